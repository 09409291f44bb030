"""Values of bare phrases, for developers who only want these: the whole text must be the value.

Parsing and finding are one path: each helper runs the rules for running text over the phrase and takes what covers all of it. Each raises ValueError
that names the text where nothing does, TypeError where it is no `str`.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import regex

from extractor.grammar import compiled
from extractor.models import Date, Duration, Money, Percent, Phone, Quantity
from extractor.text import fold_width
from extractor.values.find import as_printed
from extractor.values.whole_phrase import bare_amount, bare_phrase, only_leads_up, running, well_formed, whole

__all__ = [
    "parse_date",
    "parse_duration",
    "parse_money",
    "parse_number",
    "parse_percent",
    "parse_phone",
    "parse_quantity",
]

# What a measure may have behind it and mean the same: 五里路, 一米八高.
_GOES_WITHOUT = compiled(r"里[路地]|[亩分][地田]|.高龄|[米尺寸丈一二三四五六七八九\d][高长宽深厚]")
_SCIENTIFIC = compiled(r"[+-]?(?:\d{1,12}(?:\.\d{0,30})?[eE][+-]?\d{1,2}|\.\d{1,30})")
_CAPITAL_LABEL = compiled(r"^(?:人民币)?[(（]?大写[)）]?[:：]?\s*")
_TYPED_CODE = compiled(r"(?<![A-Za-z])[a-z]{3}(?![A-Za-z])")
_SIGN_BEHIND = compiled(r"(?P<number>[\d,.]+[百千万亿]{0,2})(?P<sign>[¥$£])")
# 三打 are 36, 两双 are 4; 15M is a million times as much.
_COLLECTIVES = {"打": Decimal(12), "对": Decimal(2), "双": Decimal(2)}
_LETTERS = compiled(r"(?P<number>[+-]?(?:\d{1,12}(?:\.\d{1,30})?|\.\d{1,30}))(?P<letter>[kKmMgGbBtT])")
_MAGNITUDES = {"K": 3, "M": 6, "G": 9, "B": 9, "T": 12}
# By thousands or, as Chinese counts, by ten thousands.
_GROUPED = compiled(r"[-负]?(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)(?![\d,])")
# What a length of time is typed like when nothing else is said: 90分, 30日, 30s, 3分20.
_TYPED_LENGTH = [
    (compiled(r"^\s*[\d一二三四五六七八九十两百]+\s*分\s*$"), "钟"),
    (compiled(r"^[^分月]*\d{1,3}\s*分\s*[0-5]?\d\s*$"), "秒"),
    (compiled(r"^\s*\d{1,3}\s*个?小时\s*[0-5]?\d\s*$"), "分钟"),
]
_DAYS = compiled(
    r"(?<![月年])(?P<count>[\d一二三四五六七八九十百两廿卅壹贰叁肆伍陆柒捌玖拾佰]+)\s*日(?=[以之]?内|以上|以下|左右|\s*$)"
)
# What a day is typed like when a date is asked for: 5.1, 24-5-1; where the first number may be a day as well (08/05/06), nobody can tell.
_TYPED_DAY = compiled(
    r"(?:(?P<year>1[3-9]|[23]\d)(?P<sign>[-/.]))?(?P<month>0?[1-9]|1[0-2])(?:(?P=sign)|(?<=^\d{1,2})\.)(?P<day>0?[1-9]|[12]\d|3[01])"
)
_SECONDS = compiled(r"(?<=^\s*\d{1,4})\s*s(?=\s*$)")
# A day, or more digits than any plan has: no number, even where one is asked for.
_NO_PHONE = compiled(r"(?:19|20)\d{2}([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|\d+\.\d+|(?:\D*\d){14,}\D*")


def parse_number(text: str) -> Decimal:
    """The exact number that `text` is: digits, Chinese numerals, capitals, mixed forms, decimals, negatives; a fraction in words or with a slash.

    Blanks may part thousands (12 345); a letter is its power of a thousand (15k, 1.5M); 打 is twelve, 对 and 双 are two of what they count.

    Fractions that are not finite have six significant digits. Raises ValueError for a range, an ordinal (第三) or a hedged number (三百多).
    """
    from extractor.values.number.numeral import VULGAR, parse_numeral
    from extractor.values.ratio.fraction import FRACTIONS
    from extractor.values.ratio.percent import PERCENT
    from extractor.values.ratio.tenths import SHARES

    phrase = bare_amount(text)
    if phrase in ("半", "一半"):
        return Decimal("0.5")
    if len(phrase) == 1 and unicodedata.category(phrase) in ("No", "Nl") and phrase not in VULGAR:
        return Decimal(int(unicodedata.numeric(phrase)))  # ⑧, Ⅷ
    if phrase == "半百":
        return Decimal(50)
    if _SCIENTIFIC.fullmatch(phrase):
        return Decimal(f"{Decimal(phrase):f}")
    plain = phrase.removeprefix("正").removeprefix("+").replace(" ", "")
    plain = plain.replace("负的", "负", 1)
    if plain.startswith("零下"):
        plain = "负" + plain[2:]
    if "幺" in plain and all(c in "幺零〇一二三四五六七八九" for c in plain):
        # 幺 is 一 where digits are read out one by one.
        plain = plain.replace("幺", "一")
    if "," in plain and not _GROUPED.match(plain):
        raise ValueError(f"{text!r}: not a number")  # 12,34
    numeral = parse_numeral(plain, digit_strings=True)
    if numeral is not None and numeral.upper is None and numeral.modifier == "exact":
        return numeral.value
    many = _COLLECTIVES.get(plain[-1:]) if len(plain) > 1 else None
    if many is not None:
        return many * (Decimal("0.5") if plain[:-1] == "半" else parse_number(plain[:-1]))
    size = _LETTERS.fullmatch(plain.replace("负", "-", 1))
    if size is not None:
        return Decimal(f"{Decimal(size['number']).scaleb(_MAGNITUDES[size['letter'].upper()]):f}")
    halves = parse_numeral(plain[:-2] if plain.endswith("个半") else "", digit_strings=True)
    if halves is not None and halves.upper is None and halves.modifier == "exact":
        return halves.value + Decimal("0.5")
    if "分之" in plain or "/" in plain or plain.endswith(("%", "‰")):
        sign = -1 if plain[:1] in ("负", "-") else 1
        value = whole((phrase if "/" in phrase else plain).lstrip("负-"), PERCENT, SHARES, FRACTIONS)
        if value is not None and value.upper is None and value.modifier == "exact" and value.kind == "percent":
            return sign * value.value
    raise ValueError(f"{text!r}: not a number")


def parse_money(text: str, *, currency: str | None = None) -> Money:
    """The sum that `text` is. With `currency` (an ISO 4217 code), a number without one is a sum in it.

    Raises ValueError where the text is not one sum and nothing else.
    """
    from extractor.values.money.amount import MONEY
    from extractor.values.money.currency_first import SIGNED
    from extractor.values.money.implied import IMPLIED
    from extractor.values.money.jiao_fen import CHANGE
    from extractor.values.number.numeral import parse_numeral
    from extractor.values.number.placed_number import place

    phrase = _CAPITAL_LABEL.sub("人民币", bare_amount(text))
    # 8分 is money when nothing else is said, 100usd and 100¥ are typed so.
    wordings = [phrase]
    if phrase.endswith("分"):
        wordings.append(f"{phrase}钱")
    if _TYPED_CODE.search(phrase):
        wordings.append(_TYPED_CODE.sub(lambda code: code[0].upper(), phrase))
    if phrase.endswith("刀"):
        wordings.append(phrase[:-1] + "美元")  # 100刀, as dollars are called
    turned = _SIGN_BEHIND.fullmatch(phrase)
    if turned:
        wordings.append(turned["sign"] + turned["number"])
    for wording in wordings:
        value = whole(wording, MONEY, SIGNED, CHANGE, IMPLIED)
        if value is not None:
            return value
    if currency is not None:
        numeral = parse_numeral(phrase)
        if numeral is not None:
            figure = place(phrase, 0, len(phrase), numeral)
            return Money(amount=figure.value, upper=figure.upper, currency=currency, modifier=figure.modifier)
    labelled = running(text, Money, "price", "spending", "sold", "sum_behind")
    if labelled is not None:
        return labelled
    raise ValueError(f"{text!r}: not a sum of money")


def parse_percent(text: str) -> Percent:
    """The ratio that `text` is: percent, per mille, percentage points, 成, 折, a fraction, 一半.

    Raises ValueError where the text is not one ratio and nothing else.
    """
    from extractor.values.ratio.fraction import FRACTIONS
    from extractor.values.ratio.percent import PERCENT
    from extractor.values.ratio.tenths import SHARES

    phrase = bare_amount(text)
    value = whole(phrase, PERCENT, SHARES, FRACTIONS)
    if value is None:
        value = running(text, Percent, "changes_by", "rate")
    if value is None:
        raise ValueError(f"{text!r}: not a percentage")
    return value


def parse_quantity(text: str) -> Quantity:
    """The count or measure that `text` is, its counted noun included (12家企业). A bare number is a quantity without a unit.

    Raises ValueError where the text is not one quantity and nothing else.
    """
    from extractor.values.number.numeral import number, parse_numeral
    from extractor.values.number.placed_number import place, read_numbers
    from extractor.values.quantity.by_context import TOLD
    from extractor.values.quantity.compound import COMPOUND
    from extractor.values.quantity.counted_noun import counted_noun
    from extractor.values.quantity.simple import QUANTITY
    from extractor.values.quantity.without_unit import BARE

    phrase = bare_amount(text)
    # 一个苹果 says how many when nothing else is said.
    for wording in (phrase, f"1{phrase[1:]}" if phrase[:1] == "一" else phrase):
        covering = [
            found
            for rules in (QUANTITY, COMPOUND, BARE, TOLD)
            for found in rules.find(wording)
            if (
                wording[found.end :] in ("", found.value.of)
                or counted_noun(wording, found.end) == wording[found.end :]
                or _GOES_WITHOUT.fullmatch(wording[found.end - 1 :])
            )
            and only_leads_up(wording[: found.start])
        ]
        if covering:
            best = max(covering, key=lambda found: found.end - found.start)
            printed = fold_width(text).strip()
            if printed.startswith(wording) or len(printed) != len(phrase):
                return best.value
            return as_printed(best.value, best.start, best.end, wording, printed)
    if phrase.endswith("兆"):
        # 100兆 asked for as a measure is no 10^14.
        size = parse_numeral(phrase[:-1])
        if size is not None and size.size == 1:
            return Quantity(value=size.value, upper=size.upper, unit="兆", modifier=size.modifier)
    for match in regex.finditer(number("num", signed=True), phrase):
        read = read_numbers(None, match[0])
        if read:
            figure = place(phrase, match.start(), match.end(), *read)
            if only_leads_up(phrase[: figure.start]) and figure.end == len(phrase) and not figure.per:
                return Quantity(value=figure.value, upper=figure.upper, modifier=figure.modifier)
    counted = running(text, Quantity)
    if counted is not None:
        return counted
    raise ValueError(f"{text!r}: not a quantity")


def parse_phone(text: str) -> Phone:
    """The phone number that `text` is, in E.164 where it can be told.

    Raises ValueError where the text is not one phone number and nothing else.
    """
    from extractor.values.contact.phone import PHONE
    from extractor.values.contact.phone_abroad import PHONE_ABROAD
    from extractor.values.contact.phone_spoken import PHONE_SPOKEN

    phrase = bare_phrase(text)
    value = whole(phrase, PHONE, PHONE_ABROAD)
    if value is None and not _NO_PHONE.fullmatch(phrase):
        cued = f"电话{phrase}"
        value = whole(cued, PHONE, PHONE_ABROAD) or next(
            (
                found.value
                for rules in (PHONE, PHONE_SPOKEN)
                for found in rules.find(cued)
                if found.start == 2 and found.end == len(cued)
            ),
            None,
        )
    if value is None:
        value = running(text, Phone, "phone_cue", "dialled")
    if value is None:
        raise ValueError(f"{text!r}: not a phone number")
    return value


def parse_duration(text: str) -> Duration:
    """The length of time that `text` is; a term (学期) counts as half of the school year. Raises ValueError where it is not one and nothing else."""
    from extractor.values.duration import find as durations

    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    phrase = well_formed(text)
    for typed, unit in _TYPED_LENGTH:
        if typed.search(phrase):
            phrase = f"{phrase.strip()}{unit}"
            break
    phrase = _SECONDS.sub("秒", _DAYS.sub(r"\g<count>天", phrase))
    try:
        return durations.parse_duration(phrase)
    except ValueError:
        raise ValueError(f"{text!r}: not a duration") from None


def parse_date(text: str, *, published: str | None = None) -> Date:
    """The date that `text` is, resolved against `published` (EDTF).

    Raises ValueError where the text is not one date and nothing else, or `published` is no EDTF date.
    """
    from extractor.values.date import find as dates

    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    phrase = well_formed(text)
    try:
        return dates.parse_date(phrase, published)
    except ValueError as error:
        typed = _TYPED_DAY.fullmatch(fold_width(phrase).strip())
        if typed is None:
            raise
        year = f"20{typed['year']}年" if typed["year"] else ""
        read = dates.parse_date(f"{year}{int(typed['month'])}月{int(typed['day'])}日", published)
        if read.edtf is None and published is not None:
            raise error
        return read
