"""Where the publication date of a page is to be had: in its file's name, in a table beside it, in a field of its JSON."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from extractor.arguments import check_published

# 2025-03-20, 20250320, 2025_03, 2025年3月20日; not a part of a longer number or of a word in letters.
_NAME = (
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)[0-9]{2})"
    r"(?:[-_./年]?(?P<month>0[1-9]|1[0-2]|(?<=年)[1-9])(?:[-_./月]?(?P<day>0[1-9]|[12][0-9]|3[01]|(?<=月)[1-9])日?)?)?"
    r"(?![0-9A-Za-z])"
)
# A date as other systems write it: what follows a day (a time, a zone) is let go.
_WRITTEN = re.compile(
    r"\s*([0-9]{4})(?:[-/.年]?([0-9]{1,2})(?:[-/.月]?([0-9]{1,2})日?)?月?)?年?(?:[T\s].{0,40})?\s*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class PublishedFrom:
    """A place to look for dates. `detail`: the name's pattern, the table's path, or the field's name."""

    kind: Literal["name", "sidecar", "field"]
    detail: str = ""

    def date_of(self, path: str, record: Mapping[str, object] | None) -> str | None:
        """The date of the page in EDTF; None where there is none. Raises ValueError for one that cannot be read as a date."""
        if self.kind == "field":
            value = None if record is None else record.get(self.detail)
            return None if value is None or value == "" else edtf_date(str(value))
        if self.kind == "sidecar":
            return _from_sidecar(Path(path), self.detail)
        return _from_name(path, self.detail)


def parse_published_from(given: str) -> PublishedFrom:
    """What `--published-from` names: `name`, `name:PATTERN`, `sidecar`, `sidecar:TABLE` or `field:NAME`.

    PATTERN is a regular expression with a group `year` and, where there is one, `month` and `day`. TABLE is a TSV or CSV file with the
    columns `page` and `published`; by itself `sidecar` is the `published.tsv` in the page's folder, or `PAGE.published` beside the page.
    Raises ValueError that says what is wrong.
    """
    kind, _, detail = given.partition(":")
    if kind == "field" and detail:
        return PublishedFrom("field", detail)
    if kind == "sidecar":
        if detail and not Path(detail).is_file():
            raise ValueError(f"{given}: no such file")
        return PublishedFrom("sidecar", detail)
    if kind == "name":
        try:
            groups = re.compile(detail or _NAME).groupindex
        except re.error as error:
            raise ValueError(f"{given}: not a regular expression ({error})") from error
        if "year" not in groups or not set(groups) <= {"year", "month", "day"}:
            raise ValueError(rf"{given}: needs a group (?P<year>\d{{4}}), and may have month and day")
        return PublishedFrom("name", detail)
    raise ValueError(f"{given}: write name, name:PATTERN, sidecar, sidecar:TABLE or field:NAME")


def edtf_date(text: str) -> str:
    """The year, month or day in EDTF that `text` means: `2025/3/20 08:00`, `20250320`, `2025年3月`, `2025-03-20T08:00:00Z`."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise ValueError(f"publication date {text[:40]!r}: not a date; write 2025, 2025-03 or 2025-03-20")
    date = "-".join(part.zfill(2) for part in match.groups() if part)
    try:
        check_published(date)
    except ValueError as error:
        raise ValueError(f"publication date {text[:40]!r}: no such day or month") from error
    return date


def _from_name(path: str, pattern: str) -> str | None:
    compiled = re.compile(pattern or _NAME)
    # The name first; then the folders, the nearest date first: news/2025-03/20/page.txt.
    matches = [*compiled.finditer(Path(path).name)] or [*compiled.finditer(Path(path).as_posix())][::-1]
    if not matches:
        return None
    groups = matches[0].groupdict()
    return edtf_date("-".join(groups[part] for part in ("year", "month", "day") if groups.get(part)))


def _from_sidecar(page: Path, table: str) -> str | None:
    if not table:
        beside = page.with_name(f"{page.name}.published")
        if beside.is_file():
            return edtf_date(beside.read_text(encoding="utf-8").strip())
        table = str(page.parent / "published.tsv")
        if not Path(table).is_file():
            return None
    dates = _read_table(table)
    date = next((dates[key] for key in (str(page), page.name, page.stem) if key in dates), "")
    return edtf_date(date) if date else None


@lru_cache(maxsize=4)
def _read_table(path: str) -> dict[str, str]:
    with Path(path).open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="," if path.lower().endswith(".csv") else "\t")
        if not {"page", "published"} <= set(rows.fieldnames or ()):
            raise ValueError(f"{path}: needs the columns page and published")
        return {row["page"]: (row["published"] or "").strip() for row in rows}
