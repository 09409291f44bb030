"""What a mention means, line by line: a date's EDTF form and days, an amount and its hedge, a programme's category, a place's code."""

from __future__ import annotations

from extractor.models import (
    SI,
    Date,
    DocumentNumber,
    Duration,
    Money,
    Organization,
    Percent,
    Person,
    Phone,
    Place,
    Programme,
    Quantity,
    Url,
    Value,
    plain,
)
from extractor.reports.wording.date_words import tell_date
from extractor.reports.wording.interface_words import Words
from extractor.reports.wording.numbers import tell_figure, tell_number

Line = tuple[str, str]


def tell_value(value: Value, words: Words) -> list[Line]:
    """Lines of label and text, the gist first; what is not known has no line."""
    lines: list[tuple[str, str | None]]
    if isinstance(value, Money | Percent | Quantity | Duration):
        lines = _figure(value, words)
    elif isinstance(value, Date):
        lines = _date(value, words)
    elif isinstance(value, Programme | Organization):
        category = words(f"category.{value.category}") if isinstance(value, Programme) else None
        aliases = words("report.separator").join(value.aliases)
        lines = [("name", value.name), ("category", category), ("aliases", aliases)]
    elif isinstance(value, Person):
        lines = [
            ("name", value.name),
            ("honorific", value.honorific),
            ("post", value.title),
            ("employer", value.organization),
        ]
    elif isinstance(value, Place):
        level = words(f"level.{value.level}") if value.level else None
        lines = [("name", value.name), ("level", level), ("code", value.code), ("path", " › ".join(value.path))]
    else:
        lines = [_contact(value)]
    return [(words(f"value.{label}"), text) for label, text in lines if text]


def _figure(value: Money | Percent | Quantity | Duration, words: Words) -> list[tuple[str, str | None]]:
    hedge = None if value.modifier == "exact" else words(f"hedge_name.{value.modifier}")
    told = tell_figure(value, words)
    if isinstance(value, Money):
        upper = f"–{value.upper:,f}" if value.upper is not None else ""
        return [("amount", told), ("exactly", f"{value.amount:,f}{upper} {value.currency}"), ("hedge", hedge)]
    if isinstance(value, Percent):
        ratio = plain(value.value) + (f"–{plain(value.upper)}" if value.upper is not None else "")
        return [("ratio", told), ("exactly", ratio), ("hedge", hedge)]
    if isinstance(value, Duration):
        iso = "–".join(filter(None, (value.iso, value.upper)))
        return [("length", told), ("exactly", iso), ("hedge", hedge)]
    return [("number", told), ("si", _si(value.si, words)), ("hedge", hedge)]


def _si(si: SI | None, words: Words) -> str | None:
    return None if si is None else f"{tell_number(si.value, words)} {si.unit}"


def _date(value: Date, words: Words) -> list[tuple[str, str | None]]:
    span = None
    if value.start or value.end:
        span = value.start if value.start == value.end else f"{value.start or '…'} – {value.end or '…'}"
    return [
        ("edtf", value.edtf or tell_date(value, words)),
        ("span", span),
        ("basis", words(f"basis.{value.basis}")),
        ("hedge", None if value.modifier == "exact" else words(f"hedge_name.{value.modifier}")),
    ]


def _contact(value: Phone | Url | DocumentNumber) -> tuple[str, str]:
    return ("address", value.url) if isinstance(value, Url) else ("number", value.number)
