"""The neural tagger in numpy: words with parts of speech, and names, in the text of a whole page at once.

Sentences are sorted by length and packed step by step, so that no step computes padding; both directions of a layer run in one stacked
product. Gates use sigmoid(x) = (tanh(x/2) + 1) / 2 with the halves taken into the weights, which changes no bit of them. The tags are those of
the plain reference in tests/names/test_network.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extractor.mentions import Word
from extractor.names.tagger.leaning import KINDS, Leaning
from extractor.names.tagger.network_input import cut_sentences, normalize
from extractor.names.tagger.network_weights import HIDDEN, Layer, load_weights
from extractor.names.tagger.viterbi import best_paths

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from threadpoolctl import ThreadpoolController

    from extractor.names.tagger.network_weights import Floats

    Ints = NDArray[np.intp]

BATCH = 12_000  # characters tagged together: enough for the matrix products, small enough for the cache and for memory


def tag_words(texts: Sequence[str]) -> list[list[Word]]:
    """The words of each (simplified) text with their tags, in order; together they cover the text.

    Tags are LAC's: PER, LOC, ORG, TIME for names, else its parts of speech (`n`, `v`, `ns`, `nt`, `w`, …).
    """
    return [words for words, _ in read_texts(texts)]


def read_texts(texts: Sequence[str]) -> list[tuple[list[Word], Leaning]]:
    """The words of each text, as `tag_words` gives them, and how far the network leans towards names in it."""
    import numpy as np

    places: list[tuple[int, int, int]] = []
    for number, text in enumerate(texts):
        places += [(number, start, end) for start, end in cut_sentences(text)]
    plain = [normalize(text) for text in texts]
    read = read_sentences([plain[number][start:end] for number, start, end in places])
    words: list[list[Word]] = [[] for _ in texts]
    leanings: list[list[Floats]] = [[np.zeros((0, 2 * len(KINDS)), dtype=np.float32)] for _ in texts]
    for (number, start, _), (labels, margins, leaning) in zip(places, read, strict=True):
        words[number] += _words(labels, margins, start)
        leanings[number].append(leaning)
    return [(own, Leaning(np.concatenate(parts))) for own, parts in zip(words, leanings, strict=True)]


def read_sentences(sentences: Sequence[str]) -> list[tuple[list[str], list[float], Floats]]:
    """For each normalised sentence one label a character (`PER-B`, `n-I`, `O`, …), how sure the network is of its kind, and the scores of its `Leaning`.

    How sure is the margin by which the best label of the kind beats the best of any other, before the neighbours are asked; 0 where the label names nothing.
    """
    import numpy as np

    order = sorted(range(len(sentences)), key=lambda i: -len(sentences[i]))
    none = np.zeros((0, 2 * len(KINDS)), dtype=np.float32)
    read: list[tuple[list[str], list[float], Floats]] = [([], [], none) for _ in sentences]
    names = load_weights().labels if sentences else ()
    for batch in _batches(sentences, order):
        with _blas().limit(limits=1, user_api="blas"):
            paths = _tag_batch([sentences[i] for i in batch])
        for i, (path, margins, leaning) in zip(batch, paths, strict=True):
            read[i] = [names[label] for label in path], margins, leaning
    return read


@cache
def _blas() -> ThreadpoolController:
    """numpy's BLAS. Its matrices here are too small for several threads, and several processes with several threads each stand in each other's way."""
    import numpy  # noqa: F401  # the controller knows only libraries that are loaded
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _batches(sentences: Sequence[str], order: Sequence[int]) -> list[list[int]]:
    batches: list[list[int]] = []
    room = 0
    for i in order:
        size = len(sentences[i])
        if not size:
            break  # the order is by falling length: only empty ones follow
        if room < size:
            batches.append([])
            room = BATCH
        batches[-1].append(i)
        room -= size
    return batches


def _words(labels: Sequence[str], margins: Sequence[float], offset: int) -> list[Word]:
    """The words that the labels of a sentence at `offset` spell. A word goes on through `X-I` behind `X-B` or `X-I`; it is as sure as its characters on the average."""
    words: list[Word] = []
    start = 0
    tag = ""
    for i, label in enumerate(labels):
        kind, _, place = label.partition("-")
        if place == "I" and kind == tag:
            continue
        if i:
            words.append(Word(offset + start, offset + i, tag, sum(margins[start:i]) / (i - start)))
        start, tag = i, kind if place else "w"
    if labels:
        words.append(Word(offset + start, offset + len(labels), tag, sum(margins[start:]) / (len(labels) - start)))
    return words


@dataclass(frozen=True)
class _Packing:
    """Sentences of falling length, packed step by step.

    At step t the first `counts[t]` sentences are still running; their characters are the rows from `starts[t]`. `mirror` gives for each row the
    row of the same sentence read backward.
    """

    counts: list[int]
    starts: list[int]
    mirror: Ints
    rows: list[Ints]

    @classmethod
    def of(cls, lengths: Sequence[int]) -> _Packing:
        import numpy as np

        sizes = np.asarray(lengths)
        counts = (sizes[None, :] > np.arange(sizes[0])[:, None]).sum(axis=1)
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        rows = [starts[:size] + i for i, size in enumerate(lengths)]
        mirror = np.empty(int(sizes.sum()), dtype=np.intp)
        for row in rows:
            mirror[row] = row[::-1]
        return cls(counts.tolist(), starts.tolist(), mirror, rows)


def _tag_batch(sentences: Sequence[str]) -> list[tuple[list[int], list[float], Floats]]:
    """The best path of labels of each sentence, with the margins and leanings of its names. The sentences are not empty and fall in length."""
    import numpy as np

    weights = load_weights()
    packing = _Packing.of([len(sentence) for sentence in sentences])
    ids = np.empty(packing.mirror.size, dtype=np.intp)
    for sentence, row in zip(sentences, packing.rows, strict=True):
        ids[row] = [weights.ids.get(char, weights.unknown) for char in sentence]
    first, second = _layers()
    states = _run(first, _projected_characters(ids, first, packing), packing)
    states = _run(second, _projected_states(states, second, packing), packing)
    both = np.concatenate([states[0], states[1][packing.mirror]], axis=1)
    scores = both @ weights.out + weights.out_bias
    paths = best_paths(scores, packing.counts, packing.starts, packing.rows, weights)
    margins = _margins(scores, paths, packing.rows)
    leanings = _leanings(scores)
    return list(zip(paths, margins, [leanings[row] for row in packing.rows], strict=True))


def _leanings(scores: Floats) -> Floats:
    """What `Leaning` says of each character."""
    import numpy as np

    labels = load_weights().labels
    by_label = np.ascontiguousarray(scores.T)
    kinds = _name_columns()[: len(KINDS)]
    parts = [[by_label[[i for i in kind if labels[i].endswith(part)]].max(axis=0) for kind in kinds] for part in "BI"]
    named = {i for kind in kinds for i in kind}
    rest = by_label[[i for i in range(len(labels)) if i not in named]].max(axis=0)
    whole = [np.maximum(*both) for both in zip(*parts, strict=True)]
    columns = []
    for part in parts:
        for number, own in enumerate(part):
            others = [rest, *(each for i, each in enumerate(whole) if i != number)]
            columns.append(own - np.maximum.reduce(others))
    return np.round(np.stack(columns, axis=1), 2)


def _margins(scores: Floats, paths: Sequence[Sequence[int]], rows: Sequence[Ints]) -> list[list[float]]:
    """By how much the kind of each character's label beats all others, where that kind is one of names; else 0."""
    import numpy as np

    best = np.empty(len(scores), dtype=np.intp)
    for path, row in zip(paths, rows, strict=True):
        best[row] = path
    margins = np.zeros(len(scores), dtype=np.float32)
    for columns in _name_columns():
        at = np.flatnonzero(np.isin(best, columns))
        if at.size:
            own = scores[at][:, columns].max(axis=1)
            others = scores[at]
            others[:, columns] = -np.inf
            margins[at] = own - others.max(axis=1)
    return [np.round(margins[row], 2).tolist() for row in rows]  # what lies beyond depends on the batch


