"""Whose own story a speech tells: who says 我, or a plain person whose words are quoted.

An official who says 我们 speaks for others and is no subject; a patient who says 我做了手术，花了3万元 is, and so is a
farmer without a post whose words end in …，他说.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.mentions import Mention
from extractor.models import Person

_I = regex.compile(r"我(?![们国省市县区镇乡村院校行司局厂店])|自己|咱家")
_WE = regex.compile(r"我们(?![国省市县区镇乡村])")
_DAY = regex.compile(r"^[^，]{0,6}[日月天午晚晨]，")
_REACH = 500  # how far the marks of a speech may stand apart
_NEAR = 40  # how far from its marks the speaker may be named
_POSTS = regex.compile(
    r"[长任记理裁席员监]$|工程师|人$|董事|秘书|主播|教授|专家|经济师|医[生师]|教[师练]|老师|处|科|局|部"
)
_HOMES = ("省", "市", "县", "区", "镇", "乡", "村", "街道", "社区", "小区")  # where a person lives, no employer
_PRONOUN = regex.compile(
    r"^[，。]?(?:[她他]|老人|老汉|老伯|老太太|姑娘|小伙子?|小伙儿|大[妈爷叔娘姐]|阿姨|奶奶|爷爷|母亲|父亲|妈妈|女孩|男孩)(?:[^，。“”]{0,6})(?:说|道|告诉|坦言|感慨|回忆|介绍|笑)"
)


def find_voice(text: str, mentions: Sequence[Mention], start: int, known: Sequence[Mention] = ()) -> Mention | None:
    """The person whose story the speech tells that holds the clean offset `start`; None where it is no such speech.

    `known` are the names of the article up to here, among them the person that 她说 or 老人说 means.
    """
    opened = text.rfind("“", max(0, start - _REACH), start + 1)
    closed = text.find("”", start, start + _REACH)
    if opened < 0 or closed < 0 or text.find("”", opened, start) >= 0:
        return None
    after = text[closed + 1 : closed + _NEAR].split("。")[0]
    behind = [m for m in mentions if m.type == "person" and closed < m.start <= closed + len(after)]
    before = [m for m in mentions if m.type == "person" and opened - _NEAR < m.start < opened]
    if _I.search(text, opened, closed):
        if behind:
            return behind[0]
        if before and text[opened - 1 : opened] in ("：", ":"):
            return before[-1]
    if (
        behind
        and not has_post(behind[0])
        and "，" not in _DAY.sub("", text[closed + 1 : behind[0].start].strip("，。 "))
    ):
        return behind[0]
    if behind and _WE.search(text, opened, closed):
        employers = [m for m in mentions if m.type == "organization" and closed < m.start < behind[0].start]
        return employers[-1] if employers else None
    if before and not has_post(before[-1]) and text[opened - 1] in "：:" and "。" not in text[before[-1].end : opened]:
        return before[-1]
    if _PRONOUN.match(text[closed + 1 : closed + _NEAR]):
        persons = [m for m in [*known, *(m for m in mentions if m.end <= opened)] if m.type == "person"]
        if persons and not has_post(persons[-1]):
            return persons[-1]
    return None


def has_post(mention: Mention) -> bool:
    """Whether a person is named with a post or an employer: one who speaks for others."""
    value = mention.value
    if not isinstance(value, Person):
        return False
    employed = value.organization is not None and not value.organization.endswith(_HOMES)
    return employed or bool(value.title and _POSTS.search(value.title))
