"""Which period governs a figure.

A figure takes the nearest date before it in its clause, then one that opens an earlier clause of its sentence, then one that opens an
earlier sentence of its paragraph, as long as the topic stays. A vague date (目前, 近日) ends the reach of the dates before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from extractor.facts.anchor import Anchor, date_before, date_behind, is_day, is_vague, read_anchors
from extractor.facts.clause import Clause, Sentence, Token
from extractor.facts.lead import read_lead
from extractor.facts.words import words_of
from extractor.models import Date, Duration

_DAY_GOES_ON = (
    "上午",
    "下午",
    "中午",
    "当天",
    "当日",
    "当晚",
    "傍晚",
    "活动现场",
    "现场",
    "会上",
    "比赛中",
    "期间",
    "其间",
)
_REACH = 3  # how many sentences back a period is looked for
_BEGINS = frozenset(
    {
        "实施",
        "启动",
        "运行",
        "推出",
        "上线",
        "成立",
        "开展",
        "设立",
        "投用",
        "施行",
        "落地",
        "执行",
        "推行",
        "开业",
        "开通",
    }
)
# A date beside these is the day of the report, not of what it reports.
_REPORTS = regex.compile(
    r"记者(?:从|在|来到|走进|获悉|了解|采访|见到|看到|[^，。]{0,6}算)|对记者|给记者|告诉记者|获悉|了解到"
)
# Terms that hold at any time: 余额不少于3000元的，可按0.5%的比例领取.
_TERMS = regex.compile(
    r"(?:不少于|不低于|不超过|超过|达到|满).{0,12}的$|^可[按享获]|^(?:遇到|遇有|凡是?|如果?|若|一旦|发生)(?!今|此)"
)
# Words that put one clause before or after another, and leave the date of the sentence as it is.
_MEANWHILE = frozenset({"此前", "之前", "此后", "之后", "随后", "后来", "其后", "事后", "当时", "同时", "这时", "此时"})
_AS_OF = ("截至", "截止", "截止到", "截至到")
_YEARS = regex.compile(r"P(\d{1,3})Y")


@dataclass(slots=True)
class _SentenceDates:
    opener: Date | None
    closed: bool


@dataclass(slots=True)
class Periods:
    """The periods that earlier sentences of a paragraph leave behind. Feed it sentence by sentence."""

    past: list[_SentenceDates] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    as_of: Date | None = None
    last: Date | None = None
    _anchors: dict[tuple[int, int], list[Anchor]] = field(default_factory=dict)
    _subjects: dict[tuple[int, int], bool] = field(default_factory=dict)

    def find(
        self, sentence: Sentence, clause: Clause, at: int, *, renamed: bool, attribute: bool
    ) -> tuple[Date | None, str]:
        """The period of the figure `clause.tokens[at]`, and the rule that gave it.

        `renamed`: the sentence opens a topic of its own. `attribute`: the figure is an age or stands in a relative clause, and takes
        no period from another sentence.
        """
        for own in (clause, *reversed(sentence.before(clause))):
            same = self._same_year(own, at if own is clause else len(own.tokens))
            if same is not None:
                return same, "同年"
        nearest = date_before(clause, at)
        if nearest is not None:
            return self._value(nearest, sentence), "date in the clause"
        behind = date_behind(clause, at)
        if behind is not None:
            return self._value(behind, sentence), "date behind the figure"
        blocked = False
        outer = [c for c in sentence.before(clause) if not c.inner or clause.inner]
        crossed = self._opens_subject(clause)
        for earlier in reversed(outer):
            for anchor in reversed(self._anchors_of(earlier)):
                if anchor.token.start > clause.start:
                    continue
                if clause.tokens[at].is_age and is_day(anchor.token):
                    return None, ""  # 1月8日，34岁的…: the day of the report
                if anchor.place == "opening" or (anchor.place == "subject" and not crossed):
                    return self._value(anchor.token, sentence), "date that opens a clause"
                if is_vague(anchor.token) and (anchor.place == "inner" or anchor.token.text in _MEANWHILE):
                    continue
                blocked = True
            crossed = crossed or self._opens_subject(earlier)
        if blocked or attribute or _looks_ahead(sentence, clause, at) or (renamed and not _same_day(sentence)):
            return None, ""
        for past in reversed(self.past[-_REACH:]):
            if past.closed:
                break
            if past.opener is not None:
                return past.opener, "date that opens a sentence before"
        return None, ""

    def close_sentence(self, sentence: Sentence, topics: set[str], *, renamed: bool) -> None:
        """Remember what a sentence's opening date leaves to the next; a new topic cuts off what earlier sentences left."""
        opener: Date | None = None
        closed = False
        clauses = [c for c in sentence.clauses if not c.inner]
        for clause in clauses:
            anchors = self._anchors_of(clause)
            opening = next((a for a in reversed(anchors) if a.place in ("opening", "subject")), None)
            if opening is not None:
                opener = self._value(opening.token, sentence)
                closed = opener is None
            if not _introduces(clause) and not _is_only_date(clause):
                break
        if _REPORTS.search("".join(clause.text for clause in clauses)):
            opener, closed = None, closed or opener is not None
        for clause in clauses:
            for anchor in self._anchors_of(clause):
                value = anchor.token.value
                if isinstance(value, Date) and value.start:
                    self.last = value
                if isinstance(value, Date) and value.end and anchor.place == "opening":
                    self.as_of = value
        if renamed and not _same_day(sentence):
            self.past.clear()
            self.topics.clear()
        if opener is not None:
            self.topics = set(topics)
        else:
            self.topics |= topics
        self.past.append(_SentenceDates(opener, closed))

    def _same_year(self, clause: Clause, at: int) -> Date | None:
        """The year that 同年 at the head of a clause means (so does 全年, behind a date that is no single day), or the span of …实施以来: both go back to the last date of the paragraph."""
        if self.last is None or self.last.start is None:
            return None
        for i, token in enumerate(clause.tokens[: min(at, 8)]):
            if token.mention and token.kind != "date":
                break
            whole = token.text in ("全年", "全年度") and self.last.start != self.last.end
            if token.text in ("同年", "当年", "该年") or whole:
                year = self.last.start[:4]
                return Date(edtf=year, start=f"{year}-01-01", end=f"{year}-12-31", basis="relative")
            if i and token.text == "以来" and clause.tokens[i - 1].text in _BEGINS:
                return Date(edtf=f"{self.last.start}/..", start=self.last.start, end=None, basis="relative")
        return None

    def _anchors_of(self, clause: Clause) -> list[Anchor]:
        span = (clause.start, clause.end)
        if span not in self._anchors:
            self._anchors[span] = read_anchors(clause)
        return self._anchors[span]

    def _opens_subject(self, clause: Clause) -> bool:
        span = (clause.start, clause.end)
        if span not in self._subjects:
            self._subjects[span] = _opens_subject(clause)
        return self._subjects[span]

    def _value(self, token: Token, sentence: Sentence) -> Date | None:
        value = token.value
        if isinstance(value, Date):
            return self._closed(value, token, sentence) if value.start or value.end or value.edtf else None
        if isinstance(value, Duration):
            return self._span(value, token, sentence)
        return None

    def _closed(self, value: Date, token: Token, sentence: Sentence) -> Date:
        """截至2024年底，2022年以来: what the sentence counts up to a day ends with that day."""
        end = None if value.end else self._before(token, sentence, as_of=True)
        if end is None or end.end is None or not (value.start and value.start <= end.end):
            return value
        return Date(edtf=f"{value.start}/{end.end}", start=value.start, end=end.end, basis=value.basis)

    def _before(self, token: Token, sentence: Sentence, *, as_of: bool = False) -> Date | None:
        """The last date with an end that stands before a token in its sentence; `as_of`: only one behind 截至."""
        found: Date | None = None
        for clause in sentence.clauses:
            for anchor in self._anchors_of(clause):
                value, start = anchor.token.value, anchor.token.start
                if not isinstance(value, Date) or not value.end or start >= token.start:
                    continue
                if not as_of or clause.text[: start - clause.start].endswith(_AS_OF):
                    found = value
        return found

    def _span(self, duration: Duration, token: Token, sentence: Sentence) -> Date | None:
        """The years that 4年来 means, where the text fixes its end: an as-of date of the sentence or of one before it."""
        years = _YEARS.fullmatch(duration.iso or "")
        end = self._before(token, sentence) or self.as_of
        if end is None or end.end is None or years is None:
            return None
        first = int(end.end[:4]) - int(years[1]) + 1
        start = f"{first:04d}-01-01"
        return Date(edtf=f"{start}/{end.end}", start=start, end=end.end, basis=end.basis)