@cache
def _name_columns() -> list[list[int]]:
    """The labels of each kind of name; LAC has two sets of them, from two annotations: PER-B, PER-I, nr-B and nr-I, …"""
    labels = load_weights().labels
    return [
        [i for i, label in enumerate(labels) if label.partition("-")[0] in kinds]
        for kinds in (("PER", "nr"), ("LOC", "ns"), ("ORG", "nt"), ("nz",))
    ]


def _projected_characters(ids: Ints, layer: Layer, packing: _Packing) -> Floats:
    """What the first layer gets at each step of both directions: the projection of every character that occurs is worked out once."""
    import numpy as np

    known, which = np.unique(ids, return_inverse=True)
    table = load_weights().embedding[known] @ layer.into
    table += layer.bias[:, None]
    inputs = np.empty((2, ids.size, 3 * HIDDEN), dtype=np.float32)
    np.take(table[0], which, axis=0, out=inputs[0], mode="clip")
    np.take(table[1], which[packing.mirror], axis=0, out=inputs[1], mode="clip")
    return inputs


def _projected_states(states: Floats, layer: Layer, packing: _Packing) -> Floats:
    """What the second layer gets at each step of both directions: the states of both directions of the first, projected."""
    import numpy as np

    both = np.empty((2, states.shape[1], 2 * HIDDEN), dtype=np.float32)
    both[0, :, :HIDDEN] = states[0]
    both[1, :, HIDDEN:] = states[1]
    np.take(states[1], packing.mirror, axis=0, out=both[0, :, HIDDEN:], mode="clip")
    np.take(states[0], packing.mirror, axis=0, out=both[1, :, :HIDDEN], mode="clip")
    projected: Floats = np.matmul(both, layer.into)
    projected += layer.bias[:, None]
    return projected


@cache
def _layers() -> tuple[Layer, Layer]:
    """The layers with everything that enters a gate halved, and the candidate's reset too: see `_run`."""
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


def _run(layer: Layer, inputs: Floats, packing: _Packing) -> Floats:
    """The states of a layer after each character, both directions, rows as in `inputs`.

    u, r = sigmoid(x + h·Wg); c = tanh(x + (r·h)·Wc); h = h + u·(c - h). With t = 2·sigmoid - 1: r·h = (t + 1)·h / 2.
    """
    import numpy as np

    states = np.empty((2, inputs.shape[1], HIDDEN), dtype=np.float32)
    most = packing.counts[0]
    before = np.zeros((2, most, HIDDEN), dtype=np.float32)
    gate_room = np.empty((2, most, 2 * HIDDEN), dtype=np.float32)
    reset_room = np.empty((2, most, HIDDEN), dtype=np.float32)
    candidate_room = np.empty((2, most, HIDDEN), dtype=np.float32)
    for count, start in zip(packing.counts, packing.starts, strict=True):
        x = inputs[:, start : start + count]
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
