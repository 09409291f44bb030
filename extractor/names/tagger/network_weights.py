"""The weights of the tagger, read from where jieba's wheel ships them.

LAC-small (Baidu, Apache-2.0) lies in `jieba/lac_small`: a character embedding, two bidirectional GRU layers and a CRF over 57 labels. The files
are Paddle's tensors; numpy reads them, so neither Paddle nor jieba itself is imported.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]

HIDDEN = 128  # the width of a GRU's state; gates take two of these, the candidate one


class WeightsError(RuntimeError):
    """The tagger's weights are not where jieba ships them, or not in the form they are shipped in."""


@dataclass(frozen=True)
class Layer:
    """A bidirectional GRU layer; the first axis of every array is the direction (forward, backward).

    `into`: input projection to gates (update, reset) and candidate; `bias` goes with it. `gates`, `candidate`: from the state.
    """

    into: Floats
    bias: Floats
    gates: Floats
    candidate: Floats


@dataclass(frozen=True)
class Weights:
    """All the tagger knows. `ids` maps a character to its row of `embedding`, `labels` lists the tags in the order of their scores."""

    ids: dict[str, int]
    unknown: int
    labels: tuple[str, ...]
    embedding: Floats
    layers: tuple[Layer, Layer]
    out: Floats
    out_bias: Floats
    start: Floats
    stop: Floats
    transitions: Floats


@cache
def load_weights() -> Weights:
    """The weights, read once. Raises WeightsError where jieba (0.40 or later) is not installed or its model is damaged."""
    import numpy as np

    folder = _folder()
    model = folder / "model_baseline"

    def layer(forward: int, inputs: int) -> Layer:
        pair = (forward, forward + 1)
        recurrent = [_tensor(model / f"gru_{i}.w_0", (HIDDEN, 3 * HIDDEN)).ravel() for i in pair]
        split = HIDDEN * 2 * HIDDEN  # Paddle keeps two matrices one behind the other in this tensor
        return Layer(
            into=np.stack([_tensor(model / f"fc_{i}.w_0", (inputs, 3 * HIDDEN)) for i in pair]),
            bias=np.stack(
                [_tensor(model / f"fc_{i}.b_0", (384,)) + _tensor(model / f"gru_{i}.b_0", (1, 384))[0] for i in pair]
            ),
            gates=np.stack([flat[:split].reshape(HIDDEN, 2 * HIDDEN) for flat in recurrent]),
            candidate=np.stack([flat[split:].reshape(HIDDEN, HIDDEN) for flat in recurrent]),
        )

    labels = tuple(name for _, name in _numbered(folder / "tag.dic"))
    ids = {name: number for number, name in _numbered(folder / "word.dic")}
    crf = _tensor(model / "crfw", (len(labels) + 2, len(labels)))
    return Weights(
        ids=ids,
        unknown=ids["OOV"],
        labels=labels,
        embedding=_tensor(model / "word_emb", (max(ids.values()) + 1, HIDDEN)),
        layers=(layer(0, HIDDEN), layer(2, 2 * HIDDEN)),
        out=_tensor(model / "fc_4.w_0", (2 * HIDDEN, len(labels))),
        out_bias=_tensor(model / "fc_4.b_0", (len(labels),)),
        start=crf[0],
        stop=crf[1],
        transitions=crf[2:],
    )


def _folder() -> Path:
    spec = find_spec("jieba")
    folder = Path(spec.origin).parent / "lac_small" if spec is not None and spec.origin is not None else None
    if folder is None or not (folder / "model_baseline" / "crfw").is_file():
        raise WeightsError(
            "the tagger's weights are missing: they come with jieba 0.42.1 (pip install 'jieba>=0.42.1')"
        )
    return folder


def _numbered(path: Path) -> list[tuple[int, str]]:
    """The entries of a Paddle dictionary, in file order: a number, a tab, a name. Lines that name nothing are skipped, as LAC does."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [(int(row[0]), row[1]) for row in rows if len(row) == 2]


def _tensor(path: Path, shape: tuple[int, ...]) -> Floats:
    """A Paddle tensor file of 32-bit floats.

    Layout: uint32 version; uint64 number of LoD levels, each a uint64 size and its bytes; uint32 version; int32 length of a protobuf
    description; the data, row by row. The description is not parsed: the shape is known, and the length of the data must agree.
    """
    import numpy as np

    data = path.read_bytes()
    levels = struct.unpack_from("<Q", data, 4)[0]
    at = 12
    for _ in range(levels):
        at += 8 + struct.unpack_from("<Q", data, at)[0]
    described = struct.unpack_from("<i", data, at + 4)[0]
    floats = np.frombuffer(data, dtype="<f4", offset=at + 8 + described)
    if floats.size != int(np.prod(shape)):
        raise WeightsError(f"{path}: {floats.size} numbers, expected {shape}")
    return floats.reshape(shape).astype(np.float32)
