"""When a figure holds: spans that are reckoned, lists of dates, days off, and whole sentences."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.facts.discourse.holiday import holiday_at
from extractor.facts.discourse.span import closed, count_back, first_months
from extractor.models import Date, Duration


@pytest.mark.parametrize(
    ("length", "end", "start"),
    [
        ("P4Y", "2024-12-31", "2021-01-01"),
        ("P3Y", "2025-02-28", "2022-03-01"),
        ("P2M", "2024-07-31", "2024-06-01"),
        ("P31M", "2025-09-30", "2023-03-01"),
        ("P1Y", "2024-02-29", "2023-03-01"),
        ("P7D", "2024-03-03", "2024-02-26"),
        ("P2W", "2024-03-14", "2024-03-01"),
    ],
)
def test_length_counted_back(length: str, end: str, start: str) -> None:
    span = count_back(Duration(iso=length), end)
    assert span is not None
    assert (span.start, span.end) == (start, end)


def test_more_than_a_length_has_no_start() -> None:
    span = count_back(Duration(iso="P3Y", modifier="over"), "2025-02-28")
    assert span is not None
    assert (span.edtf, span.start, span.end) == ("../2025-02-28", None, "2025-02-28")


@pytest.mark.parametrize(
    ("duration", "end"),
    [
        (Duration(iso="P3Y", modifier="several"), "2024-12-31"),
        (Duration(iso="P3Y", upper="P5Y"), "2024-12-31"),
        (Duration(iso="PT4H"), "2024-12-31"),
        (Duration(iso="P999Y"), "0900-12-31"),
        (Duration(iso="P999W"), "0002-01-05"),
        (Duration(iso="P1D"), "9999-12-31"),
    ],
)
def test_length_that_counts_back_to_nothing(duration: Duration, end: str) -> None:
    assert count_back(duration, end) is None


def test_first_months_of_a_year() -> None:
    span = first_months(Duration(iso="P2M"), 2024)
    assert span is not None
    assert (span.start, span.end) == ("2024-01-01", "2024-02-29")
    assert first_months(Duration(iso="P13M"), 2024) is None


def test_a_year_counted_up_to_a_day() -> None:
    year = Date(edtf="2024", start="2024-01-01", end="2024-12-31")
    until = closed(year, "2024-06-30")
    assert until is not None
    assert (until.start, until.end) == ("2024-01-01", "2024-06-30")
    assert closed(year, "2025-06-30") is None
    assert closed(year, "") is None


@pytest.mark.parametrize(
    ("behind", "day", "span"),
    [
        ("假期三天，", "2024-04-04", ("2024-04-04", "2024-04-06")),
        ("节假期前三天，", "2026-02-17", ("2026-02-15", "2026-02-17")),
        ("”假期第二天，", "2024-05-01", ("2024-05-02", "2024-05-02")),
        ("长假首日", "2023-10-01", ("2023-09-29", "2023-09-29")),
        ("期间，", "2025-05-01", ("2025-05-01", "2025-05-05")),
    ],
)
def test_days_off(behind: str, day: str, span: tuple[str, str]) -> None:
    holiday = holiday_at(behind, day)
    assert holiday is not None
    assert (holiday.days.start, holiday.days.end) == span


@pytest.mark.parametrize(
    ("behind", "day"),
    [("档电影", "2025-10-01"), ("假期前三五天", "2025-10-01"), ("假期", "1998-10-01"), ("假期前九天", "2025-05-01")],
)
def test_no_days_off(behind: str, day: str) -> None:
    assert holiday_at(behind, day) is None


def periods(text: str, published: str | None) -> dict[str, str | None]:
    document = extract(text, published=published)
    texts = {entity.id: entity.text for entity in document.entities}
    return {texts[fact.entity]: fact.period.edtf if fact.period else None for fact in document.facts}


YEARS = {"3亿元": "2018", "5亿元": "2019", "8亿元": "2020"}


@pytest.mark.parametrize(
    ("text", "published", "wanted"),
    [
        ("2018年、2019年和2020年的产值分别为3亿元、5亿元和8亿元。", None, YEARS),
        ("截至2024年12月底，4年来该基金已资助学生3万人。", "2025-03", {"3万人": "2021-01-01/2024-12-31"}),
        ("截至2025年2月底，3年来全县修路80公里。", "2025-03", {"80公里": "2022-03-01/2025-02-28"}),
        ("截至6月30日，今年全市接待游客900万人次。", "2025-07-05", {"900万人次": "2025-01-01/2025-06-30"}),
        ("2024年，全县粮食产量60万吨，比上年增长5%。", "2025-02", {"60万吨": "2024", "5%": "2024"}),
        ("2024年，全县粮食产量60万吨。其中，稻谷产量45万吨。", "2025-02", {"60万吨": "2024", "45万吨": "2024"}),
        ("昨日，记者从市统计局了解到，今年上半年，全市出口额90亿元。", "2015-07-20", {"90亿元": "2015-01/2015-06"}),
        ("由2000年的8亿元增至2024年的21亿元。", "2025-02", {"8亿元": "2000", "21亿元": "2024"}),
    ],
)
def test_period(text: str, published: str | None, wanted: dict[str, str]) -> None:
    found = periods(text, published)
    assert {figure: found.get(figure) for figure in wanted} == wanted


def test_a_day_of_telling_is_no_period() -> None:
    assert periods("市医保局昨天公布数据。目前，全市医保码用户突破10万人。", "2023-11-16")["突破10万人"] is None


def test_an_age_takes_no_period_from_elsewhere() -> None:
    assert periods("2024年，全县有所改善。65岁以上老人可以免费乘车。", "2025-02")["65岁以上"] is None
