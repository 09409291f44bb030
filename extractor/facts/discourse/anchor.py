"""The dates of a clause as figures see them: what span each means, where it stands, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.facts.discourse.holiday import holiday_at
from extractor.facts.clauses.sentence import Clause
from extractor.facts.clauses.token import Token
from extractor.facts.discourse.time_words import time_words
from extractor.facts.words import words_of
from extractor.models import Date, Duration, Percent, Quantity
from extractor.values import parse_date

MOST_ANCHORS = 12  # of a clause, the first and the last ones
_FRONT = frozenset({"自", "从", "截至", "截止", "到", "在", "于", "至", "自从", "早在", "直到", "等到", "就"})
_SPAN_BEHIND = ("来", "以来", "间", "里", "中", "内")
_SPAN_BEFORE = ("近", "过去", "前", "最近", "这", "连续", "已连续", "历时", "未来", "今后")
_SPAN = regex.compile(r"来$|以来$|^近|^过去|^前|^最近|间$|^这|^连续|^未来|^今后")
_TODAY = regex.compile(r"[今昨明前当]天|[今昨明当本]日|[今昨当]晚|今晨|今早")
_THIS = regex.compile(r"今年|本月|本周|今年以来|本季度")
_LAST = regex.compile(r"[去上]年|上月|上季度|前年|上周|同期|上一?[届年月季]|前一[年月季]|前月")
_VERBS = frozenset({"v", "p", "vn"})
_ADVERBIAL = frozenset({"v", "d", "p", "ad", "w", "vd", "c", "xc", "u"})
_QUOTES = frozenset("“”‘’「」『』")
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
    clause_start: int
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
    marked = [i for i in range(len(clause.tokens)) if _is_time(clause.tokens, i, last_holiday)]
    if len(marked) > MOST_ANCHORS:
        marked = [*marked[: MOST_ANCHORS // 2], *marked[-MOST_ANCHORS // 2 :]]
    anchors: list[Anchor] = []
    told, data = _tells(clause)
    end = -1
    for i in marked:
        token = clause.tokens[i]
        if token.start < end:
            continue  # 三天 of 假期前三天
        value, holiday_end = _value(clause, i, last_holiday)
        end = max(end, holiday_end)
        marks = _marks(clause, i)
        if told >= 0:
            marks.append("day of the telling" if i < told else "what is told of" if i < data else "behind the telling")
        if holiday_end > 0:
            marks.append("holiday")
        anchors.append(
            Anchor(token, i, value, _grain(token, value), _place(clause, i), tuple(marks), clause.start, clause.inner)
        )
    return anchors


def _is_time(tokens: tuple[Token, ...], i: int, last_holiday: Date | None) -> bool:
    token = tokens[i]
    if token.kind == "programme":
        return _PLAN.fullmatch(token.text) is not None
    if token.kind == "date":
        return not (isinstance(token.value, Date) and (token.value.edtf or "").startswith("T"))
    if token.kind == "duration":
        before = tokens[i - 1].text if i else ""
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        return bool(_SPAN.search(token.text)) or after in _SPAN_BEHIND or before in _SPAN_BEFORE
    if token.mention is None and token.text in time_words("that_year"):
        return True
    return last_holiday is not None and token.mention is None and token.text in time_words("holiday")


def _value(clause: Clause, i: int, last_holiday: Date | None) -> tuple[Date | None, int]:
    """The span that a date means and, where it is of days off, where the words for these end (else -1)."""
    token = clause.tokens[i]
    if token.kind == "programme":
        return parse_date(token.text), -1
    if isinstance(token.value, Date):
        value: Date | None = token.value if token.value.start or token.value.end or token.value.edtf else None
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


def _marks(clause: Clause, i: int) -> list[str]:
    """What stands around a date, as names of features."""
    tokens, token = clause.tokens, clause.tokens[i]
    before = _before(tokens, i)
    after = next((t for t in tokens[i + 1 : i + 3] if t.text not in _QUOTES), None)
    follows = after.text if after and not after.mention else ""
    marks = [f"before it {role}" for role in ("as_of", "start", "stop") if before in time_words(role)]
    if "before it as_of" not in marks and _counted_to(tokens, i):
        marks.append("before it as_of")
    if _is_compared(tokens, i):
        marks.append("compared")
    marks += [name for name, pattern in (("today", _TODAY), ("this", _THIS), ("last", _LAST)) if pattern.search(token.text)]
    if follows in ("以来", "来", "起", "后", "前", "期间", "间", "底", "末", "相比", "同期", "时", "内"):
        marks.append(f"{follows} behind it")
    elif follows == "的":
        marks.append("的 behind it")
    elif after is None:
        marks.append("nothing behind it")
    elif after.is_figure:
        marks.append("a figure behind it")
    else:
        marks.append("an adverb or verb behind it" if after.tag in _ADVERBIAL else "a noun behind it")
    if token.kind == "duration":
        marks += _length_marks(token.text, before)
    if before in ("在", "于"):
        marks.append("于 before it")
    if _is_attributive(tokens, i):
        marks.append("dates a verb")
    if isinstance(token.value, Date) and token.value.basis == "explicit":
        marks.append("in full")
    return marks


def _before(tokens: tuple[Token, ...], i: int) -> str:
    """The word before a token, past a quotation mark; an empty string where a mention or nothing stands there."""
    word = next((t for t in reversed(tokens[max(0, i - 2) : i]) if t.text not in _QUOTES), None)
    return word.text if word is not None and not word.mention else ""


def _counted_to(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether 截至 stands before it with only the kind of time between: 截至北京时间今天（10月13日）16时."""
    for token in reversed(tokens[max(0, i - 4) : i]):
        if token.text.startswith(("截至", "截止")):
            return True
        if not (token.is_noun or token.kind in ("date", "place") or token.text in "（(" or token.tag in ("TIME", "f", "m")):
            return False
    return False


