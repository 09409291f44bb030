"""Noun phrases: the class of each token, and the maximal runs of a clause that can name something.

A run is written by its token indices `[first, end)`. It begins and ends with whole tokens, so no phrase ever cuts a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from extractor.facts.clauses.token import NOUNS, Token
from extractor.facts.words import words_of

# Classes: X name, N noun, A attribute, R pronoun, L place word, E 的, C conjunction, Q quotation mark, V verb, D adverb, P preposition,
# T date or duration, F figure, B bracket, M mark, O other.
NOMINAL = frozenset("XNARLECQ")
HEADS = frozenset("XN")
_QUOTES = "“”‘’「」『』《》"
_PAIRED = frozenset("“”‘’《》「」")
_JOINING = frozenset({"、", "和", "与", "及", "以及", "或", "或者", "暨"})
_CLASS_OF_TAG = {"v": "V", "r": "R", "f": "L", "s": "L", "w": "M", "p": "P"}  # all others: O
_FORWARD = frozenset("NAXQ")  # a time word or number before these is their attribute: 现代服务业


def read_classes(tokens: Sequence[Token]) -> str:
    """The class of each token of a clause, one character a token."""
    classes = [_class_of(token) for token in tokens]
    _join_brackets(tokens, classes)
    for i in range(len(tokens) - 2, -1, -1):
        if classes[i] == "O" and classes[i + 1] in _FORWARD:
            classes[i] = "A"
        elif classes[i] == "N" and classes[i + 1] in "VFD" and tokens[i].text in words_of("plan"):
            classes[i] = "D"
        elif tokens[i].text in ("至", "到") and i and classes[i - 1] == classes[i + 1] == "X":
            classes[i] = "C"  # 西安至延安
        elif classes[i] == "V" and _inside_noun(tokens, classes, i):
            classes[i] = "A"
    return "".join(classes)


def _join_brackets(tokens: Sequence[Token], classes: list[str]) -> None:
    """A short bracket inside a noun phrase is part of it: 中国（绵阳）科技城, 省（区、市）."""
    for i in range(1, len(tokens) - 2):
        if classes[i] != "B" or tokens[i].text not in "（(" or classes[i - 1] not in HEADS:
            continue
        close = next((j for j in range(i + 2, min(len(tokens) - 1, i + 6)) if tokens[j].text in "）)"), 0)
        if close and classes[close + 1] in HEADS and not set(classes[i + 1 : close]) & set("TFVPM"):
            classes[i] = classes[close] = "Q"


def _class_of(token: Token) -> str:
    if token.mention is not None:
        return "X" if token.is_name else "F" if token.kind in ("money", "percent", "quantity") else "T"
    return _class_of_word(token.text, token.tag)


@lru_cache(maxsize=1 << 14)
def _class_of_word(text: str, tag: str) -> str:
    if text in words_of("time"):
        return "T"
    if text in ("同比", "环比"):
        return "D"
    if text in ("年", "月", "日", "周", "季"):
        return "A"
    if text == "其中":
        return "M"
    if text in _QUOTES:
        return "Q"
    if text in _JOINING:
        return "C"
    if text in ("的", "之"):
        return "E"
    if text in "（）()":
        return "B"
    if text in words_of("preposition") and tag in ("p", "c", "v", "u"):
        return "P"
    if not any(char.isalnum() for char in text):
        return (
            "O" if tag in NOUNS else _class_of_tag(tag)
        )  # no mark or control character names a thing, whatever its tag
    return _class_of_tag(tag)


def _class_of_tag(tag: str) -> str:
    if tag in NOUNS:
        return "N"
    if tag in ("a", "b"):
        return "A"
    if tag in ("d", "ad", "vd"):
        return "D"
    return _CLASS_OF_TAG.get(tag, "O")


def _inside_noun(tokens: Sequence[Token], classes: Sequence[str], i: int) -> bool:
    """Whether a verb belongs to the noun behind it: 可|支配|收入, 新|开工|项目: an attribute stands right before it."""
    text = tokens[i].text
    return classes[i + 1] == "N" and i > 0 and tokens[i - 1].text in ("新", "可", "未", "待", "非") and len(text) > 1


def read_runs(classes: str) -> list[tuple[int, int]]:
    """The maximal runs of nominal tokens, each trimmed to begin and end as a noun phrase does."""
    runs = []
    i, n = 0, len(classes)
    while i < n:
        if classes[i] not in NOMINAL:
            i += 1
            continue
        j = i
        while j < n and classes[j] in NOMINAL:
            j += 1
        first, end = i, j
        while first < end and classes[first] in "ECL":
            first += 1
        while end > first and classes[end - 1] not in "XNQR":
            end -= 1
        if end > first:
            runs.append((first, end))
        i = j
    return runs


def text_of(tokens: Sequence[Token]) -> str:
    """The words joined, without a quotation mark that has no partner."""
    text = "".join([token.text for token in tokens]).replace("　", "").replace("\n", "").strip(" 、，的")
    if _PAIRED.isdisjoint(text):
        return text
    for opening, closing in ("“”", "‘’", "《》", "「」"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text
