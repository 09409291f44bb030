"""What the table of facts can be narrowed to, and what it is sorted by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.reports.telling.fact_table import FactRow, article_anchor
from extractor.reports.wording.interface_words import Words

# The columns, and what each is sorted by: its text, the row's number or the row's day.
COLUMNS = (
    ("subject", "text"),
    ("metric", "text"),
    ("value", "number"),
    ("period", "day"),
    ("qualifiers", "text"),
    ("evidence", "text"),
    ("article", "text"),
)
# Key, label and number of rows.
Option = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class RowKeys:
    """What a row is found by: the keys of the options that fit it."""

    type: str
    subject: str
    metric: str
    article: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The options by filter; the keys of subjects and metrics are their places in the options."""

    options: dict[str, list[Option]]
    _numbers: dict[tuple[str, str], str]

    def keys(self, row: FactRow) -> RowKeys:
        """The keys of a row."""
        return RowKeys(
            type=row.fact.value.type,
            subject=self._numbers.get(("subject", row.subject), ""),
            metric=self._numbers["metric", row.fact.metric],
            article=article_anchor(row.document, row.article),
        )


def make_filters(rows: Sequence[FactRow], words: Words) -> Filters:
    """The filters for these rows: types, subjects and metrics with the most rows first, articles in reading order."""
    numbers: dict[tuple[str, str], str] = {}
    options: dict[str, list[Option]] = {
        "type": _count([(row.fact.value.type, words(f"type.{row.fact.value.type}")) for row in rows])
    }
    for name, texts in (("subject", [row.subject for row in rows]), ("metric", [row.fact.metric for row in rows])):
        options[name] = []
        for number, (_, text, count) in enumerate(_count([(text, text) for text in texts if text])):
            numbers[name, text] = str(number)
            options[name].append((str(number), text, count))
    articles = Counter((article_anchor(row.document, row.article), row.article_title) for row in rows)
    options["article"] = [(anchor, title, count) for (anchor, title), count in articles.items()]
    return Filters(options, numbers)


def _count(values: Sequence[tuple[str, str]]) -> list[Option]:
    return [(key, label, count) for (key, label), count in Counter(values).most_common()]
