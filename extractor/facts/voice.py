"""Who says 我: the person whose own story a speech tells.

An official who says 我们 speaks for others and is no subject; a patient who says 我做了手术，花了3万元 is.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.mentions import Mention

_I = regex.compile(r"我(?![们国省市县区镇乡村院校行司局厂店])|自己|咱家")
_REACH = 500  # how far the marks of a speech may stand apart
_NEAR = 40  # how far from its marks the speaker may be named


def find_voice(text: str, mentions: Sequence[Mention], start: int) -> Mention | None:
    """The person who says 我 in the speech that holds the clean offset `start`; None where it is no such speech."""
    opened = text.rfind("“", max(0, start - _REACH), start + 1)
    closed = text.find("”", start, start + _REACH)
    if opened < 0 or closed < 0 or text.find("”", opened, start) >= 0:
        return None
    if not _I.search(text, opened, closed):
        return None
    after = text[closed : closed + _NEAR].split("。")[0]
    behind = [m for m in mentions if m.type == "person" and closed < m.start <= closed + len(after)]
    if behind:
        return behind[0]
    before = [m for m in mentions if m.type == "person" and opened - _NEAR < m.start < opened]
    if before and text[opened - 1 : opened] in ("：", ":"):
        return before[-1]
    return None
