"""Phone numbers of the mainland: mobile, landline, service and short ones, and whatever a word announces as one."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from extractor.grammar import Match, Placed, RuleSet, compiled, examples
from extractor.models import Phone
from extractor.values.number.value_words import any_word, value_words

PHONE: RuleSet[Phone] = RuleSet("phone")

_GAP = r"[ \-–—]{0,2}"
_GAP_OR_DOT = rf"(?:{_GAP}|\.)"
_EXTENSION = r"(?:[ ,，]{0,2}(?:[(（](?:转|分机号?|[eE]xt\.?)[:：]? ?(?P<ext>\d{1,6})[)）]|(?:转|分机号?|[eE]xt\.?|[xX×]|#|－|-)[:：]? ?(?P<ext>\d{1,6})(?!\d)(?:分机)?))?"
_CUES = any_word("phone_cue")
# Behind the cue, other local numbers of a list may stand first.
_CUE = compiled(rf"{_CUES}[^\d。；！？]{{0,12}}(?:[2-9]\d{{2,3}}[ -]?\d{{4}}(?:、|,|，|/|或|和) ?){{0,8}}$")
# What else has so many digits: 订单号13812345678.
_OTHER_NUMBER = compiled(rf"{any_word('other_number')}号[码]?[是为:：]? ?$|{any_word('other_code')}[是为:：]? ?$|第$")
# What must not stand behind a number: more digits, letters, what makes it a sum, a count or a mail address. A full stop may.
_END = r"(?![\dA-Za-z%元万亿@]|\.\d)"


@cache
def library() -> ModuleType:
    """The library of numbering plans, loaded where a number is seen."""
    import phonenumbers

    return phonenumbers


def e164(text: str) -> str | None:
    """The number in E.164, read as one dialled in China, or None where it is none that can exist there."""
    known = library()
    try:
        parsed = known.parse(text, "CN")
    except known.NumberParseException:
        return None
    return str(known.format_number(parsed, known.PhoneNumberFormat.E164)) if known.is_possible_number(parsed) else None


def placed(match: Match, number: str | None) -> Placed[Phone] | None:
    """The mention of a number with the extension that the match holds (group `ext`); None where there is no number."""
    if number is None:
        return None
    extension = match.groupdict().get("ext")
    return Placed(Phone(number=f"{number};ext={extension}" if extension else number), *match.span())


@PHONE.rule(
    rf"(?<![\d.A-Za-z])(?:(?:\+|00)86{_GAP}|[(（](?:\+|00)?86[)）]{_GAP}|86[- ]|86(?=1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)))?(?P<number>1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}|(?<=86{_GAP})[(（]1[3-9]\d[)）]{_GAP}\d{{4}}{_GAP}\d{{4}}|1[3-9]\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{4}}|1[3-9]\d\.\d{{4}}\.\d{{4}})(?:[ ,，]?(?:转|分机) ?(?P<ext>\d{{1,6}}))?{_END}",
    yes=examples("""
        13812345678 -> +8613812345678 | 138-1234-5678 -> +8613812345678 | +86 138 1234 5678 -> +8613812345678 | 138 1234 5678 -> +8613812345678
        +8613812345678 -> +8613812345678 | +86-138-1234-5678 -> +8613812345678 | 0086 13812345678 -> +8613812345678 | 86-13812345678 -> +8613812345678 | 1381 234 5678 -> +8613812345678
        （+86）13912345678 -> +8613912345678 | 8613812345678 -> +8613812345678 | 手机：138-1234-5678. -> +8613812345678 | 138.1234.5678 -> +8613812345678 | 86 138 1234 5678 -> +8613812345678 | +86（138）12345678 -> +8613812345678 | 13812345678转1234 -> +8613812345678;ext=1234
    """),
    no=[
        "1381234567",
        "213812345678",
        "13812345678.5",
        "13812345678元",
        "12812345678",
        "138123456789",
        "订单号13812345678",
        "13812345678@example.com",
        "QQ：13812345678",
    ],
)
def mobile(match: Match) -> Placed[Phone] | None:
    """A Chinese mobile number, with or without separators and country code."""
    if _OTHER_NUMBER.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    return placed(match, e164("".join(c for c in match["number"] if c.isdigit())))


_AREA = r"(?:010|02\d|0[3-9]\d{2})"


@PHONE.rule(
    rf"(?=[\d+(（])(?<![\d.A-Za-z])(?:(?:\+|00)86(?: ?[(（]0[)）])?{_GAP_OR_DOT}|86[- ]|[(（](?:\+|00)?86[)）]{_GAP})?(?:[(（](?P<area>{_AREA}|(?<=86{_GAP}[(（])(?:10|2\d|[3-9]\d{{2}}))[)）]{_GAP}|[(（](?:\+?86[- ]?)(?P<area>0?(?:10|2\d|[3-9]\d{{2}}))[)）]{_GAP}|(?P<area>{_AREA})(?:{_GAP}|[/.])|(?<=86(?:[)）]| ?[(（]0[)）])?{_GAP_OR_DOT})(?P<area>10|2\d|[3-9]\d{{2}}){_GAP_OR_DOT})(?P<number>[1-9]\d{{2,3}}(?: ?-?|\.)\d{{4}}){_EXTENSION}(?![\d%元]|\.\d)(?P<more>(?:(?:、|,|，|/|或|和) ?[2-9]\d{{6,7}}(?!\d)){{0,8}})",
    yes=examples("""
        0579-85232715 -> +8657985232715 | (0571)8888 8888 -> +8657188888888 | 010-62345678转8001 -> +861062345678;ext=8001 | （0571）88888888 -> +8657188888888
        057188888888 -> +8657188888888 | 021 62345678 -> +862162345678 | +86 571 8888 8888 -> +8657188888888 | +86-10-62345678 -> +861062345678
        0755-2345678 -> +867552345678 | 0571—88888888 -> +8657188888888 | 0571-88888888分机12 -> +8657188888888;ext=12 | 联系电话是0571-87654321. -> +8657187654321 | (86-10)62345678 -> +861062345678 | 020-12345678 -> +862012345678 | 010-6234-5678 -> +861062345678
        +86 (571) 87654321 -> +8657187654321 | (86)571-87654321 -> +8657187654321 | +86(0)571 87654321 -> +8657187654321 | +86 (0)571 8765 4321 -> +8657187654321 | 0571/87654321 -> +8657187654321 | 86 0571 87654321 -> +8657187654321 | 0571-87654321（转801） -> +8657187654321;ext=801 | 021-62345678转8001分机 -> +862162345678;ext=8001 | 010-62345678（分机8001） -> +861062345678;ext=8001 | 010-62345678 分机号123 -> +861062345678;ext=123
        010.62345678 -> +861062345678 | +86.571.87654321 -> +8657187654321 | 021.6234.5678 -> +862162345678 | 0571-87654321 x12 -> +8657187654321;ext=12
    """),
    no=[
        "2021-85232715",
        "0579-852327",
        "0579-852327151234",
        "2024-0571",
        "编号0571-87654321",
        "0.62345678",
        "10.62345678",
    ],
)
def landline(match: Match) -> Placed[Phone] | None:
    """An area code and a local number."""
    if _OTHER_NUMBER.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    area = match["area"].lstrip("0")
    number = e164(f"+86{area}{''.join(c for c in match['number'] if c.isdigit())}")
    found = placed(match, number)
    return found and Placed(found.value, match.start(), match.start("more"))


@PHONE.rule(
    rf"(?<![\d.A-Za-z])(?P<area>{_AREA})[-—–](?P<number>1[02]\d{{3}}|9[56]\d{{3,4}})(?![\d%元-]|\.\d)",
    yes=examples("""
        投诉电话：0571-12345 -> +8657112345 | 热线0579—96345 -> +8657996345
    """),
    no=["0571-12345", "编号0571-12345"],
)
def hotline_of_area(match: Match) -> Placed[Phone] | None:
    """A short number dialled with its area code from elsewhere."""
    if not _CUE.search(match.string[max(0, match.start() - 24) : match.start()]):
        return None
    return placed(match, f"+86{match['area'].lstrip('0')}{match['number']}")


_FIRST = compiled(
    rf"({_AREA})[)）]?{_GAP}[2-9]\d{{2,3}}[ -]?\d{{4}}(?:(?:、|,|，|/|或|和) ?[2-9]\d{{6,7}}){{0,8}}(?:、|,|，|/|或|和) ?$"
)


@PHONE.rule(
    r"(?<![\d.A-Za-z\-—–])(?P<number>[2-9]\d{2,3}[ -]?\d{4})(?:(?:-|转|分机)(?P<ext>\d{1,5})(?![\d-]))?(?![\dA-Za-z%元万亿年人]|-\d|\.\d)",
    yes=examples("""
        联系电话：86517204 -> 86517204 | 咨询热线8614-3072 -> 86143072 | 0579-86143072、86517204 -> +8657986517204 | 传真：6234567 -> 6234567 | 联系电话:62345678-802 -> 62345678;ext=802 | 报名电话：62345678、62345679 -> 62345679
    """),
    no=["共86517204元", "编号86517204", "共计86517204", "2023-2024"],
)
def local(match: Match) -> Placed[Phone] | None:
    """A local number behind a word that announces one; behind another number it takes that one's area code."""
    text, digits = match.string, "".join(c for c in match["number"] if c.isdigit())
    if digits.startswith(("400", "800")) and match["ext"] and len(digits + match["ext"]) == _SERVICE_DIGITS:
        return None  # 400-1234-567
    before = text[max(0, match.start() - 60) : match.start()]
    first = _FIRST.search(before)
    if first:
        return placed(match, e164(f"+86{first[1].lstrip('0')}{digits}"))
    return placed(match, digits) if _CUE.search(before[-24:]) else None


