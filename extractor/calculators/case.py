"""A case as an article tells it: what something cost, who paid which part, what was left to the person.

Medical bills are the common kind (总花费67.78万元，医保报销30万元，…个人承担7.53万元); a subsidised purchase reads alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractor.calculators.story import Sentence, Told

Role = Literal["total", "paid", "own", "rate"]

_OWN = re.compile(
    r"(?:个人|自己|自家|本人|家庭|全家|家里|患者|实际|最终|最后|到手)[^，。；]{0,8}?(?:承担|负担|支付|自付|掏|花|付|出|需|要|缴|了|只|仅){1,4}"
    r"|(?:只|仅)(?:需|要|用|花|掏|付|承担|支付|自付|负担|了){1,4}|自付|自掏|自己掏|实付|到手价|个人部分"
)
_PAID = re.compile(
    "报销|赔付|理赔|获赔|赔|救助|补助|减免|补偿|帮扶|补贴|抵扣|统筹|给付|资助|优惠|立减|减掉|支付|承担|解决"
)
_TOTAL = re.compile(
    "总(?:医疗)?费用|总花费|总价|总共花|共花|一共花|花费|医疗费|医药费|治疗费|住院费|手术费|费用(?:合计|总计|共)|花了|花去|花掉|原价|标价|售价|发票金额|总开销"
)
_RATE = re.compile(r"(?:报销|补偿|减负|赔付|保障)(?:比例|率|水平)")
# Words of payment in a clause without a figure: somebody paid who is not counted, so that what is left cannot be checked.
_PAYER = re.compile("报(?:销|完|掉|过)|赔付|理赔|救助|补助|减免|补偿|统筹|资助|帮扶")
_SUMMARY = re.compile("多重|层层|各项|几项|双重|三重|四重|叠加|合计|上述|这些|以上|共报销|比例|水平|制度|政策")
_REACH = 4  # sentences from the total to the last figure of the case


@dataclass
class Case:
    """The figures of one case by their roles, in the order of the text. `complete`: every payer that is spoken of has a figure."""

    total: Told
    paid: list[Told] = field(default_factory=list)
    own: list[tuple[Told, int]] = field(default_factory=list)  # with the number of payments told before it
    rates: list[Told] = field(default_factory=list)
    final: bool = False
    complete: bool = True


def find_cases(sentences: Sequence[Sentence]) -> Iterator[Case]:
    """The cases of an article. One begins with a total and ends with the next, or a few sentences on in the same block."""
    case: Case | None = None
    begun = 0
    for at, sentence in enumerate(sentences):
        if case is not None and (at - begun >= _REACH or sentences[begun].block != sentence.block):
            yield case
            case = None
        for start, end in sentence.clauses:
            figures = [f for f in sentence.figures if start <= f.start < end]
            roles = [(f, _role(sentence, f)) for f in figures]
            for told, role in roles:
                if role == "total":
                    if case is not None:
                        yield case
                    case, begun = Case(told), at
                elif case is not None and told.figure.unit[:2] == case.total.figure.unit[:2]:
                    _put(case, told, role, sentence)
                elif case is not None and role == "rate":
                    case.rates.append(told)
            clause = sentence.text[start:end]
            if case is not None and not case.final and _PAYER.search(clause) and not _SUMMARY.search(clause):
                case.complete &= any(role == "paid" for _, role in roles)
    if case is not None:
        yield case


def _put(case: Case, told: Told, role: Role | None, sentence: Sentence) -> None:
    if role == "paid" and not case.final:
        case.paid.append(told)
    elif role == "own":
        case.own.append((told, len(case.paid)))
        case.final = bool(re.search("只|仅|最终|最后|到手|实付|实际", sentence.near(told)))


def _role(sentence: Sentence, told: Told) -> Role | None:
    near = sentence.near(told)
    if told.figure.unit[:2] == ("percent", "percent"):
        return "rate" if _RATE.search(near) or _RATE.search(sentence.after(told)[:8]) else None
    if told.figure.unit[0] != "money" or len(told.figure.unit) > 2:
        return None
    last: tuple[int, Role] | None = None
    patterns: tuple[tuple[Role, re.Pattern[str]], ...] = (("total", _TOTAL), ("paid", _PAID), ("own", _OWN))
    for role, pattern in patterns:
        for match in pattern.finditer(near):
            if last is None or match.end() >= last[0]:
                last = match.end(), role
    if last is not None:
        return last[1]
    after = sentence.after(told)[:8]
    return "paid" if _PAID.search(after) and not _OWN.search(after) else None
