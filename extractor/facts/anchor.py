"""The dates of a clause that can govern figures: where they stand, and which are only bases, clock times or days of a report."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.facts.clause import Clause, Token
from extractor.facts.words import words_of
from extractor.models import Date, Percent, Quantity

_COMPARED = frozenset({"比", "较", "同比", "环比", "与", "和", "同", "跟", "相比", "高于", "低于", "超过", "对比"})
_FRONT = frozenset({"自", "从", "截至", "截止", "到", "在", "于", "至", "自从", "早在", "直到", "等到", "就"})
_SPAN = regex.compile(r"来$|以来$|^近|^过去|^前|^最近|间$|^这")
_LEARNS = regex.compile(r"记者.{0,12}(?:获悉|了解到|看到|采访)|^(?:据|从).{0,20}(?:获悉|了解到|介绍)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date in a clause: whether it opens the clause, follows its subject, or stands further in."""

    token: Token
    place: str  # "opening", "subject" or "inner"


def date_behind(clause: Clause, at: int) -> Token | None:
    """The date of what the figure did, behind it: 首批48人已于今年3月全部上岗."""
    for i in range(at + 1, min(len(clause.tokens), at + 4)):
        token = clause.tokens[i]
        if token.kind == "date" and clause.tokens[i - 1].text == "于" and not is_vague(token):
            return token
        if token.mention or token.tag not in ("d", "p", "ad", "v"):
            return None
    return None


def read_anchors(clause: Clause) -> list[Anchor]:
    """The dates of a clause that can govern figures, in order."""
    anchors = []
    for i, token in enumerate(clause.tokens):
        if not _is_date(clause, i):
            continue
        anchors.append(Anchor(token, _place(clause, i)))
    return anchors


def date_before(clause: Clause, at: int) -> Token | None:
    """The nearest governing date before the figure in its own clause."""
    for i in range(at - 1, -1, -1):
        token = clause.tokens[i]
        if (
            _is_date(clause, i)
            and not (_place(clause, i) == "inner" and is_vague(token))
            and not _dates_other(clause, i, at)
        ):
            return token
    return None


def _dates_other(clause: Clause, i: int, at: int) -> bool:
    """Whether a date is that of another figure between it and `at`: 从2022年的81.3%升至90.6%."""
    tokens = clause.tokens
    after = i + 2 if i + 1 < at and tokens[i + 1].text == "的" else i + 1
    opened = i > 0 and tokens[i - 1].text in ("从", "由")
    return after < at and tokens[after].is_figure and (after == i + 2 or opened)


def _is_date(clause: Clause, i: int) -> bool:
    token = clause.tokens[i]
    if token.kind == "duration":
        following = clause.tokens[i + 1].text if i + 1 < len(clause.tokens) else ""
        if not (_SPAN.search(token.text) or following in ("来", "以来", "间")):
            return False
        return _place(clause, i) != "inner"
    if token.kind != "date" or _is_clock_time(token):
        return False
    before = clause.tokens[i - 1].text if i else ""
    after = clause.tokens[i + 1].text if i + 1 < len(clause.tokens) else ""
    starts = before in ("从", "由")  # 由2022年的31%提高到78%
    if after == "的" and not starts and i + 2 < len(clause.tokens) and _is_multiple(clause.tokens[i + 2]):
        return False  # 是2020年的1.6倍
    if _LEARNS.search(clause.text):
        return False  # 记者昨日获悉
    return before not in _COMPARED and after not in ("相比",) and not before.endswith(("比", "较"))


def _place(clause: Clause, i: int) -> str:
    """Where in its clause a date stands."""
    tokens = clause.tokens
    verbs = names = False
    for token in tokens[:i]:
        if token.kind in ("date", "duration"):
            continue
        if token.is_name or token.is_noun:
            names = names or token.text not in words_of("introducer")
        elif (
            not token.mention and token.tag in ("v", "p", "vn") and token.text not in _FRONT | words_of("introducer")
        ) or (token.is_figure and (verbs or names)):
            verbs = True
        elif token.is_figure:
            names = True
    if verbs:
        return "inner"
    if _is_attributive(tokens, i):
        return "inner"
    if not names:
        return "opening"
    if i and tokens[i - 1].text == "于" and any(t.is_figure for t in tokens[:3]):
        return "subject"  # 首批48人已于今年3月全部上岗
    if any(token.text in ("于", "在", "从", "到") for token in tokens[max(0, i - 1) : i]):
        return "inner"
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.tag in ("v", "vd", "d", "ad", "p", "w", "vn", "n") or following.is_figure:
        return "subject"
    return "inner"


def _is_attributive(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a date only dates the verb of a relative clause: 今年5月入驻的某公司."""
    verb = False
    for j in range(i + 1, min(len(tokens), i + 7)):
        token = tokens[j]
        if token.text == "的":
            named = any(after.is_name for after in tokens[j + 1 : j + 3])
            return verb and (named or tokens[j - 1].tag in ("v", "vn"))
        if token.mention or token.text in "，；：。、":
            return False
        verb = verb or token.tag == "v"
    return False


def is_day(token: Token) -> bool:
    return isinstance(token.value, Date) and token.value.start is not None and token.value.start == token.value.end


def _is_multiple(token: Token) -> bool:
    value = token.value
    return isinstance(value, Percent) or (isinstance(value, Quantity) and value.unit == "倍")


def _is_clock_time(token: Token) -> bool:
    return isinstance(token.value, Date) and (token.value.edtf or "").startswith("T")


def is_vague(token: Token) -> bool:
    value = token.value
    return isinstance(value, Date) and not (value.start or value.end or value.edtf)