_SERVICE_DIGITS = 10


@PHONE.rule(
    rf"(?<![\d.A-Za-z\-])(?P<number>[48]00{_GAP}\d{{3}}{_GAP}\d{{4}}|[48]00{_GAP}\d{{4}}{_GAP}\d{{3}}|[48]00\d{_GAP}\d{{3}}{_GAP}\d{{3}}|[48]00-(?=[\d-]{{8,10}}(?![\d-]))\d{{1,5}}(?:-\d{{2,6}}){{1,2}}){_EXTENSION}(?![\d%A-Za-z元]|\.\d)",
    yes=examples("""
        400-820-8820 -> +864008208820 | 800 810 8888 -> +868008108888 | 4008-123-123 -> +864008123123 | 客服电话4008208820 -> +864008208820 | 400-1234567转2 -> +864001234567;ext=2
        （4008208820） -> +864008208820 | 热线：400-1234-567 -> +864001234567 | 400-66-88999 -> +864006688999
    """),
    no=["4008208820元", "40082088201", "400米", "售出4008208820", "售出4008208820。"],
)
def service(match: Match) -> Placed[Phone] | None:
    """Numbers that begin with 400 or 800."""
    digits = "".join(c for c in match["number"] if c.isdigit())
    if len(digits) != _SERVICE_DIGITS:
        return None
    before = match.string[max(0, match.start() - 24) : match.start()]
    alone = match.string[match.end() : match.end() + 1] in ("", *"，。；、！？,;)） \n") and not before[-1:].isalpha()
    if not _CUE.search(before) and match["number"] == digits and before.strip() and not alone:
        return None
    return placed(match, e164(digits) or f"+86{digits}")


