"""Sums whose currency goes without saying: 成交额5403亿, 投资3个亿."""

from __future__ import annotations

import regex

from extractor.models import Money
from extractor.rules import Match, Placed, RuleSet, examples
from extractor.values.figure import read_figure
from extractor.values.money import money
from extractor.values.numeral import DIGITS, number, numbers

IMPLIED: RuleSet[Money] = RuleSet("money")

_SUMS = r"(?:[额值资](?!源|料|格|讯)|产值|营收|利润|收入|支出|GDP|资金|投资|市值|税收|贷款|存款|债务)"
_IMPLIED = regex.compile(
    rf"{_SUMS}(?:[一-龥]{{0,3}}?(?:达到|达|为|至|到|是|有|共|计|约|超|增|降|升|破|近)(?:了|至|到|为|达)?|合计|总计|累计|已|)$"
)


@IMPLIED.rule(
    rf"{numbers(signed=True)}(?=[\s，。；、！？,;)）]|$)",
    yes=examples("""
        总投资额近1000亿 -> 100000000000 CNY nearly | 成交额5403亿 -> 540300000000 CNY | 市值突破2万亿 -> 2000000000000 CNY over | 营收达3.5亿 -> 350000000 CNY
    """),
    no=["人数达3亿", "面积5万", "资源3万", "投资3项"],
    holds="亿万億萬",
    after=[*"，。、；！？,;)）\n", ""],
)
def implied(match: Match) -> Placed[Money] | None:
    """A number in 万 or 亿 with no unit, behind what is counted in money: 成交额5403亿."""
    text = match.string
    figure = read_figure(match)
    if figure is None or match["num"][-1] not in "万亿多余":
        return None
    if not _IMPLIED.search(text[max(0, figure.start - 14) : figure.start]):
        return None
    return money(figure, "CNY")


@IMPLIED.rule(
    rf"(?=[\d.{DIGITS}十几]{{1,8}}个多?[千百十]?[亿万]){number('num')}",
    yes=examples("""
        1个亿 -> 100000000 CNY | 两个多亿 -> 200000000 CNY over | 三个亿 -> 300000000 CNY | 近10个亿 -> 1000000000 CNY nearly | 超5个亿 -> 500000000 CNY over
    """),
    no=["1个亿人口大省", "一个人"],
    needs=("个亿", "个多亿", "个千万"),
)
def hundred_millions(match: Match) -> Placed[Money] | None:
    """N个亿 with nothing behind it is money."""
    following = match.string[match.end() : match.end() + 1]
    figure = read_figure(match)
    if figure is None or (following.isalpha() and following not in "的以左上了资产投注用来打砸"):
        return None
    return money(figure, "CNY")
