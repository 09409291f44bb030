"""The tagger's recurrent layers: two bidirectional GRUs in numpy.

Sentences are packed step by step, so that no step computes padding; both directions of a layer run in one stacked product. Gates use
sigmoid(x) = (tanh(x/2) + 1) / 2 with the halves taken into the weights, which changes no bit of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extractor.names.tagger.network_weights import HIDDEN, Layer, load_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from extractor.names.tagger.network_weights import Floats

    Ints = NDArray[np.intp]

PROJECTED = 512  # rows whose inputs are worked out at once: what is to be read next is still in the cache


@dataclass(frozen=True)
class Packing:
    """Sentences of falling length, packed step by step.

    At step t the first `counts[t]` sentences are still running; their characters are the rows from `starts[t]`. `mirror` gives for each row the
    row of the same sentence read backward. Rows are projected in runs of whole steps: `ends` says where the run ends that starts at a row; none is longer than `widest`.
    """

    counts: list[int]
    starts: list[int]
    mirror: Ints
    rows: list[Ints]
    ends: dict[int, int]
    widest: int

    @classmethod
    def of(cls, lengths: Sequence[int]) -> Packing:
        import numpy as np

        sizes = np.asarray(lengths)
        counts = (sizes[None, :] > np.arange(sizes[0])[:, None]).sum(axis=1)
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        rows = [starts[:size] + i for i, size in enumerate(lengths)]
        mirror = np.empty(int(sizes.sum()), dtype=np.intp)
        for row in rows:
            mirror[row] = row[::-1]
        runs = _runs(counts.tolist())
        return cls(
            counts.tolist(), starts.tolist(), mirror, rows, runs, max(end - start for start, end in runs.items())
        )


def _runs(counts: Sequence[int]) -> dict[int, int]:
    """Runs of whole steps of no more than `PROJECTED` rows (or one step), as the row where each starts to where it ends."""
    ends: dict[int, int] = {}
    start = end = 0
    for count in counts:
        if end + count - start > PROJECTED and end > start:
            start = end
        end += count
        ends[start] = end
    return ends


_Project = Callable[[int, int], "Floats"]


def project_characters(ids: Ints, layer: Layer, packing: Packing) -> _Project:
    """What the first layer gets in rows `[start, stop)` of both directions: the projection of every character that occurs is worked out once."""
    import numpy as np

    known, which = np.unique(ids, return_inverse=True)
    table = load_weights().embedding[known] @ layer.into
    table += layer.bias[:, None]
    mirrored = which[packing.mirror]
    room = np.empty((2, packing.widest, 3 * HIDDEN), dtype=np.float32)

    def project(start: int, stop: int) -> Floats:
        inputs = room[:, : stop - start]
        np.take(table[0], which[start:stop], axis=0, out=inputs[0], mode="clip")
        np.take(table[1], mirrored[start:stop], axis=0, out=inputs[1], mode="clip")
        return inputs

    return project


def project_states(states: Floats, layer: Layer, packing: Packing) -> _Project:
    """What the second layer gets in rows `[start, stop)` of both directions: the states of both directions of the first, projected."""
    import numpy as np

    both_room = np.empty((2, packing.widest, 2 * HIDDEN), dtype=np.float32)
    room = np.empty((2, packing.widest, 3 * HIDDEN), dtype=np.float32)

    def project(start: int, stop: int) -> Floats:
        both, projected, mirror = both_room[:, : stop - start], room[:, : stop - start], packing.mirror[start:stop]
        both[0, :, :HIDDEN] = states[0, start:stop]
        both[1, :, HIDDEN:] = states[1, start:stop]
        np.take(states[1], mirror, axis=0, out=both[0, :, HIDDEN:], mode="clip")
        np.take(states[0], mirror, axis=0, out=both[1, :, :HIDDEN], mode="clip")
        np.matmul(both, layer.into, out=projected)
        projected += layer.bias[:, None]
        return projected

    return project


@cache
def layers() -> tuple[Layer, Layer]:
    """The layers with everything that enters a gate halved, and the candidate's reset too: see `run_layer`."""
    import numpy as np

    halved = []
    for layer in load_weights().layers:
        scale = np.ones(3 * HIDDEN, dtype=np.float32)
        scale[: 2 * HIDDEN] = 0.5
        halved.append(
            Layer(
                np.ascontiguousarray(layer.into * scale),
                layer.bias * scale,
                np.ascontiguousarray(layer.gates * np.float32(0.5)),
                np.ascontiguousarray(layer.candidate * np.float32(0.5)),
            )
        )
    return halved[0], halved[1]


def run_layer(layer: Layer, project: _Project, packing: Packing) -> Floats:
    """The states of a layer after each character, both directions.

    u, r = sigmoid(x + h·Wg); c = tanh(x + (r·h)·Wc); h = h + u·(c - h). With t = 2·sigmoid - 1: r·h = (t + 1)·h / 2.
    """
    import numpy as np

    states = np.empty((2, packing.mirror.size, HIDDEN), dtype=np.float32)
    most = packing.counts[0]
    before = np.zeros((2, most, HIDDEN), dtype=np.float32)
    gate_room = np.empty((2, most, 2 * HIDDEN), dtype=np.float32)
    reset_room = np.empty((2, most, HIDDEN), dtype=np.float32)
    candidate_room = np.empty((2, most, HIDDEN), dtype=np.float32)
    projected = 0  # rows up to here
    inputs = states
    for count, start in zip(packing.counts, packing.starts, strict=True):
        if start >= projected:
            first, projected = start, packing.ends[start]
            inputs = project(first, projected)
        x = inputs[:, start - first : start - first + count]
        h = before[:, :count]
        gates, reset, candidate = gate_room[:, :count], reset_room[:, :count], candidate_room[:, :count]
        np.matmul(h, layer.gates, out=gates)
        gates += x[:, :, : 2 * HIDDEN]
        np.tanh(gates, out=gates)
        gates += 1
        np.multiply(gates[:, :, HIDDEN:], h, out=reset)
        np.matmul(reset, layer.candidate, out=candidate)
        candidate += x[:, :, 2 * HIDDEN :]
        np.tanh(candidate, out=candidate)
        candidate -= h
        candidate *= gates[:, :, :HIDDEN]
        candidate *= np.float32(0.5)
        after = states[:, start : start + count]
        np.add(h, candidate, out=after)
        before = after
    return states
