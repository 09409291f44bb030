"""One name for one thing: wordings of the same name within a document share a canonical one.

Two wordings are one name where they are equal but for quotation marks, or where the shorter is the longer one's tail (交易平台 for
自然资源交易平台) or its abbreviation (医保局 for 医疗保障局) and no other longer name fits as well.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

_MARKS = regex.compile(r"[\s“”‘’\"'《》「」『』()（）]")


def plain_name(name: str) -> str:
    """The name without quotation marks, brackets and white space."""
    return _MARKS.sub("", name)


def group_names(names: Sequence[str]) -> dict[str, str]:
    """The canonical wording of each name; it is one of `names`. A name that shares nothing stands for itself.

    The longest wording of a group is canonical; of equally long ones the first.
    """
    order = {name: i for i, name in reversed(list(enumerate(names)))}
    canonical: dict[str, str] = {}
    by_plain: dict[str, str] = {}
    for name in sorted(order, key=lambda n: (-len(plain_name(n)), order[n])):
        plain = plain_name(name)
        if plain in by_plain:
            canonical[name] = by_plain[plain]
            continue
        fitting = {
            by_plain[longer]
            for longer in by_plain
            if canonical[by_plain[longer]] == by_plain[longer] and is_short_for(plain, longer)
        }
        canonical[name] = by_plain[plain] = fitting.pop() if len(fitting) == 1 else name
    return canonical


def is_short_for(short: str, long: str) -> bool:
    """Whether `short` is a tail of `long`, or an abbreviation that keeps its first and last character."""
    if not 3 <= len(short) < len(long):
        return False
    if long.endswith(short):
        return True
    if short[0] != long[0] or short[-1] != long[-1] or len(long) > 2.5 * len(short):
        return False
    rest = iter(long)
    return all(character in rest for character in short)
