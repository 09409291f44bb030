"""What dates and durations promise for any input: written in any style they are read back, nothing raises, time stays linear."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.models import Date, Duration
from extractor.values.date.atoms import RULE_SETS
from extractor.values.date.find import find_dates_in, parse_date
from extractor.values.duration.find import find_durations, parse_duration

DIGITS = "〇一二三四五六七八九"
PIECES = list(
    "0123456789一二三十百两半几多年月日号周天时点分秒初底末上下前后个至到自从起来今去明昨次同当近约春夏秋冬中旬季度世纪代闰腊正农历节五四:：-./～—“”（），。 \n"
)
WORDS = [
    "2024",
    "星期",
    "三天",
    "春节",
    "以来",
    "之前",
    "十四五",
    "上半年",
    "国庆",
    "２０２４年",
    "今日头条",
    "小时",
    "每",
    "\u0000",
    "𠀀",
    "元宵",
]


def chinese(number: int) -> str:
    """A number below 100 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def year_in_digits(year: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(year))


DAY_STYLES: list[Callable[[date], str]] = [
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    lambda d: f"{d.year}年{d.month}月{d.day}号",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    lambda d: f"{year_in_digits(d.year)}年{chinese(d.month)}月{chinese(d.day)}日",
    lambda d: f"{year_in_digits(d.year).replace('〇', '零')}年{chinese(d.month)}月{chinese(d.day)}号",
    lambda d: f"公元{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    lambda d: f"{d.year}年{d.month}月{d.day}日（星期{'一二三四五六日'[d.weekday()]}）",
    lambda d: "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in f"{d.year}年{d.month}月{d.day}日"),
]
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(days, st.sampled_from(DAY_STYLES))
def test_day_is_read_back(day: date, write: Callable[[date], str]) -> None:
    value = parse_date(write(day))
    assert (value.edtf, value.start, value.end) == (day.isoformat(),) * 3


_PARTS = st.tuples(
    st.sampled_from(["", "2024年", "二〇二四年", "去年", "明年"]),
    st.sampled_from(["3月5日", "三月五号", "12月25日", "正月初五", "国庆节", "2月下旬", "第三季度", "上半年", "3月"]),
    st.sampled_from(["", "上午", "晚上八点半", "14:30", "至4月8日", "以来", "前后"]),
)
_EXAMPLES = st.sampled_from(sorted(surface for rules in RULE_SETS for rule in rules.rules for surface in rule.yes))
_AROUND = st.sampled_from(["{}", "记者获悉，{}，一切正常。", "（{}）", "他说：“{}。”"])


@settings(max_examples=150)
@given(_EXAMPLES | _PARTS.map("".join), _AROUND)
def test_parsing_and_finding_agree(surface: str, around: str) -> None:
    """What `parse_date` reads is what a page says where the date stands in a sentence."""
    try:
        parsed = parse_date(surface, "2025-03-20")
    except ValueError:
        return
    text = around.format(surface)
    start = around.index("{}")
    found = [m for m in find_dates_in(text, "2025-03-20") if (m.start, m.end) == (start, start + len(surface))]
    assert [str(m.value) for m in found] in ([str(parsed)], [])


@given(
    days, days, st.sampled_from(DAY_STYLES[:3] + DAY_STYLES[7:9]), st.sampled_from(["至", "到", "—", "-", "～", " 至 "])
)
def test_interval_is_read_back(one: date, other: date, write: Callable[[date], str], link: str) -> None:
    first, last = sorted((one, other))
    value = parse_date(f"{write(first)}{link}{write(last)}")
    assert (value.edtf, value.start, value.end) == (f"{first}/{last}", first.isoformat(), last.isoformat())


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 4))
def test_clock_is_read_back(hour: int, minute: int, style: int) -> None:
    half = "凌晨" if hour < 6 else "上午" if hour < 12 else "中午" if hour == 12 else "下午" if hour < 18 else "晚上"
    spoken = hour - 12 if hour > 12 else hour
    text = [
        f"{hour:02}:{minute:02}",
        f"{hour}时{minute}分",
        f"{half}{spoken}点{minute}分" if minute else f"{half}{spoken}点",
        f"{half}{chinese(spoken) if spoken else '零'}点{chinese(minute)}分" if minute else f"{half}{spoken}时",
        f"{half}{spoken}:{minute:02}",
    ][style]
    assert parse_date(text).edtf == f"T{hour:02}:{minute:02}"


@given(
    st.integers(1, 99),
    st.sampled_from(
        [
            ("年", "P{}Y"),
            ("个月", "P{}M"),
            ("周", "P{}W"),
            ("天", "P{}D"),
            ("小时", "PT{}H"),
            ("分钟", "PT{}M"),
            ("秒", "PT{}S"),
        ]
    ),
    st.booleans(),
)
def test_duration_is_read_back(number: int, unit: tuple[str, str], in_chinese: bool) -> None:
    text = f"{chinese(number) if in_chinese else number}{unit[0]}"
    assert parse_duration(text).iso == unit[1].format(number)


@given(st.integers(1, 20), st.integers(1, 11), st.integers(1, 29))
def test_compound_is_read_back(years: int, months: int, days: int) -> None:
    assert parse_duration(f"{years}年{months}个月").iso == f"P{years}Y{months}M"
    assert parse_duration(f"{chinese(days)}天零{chinese(months)}个小时").iso == f"P{days}DT{months}H"


@settings(max_examples=120)
@given(st.lists(st.sampled_from(PIECES + WORDS), max_size=40).map("".join) | st.text(max_size=60))
def test_nothing_raises(text: str) -> None:
    for published in (None, "2025", "2025-03", "2025-03-20"):
        for mention in find_dates_in(text, published):
            assert 0 <= mention.start < mention.end <= len(text)
            assert isinstance(mention.value, Date)
            assert text[mention.start : mention.end].strip()
            if mention.value.start and mention.value.end:
                assert date.fromisoformat(mention.value.start) <= date.fromisoformat(mention.value.end)
    last = 0
    for mention in find_durations(text):
        assert last <= mention.start < mention.end <= len(text)
        assert isinstance(mention.value, Duration)
        last = mention.end


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES + WORDS), max_size=25).map("".join))
def test_parse_raises_only_value_error(text: str) -> None:
    for parse in (parse_date, parse_duration):
        try:
            parse(text)
        except ValueError as error:
            assert repr(text) in str(error)


HOSTILE = [
    "1",
    "一",
    "年",
    "月",
    "日",
    "至",
    "十",
    "1年",
    "3月5日",
    "零",
    "半",
    "农历",
    "“",
    "3月5日周三",
    "今日头条",
    "2024-",
    "上半年至",
    "三天前",
    "1,",
    "近",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        start = time.process_time()
        find_dates_in(text, "2025-03-20")
        find_durations(text)
        return time.process_time() - start

    seconds(500)
    # The least of three: what else the machine does only adds.
    short, long = (min(seconds(length) for _ in range(3)) for length in (2_000, 16_000))
    assert long < 8 * short * 2.5 + 0.1


@pytest.mark.parametrize("unit", ["1", "一", "年", "月", "日", "至", "["])
def test_much_of_one_character(unit: str) -> None:
    start = time.process_time()
    assert find_dates_in(unit * 200_000) == []
    assert find_durations(unit * 200_000) == []
    assert time.process_time() - start < 5
