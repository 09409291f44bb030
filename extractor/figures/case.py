"""A case as an article tells it: what something cost, who paid which part, what was left to the person.

Medical bills are the common kind (总花费67.78万元，医保报销30万元，…个人承担7.53万元); subsidised purchases, building works and rents read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractor.figures.stated import Sentence, Told

Role = Literal["total", "paid", "own", "rate", "aside"]

_COST = re.compile(
    "费用?|价|款|要用|全包|连工带料|(?:全部|总|一?共)投[入资]|花费|花销|花了|花去|花掉|开销|开支|合计|共计|总计|总共|一共|共花|租金|房租|成本|总额|总投资|造|账单"
)
# Sums beside the case: what somebody earns, owes or may claim.
_ASIDE = re.compile("筹资|工资|(?<!低)收入|退休金|路费|车费|存款|欠|借|价值|标准|限额|起付线|封顶")
# What it costs to be insured is a cost of its own, or stands beside that of the case.
_PREMIUM = re.compile("保费|缴费")
_OWN = re.compile(
    "自己|自付|自掏|自费支付|自筹|自担|个人(?!所得税|账户|贷款|住房|存款|信息|经营|独资)|本人|我们家|我家|自家|家里|一家人|全家|家庭(?:实际|只|仅|自|承担|负担)"
    "|最后|最终|实际|实付|到手|[只仅才](?:需|要|用|花|掏|付|交|缴|出|承担)|剩下|剩余|缺口|刷卡付|余下|其余|就剩|还剩|只剩|落地"
)
# 花120元买下的“安居保” is the price of the insurance, not a part of the bill.
_BOUGHT = re.compile("[^，。]{0,2}(?:买|购|投保|参保)")
# Behind these words of the person's own share it is a payer's after all: 最终报销12万元, 个人账户支付.
_NOT_OWN = re.compile("报|赔|补|救助|减|抵|优惠|资助|账户|获|领|捐|到位|年度|最高")
_MEAN = re.compile("人均|户均|平均|年均|次均|[一每]人次")
_PAID = re.compile(
    "报|赔|理赔|救助|补|减|抵|优惠|资助|帮扶|统筹|给付|给|承担|支付|付|奖|返|退|配套|贷款|解决|兜底|捐|垫|支取|动用|扣|让利|助学金|帮|安排|拨|投入|出资|基金|财政"
)
_RATE = re.compile(r"(?:报销|补偿|减负|赔付|保障|补贴)(?:比例|率|水平)")
# Words of payment in a clause without a figure: somebody paid who is not counted, so that what is left cannot be checked.
_PAYER = re.compile("报(?:销|完|掉|过)|赔付|理赔|救助|补助|减免|补偿|统筹|资助|帮扶|补贴")
_SUMMARY = re.compile(
    "多重|层层|各项|几项|双重|三重|四重|叠加|合计|上述|这些|以上|共报销|比例|水平|制度|政策|申请|手续|结算|说|介绍|发票"
)
# Whose bill it is, and that it is one of an illness; a scheme's yearly sums have neither.
_PATIENT = re.compile(
    "先生|女士|小姐|大爷|大妈|大伯|大姐|阿姨|老伯|老人|患者|病人|患儿|孩子|宝宝|老太|[他她]|村民|职工|参保人|某"
)
_ILLNESS = re.compile("住院|看病|就医|就诊|医[疗药]费|病|手术|治疗|化疗|肿瘤|癌|急诊|抢救|康复")
_MANY = re.compile("累计|全[市县省区国]|万?人次|万人|年度|平均|人均")
# Who pays, right before the verb of paying, or the name of what is paid.
_PAYER_NAME = re.compile(
    "(?P<payer>[“”\u4e00-\u9fff]{2,14}?)(?:已|又|再|还|共|按规定|为其|给予|予以)*(?:报销|赔付|理赔|救助|补助|补偿|支付|给付|承担|资助)[^，。；]{0,4}$"
)
_PAID_NAME = re.compile("(?:救助|补助|慰问|理赔|赔付|互助|补偿|保险|帮扶|慈善)(?:金|款)")
_BEFORE = 3  # sentences from an own share that is told first to the total
_REACH = 4  # sentences from the total to the last figure of the case


@dataclass
class Case:
    """The figures of one case by their roles, in the order of the text.

    `complete`: every payer that is spoken of has a figure, and every figure a role; `medical`: it is the bill of a patient or household that the text
    tells of, and no yearly sum of a scheme; `payers`: who the text says paid each of `paid`, None where it does not.
    """

    total: Told
    paid: list[Told] = field(default_factory=list)
    own: list[tuple[Told, int]] = field(default_factory=list)  # with the number of payments told before it
    own_first: Told | None = None  # told before the total
    rates: list[Told] = field(default_factory=list)
    complete: bool = True
    medical: bool = False
    payers: list[str | None] = field(default_factory=list)


def find_cases(sentences: Sequence[Sentence]) -> Iterator[Case]:
    """The cases of an article. One begins with a cost and ends with the next one, or a few sentences on."""
    case: Case | None = None
    begun = 0
    own_first: tuple[int, Told] | None = None
    for at, sentence in enumerate(sentences):
        blocks = sentence.block - sentences[begun].block
        if case is not None and (at - begun >= _REACH or blocks > 1 or (blocks and case.own)):
            yield case
            case = None
        for start, end in sentence.clauses:
            roles = [(f, _role(sentence, f)) for f in sentence.figures if start <= f.start < end]
            for told, role in roles:
                if case is not None and re.search("各.{0,2}$", sentence.near(told)):
                    case.complete = False  # 市、县财政各出189万元: how often it counts is not said
                if role == "total" and (case is None or case.own or not case.paid):
                    if case is not None:
                        yield case
                    case, begun = Case(told), at
                    near = own_first is not None and at - own_first[0] <= _BEFORE
                    if own_first is not None and near and sentences[own_first[0]].block == sentence.block:
                        case.own_first = own_first[1]
                    own_first = None
                    around = sentences[max(0, at - _BEFORE) : at + 1]
                    case.medical = _is_medical(told, [s for s in around if sentence.block - s.block <= 1])
                elif case is not None:
                    _put(case, told, role, sentence)
                elif role == "own":
                    own_first = at, told
            clause = sentence.text[start:end]
            if case is not None and not case.own and _PAYER.search(clause) and not _SUMMARY.search(clause):
                case.complete &= any(role == "paid" for _, role in roles)
    if case is not None:
        yield case


def _is_medical(total: Told, around: Sequence[Sentence]) -> bool:
    """Whether the total is what the illness of one that the text tells of has cost."""
    text = "".join(sentence.text for sentence in around)
    subject = total.used.fact.subject
    patient = (subject is not None and subject.type == "person") or _PATIENT.search(text)
    own = around[-1]
    return bool(patient and _ILLNESS.search(text)) and not _MANY.search(own.before(total) + own.after(total))


def _payer(sentence: Sentence, told: Told) -> str | None:
    """Who paid: the fact's owner, where it is a body or a scheme; else the words before the verb, or what was paid (救助金)."""
    subject = told.used.fact.subject
    if subject is not None and subject.type in ("organization", "programme"):
        return subject.text
    named = _PAYER_NAME.search(sentence.near(told))
    paid = _PAID_NAME.search(sentence.near(told)[-8:] + sentence.after(told)[:6])
    if named is not None and not _PATIENT.search(named["payer"]):
        return re.sub("^(?:其中|经|由|在|后|先|再|又|通过)+", "", named["payer"]) or None
    return paid[0] if paid is not None else None