def _looks_ahead(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether the figure lies ahead (接下来，该县将设立…) or is a term of a rule: dates of the sentences before say nothing about it."""
    if any(_TERMS.search(other.text.strip("，；。")) for other in sentence.clauses if other.start <= clause.start):
        return True
    if sentence.clauses[0].text.startswith(("接下来", "下一步", "今后", "未来")):
        return True
    return any(not t.mention and t.text in ("将", "拟", "即将") for t in clause.tokens[:at])


def _same_day(sentence: Sentence) -> bool:
    """Whether a sentence goes on with the day before it: 上午，…; 当天下午，…"""
    return sentence.clauses[0].text.lstrip("“").startswith(_DAY_GOES_ON)


def _introduces(clause: Clause) -> bool:
    """Whether a clause only leads up to what follows: 据统计，数据显示，."""
    text = clause.text.strip("，：,: ")
    return (
        text in words_of("introducer")
        or (text.endswith("显示") and len(text) < 10)
        or (text.startswith("据") and len(text) < 12)
    )


def _is_only_date(clause: Clause) -> bool:
    return all(
        t.kind in ("date", "duration") or t.tag in ("w", "p", "TIME", "f") or t.text in ("来", "截至", "自")
        for t in clause.tokens
    )


def _opens_subject(clause: Clause) -> bool:
    """Whether a clause brings a subject of its own: a name, or a noun before a verb of action."""
    return read_lead(clause).kind in ("name", "noun", "pointer")
