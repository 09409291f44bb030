"""The fast tagger gives the tags of a plain one, on anything."""

from __future__ import annotations

import random
from functools import cache

import numpy as np
import pytest
from marked_names import read_marked

from extractor.names.tagger.network import read_sentences, tag_words
from extractor.names.tagger.network_input import LONGEST, cut_sentences, normalize
from extractor.names.tagger.network_weights import Layer, Weights, load_weights
from extractor.text import fold

SENTENCES = [fold(text) for text, _ in read_marked("news_names.txt")]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def plain_gru(layer: Layer, direction: int, inputs):
    """One direction of a layer, character by character, as the paper writes it (in doubles, so that it is the more exact of the two)."""
    into, bias = layer.into[direction].astype(float), layer.bias[direction].astype(float)
    gates, candidate = layer.gates[direction].astype(float), layer.candidate[direction].astype(float)
    state = np.zeros(128)
    states = []
    for row in inputs[::-1] if direction else inputs:
        x = row @ into + bias
        u, r = np.split(sigmoid(x[:256] + state @ gates), 2)
        c = np.tanh(x[256:] + (r * state) @ candidate)
        state = (1 - u) * state + u * c
        states.append(state)
    return states[::-1] if direction else states


def plain_tags(sentence: str) -> list[str]:
    """The tags of one normalised sentence, worked out without any of the tagger's shortcuts."""
    weights: Weights = load_weights()
    rows = [weights.embedding[weights.ids.get(char, weights.unknown)].astype(float) for char in sentence]
    for layer in weights.layers:
        rows = [np.concatenate(pair) for pair in zip(plain_gru(layer, 0, rows), plain_gru(layer, 1, rows), strict=True)]
    scores = [row @ weights.out.astype(float) + weights.out_bias for row in rows]
    best, came = scores[0] + weights.start, []
    for score in scores[1:]:
        reach = best[:, None] + weights.transitions
        came.append(reach.argmax(axis=0))
        best = reach.max(axis=0) + score
    label = int((best + weights.stop).argmax())
    path = [label]
    for step in reversed(came):
        label = int(step[label])
        path.append(label)
    return [weights.labels[label] for label in reversed(path)]


@cache
def alphabet() -> str:
    return "".join(sorted(set("".join(SENTENCES)))) + "龘𠮷aZ9😀 "


def test_tags_are_those_of_the_plain_reference() -> None:
    random.seed(5)
    noise = ["".join(random.choices(alphabet(), k=size)) for size in (1, 1, 2, 3, 17, 60)]
    sentences = [normalize(sentence) for sentence in [*SENTENCES[:25], *noise]]
    assert [labels for labels, _, _ in read_sentences(sentences)] == [plain_tags(sentence) for sentence in sentences]


def test_batching_does_not_change_the_tags() -> None:
    sentences = [normalize(sentence) for sentence in SENTENCES]
    together = read_sentences(sentences)
    for (labels, margins, _), (alone, others, _) in zip(
        together, [read_sentences([s])[0] for s in sentences], strict=True
    ):
        assert labels == alone
        assert margins == pytest.approx(others, abs=0.02)


def test_words_cover_their_text() -> None:
    texts = ["", "一", *SENTENCES, "没有标点" * 200]
    for text, words in zip(texts, tag_words(texts), strict=True):
        assert "".join(text[word.start : word.end] for word in words) == text
        assert all(word.start < word.end for word in words)


@pytest.mark.parametrize(
    "text", ["", "好。", "，" * 1000, "啊" * 1001, "他说：“走！”她没走。再见", "a\n\nb\n", "一，" * 500 + "！！！"]
)
def test_sentences_cover_the_text(text: str) -> None:
    spans = list(cut_sentences(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(0 < end - start <= LONGEST for start, end in spans)


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    text = "他说：“走！”她没走。"
    assert [text[start:end] for start, end in cut_sentences(text)] == ["他说：“走！”", "她没走。"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ＡBc１２％", "abc12%"),
        ("甲、乙。", "甲,乙."),
        ("“一”‘二’", "\"一\"'二'"),
        ("（三）—《四》·", "(三)-《四》·"),
        ("五 六\u3000七\t", "五,六,七,"),
    ],
)
def test_text_is_put_in_the_form_of_the_training_text(text: str, plain: str) -> None:
    assert normalize(text) == plain