def _put(case: Case, told: Told, role: Role | None, sentence: Sentence) -> None:
    if role == "rate":
        case.rates.append(told)
    elif told.figure.unit[:2] != case.total.figure.unit[:2]:
        return
    elif role == "own":
        case.own.append((told, len(case.paid)))
    elif case.own:
        return
    elif role == "paid":
        case.paid.append(told)
        case.payers.append(_payer(sentence, told))
    elif role != "aside" and not _PREMIUM.search(told.used.fact.metric):
        case.complete = False


def _role(sentence: Sentence, told: Told) -> Role | None:
    near = sentence.near(told)
    after = sentence.after(told)[:8]
    if told.figure.unit[:2] == ("percent", "percent"):
        return "rate" if _RATE.search(near) or _RATE.search(after) else None
    if told.figure.unit[0] != "money":
        return None
    if _BOUGHT.match(after):
        return "aside"
    own = list(_OWN.finditer(near))
    if own and not _NOT_OWN.search(near[own[-1].end() :]) and not _MEAN.search(near):
        return "own"
    if _ASIDE.search(near):
        return "aside"
    cost, paid = (max((m.end() for m in pattern.finditer(near)), default=0) for pattern in (_COST, _PAID))
    if paid >= cost > 0 or (paid and not cost) or (paid and re.search("报销|赔|补贴|补助|救助", near)):
        return "paid"
    if cost:
        return "total"
    return "paid" if re.match("的?[^，。]{0,6}(?:报销|赔付|补贴|补助|救助|减免)", after) else None
