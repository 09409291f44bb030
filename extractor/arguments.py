"""What the public calls take: a text, and a publication date."""

from __future__ import annotations

import re
from datetime import date

_SURROGATE = re.compile("[\ud800-\udfff]")
_PUBLISHED = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def check_page(text: str, published: str | date | None) -> tuple[str, str | None]:
    """The text as it is read, and the date in EDTF. JSON in UTF-8 has no lone surrogates: U+FFFD takes the place of each, so that offsets hold."""
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text), check_published(published)


def check_published(published: str | date | None) -> str | None:
    """The publication date in EDTF. Raises TypeError or ValueError where `published` is neither a date nor a year, month or day in EDTF."""
    if isinstance(published, date):
        return published.isoformat()[:10]  # a datetime has its clock behind the day
    if published is None:
        return None
    if not isinstance(published, str):
        raise TypeError(f"published: expected str or date, got {type(published).__name__}")
    match = _PUBLISHED.fullmatch(published)
    if match is None or not _exists(*match.groups()):
        numbers = re.findall(r"\d+", published)
        mend = "-".join([numbers[0], *(n.zfill(2) for n in numbers[1:3])]) if numbers else ""
        match = _PUBLISHED.fullmatch(mend)
        hint = mend if match and _exists(*match.groups()) else "2025, 2025-03 or 2025-03-20"
        raise ValueError(f"published={published!r}: not an EDTF date; write {hint}")
    return published


def _exists(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True
