"""Where a page's date is found, and what is no date."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.batch import parse_published_from
from extractor.batch.published import edtf_date


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("news/2025-03-20.txt", "2025-03-20"),
        ("news/晨报_20250320_03版.txt", "2025-03-20"),
        ("人民日报2025年3月9日.txt", "2025-03-09"),
        ("a/2024_11.html", "2024-11"),
        ("2025.txt", "2025"),
        ("paper/2025-03/20/nbs.D110000.htm", "2025-03-20"),
        ("2019/2025.03.20.txt", "2025-03-20"),
        ("81e48d2025b8.txt", None),
        ("no. 20250399.txt", None),
        ("page12.txt", None),
    ],
)
def test_date_in_the_name(path: str, date: str | None) -> None:
    assert parse_published_from("name").date_of(path, None) == date


def test_a_pattern_of_ones_own() -> None:
    where = parse_published_from(r"name:d(?P<day>\d\d)m(?P<month>\d\d)y(?P<year>\d{4})")
    assert where.date_of("x/d20m03y2025.txt", None) == "2025-03-20"
    assert where.date_of("x/other.txt", None) is None
    with pytest.raises(ValueError, match="no such day or month"):
        where.date_of("d31m02y2025.txt", None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-03-20T08:00:00+08:00", "2025-03-20"),
        (" 2025/3/5 ", "2025-03-05"),
        ("2025年3月", "2025-03"),
        ("2025年", "2025"),
        ("20250320", "2025-03-20"),
        ("2025.3.20 08:00", "2025-03-20"),
    ],
)
def test_written_dates(text: str, date: str) -> None:
    assert edtf_date(text) == date


@pytest.mark.parametrize(
    "text", ["坏", "", "2025-13", "2025-02-30", "20/3/2025", "2025-03-20-01", "1742428800", "2025" * 9000]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="publication date"):
        edtf_date(text)


def test_sidecars(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "a.txt.published").write_text("2025-03\n")
    (tmp_path / "dates.csv").write_text("page,published\nb.txt,2024\n", encoding="utf-8-sig")
    assert parse_published_from("sidecar").date_of(str(tmp_path / "a.txt"), None) == "2025-03"
    assert parse_published_from("sidecar").date_of(str(tmp_path / "b.txt"), None) is None
    table = parse_published_from(f"sidecar:{tmp_path / 'dates.csv'}")
    assert table.date_of("elsewhere/b.txt", None) == "2024"
    (tmp_path / "other.tsv").write_text("name\tdate\n")
    with pytest.raises(ValueError, match="needs the columns page and published"):
        parse_published_from(f"sidecar:{tmp_path / 'other.tsv'}").date_of("b.txt", None)


def test_fields() -> None:
    where = parse_published_from("field:date")
    assert where.date_of("x.jsonl", {"date": "2025-03"}) == "2025-03"
    assert where.date_of("x.jsonl", {"date": 2025}) == "2025"
    assert where.date_of("x.jsonl", {"date": None}) is None
    assert where.date_of("x.txt", None) is None


@pytest.mark.parametrize("given", ["", "star", "field", "field:", "name:(", "name:(?P<y>.)", "sidecar:missing.tsv"])
def test_wrong_places(given: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_published_from(given)
