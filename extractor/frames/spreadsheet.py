"""The facts as rows for a spreadsheet: one value column a kind of figure, one column a qualifier, nothing nested; written as CSV (RFC 4180)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from extractor.frames.fact_rows import QUALIFIERS
from extractor.frames.tables import Row
from extractor.models import Document, Duration, Fact, Money, Percent, Quantity

# Column and what stands in it (docs/en/reference/columns.md is checked against this).
SPREADSHEET_COLUMNS: dict[str, str] = {
    "source": "the page: its path, or FILE:LINE",
    "published": "the page's publication date (EDTF)",
    "title": "the article's title",
    "subject": "whom or what the figure is about",
    "subject_type": "programme, organization, person, place, thing",
    "metric": "what is measured, in the article's words",
    "metric_code": "the canonical code of a common metric",
    "status": "actual, planned, negated or disputed",
    "type": "money, percent, quantity or duration: which of the value columns is filled",
    "amount": "money, in the currency's major unit",
    "amount_upper": "the higher end of a range of money",
    "currency": "ISO 4217 code",
    "ratio": "percentage as a ratio: 43.87% is 0.4387",
    "ratio_upper": "the higher end of a range of percentages",
    "ratio_kind": "percent, or point for 百分点",
    "quantity": "a count or measure",
    "quantity_upper": "the higher end of a range of quantities",
    "unit": "the measure word or unit as printed",
    "counted": "the counted noun",
    "si_quantity": "a physical quantity in its SI unit",
    "si_unit": "symbol of the SI unit",
    "duration": "ISO 8601 duration: P3Y",
    "duration_upper": "the higher end of a range of durations",
    "modifier": "exact, about, nearly, over, at_least, at_most, under or several",
    "per": "denominators, joined with /: year/person",
    "period": "when it holds (EDTF)",
    "period_start": "first day of the period",
    "period_end": "last day of the period",
    **{name: f"the qualifier {name}" for name in QUALIFIERS},
    "other_qualifiers": "any other qualifiers: name=text; name=text",
    "evidence": "the clause that says so",
    "raw_start": "where the evidence begins in the page, in characters",
    "raw_end": "where it ends",
    "article": "id of the article in its page",
    "fact": "id of the fact in its page",
    "same_as": "id of an earlier fact of the article that says the same",
    "linked": "id of the other end of a change",
}
# A spreadsheet runs a cell that begins so as a formula.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_BOM = "\ufeff"


def spreadsheet_rows(document: Document) -> Iterator[Row]:
    """A dict a fact, in reading order, with the keys of `SPREADSHEET_COLUMNS`: Decimals, ints and texts, None where there is nothing to say."""
    for article in document.articles:
        for fact in article.facts:
            qualifiers = dict(fact.qualifiers)
            row: Row = dict.fromkeys(SPREADSHEET_COLUMNS)
            row |= {"source": document.source, "published": document.published, "title": article.title}
            row |= {
                "subject": fact.subject.text if fact.subject else None,
                "subject_type": fact.subject.type if fact.subject else None,
            }
            row |= {"metric": fact.metric, "metric_code": fact.metric_code, "status": fact.status}
            row |= _value(fact)
            if fact.period is not None:
                row |= {
                    "period": fact.period.edtf,
                    "period_start": fact.period.start,
                    "period_end": fact.period.end,
                }
            row |= {name: qualifiers.pop(name, None) for name in QUALIFIERS}
            row["other_qualifiers"] = "; ".join(f"{name}={text}" for name, text in qualifiers.items()) or None
            row |= {"evidence": fact.evidence.text, "raw_start": fact.evidence.start, "raw_end": fact.evidence.end}
            row |= {"article": article.id, "fact": fact.id, "same_as": fact.same_as, "linked": fact.linked}
            yield row


def csv_head(*, bom: bool = False) -> str:
    """The line of column names. With `bom` the byte order mark stands before it, by which Excel knows UTF-8."""
    return (_BOM if bom else "") + _lines([list(SPREADSHEET_COLUMNS)])


def csv_lines(document: Document, *, bom: bool = False) -> str:
    """The facts of a document, a line each, without the head.

    For a file with `bom`, which is to be opened in a spreadsheet, a text that begins like a formula (`=`, `+`, `-`, `@`) gets an apostrophe before it.
    """
    return _lines([[_cell(value, bom) for value in row.values()] for row in spreadsheet_rows(document)])


def csv_table(rows: Iterable[Sequence[object]], *, bom: bool = False) -> Iterator[str]:
    """Any rows as CSV, a line at a time; for a file with `bom` as `csv_lines` says, and with the mark before the first."""
    for number, row in enumerate(rows):
        yield (_BOM if bom and not number else "") + _lines([[_cell(value, bom) for value in row]])


def _value(fact: Fact) -> Row:
    value = fact.value
    row: Row = {"type": value.type, "modifier": value.modifier, "per": "/".join(value.per) or None}
    if isinstance(value, Money):
        row |= {"amount": value.amount, "amount_upper": value.upper, "currency": value.currency}
    elif isinstance(value, Percent):
        row |= {"ratio": value.value, "ratio_upper": value.upper, "ratio_kind": value.kind}
    elif isinstance(value, Quantity):
        row |= {"quantity": value.value, "quantity_upper": value.upper, "unit": value.unit, "counted": value.of}
        if value.si is not None:
            row |= {"si_quantity": value.si.value, "si_unit": value.si.unit}
    elif isinstance(value, Duration):
        row |= {"duration": value.iso, "duration_upper": value.upper}
    return row


def _cell(value: object, guarded: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if guarded and isinstance(value, str) and _FORMULA.match(text) else text


def _lines(rows: Iterable[list[str]]) -> str:
    # Excel, R and pandas read this line end too, and `wc -l` counts it.
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
