"""Folding: the form of a text in which rules and dictionaries match it, the same length as the text as it is printed.

Folded are full-width letters, digits and number signs to half width; traditional characters to simplified ones; the radicals that fonts of
PDF exports print in place of characters, and compatibility ideographs, to the characters meant. All one to one, so that offsets hold.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from extractor.lexicon import Radical, Traditional, rows

# Full-width letters, digits and the signs that stand inside numbers. Sentence punctuation （，；：！？） keeps its width:
# a full-width comma ends a clause, a half-width one may group digits.
_HALF = {0xFF01 + i: chr(0x21 + i) for i in range(94) if chr(0x21 + i) not in ",;:!?()"} | {0x3000: " ", 0xFFE5: "¥"}
# 參 is 3 among the capitals of sums of money (參拾元, 伍拾參), else 参 (參加).
_THREE = re.compile(r"參(?=[拾佰仟萬万億亿元圓圆角])|(?<=[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零])參")
_KANGXI = range(0x2F00, 0x2FD6)
_COMPATIBILITY = (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))


def fold_width(text: str) -> str:
    """`text` with full-width letters, digits and number signs (％ ＋ － ． ／ ￥) in half width; same length."""
    return text if text.isascii() else text.translate(_HALF)


def fold(text: str) -> str:
    """`text` as rules and dictionaries match it; same length.

    Sources: Unicode's decompositions (Kangxi radicals, compatibility ideographs), lexicons/radicals.tsv, lexicons/traditional.tsv.
    """
    if text.isascii() or _foldable().isdisjoint(text):
        return text
    return (_THREE.sub("叁", text) if "參" in text else text).translate(_table())


def simplify(text: str) -> str:
    """`text` with simplified characters in place of traditional ones, radicals and compatibility ideographs; same length, widths as they are."""
    if text.isascii() or _simplifiable().isdisjoint(text):
        return text
    return (_THREE.sub("叁", text) if "參" in text else text).translate(_characters())


@cache
def radicals() -> dict[int, str]:
    """Code point of a radical or compatibility ideograph to the character it stands for, for `str.translate`."""
    plain = {point: unicodedata.normalize("NFKC", chr(point)) for point in (*_KANGXI, *_COMPATIBILITY)}
    listed = {ord(row.radical): row.character for row in rows(Radical)}
    return {point: char for point, char in plain.items() if len(char) == 1 and ord(char) != point} | listed


@cache
def _characters() -> dict[int, str]:
    simplified = {row.traditional: row.simplified for row in rows(Traditional)}
    # A radical may stand for a character that is a traditional one itself.
    meant = {point: simplified.get(char, char) for point, char in radicals().items()}
    return meant | {ord(traditional): plain for traditional, plain in simplified.items()}


@cache
def _simplifiable() -> frozenset[str]:
    return frozenset(map(chr, _characters()))


@cache
def _table() -> dict[int, str]:
    return _characters() | _HALF


@cache
def _foldable() -> frozenset[str]:
    # A set: a pattern with characters beyond the basic plane is tried one by one, at a hundred times the cost.
    return frozenset(map(chr, _table()))
