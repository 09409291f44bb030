"""The neural tagger in numpy: words with parts of speech, and names, in the text of a whole page at once.

Sentences are sorted by length and read together, layer by layer (recurrent.py); the best labels are found for all of them at once (viterbi.py). The
tags are those of the plain reference in tests/names/test_network.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.mentions import Word
from extractor.names.tagger.leaning import KINDS, Leaning
from extractor.names.tagger.network_input import cut_sentences, normalize
from extractor.names.tagger.network_weights import load_weights
from extractor.names.tagger.recurrent import Packing, layers, project_characters, project_states, run_layer
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
    start, end = 0, len(labels)
    while start < end:
        tag, inside = _spelt(labels[start])
        i = start + 1
        while i < end and labels[i] == inside:
            i += 1
        margin = sum(margins[start:i]) / (i - start) if margins[start] or any(margins[start:i]) else 0.0
        words.append(Word(offset + start, offset + i, tag, margin))
        start = i
    return words


@cache
def _spelt(label: str) -> tuple[str, str]:
    """The tag of a word that begins with the label, and the label of its further characters."""
    kind, _, place = label.partition("-")
    return (kind, f"{kind}-I") if place else ("w", "w-I")


def _tag_batch(sentences: Sequence[str]) -> list[tuple[list[int], list[float], Floats]]:
    """The best path of labels of each sentence, with the margins and leanings of its names. The sentences are not empty and fall in length."""
    import numpy as np

    weights = load_weights()
    packing = Packing.of([len(sentence) for sentence in sentences])
    ids = np.empty(packing.mirror.size, dtype=np.intp)
    for sentence, row in zip(sentences, packing.rows, strict=True):
        ids[row] = [weights.ids.get(char, weights.unknown) for char in sentence]
    first, second = layers()
    states = run_layer(first, project_characters(ids, first, packing), packing)
    states = run_layer(second, project_states(states, second, packing), packing)
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
