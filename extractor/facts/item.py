"""The thing a figure is about where its measure alone does not say so: 白及 of 种植白及220余亩, 春茶 of 春茶每斤售价.

Said only on evidence: a member of a list, what a sum is paid for, the thing before a measure of goods.
"""

from __future__ import annotations

from extractor.facts.clause import Clause
from extractor.facts.metric import Metric
from extractor.facts.words import ends_like, words_of
from extractor.models import Money, Quantity

_THINGS = frozenset({"n", "nz", "nw", "LOC", "ORG", "w"})
# Measures of goods: what stands before them is a thing.
OF_GOODS = (
    "价", "价格", "售价", "单价", "均价", "产量", "产值", "亩产", "销量", "货值", "保额", "糖度", "种植面积", "养殖面积", "播种面积", "吞吐量",
)  # fmt: skip
_BODIES = ("公司", "企业", "集团", "合作社", "银行", "项目", "基地", "部门", "单位", "平台", "地头", "工程", "经济")


def find_item(clause: Clause, at: int, metric: Metric, previous: Metric | None) -> str:
    """The thing, in the article's words; an empty string where nothing shows one."""
    item = _candidate(clause, at, metric, previous)
    bad = item.endswith(_BODIES) or item.startswith(("该", "此", "本", "全")) or item in words_of("keep")
    return "" if bad or len(item.strip("“”")) < 2 else item


def _candidate(clause: Clause, at: int, metric: Metric, previous: Metric | None) -> str:
    if metric.item:
        return metric.item
    noun = metric.before.noun
    if noun and metric.before.verbs and metric.rule in ("verb and noun before", "list"):
        plain = not ends_like(noun, "measure") and not ends_like(noun, "population")
        if plain and (_in_list(clause, at) or _weighs(clause, at)):
            return noun
    if metric.verb.startswith("涉及") and previous and previous.before.noun:
        return previous.before.noun
    after = clause.tokens[metric.behind.next : metric.behind.next + 2]
    if metric.behind.noun.endswith(OF_GOODS) and len(after) == 2 and after[0].text == "的" and after[1].is_noun:
        return after[1].text  # 10万元保额的意外险
    if noun.endswith(OF_GOODS) or metric.text.endswith(OF_GOODS):
        return _measured_thing(metric) or _opening_noun(clause, at, metric)
    return ""


def _in_list(clause: Clause, at: int) -> bool:
    """Whether another figure of its kind stands beside it behind 、 or 和."""
    tokens = clause.tokens
    others = [t for i, t in enumerate(tokens) if t.is_figure and i != at and t.kind == tokens[at].kind and not t.is_age]
    return bool(others) and any(t.text in ("、", "和") for t in tokens)


def _weighs(clause: Clause, at: int) -> bool:
    """Whether the figure is a sum, an area, a weight or counts dealings: of something."""
    value = clause.tokens[at].value
    if isinstance(value, Quantity):
        return value.unit in ("笔", "件", "单", "份") or (value.si is not None and value.si.unit in ("m2", "kg"))
    return isinstance(value, Money)


def _measured_thing(metric: Metric) -> str:
    """What stands before the head of a measure, where it is a thing: 中药材 of 中药材年产值, nothing of 签约率."""
    head = ends_like(metric.before.noun, "measure") if metric.before.noun else None
    if not head:
        return ""
    text = ""
    for token in metric.before.tokens:
        if token.end > metric.before.tokens[-1].end - len(head) or token.start in metric.before.verbs:
            break
        if not text and token.tag in ("s", "r"):
            continue  # 当地传统柑橘
        if token.tag not in _THINGS and not token.is_name and token.tag != "a":
            break
        if ends_like(token.text, "population") is None:
            text += token.text
    return "" if len(text) < 2 or text in words_of("keep") else text


def _opening_noun(clause: Clause, at: int, metric: Metric) -> str:
    """The thing that opens the clause, where its measure is named further on: 红薯以每斤3元的价格…"""
    for token in clause.tokens[:at]:
        if token.tag in ("n", "nz") and token.mention is None and len(token.text) > 1:
            known = token in metric.before.tokens or ends_like(token.text, "population") or token.text[0] in "该此本全"
            return "" if known or ends_like(token.text, "measure") else token.text
        if token.tag in ("v", "p") and not token.mention:
            return ""
    return ""
