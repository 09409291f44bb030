"""Which period a page reports on, and what 本报告期, 上年同期, 期末余额 and the like are by it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import regex

from extractor.facts.found import ReadBlock
from extractor.lexicon import TablePeriod, rows
from extractor.mentions import Mention
from extractor.models import Date
from extractor.page import Article

_TITLES = ("title", "subtitle", "kicker")
_YEARLY = regex.compile(r"年报|年度(?:报告|决算|业绩|财务|审计)|决算")
_HALF = regex.compile(r"半年度?报|半年度|中期报告")
_FIXED_YEAR = regex.compile(r"[年去今本上前当]")  # a head that says of which year it is
_FILED = 4  # the last month in which a year's report is due (Securities Law of the PRC, art. 79)


@dataclass(frozen=True, slots=True)
class Reporting:
    """`said` is the period that title or caption names, which undated figures take over; `read` the one that 本报告期 means: the same, else told by the publication date."""

    said: Date | None = None
    read: Date | None = None

    def under(self, caption: Date | None) -> Reporting:
        """The same for a table whose caption names a period."""
        return Reporting(caption, caption) if caption is not None else self

    def placed(self, period: Date | None, text: str) -> Date | None:
        """The `period` that `text` gives without a year (第一季度, 3月), in the one year that title or caption name; any other as it is."""
        year = self.said.start[:4] if self.said is not None and self.said.start else ""
        if period is None or not year or period.basis != "relative" or _FIXED_YEAR.search(text):
            return period
        if self.said is None or self.said.end is None or self.said.end[:4] != year:
            return period
        if not period.start or not period.end or period.start[:4] != period.end[:4] or period.start[:4] == year:
            return period
        first, last = date.fromisoformat(period.start), date.fromisoformat(period.end)
        return as_date(_in_year(first, int(year)), _in_year(last, int(year)))

    def relative(self, head: str) -> tuple[Date | None, str] | None:
        """The period that opens the head (本期均价, 年初至报告期末比上年同期增减) and the rest of the head; None where no such word opens it."""
        word = max((w for w in _words() if head.startswith(w)), key=len, default="")
        if not word:
            return None
        return self._period(_words()[word], word), head[len(word) :]

    def _period(self, role: str, word: str) -> Date | None:
        if self.read is None or self.read.start is None or self.read.end is None:
            return None
        first, last = date.fromisoformat(self.read.start), date.fromisoformat(self.read.end)
        short = (last - first).days < 32
        if role == "step_back" or (role == "previous" and short and word.startswith("上期")):
            return _step_back(first, last)
        if role == "current":
            return self.read
        if role == "previous":
            return as_date(_year_before(first), _year_before(last))
        if role == "to_date":
            return as_date(first.replace(month=1, day=1), last)
        if role == "current_end":
            return as_date(last, last)
        before = date(first.year - 1, 12, 31)
        return as_date(before, before)


def read_reporting(article: Article, blocks: Sequence[ReadBlock], published: str | None) -> Reporting:
    """The period that the article's headline names; where it names none and is a yearly report, or is published before May, the year before its publication."""
    titles = [n for n, block in enumerate(article.blocks) if block.kind in _TITLES]
    said = first_period(m for n in titles for m in blocks[n].mentions)
    text = "".join(article.blocks[n].text.folded for n in titles)
    if said is not None and said.edtf is not None and said.edtf.isdigit() and _HALF.search(text):
        said = as_date(date(int(said.edtf), 1, 1), date(int(said.edtf), 6, 30))
    if said is not None or published is None:
        return Reporting(said, said)
    year, _, rest = published.partition("-")
    filed = rest[:2].isdigit() and int(rest[:2]) <= _FILED
    if not year.isdigit() or not (_YEARLY.search(text) or filed):
        return Reporting()
    return Reporting(None, as_date(date(int(year) - 1, 1, 1), date(int(year) - 1, 12, 31)))


def first_period(mentions: Iterable[Mention]) -> Date | None:
    """The first date of known days among the mentions."""
    for mention in mentions:
        if isinstance(mention.value, Date) and mention.value.start and mention.value.end:
            return mention.value
    return None


def as_date(first: date, last: date) -> Date:
    """The days from `first` to `last` as the shortest EDTF: a year, a month, a day, an interval of months or days."""
    ends = last.day == monthrange(last.year, last.month)[1]
    if first == last:
        edtf = first.isoformat()
    elif first.day != 1 or not ends:
        edtf = f"{first.isoformat()}/{last.isoformat()}"
    elif (first.month, last.month) == (1, 12):
        edtf = f"{first:%Y}" if first.year == last.year else f"{first:%Y}/{last:%Y}"
    elif (first.year, first.month) == (last.year, last.month):
        edtf = f"{first:%Y-%m}"
    else:
        edtf = f"{first:%Y-%m}/{last:%Y-%m}"
    return Date(edtf=edtf, start=first.isoformat(), end=last.isoformat(), basis="relative")


@cache
def _words() -> dict[str, str]:
    return {row.surface: row.role for row in rows(TablePeriod)}


def _year_before(day: date) -> date:
    return _in_year(day, day.year - 1)


def _in_year(day: date, year: int) -> date:
    """The same day of another year, the end of February where that has no 29th."""
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _step_back(first: date, last: date) -> Date:
    """The span of the same length right before: whole months where it is made of such."""
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        at = first.year * 12 + first.month - 1 - months
        return as_date(date(at // 12, at % 12 + 1, 1), first - timedelta(days=1))
    return as_date(first - (last - first) - timedelta(days=1), first - timedelta(days=1))
