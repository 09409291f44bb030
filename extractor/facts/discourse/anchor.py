"""The dates of a clause as figures see them: what span each means, where it stands, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.facts.clauses.sentence import Clause
from extractor.facts.clauses.token import Token
from extractor.facts.discourse.anchor_marks import is_circumstance, marks_of, telling
from extractor.facts.discourse.holiday import holiday_at
from extractor.facts.discourse.time_words import time_words
from extractor.facts.words import words_of
from extractor.models import Date, Duration
from extractor.values import parse_date

MOST_ANCHORS = 12  # of a clause, the first and the last ones
_FRONT = frozenset({"自", "从", "截至", "截止", "到", "在", "于", "至", "自从", "早在", "直到", "等到", "就"})
_SPAN_BEHIND = ("来", "以来", "间", "里", "中", "内")
_SPAN_BEFORE = ("近", "过去", "前", "最近", "这", "连续", "已连续", "历时", "未来", "今后")
_SPAN = regex.compile(r"来$|以来$|^近|^过去|^前|^最近|间$|^这|^连续|^未来|^今后")
_VERBS = frozenset({"v", "p", "vn"})
_PLAN = regex.compile("[一二三四五六七八九十]{1,2}五")  # a plan period, where a page's plan has it for a name


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date, a duration or a holiday of a clause.

    `value` is None where it is vague (目前) or a length whose end lies elsewhere (4年来). `place` is `opening` (before the subject), `subject` (behind it) or
    `inner`. `grain` says how long it is, `marks` what stands around it; both are names of features. `index` is its token's in the clause.
    """

    token: Token
    index: int
    value: Date | None
    grain: str
    place: str
    marks: tuple[str, ...]
    inner: bool

    @property
    def duration(self) -> Duration | None:
        """The length of time that it states, where it is one."""
        return self.token.value if isinstance(self.token.value, Duration) else None

    @property
    def compared(self) -> bool:
        """Whether the figure is only measured against it: 比2022年增长, 与去年同期相比, 是2020年的1.6倍. The figure of 高于8月的3.8% is its own."""
        return "compared" in self.marks

    @property
    def vague(self) -> bool:
        """Whether it says no date: 目前, 近日."""
        return self.grain == "vague"


def read_anchors(clause: Clause, last_holiday: Date | None = None) -> list[Anchor]:
    """The dates of a clause that can say when a figure holds, in order; clock times and mere lengths (工期18个月) are none.

    `last_holiday`: the days off that the text spoke of last, which 假期前两天 means.
    """
    alone = time_words("that_year") if last_holiday is None else time_words("that_year") | time_words("holiday")
    marked = [
        i
        for i, token in enumerate(clause.tokens)
        if (token.text in alone if token.mention is None else _is_time(clause.tokens, i))
    ]
    if not marked:
        return []
    if len(marked) > MOST_ANCHORS:
        marked = [*marked[: MOST_ANCHORS // 2], *marked[-MOST_ANCHORS // 2 :]]
    anchors: list[Anchor] = []
    told, data = telling(clause)
    end = -1
    for i in marked:
        token = clause.tokens[i]
        if token.start < end or _says_again(clause.tokens, i) or is_circumstance(clause, i):
            continue  # 三天 of 假期前三天
        value, holiday_end = _value(clause, i, last_holiday)
        end = max(end, holiday_end)
        marks = marks_of(clause, i)
        place = _place(clause, i)
        if told >= 0:
            marks.append("day of the telling" if i < told else "what is told of" if i < data else "behind the telling")
        if "what is told of" in marks:
            place = "opening"  # 发布2022年统计公报: the year of all that the report says
        if holiday_end > 0:
            marks.append("holiday")
        if token.mention is None and place != "opening":
            continue  # 迎来假期客流高峰
        anchors.append(Anchor(token, i, value, _grain(token, value), place, tuple(marks), clause.inner))
    return anchors


def _says_again(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether it only takes up the date right before it: 10月3日—9日这一周."""
    return i > 0 and tokens[i].text.startswith("这") and tokens[i - 1].kind == "date"


def _is_time(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a mention says a time: a date that is no clock time, a length that lies somewhere in time (4年来), a plan period."""
    token = tokens[i]
    if token.kind == "date":
        return not (isinstance(token.value, Date) and (token.value.edtf or "").startswith("T"))
    if token.kind == "duration":
        before = tokens[i - 1].text if i else ""
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        return bool(_SPAN.search(token.text)) or after in _SPAN_BEHIND or before in _SPAN_BEFORE
    return token.kind == "programme" and _PLAN.fullmatch(token.text) is not None


def _value(clause: Clause, i: int, last_holiday: Date | None) -> tuple[Date | None, int]:
    """The span that a date means and, where it is of days off, where the words for these end (else -1)."""
    token = clause.tokens[i]
    if token.kind == "programme":
        return parse_date(token.text), -1
    if isinstance(token.value, Date):
        value: Date | None = token.value if token.value.start or token.value.end or token.value.edtf else None
        if any(other.text in time_words("eve") for other in clause.tokens[i + 1 : i + 3]):
            value = None  # 国庆前夕: no certain day
        if value is not None and value.start is not None and value.start == value.end:
            holiday = holiday_at(clause.text[token.end - clause.start :], value.start)
            if holiday is not None:
                return holiday.days, token.end + holiday.length
        return value, -1
    if token.mention is None and token.text not in time_words("that_year"):
        holiday = holiday_at(clause.text[token.start - clause.start :], None, last_holiday)
        return (holiday.days, token.start + holiday.length) if holiday else (None, -1)
    return None, -1


def _grain(token: Token, value: Date | None) -> str:
    """How long the span is: day, days, month, months, year, years; open at one end; vague."""
    if value is None:
        return "length" if isinstance(token.value, Duration) else "vague" if token.mention else "that year"
    if value.start is None or value.end is None:
        return "since" if value.start else "until" if value.end else "season"
    if value.start == value.end:
        return "day"
    if value.start[:7] == value.end[:7]:
        return "month" if value.start.endswith("-01") and value.end[8:] > "27" else "days"
    if value.start.endswith("-01-01") and value.end.endswith("-12-31"):
        return "year" if value.start[:4] == value.end[:4] else "years"
    return "months" if value.start.endswith("-01") else "days"


def _place(clause: Clause, i: int) -> str:
    """Where in its clause a date stands."""
    tokens = clause.tokens
    verbs = names = False
    for token in tokens[:i]:
        if token.kind in ("date", "duration"):
            continue
        if token.is_name or token.is_noun:
            names = names or token.text not in words_of("introducer")
        elif token.is_figure:
            verbs, names = verbs or names, True
        elif token.tag in _VERBS and token.text not in _FRONT and token.text not in words_of("introducer"):
            verbs = True
    if verbs:
        return "inner"
    return "subject" if names else "opening"
