"""Facts as a table for the terminal, as wide as it is: 61.5%, ≥12.6亿 CNY, 3 years, 12,345 人."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from extractor.cli.messages import printed
from extractor.models import Duration, Fact, Money, Percent, Quantity

if TYPE_CHECKING:
    from extractor.models import Article, Document, Modifier

# Where nothing is known of a terminal: a pipe, a file.
_WIDTH = 120
# Narrower than this a table has no room for the qualifiers.
_NARROW = 90
_SIGNS: dict[Modifier, str] = {
    "exact": "",
    "about": "≈",
    "nearly": "≲",
    "over": ">",
    "at_least": "≥",
    "at_most": "≤",
    "under": "<",
    "several": "~",
}


def print_facts(documents: Iterable[Document], stream: TextIO, *, styled: bool) -> None:
    """A table for each article that has facts; `styled` for a terminal."""
    for document in documents:
        for article in document.articles:
            if article.facts:
                print_table(_title(document, article), article.facts, stream, styled=styled)


def print_table(title: str, facts: Iterable[Fact], stream: TextIO, *, styled: bool) -> None:
    """One table of facts. Where NO_COLOR is set it has no colours."""
    from rich.console import Console
    from rich.table import Table

    width = shutil.get_terminal_size((_WIDTH, 24)).columns
    console = Console(file=stream, width=width, force_terminal=styled, highlight=False)
    wide = console.width >= _NARROW
    table = Table(title=_plain(title), title_justify="left", title_style="bold", expand=True)
    columns = [("subject", 5), ("metric", 5), ("value", 4), ("period", 4)]
    for column, ratio in [*columns, *([("qualifiers", 4)] if wide else [])]:
        table.add_column(column, ratio=ratio, overflow="fold")
    for fact in facts:
        cells = [fact.subject.text if fact.subject else "", tell_metric(fact), tell_value(fact), tell_period(fact)]
        qualifiers = " ".join(f"{name}={text}" for name, text in fact.qualifiers.items())
        table.add_row(*map(_plain, [*cells, *([qualifiers] if wide else [])]))
    console.print(table)


def tell_metric(fact: Fact) -> str:
    """The metric, with what becomes of it where it is no plain statement: 产值 (planned)."""
    status = fact.status
    return fact.metric if status == "actual" else f"{fact.metric} ({status})"


def tell_value(fact: Fact) -> str:
    """The value as a reader writes it, its hedge as a sign before it."""
    from extractor.reports import Words, tell_length, tell_number

    value = fact.value
    words = Words("zh")
    if isinstance(value, Duration):
        text = "–".join(tell_length(iso, Words("en")) for iso in (value.iso, value.upper) if iso) or "?"
    elif isinstance(value, Percent):
        ends = [
            f"{tell_number(end.scaleb(2).normalize(), words)}" for end in (value.value, value.upper) if end is not None
        ]
        text = "–".join(ends) + (" points" if value.kind == "point" else "%")
    else:
        lower = value.amount if isinstance(value, Money) else value.value
        number = "–".join(tell_number(end, words) for end in (lower, value.upper) if end is not None)
        text = " ".join(filter(None, [number, *_unit(value)]))
    return _SIGNS[value.modifier] + text + "".join(f"/{per}" for per in value.per)


def tell_period(fact: Fact) -> str:
    """The period in EDTF, its interval with an en dash: 2023-01-01 – 2025-02-28."""
    if fact.period is None:
        return ""
    return str(fact.period).replace("/", " – ")


def _unit(value: Money | Quantity) -> list[str]:
    return [value.currency] if isinstance(value, Money) else [value.unit or "", value.of or ""]


def _title(document: Document, article: Article) -> str:
    return " · ".join(filter(None, [article.title or article.id, document.source]))


def _plain(text: str) -> str:
    """What a page says, shown and not obeyed: no markup of the table's, and no control character of a terminal's."""
    from rich.markup import escape

    return escape(printed(text))
