"""One name for one thing: wordings of the same name within a document share a canonical one.

Two wordings are one name where they are equal but for quotation marks and brackets, or where the shorter is the longer one's tail (交易平台
for 公共资源交易平台) or takes at least a character of each of its words (长护险 for 长期护理保险), and no other longer name fits as well.
A shorter name that leaves a word out in the middle is another one: 大病保险 is not 大病补充保险, 中国银行 not 中国建设银行.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

_MARKS = regex.compile(r"[\s“”‘’\"'《》「」『』()（）]")
# A tail as short as this says only the kind (平台, 保险).
_SHORTEST = 3


def plain_name(name: str) -> str:
    """The name without quotation marks, brackets and white space."""
    return _MARKS.sub("", name)


def is_short_for(short: str, long: str) -> bool:
    """Whether `short` is a tail of `long` that begins with one of its words, or an abbreviation with something of each word.

    Both are plain names. An abbreviation keeps the first character.
    """
    if not _SHORTEST <= len(short) < len(long):
        return False
    if long.endswith(short):
        return len(long) - len(short) in _borders(long)
    return short[0] == long[0] and len(long) <= 4 * len(short) and _takes_of_each(short, _words(long))


def tails(long: str) -> list[str]:
    """The names that are short for `long` as its tail."""
    return [long[border:] for border in sorted(_borders(long)) if 0 < border <= len(long) - _SHORTEST]


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name. What the dictionary has as one long word (工业大学, 产权交易) is cut in twos, as such words are made."""
    import rjieba

    words: list[str] = []
    for word in rjieba.cut(name):
        while len(word) > 3:
            words.append(word[:2])
            word = word[2:]
        words.append(word)
    return tuple(words)


def _borders(name: str) -> set[int]:
    borders, end = set(), 0
    for word in _words(name):
        borders.add(end)
        end += len(word)
    return borders


def _takes_of_each(short: str, words: Sequence[str]) -> bool:
    """Whether `short` falls into pieces, one for each word in order, each of some of the word's characters, two words or more cut short."""
    states = {(0, 0)}  # how much of `short` is used up, and how many words were cut short
    for word in words:
        reached = set()
        for start, cut in states:  # in any order: what is reached is a set again
            end, rest = start, iter(word)
            while end < len(short) and any(character == short[end] for character in rest):
                end += 1
                reached.add((end, min(2, cut + (end - start < len(word)))))
        states = reached
    return (len(short), 2) in states
