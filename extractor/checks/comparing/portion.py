"""What a percentage of a sum comes to: 原价399元的电饭煲打七折，到手价279.3元; 被告承担70%的责任，损失共计50万元，被告应赔偿35万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.comparing.label import label
from extractor.checks.judging.alarm import are_all, is_near_miss, names_more
from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Interval, Sentence, Told, sum_of
from extractor.relation import are_complementary, is_change, pattern_of

_FULL = re.compile("(?:原价|标价|定价|票价|吊牌价|正价|门市价)[^，。；]{0,6}$")
_REDUCED = re.compile("(?:到手价?|现价|折后价?|折后|实付|只要|只需|只卖|现售|售价|现在)[^，。；]{0,4}$")
_BEARS = re.compile("(?P<who>[\u4e00-\u9fff]{2,3}?)(?:应|需|须)?(?:承担|负担|自担|负)(?:了)?(?:全部)?(?:责任的)?$")
_EACH_BEARS = re.compile("各(?:自)?(?:承担|负担|负|担)(?:责任的?)?$")
_LOSS = re.compile("(?:损失|费用|医疗费|赔偿款|金额|款项|赔偿总额)[^，。；\\d]{0,6}$|(?:共计|合计|总计)$")
_OWES = re.compile("(?:赔偿|支付|赔付|给付|承担)[^，。；]{0,6}$")
_PART = re.compile("(?P<who>[\u4e00-\u9fff]{1,4}?)的?(?:占比?|占到?了?)(?:为|达|约|了)?")
_LENT = re.compile("(?:贷款|借款|存款|本金|存入|借出)[^，。；]{0,4}$")
_RATE = re.compile("(?:年利率|年息|年化利率|年化收益率)(?:为|是|达)?$")
_YEARLY = re.compile("(?:一年|每年|年)(?:的)?(?:利息|收益)(?:为|是|达|约|有)?$")
_MOST_PARTS = 3


def check_portions(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The portions whose percentage, whole and result stand in one sentence."""
    for sentence in sentences:
        shares = [f for f in sentence.figures if f.unit == ("percent", "percent")]
        if shares and not pattern_of("deducted").search(sentence.text):
            for find in (_discounts, _interest, _liabilities, _of_parts):
                yield from find(sentence, shares)


def _of_parts(sentence: Sentence, shares: Sequence[Told]) -> Iterator[Check]:
    """赞成的420封，反对的180封，赞成的占七成: the share of one of all the parts, none of them told as the whole."""
    share = shares[-1]
    parts = [f for f in sentence.figures if f.unit[0] == "quantity"]
    owner = _PART.fullmatch(sentence.near(share).strip("，,"))
    names = [label(sentence, f).rstrip("的") for f in parts]
    if len(shares) != 1 or owner is None or not _MOST_PARTS >= len(parts) >= 2 or parts[-1].end > share.start:
        return
    mine = [f for f, name in zip(parts, names, strict=True) if name.endswith(owner["who"])]
    if (
        len(mine) != 1
        or len({f.unit for f in parts}) > 1
        or not are_complementary(names)
        or is_change(sentence, mine[0])
    ):
        return
    total = sum_of(f.figure.rounded for f in parts)
    possible = sum_of(f.figure.interval for f in parts)
    whole = sum((f.figure.number for f in parts), Decimal(0))
    if not whole:
        return
    verdict = judge(
        share.figure, mine[0].figure.number / whole, mine[0].figure.rounded / total, mine[0].figure.interval / possible
    )
    formula = f"{number(mine[0])} / ({' + '.join(map(number, parts))})"
    yield make_check("rate", verdict, share, parts, formula, mine[0].figure.number / whole, cue=owner[0])


def _discounts(sentence: Sentence, shares: Sequence[Told]) -> Iterator[Check]:
    prices = [f for f in sentence.figures if f.unit[0] == "money"]
    if len(shares) != 1 or len(prices) != 2 or not shares[0].text.endswith("折"):
        return
    full, reduced = prices
    if full.unit == reduced.unit and _FULL.search(sentence.near(full)) and _REDUCED.search(sentence.near(reduced)):
        yield from _judged(sentence, reduced, full, shares[0], cue=shares[0].text)


def _interest(sentence: Sentence, shares: Sequence[Told]) -> Iterator[Check]:
    """贷款3000万元，年利率4%，一年利息120万元."""
    sums = [f for f in sentence.figures if f.unit[0] == "money"]
    if len(sums) != 2 or len(shares) != 1 or _RATE.search(sentence.near(shares[0])) is None:
        return
    whole, interest = sums
    if whole.unit == interest.unit and _LENT.search(sentence.near(whole)) and _YEARLY.search(sentence.near(interest)):
        yield from _judged(sentence, interest, whole, shares[0], cue="年利率")


def _liabilities(sentence: Sentence, shares: Sequence[Told]) -> Iterator[Check]:
    """Whoever bears a share of the loss owes that share of it: the same name stands before both."""
    for share in shares:
        bears = _BEARS.search(sentence.near(share))
        each = _EACH_BEARS.search(sentence.near(share))
        if bears is None and each is None:
            continue
        who = "" if each is not None or bears is None else bears["who"]
        behind = [f for f in sentence.figures if f.unit[0] == "money"]
        owed = [f for f in behind if _OWES.search(near := sentence.near(f)) and who in near]
        losses = [f for f in behind if f not in owed and _LOSS.search(sentence.near(f))]
        if len(owed) == 1 and len(losses) == 1 and losses[0].unit == owed[0].unit and losses[0].end <= owed[0].start:
            yield from _judged(sentence, owed[0], losses[0], share, cue=(each or bears)[0])  # type: ignore[index]  # one of them is there


def _judged(sentence: Sentence, result: Told, whole: Told, share: Told, *, cue: str) -> Iterator[Check]:
    w, s = whole.figure, share.figure
    # A share that a court or a shop sets is exact.
    exact = Interval(s.number, s.number)
    computed = w.number * s.number
    verdict = judge(result.figure, computed, w.rounded * exact, w.interval * exact)
    formula = f"{number(whole)} * {number(share)}"
    check = make_check("rate", verdict, result, [whole, share], formula, computed, cue=cue)
    rest = sentence.text.replace(share.text, "")  # 打七折 is what is reckoned with
    alone = are_all(sentence, [whole, result], 0, len(sentence.text))
    if verdict != "contradicted" or (alone and is_near_miss(check.stated, computed) and not names_more(rest)):
        yield check
