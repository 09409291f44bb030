"""Land notices of seven layouts come to the same kind of reckoning: rows, forms, paragraphs, parcels side by side, heads over heads, 亩, a floor price given."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from extractor.calculators import land
from extractor.models import plain

NOTICES = Path(__file__).parent / "land_notices"
# Name, area in m², starting price, deposit, plot ratio, buildable area, floor price, terms.
WANTED = {
    "table_of_rows.txt": [
        ("BT2025-21号", "32510", "195060000", "39020000", "2.0..2.0", "65020..65020", "3000..3000", "P70Y"),
        ("BT2025-22号", "8640.5", "43200000", "8640000", "1.5..2.5", "12960.75..21601.25", "1999.88..3333.14", "P40Y"),
    ],
    "form.txt": [
        ("PJ2025-07", "44333.3333333", "159600000", "32000000", "1.0..2.0", "44333.3333..88666.6667", "1800..3600", "P70Y"),
        ("PJ2025-08", "80213.3333333", "28900000", "6000000", "1.2..1.2", "96256..96256", "300.24..300.24", "P50Y"),
    ],
    "paragraphs.txt": [
        ("SW2025-03地块", "45210", "126000000", "25200000", "2.2..2.2", "99462..99462", "1266.82..1266.82", "P70Y"),
        ("SW2025-04地块", "18034", "38800000", "8000000", "1.8..1.8", "32461.2..32461.2", "1195.27..1195.27", "P40Y"),
    ],
    "parcels_side_by_side.md": [
        ("HK-01地块", "30133.3333333", "67800000", "13600000", "1.8..1.8", "54240..54240", "1250..1250", "P70Y"),
        ("HK-02地块", "59166.6666667", "159700000", "32000000", "2.2..2.2", "130166.6667..130166.6667", "1226.89..1226.89", "P40Y"),
    ],
    "heads_over_heads.html": [
        ("SQ-2025-1", "20000", "90000000", "18000000", "2.0..2.0", "40000..40000", "2250..2250", "P70Y"),
        ("SQ-2025-2", "10500", "37800000", "7600000", "3.0..3.0", "31500..31500", "1200..1200", "P40Y"),
    ],
    "units_in_cells_mu.txt": [
        ("高新区A-12地块", "35733.3333333", "16080000", "3300000", "1.5..1.5", "53600..53600", "300..300", "P50Y"),
        ("高新区A-15地块", "20000", "9000000", "1800000", "1.5..1.5", "30000..30000", "300..300", "P50Y"),
    ],
    "one_parcel_upright.txt": [
        ("城关镇纺织路地块", "12060", "54270000", "11000000", "1.2..2.5", "14472..30150", "1800..3750", "P40Y P70Y"),
    ],
}  # fmt: skip


def number(value: object) -> str:
    text = plain(value) if value is not None else ""  # type: ignore[arg-type]  # numbers of a parcel
    return text.rstrip("0").rstrip(".") if "." in text else text


def extent(value: object) -> str:
    return f"{number(value.low)}..{number(value.high)}" if value is not None else ""  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(WANTED))
def test_layout(name: str) -> None:
    path = NOTICES / name
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        pytest.importorskip("trafilatura")
        from extractor.reading.html import read_html

        text = read_html(text.encode(), name, encoding=None).text
    parcels = land(extract(text, published="2025-11", source=name))
    told = [
        (
            p.name,
            number(p.area),
            number(p.starting_price),
            number(p.deposit),
            f"{p.plot_ratio.low}..{p.plot_ratio.high}" if p.plot_ratio else "",
            extent(p.buildable_area),
            extent(p.floor_price),
            " ".join(term.term for term in p.terms),
        )
        for p in parcels
    ]
    assert told == WANTED[name]


def test_a_floor_price_given_stands_beside_the_reckoned_one() -> None:
    pytest.importorskip("trafilatura")
    from extractor.reading.html import read_html

    page = read_html((NOTICES / "heads_over_heads.html").read_bytes(), "notice.html", encoding=None).text
    assert [number(p.stated_floor_price) for p in land(extract(page))] == ["2250", "1200"]