@PHONE.rule(
    r"(?<![\d.A-Za-z])(?P<number>1[012]\d{0,4}|9[56]\d{3,4})(?![\dA-Za-z%元万亿年月日人户家个点米件起余多]|\.\d)",
    yes=examples("""
        拨打12345 -> 12345 | 客服热线95519 -> 95519 | 拨打110 -> 110 | 12345热线 -> 12345 | 致电12393 -> 12393 | 12333咨询电话 -> 12333 | 急救120 -> 120 | 火警119 -> 119 | 拨打12345. -> 12345
        打12320咨询 -> 12320 | 12315投诉举报 -> 12315 | 12306客服 -> 12306
    """),
    no=["12345人", "共110", "2024", "热线12345个", "110米栏", "第110期", "打12个电话", "共接12345投诉件"],
    needs=value_words("dialled") + value_words("dialled_behind") + value_words("dialled_right_behind") + ("打",),
)
def hotline(match: Match) -> Placed[Phone] | None:
    """A short number, beside a word that says that it is dialled."""
    if _DIALLED.search(match.string, max(0, match.start() - 20), match.start()) or _DIALLED_BEHIND.match(
        match.string, match.end()
    ):
        return Placed(Phone(number=match["number"]), *match.span())
    return None


_DIALLED = compiled(
    rf"{any_word('dialled')}[^\d，。；！？]{{0,6}}(?:(?:1[012]\d{{1,3}}|9[56]\d{{3}})[、或和及/]){{0,3}}$|(?<![一-龥]{{0,2}}[拍敲安])打$"
)
_DIALLED_BEHIND = compiled(
    rf"[^\d，。；！？、]{{0,6}}{any_word('dialled_behind')}|{any_word('dialled_right_behind')}(?![一-龥]{{0,2}}[件人次个条])"
)


