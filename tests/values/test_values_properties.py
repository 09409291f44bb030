"""What is written in any style is read back, and no text of any kind raises or takes more than linear time."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.values.explain import explain_mention
from extractor.values.find import find_running
from extractor.values.number.numeral import parse_numeral
from extractor.values.parse import parse_money, parse_number, parse_percent, parse_phone, parse_quantity

_SIMPLE, _CAPITAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"


def _section(number: int, digits: str, powers: tuple[str, str, str]) -> str:
    """1 to 9999 in characters, 零 for a gap."""
    parts, gap = "", False
    for power, name in ((1000, powers[2]), (100, powers[1]), (10, powers[0]), (1, "")):
        digit = number // power % 10
        if digit:
            parts += ("零" if gap and parts else "") + digits[digit] + name
            gap = False
        else:
            gap = True
    return parts


def in_characters(
    number: int, digits: str = _SIMPLE, powers: tuple[str, str, str] = ("十", "百", "千"), big: str = "万亿"
) -> str:
    """A whole number below 10^12 as it is written out."""
    if number == 0:
        return "零"
    text, rest = "", number
    for power, name in ((10**8, big[1]), (10**4, big[0]), (1, "")):
        part, rest = divmod(rest, power) if power > 1 else (rest, 0)
        if part:
            text += (
                ("零" if text and (part < 1000 or text.endswith("零")) else "") + _section(part, digits, powers) + name
            )
        elif text and not text.endswith("零") and rest and power > 1:
            text += "零"
    return text.replace("零零", "零")


def _styles(number: int) -> list[str]:
    words = in_characters(number)
    styles = [
        str(number),
        f"{number:,}",
        words,
        in_characters(number, _CAPITAL, ("拾", "佰", "仟")),
        in_characters(number, _TRADITIONAL, ("拾", "佰", "仟"), "萬億"),
        "".join(chr(ord(c) + 0xFEE0) for c in str(number)),
    ]
    if words.startswith("一十"):
        styles.append(words[1:])
    for power, name in ((10**8, "亿"), (10**4, "万")):
        if number >= power:
            styles.append(f"{Decimal(number) / power:f}{name}")
            whole, rest = divmod(number, power)
            if rest >= power // 10 and power == 10**4:
                styles.append(f"{whole}{name}{rest}")
    return styles


_NUMBERS = st.one_of(
    st.integers(0, 999), st.integers(0, 10**6), st.integers(0, 10**12 - 1), st.sampled_from([10**k for k in range(12)])
)


@given(_NUMBERS)
@settings(max_examples=120, deadline=None)
def test_a_number_in_every_style_is_read_back(number: int) -> None:
    for text in _styles(number):
        assert parse_number(text) == number, text


@given(
    _NUMBERS,
    st.sampled_from(
        [("元", "CNY"), ("美元", "USD"), ("港币", "HKD"), ("块钱", "CNY"), ("欧元", "EUR"), ("泰铢", "THB")]
    ),
)
@settings(max_examples=80, deadline=None)
def test_money_in_every_style_is_read_back(number: int, currency: tuple[str, str]) -> None:
    name, code = currency
    for text in _styles(number):
        money = parse_money(text + name)
        assert (money.amount, money.currency, money.upper, money.modifier) == (number, code, None, "exact"), text


@given(st.integers(0, 9999), st.integers(0, 99))
@settings(max_examples=80, deadline=None)
def test_yuan_jiao_fen_is_read_back(yuan: int, cents: int) -> None:
    jiao, fen = divmod(cents, 10)
    tail = (f"{jiao}角" if jiao else "零" if fen and yuan else "") + (f"{fen}分" if fen else "")
    if jiao or (yuan and fen):
        text = (f"{yuan}元" if yuan else "") + tail
        assert parse_money(text).amount == yuan + Decimal(cents) / 100, text


@given(st.decimals(0, 500, places=2), st.sampled_from(["{}%", "{}％", "百分之{}", "{}个百分点"]))
@settings(max_examples=80, deadline=None)
def test_percent_is_read_back(value: Decimal, style: str) -> None:
    assert parse_percent(style.format(value)).value == value / 100


@given(st.integers(2, 10**8), st.sampled_from(["人", "家", "亩", "公里", "平方米", "件", "吨", "个", "千克", "kWh"]))
@settings(max_examples=80, deadline=None)
def test_a_quantity_is_read_back(number: int, unit: str) -> None:
    for text in _styles(number):
        if number == 2 and text != "2":
            continue  # what counts two is 两
        quantity = parse_quantity(text + unit)
        assert (quantity.value, quantity.unit) == (number, unit), text


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["-", "—", "~", "至", "到", "—", "～"]))
@settings(max_examples=60, deadline=None)
def test_a_range_is_read_back(low: int, more: int, sign: str) -> None:
    money = parse_money(f"{low}{sign}{low + more}元")
    assert (money.amount, money.upper) == (low, low + more)


_CHARACTERS = "一二三十百千万亿两零点几多余来数半第约超近上过满元块角毛分成折倍个家户亩里度%‰$¥€/-—~至到、，。（）“”《》 .,0123456789aA约每均"
_WORDS = "百分之 分之 人民币 以上 不超过 最高 号 电话 〔2024〕 http:// 0571- 138 US$ 翻番 个百分点 零下 km"
_PIECES = st.sampled_from([*_CHARACTERS, *_WORDS.split()])


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_nothing_raises_and_nothing_overlaps(text: str) -> None:
    end = 0
    for mention in find_running(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        str(mention.value)
        mention.value.model_dump_json()
        explain_mention(text, mention)
    for parse in (parse_number, parse_money, parse_percent, parse_quantity, parse_phone):
        try:
            parse(text)
        except ValueError as error:
            assert repr(text) in str(error)


@given(st.text(alphabet="0123456789.,一二三十百千万亿零点两半余几个-负", max_size=30))
@settings(max_examples=200, deadline=None)
def test_a_numeral_is_a_finite_decimal_or_none(text: str) -> None:
    numeral = parse_numeral(text)
    if numeral is not None:
        assert numeral.value.is_finite()
        assert numeral.upper is None or numeral.upper > numeral.value


@pytest.mark.parametrize(
    "piece",
    ["1", "一", "万", "(", "（", "“", "《", ",", "1,", "111,", "1.", "1-", "一点", "每", "元", "%", "百分之", "约", "第", "1个", "1元", "三家、", "/", "a.",
     "http://a.", "0571-88888888、", "数量达", "〔2024〕1号", "+1", "一二", "翻", "半", "一一个", "-", "$1"],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes at most ten times as long (linear is four; quadratic would be sixteen)."""

    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        best = 60.0
        for _ in range(2):
            began = time.process_time()
            find_running(text)
            best = min(best, time.process_time() - began)
        return best

    find_running("热身5元")
    short = seconds(1_500)
    assert seconds(6_000) < 10 * max(short, 0.003)


@pytest.mark.parametrize("piece", ["1", "一", "（", "万", "，", "9,"])
def test_much_of_one_thing(piece: str) -> None:
    began = time.process_time()
    assert find_running(piece * (200_000 // len(piece))) == []
    assert time.process_time() - began < 5
