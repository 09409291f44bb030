"""The best sequence of labels under the CRF, exactly, for many sentences at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.names.tagger.network_weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from extractor.names.tagger.network_weights import Floats

MANY = 64  # sentences running at once, from which on numpy is faster along the sentences than along the labels


def best_paths(
    scores: Floats, counts: Sequence[int], starts: Sequence[int], rows: Sequence[NDArray[np.intp]], weights: Weights
) -> list[list[int]]:
    """The labels of each sentence. `scores` holds a row of label scores a character, packed as `recurrent.Packing` says.

    Going forward only the best score of each label is kept; which label it came from is worked out going back, along the best path alone.
    """
    import numpy as np

    best = scores.copy()
    into = np.ascontiguousarray(weights.transitions.T)  # row: the label arrived at
    best[: counts[0]] += weights.start
    size = len(weights.labels)
    room = np.empty(
        size * size * counts[0], dtype=np.float32
    )  # made once: new memory for each step costs more than the sums
    for before, start, count in zip(starts, starts[1:], counts[1:], strict=False):
        here = best[before : before + count]
        if count < MANY:
            reach = room[: size * size * count].reshape(count, size, size)
            np.add(here[:, :, None], weights.transitions, out=reach)
            best[start : start + count] += reach.max(axis=1)
        else:
            reach = room[: size * size * count].reshape(size, size, count)
            np.add(np.ascontiguousarray(here.T), into[:, :, None], out=reach)
            best[start : start + count] += reach.max(axis=1).T
    path = np.empty(scores.shape[0], dtype=np.intp)
    # A sentence's labels are told from its last character back; those that end at this step join in.
    running = 0
    labels = np.empty(counts[0], dtype=np.intp)
    for step in range(len(counts) - 1, -1, -1):
        start, count = starts[step], counts[step]
        here = best[start : start + count]
        if running:
            labels[:running] = (here[:running] + into[labels[:running]]).argmax(axis=1)
        if count > running:
            labels[running:count] = (here[running:] + weights.stop).argmax(axis=1)
        path[start : start + count] = labels[:count]
        running = count
    return [path[row].tolist() for row in rows]
