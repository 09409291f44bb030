"""Date arithmetic: 5月1日至7日，为期7天; 9时10分开出，11时25分到达，用时2小时15分钟; 1956年建校，2026年迎来建校70周年; 5月8日，距6月7日还有30天."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from extractor.checks.judging.alarm import is_near_miss
from extractor.checks.verdict import Check, Verdict
from extractor.figures import Moment, TimedSentence
from extractor.models import Date, Duration
from extractor.relation import pattern_of

_DAYS = re.compile(r"(?:为期|期限|历时|持续|前后|展期|会期|工期|一连|连续)(?:共|约|了)?$")
# 期限20天，从9月11日起到9月30日止: the two days behind the length.
_FROM_TO = re.compile("[，,]?(?:从|自)[^，。；]{4,20}[^。；]*?[至到][^，。；]{3,12}(?:为?止|(?=[，。；]|$))")
_STAGE = re.compile("报名|截止|申报|投票|征集|预售|登记")  # days of something on the way to it
_BEGIN_TO_END = re.compile("[至到—\\-~～]|开始|开幕|启动|开工|起")
_UNTIL = re.compile("(?:还有|还剩|仅剩|只剩|剩余|倒计时)(?:仅|不足)?$")
_CLOCK = re.compile(r"(?:用时|历时|耗时|全程|时长|行程|持续)[^，。；]{0,3}$")
_AGAIN = re.compile("又|再|另|还")
_NEAR = 12  # characters between the second time and the length that both give
_FOUNDED = re.compile("成立|建[校院厂馆]|创|设立|诞生")
# 从2009年开挖到2024年通车，前后拖了15年.
_LASTED = re.compile(
    "(?:前后|历时|整整|一共|总共|历经|长达|拖了|用了|花了|干了|等了|走了|坚持了)(?:共|近|整整|拖了|用了|花了|干了|等了)?$"
)
_PASSED = re.compile(
    "(?:走过|历经|用了|至今|已有|已经|经历|度过|已[\u4e00-\u9fff]{0,4}(?:运行|运营|工作|服役|通车|使用|经营|陪伴|坚守|办学))了?(?:整整|近)?$"
)
_STARTED = re.compile("[^，。；]{0,4}?(?:开工|动工|始建|立项|开建|启动|开挖|奠基)")
_FINISHED = re.compile("[^，。；]{0,6}?(?:建成|竣工|完工|通车|投用|交付|落成|贯通|投产)")
# What makes the length another one than that between the two dates.
_CHANGED = re.compile(
    "延长|推迟|提前|延期|原定|原计划|工作日|其中|除了?|不含|中断|停[运工]|晚点|休息|净|扣除|首次|修订|改版"
)
_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_SAME_MONTH = re.compile(r"\d{1,2}月\d{1,2}[日号]?(?:至|到|—|-)(?P<day>\d{1,2})[日号]")
_TIME = re.compile(r"T(?P<hour>\d\d):(?P<minute>\d\d)")
_ISO = re.compile(r"P(?:(?P<years>\d+)Y|(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?")
_YEAR = re.compile(r"\d{4}")
_TOLERANCE = 1  # days at either end that may or may not be counted; years of which only a part has passed
_LEAP = 29


def check_dates(sentences: Iterable[TimedSentence]) -> Iterator[Check]:
    """The lengths of time that two dates of the same sentence give."""
    for sentence in sentences:
        if _CHANGED.search(sentence.text):
            continue
        lengths = [m for m in sentence.moments if isinstance(m.value, Duration)]
        if len(lengths) != 1 or lengths[0].value.modifier != "exact":
            continue  # of which of several the dates speak is not told
        (length,) = lengths
        iso = _ISO.fullmatch(length.value.iso or "") if isinstance(length.value, Duration) else None
        before = sentence.text[: length.start]
        dates = [m for m in sentence.moments if isinstance(m.value, Date)]
        if iso is None or length.value.type != "duration" or length.value.upper is not None:
            continue
        if iso["days"]:
            yield from _check_days(sentence, length, int(iso["days"]), before)
        elif iso["years"]:
            yield from _check_years(sentence, dates, length, int(iso["years"]), before)
        elif iso["hours"] or iso["minutes"]:
            minutes = 60 * int(iso["hours"] or 0) + int(iso["minutes"] or 0)
            yield from _check_clock(dates, length, minutes, before)


def _check_days(sentence: TimedSentence, length: Moment, stated: int, before: str) -> Iterator[Check]:
    lasting, until = _DAYS.search(before), _UNTIL.search(before)
    if not lasting and not until:
        return
    days = _days_of(sentence.text)
    told = _BEGIN_TO_END.search(before) or _FROM_TO.match(sentence.text, length.end)
    if len(days) != 2 or (lasting and not told) or _STAGE.search(sentence.text):
        return
    (first, sure), (last, sure_too) = sorted(days, key=lambda day: day[0]) if until else days
    if last < first:
        last = last.replace(year=last.year + 1)
    apart = (last - first).days
    # With no year told a 29 February may lie between.
    slack = 1 if not (sure and sure_too) and first <= date(first.year, 2, 28) < last else 0
    least, most = (apart, apart + 1) if lasting else (apart - _TOLERANCE, apart + _TOLERANCE)
    arithmetic = f"{first:%m-%d} to {last:%m-%d} = {apart} to {apart + 1}"
    cue = (lasting or until)[0] if (lasting or until) else ""  # type: ignore[index]  # one of them matched
    yield from _judged(length, stated, (least - slack, most + slack), most if lasting else apart, arithmetic, cue)


def _check_years(
    sentence: TimedSentence, dates: list[Moment], length: Moment, stated: int, before: str
) -> Iterator[Check]:
    years = [(m, year) for m in dates if (year := _year_of(m)) is not None]
    if len(years) != 2 or len(dates) != 2 or years[0][1] >= years[1][1]:
        return
    (start, first), (_, last) = years
    begun = pattern_of("since").search(sentence.text[max(0, start.start - 4) : start.end + 8])
    feast = sentence.text[length.start : length.end].endswith("周年")
    lasted = _lasting(sentence.text, start, years[1][0], before)
    if lasted and not feast:
        apart = last - first
        yield from _judged(
            length, stated, (apart - _TOLERANCE, apart + _TOLERANCE), apart, f"{last} - {first} = {apart}", lasted
        )
        return
    if begun is None or not (feast or _PASSED.search(before)):
        return
    again = pattern_of("since").search(before[-4:])
    if feast and again and again[0] != begun[0] and not all(_FOUNDED.match(word[0]) for word in (begun, again)):
        return  # 1998年成立，2023年迎来上市20周年
    slack = 0 if feast else _TOLERANCE
    apart = last - first
    yield from _judged(length, stated, (apart - slack, apart + slack), apart, f"{last} - {first} = {apart}", begun[0])


def _lasting(text: str, first: Moment, last: Moment, before: str) -> str:
    """The cue of a length that says how long it was from the one year to the other (从2009年…到2024年…，前后拖了15年); empty where it does not."""
    opened = text[max(0, first.start - 1) : first.start] in ("从", "自")
    cue = _LASTED.search(before)
    closed = re.search("[到至]$", text[: last.start]) is not None
    # 1972年开工，1979年建成，历时7年.
    built = _STARTED.match(text, first.end) and _FINISHED.match(text, last.end)
    opened, closed = opened or bool(built), closed or bool(built)
    clause = before[max(before.rfind("，"), before.rfind("；"), last.end - 1) + 1 :]
    if cue is not None and len(clause.removesuffix(cue[0])) > len("前后"):
        return ""  # 主坝浇筑前后历时4年
    return cue[0] if opened and closed and cue is not None and last.end <= len(before) else ""


def _check_clock(dates: list[Moment], length: Moment, stated: int, before: str) -> Iterator[Check]:
    times = [t for m in dates if m.end <= length.start and (t := _TIME.search(m.value.edtf or "")) is not None]  # type: ignore[union-attr]  # dates are Date
    cue = _CLOCK.search(before)
    if cue is None or len(times) != 2:
        return
    between = before[max(m.end for m in dates if m.end <= length.start) :]
    if len(between) > _NEAR or _AGAIN.search(between):
        return  # of something else on the way
    first, last = (60 * int(t["hour"]) + int(t["minute"]) for t in times)
    apart = last - first
    if apart <= 0:
        return  # over midnight, or in another time zone
    arithmetic = f"{times[1][0][1:]} - {times[0][0][1:]} = {apart // 60}:{apart % 60:02}"
    slack = 0 if any(t["minute"] != "00" for t in times) else 30
    yield from _judged(length, stated, (apart - slack, apart + slack), apart, arithmetic, cue[0])


def _judged(
    length: Moment, stated: int, bounds: tuple[int, int], computed: int, arithmetic: str, cue: str
) -> Iterator[Check]:
    holds = bounds[0] <= stated <= bounds[1]
    assert length.used is not None
    if not holds and not is_near_miss(Decimal(stated), Decimal(computed)):
        return
    verdict: Verdict = "confirmed" if holds else "contradicted"
    yield Check(
        kind="date",
        verdict=verdict,
        claim=length.used.fact.evidence.text,
        cue=cue,
        arithmetic=arithmetic,
        stated=Decimal(stated),
        computed=Decimal(computed),
        used=[length.used],
    )


def _days_of(text: str) -> list[tuple[date, bool]]:
    """The days that a sentence names, and whether their year is told; 5月1日至7日 names two."""
    found: list[tuple[int, date, bool]] = []
    year = 0
    for match in _DAY.finditer(text):
        year = int(match["year"] or year or 2001)
        day = _date(year, int(match["month"]), int(match["day"]))
        if day is None:
            return []
        found.append((match.start(), day, year != 2001))
    for match in _SAME_MONTH.finditer(text):
        for at, first, sure in list(found):
            if at == match.start() or match.start() < at < match.end():
                last = _date(first.year, first.month, int(match["day"]))
                found += [(match.end(), last, sure)] if last is not None else []
    return [(day, sure) for _, day, sure in sorted(found)]


def _date(year: int, month: int, day: int) -> date | None:
    if (month, day) == (2, _LEAP):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_of(moment: Moment) -> int | None:
    """The year of a date, if it is one and is told or resolved."""
    edtf = moment.value.edtf if isinstance(moment.value, Date) else None
    match = _YEAR.match(edtf or "")
    return int(match[0]) if match is not None and "/" not in (edtf or "") else None