@PHONE.rule(
    rf"(?<={_CUES}(?:号码?)?(?:为|是|：|:|为：|是：)?\s?)(?P<number>(?:[(（]\+?\d{{1,5}}[)）] ?|\+?\d)(?:[ \-–.]{{0,2}}\d|[ \-]?[(（]\d{{1,5}}[)）][ \-]?\d){{3,16}}){_END}",
    yes=examples("""
        短号：667788 -> 667788 | 电话号码是1-800-123-4567 -> 1-800-123-4567 | 手机1381234567 -> 1381234567 | 电话：(02)2345-6789 -> (02)2345-6789 | 电话：010-62345678（9:00—17:00） -> +861062345678
    """),
    no=["电话2024年开通", "热线12345个", "电话10000元", "手机5000台", "联系20人", "咨询2000人次"],
    needs=(
        "电话",
        "热线",
        "手机",
        "传真",
        "号",
        "联系",
        "咨询",
        "座机",
        "小灵通",
        "拨打",
        "致电",
        "el",
        "EL",
        "hone",
        "ax",
    ),
)
def announced(match: Match) -> Placed[Phone] | None:
    """What a word announces as a number to call, of whatever plan: as it is printed, without blanks."""
    following = match.string[match.end() : match.end() + 1]
    if following and following in _COUNTED_BEHIND:
        return None
    number = "".join(match["number"].split())
    if (
        number.isdigit()
        and len(number) < 6
        and not match.string[: match.start()].rstrip().endswith((":", "：", "是", "为"))
    ):
        return None
    digits = "".join(c for c in number if c.isdigit())
    abroad = number.startswith(("+", "00"))
    if not abroad and _LONGEST.get(digits[0], _LONGEST_OF_ALL) < len(digits):
        return None  # 0571-8765 4321 8765 4322: two numbers, each of which another rule finds
    known = e164(number) if abroad or (_MOBILE.fullmatch(digits) and not number.startswith("1-")) else None
    return placed(match, known or number)


_MOBILE = compiled(r"1[3-9]\d{9}")
# Digits of the longest number with an area code, of a mobile number, and of any other.
_LONGEST = {"0": 12, "1": 11}
_LONGEST_OF_ALL = 15
_COUNTED_BEHIND = frozenset("年月日号天人名位户家个台部件条次份只辆点分秒米吨斤亩余多至到—–~")