def _is_compared(tokens: tuple[Token, ...], i: int) -> bool:
    before = _before(tokens, i)
    if _multiplied(tokens, i):
        return True
    behind = [token.text for token in tokens[i + 1 : i + 6] if token.text not in _QUOTES]
    if tokens[i + 1 : i + 2] and tokens[i + 1].text == "的" and i + 2 < len(tokens) and tokens[i + 2].is_figure:
        return False
    if before in time_words("compared") or before.endswith(("比", "较")):
        return True
    return before in ("与", "和", "同", "跟") and any(text in ("相比", "相较", "相比较", "持平", "比") for text in behind)


def _length_marks(text: str, before: str) -> list[str]:
    """What kind of length it is: 前4个月 (first), 连续三年 (running), 近三年 (last), 未来三年 (next)."""
    kinds = (("first", ("前",)), ("running", ("连续", "已连续")), ("last", ("近", "过去", "最近")), ("next", ("未来", "今后")))
    return [name for name, words in kinds if before in words or text.startswith(words)]


def _multiplied(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the date is the base of a ratio: 是2020年的1.6倍."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != "的" or (i and tokens[i - 1].text in time_words("start")):
        return False
    value = tokens[i + 2].value
    if isinstance(value, Percent) and not any(token.text in ("是", "为", "达", "相当于", "占") for token in tokens[:i]):
        return False
    return isinstance(value, Percent) or (isinstance(value, Quantity) and value.unit == "倍")


def _tells(clause: Clause) -> tuple[int, int]:
    """Where a clause tells of its figures: the index of the verb (发布, 获悉) and of the noun for what is told (公报, 数据) behind it; -1 where there is none."""
    words = [token.text if token.mention is None else "" for token in clause.tokens]
    verb = next((i for i in range(len(words) - 1, -1, -1) if words[i] in time_words("report")), -1)
    data = next((i for i in range(len(words) - 1, verb, -1) if words[i] in time_words("data")), -1) if verb >= 0 else -1
    return verb, data


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
