"""Measures that say too little alone, completed from what stands around them.

A rate without its noun (每人每年89元), a bare verb (财政投入6210万元), a share (占四成), a group of people before a sum, or a verb of change
before which the noun stands in the clause before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.facts.around import before_verb, closing_noun, heading_measure, pivot_before
from extractor.facts.behind import read_verb_phrase
from extractor.facts.clause import Clause, Sentence, Token
from extractor.facts.counted import (
    SHARED_VERBS,
    UNIT_NOUNS,
    borne,
    class_of,
    paid_share,
    share_of,
    size_of,
    those_who,
)
from extractor.facts.metric import Metric
from extractor.facts.words import ends_like, is_change_word, words_of
from extractor.models import Money, Percent, Quantity

# Verbs of one character that pay, earn or lend: a sum is measured by their noun.
_VERB_NOUNS = {
    "花": "花费",
    "花掉": "花费",
    "挣": "收入",
    "赚": "收入",
    "拿": "收入",
    "补": "补贴",
    "报": "报销",
    "抵": "抵扣",
    "借": "借款",
    "缴": "缴费",
    "交": "缴费",
    "领": "领取金额",
    "省": "节省金额",
    "捐": "捐款",
    "贷": "贷款",
    "奖": "奖励",
}
_SOLD = ("卖", "卖出", "售出")
_GENERIC = frozenset({"比例", "标准", "价格", "额度", "利率", "规格", "限额", "上限", "总额"})
_PAYS = frozenset({"需", "只需", "仅需", "收", "收取", "交", "缴", "付", "只要", "只收"})
_RECKONS = ("计算", "确定", "核定", "执行", "测算", "计发")
_COUNTS = ("人次", "人数", "户数", "笔数", "件数")
_MEASURE_WORDS = frozenset("项个家台次位名亩斤吨件场单笔户人")
_RATES = ("每", "各", "人均", "户均", "亩均", "笔均", "次均", "单笔", "单户", "单日", "单次", "单月", "场均", "件均")


def complete(
    metric: Metric, sentence: Sentence, clause: Clause, at: int, previous: Metric | None, start: int, topic: str
) -> Metric:
    """The measure of the figure `clause.tokens[at]`, completed where it needs it. `previous` is that of the figure before it in its sentence, `topic` the name of its subject."""
    tokens = clause.tokens
    metric = _fitted(metric, clause, at)
    for rule, text in (
        ("measure before", _named_before(metric, previous)),
        ("share", share_of(tokens, at, start)),
        ("share that is paid", paid_share(metric, clause, at)),
        ("those who", those_who(tokens, at, metric)),
        ("size of what is founded", size_of(tokens, at, metric)),
        ("attribute of a class", class_of(sentence, clause, at)),
        ("what is reckoned", _reckoned(tokens, at, metric)),
        ("noun that ends the clause before", _arrived(sentence, clause, at, metric)),
        ("rate of the measure before", _rate(sentence, clause, at, metric, previous)),
        ("measure of a group", _group(sentence, clause, at, metric, previous)),
        ("noun before the change", _changed(sentence, clause, at, metric, previous)),
        ("verb with its noun", _verb(tokens, at, metric, start, topic)),
        ("noun that there is", _existing(sentence, clause, at, metric)),
        ("noun with what is done", _generic(tokens, metric)),
        ("what is done with the classes", _classes(tokens, at, metric)),
        ("what costs it", _costs(tokens, at, metric, start)),
    ):
        if text:
            return replace(metric, text=text.strip("“”‘’"), rule=rule)
    return metric


def _fitted(metric: Metric, clause: Clause, at: int) -> Metric:
    """The measure taken over from the figure before it, without that figure's unit or change: 赔付1.38万人次、3962万元."""
    if metric.rule not in ("measure before", "list"):
        return metric
    text = metric.text
    if isinstance(clause.tokens[at].value, Money):
        text = next(
            (text.removesuffix(unit) for unit in _COUNTS if text.endswith(unit) and len(text) > len(unit) + 1), text
        )
    change = next((w for w in words_of("up") | words_of("down") if text.endswith(w) and len(text) > len(w) + 1), "")
    if (
        change
        and not any(is_change_word(t.text) for t in clause.tokens[:at])
        and isinstance(clause.tokens[at].value, Money)
    ):
        text = text.removesuffix(change)
    return replace(metric, text=text)


def _rate(sentence: Sentence, clause: Clause, at: int, metric: Metric, previous: Metric | None) -> str:
    """每人每年89元 behind 保费…：; 人均2871元 behind 赔付3962万元."""
    text = metric.before.text if metric.rule == "measure before" and metric.before.text else metric.text
    if (
        _without_rates(text).replace("最高", "")
        or not text.startswith(_RATES)
        or metric.behind.noun
        or not isinstance(clause.tokens[at].value, Money | Quantity)
    ):
        return ""
    heading = heading_measure(sentence, clause)
    if heading:
        return heading
    of_people = previous is not None and previous.text.endswith((*_COUNTS, "年龄"))
    if previous is None or (of_people and isinstance(clause.tokens[at].value, Money) and "赔" not in previous.text):
        pays = any(t.text in _PAYS for t in clause.tokens[:at]) and isinstance(clause.tokens[at].value, Money)
        return text + "费用" if pays else ""  # 每餐只需8元
    if not _without_rates(previous.text):
        # 个性包分三档，每人每年80元、120元: the figure before has no measure of its own to lend.
        of = _opening_noun(sentence, clause) if isinstance(clause.tokens[at].value, Money) else ""
        return of + "费用" if of else text
    highest = "最高" if "最高" in clause.text[: clause.tokens[at].start - clause.start] and "最高" not in text else ""
    stem = previous.text
    for word in ("累计", "总", "人均", "户均", "单笔", "最高", "比例", "率"):
        stem = stem.removeprefix(word)
        stem = stem.removesuffix(word) if len(stem) > len(word) + 1 else stem
    return text + highest + stem.removesuffix("人次")


def _reckoned(tokens: Sequence[Token], at: int, metric: Metric) -> str:
    """额度按账户余额的15倍计算: the limit, not the reckoning."""
    by = next((i for i, t in enumerate(tokens[:at]) if t.text in ("按", "按照", "依")), -1)
    if by < 1 or not metric.text.endswith(_RECKONS):
        return ""
    noun = tokens[by - 1]
    return noun.text if noun.is_noun and not noun.mention and ends_like(noun.text, "measure") else ""


def _arrived(sentence: Sentence, clause: Clause, at: int, metric: Metric) -> str:
    """办完了租房提取，3860元当天到账: a sum that opens its clause is what the clause before ends with."""
    opens = at == 0 and metric.rule == "kind" and isinstance(clause.tokens[at].value, Money)
    earlier = sentence.before(clause) if opens else []
    return closing_noun(earlier[-1]) if earlier and not any(t.is_figure for t in earlier[-1].tokens) else ""


def _named_before(metric: Metric, previous: Metric | None) -> str:
    """标准调至143元 behind 基础养老金标准为113元; 在3%至5%的部分 behind 年度代偿率在3%以内: the measure that the figure before has named in full."""
    if previous is None:
        return ""
    if metric.behind.of and metric.behind.noun == "部分":
        return previous.text
    generic = metric.text in _GENERIC and previous.text.endswith(metric.text) and previous.text != metric.text
    return previous.text if generic else ""


def _without_rates(text: str) -> str:
    """What is left of a measure without its rates: 每人每年 leaves nothing."""
    for word in sorted([*words_of("keep"), *_RATES, "人次", "年", "月", *_MEASURE_WORDS], key=len, reverse=True):
        text = text.replace(word, "")
    return text.strip()


def _opening_noun(sentence: Sentence, clause: Clause) -> str:
    """The noun that opens the clause before: 个性包分三档."""
    for earlier in reversed(sentence.before(clause)[-1:]):
        nouns: list[str] = []
        for token in earlier.tokens:
            if token.mention or not token.is_noun:
                break
            nouns.append(token.text)
        return "".join(nouns) if sum(map(len, nouns)) <= 8 else ""
    return ""


def _group(sentence: Sentence, clause: Clause, at: int, metric: Metric, previous: Metric | None) -> str:
    """A group of people before a sum: what the sum is stands in the heading clause or was said before."""
    value = clause.tokens[at].value
    read = metric.rule in ("noun before", "verb and noun before", "verb")
    if not (read and isinstance(value, Money)) or metric.behind.noun or ends_like(metric.text, "population") is None:
        return ""
    heading = heading_measure(sentence, clause)
    if heading:
        return heading
    if previous is not None and ends_like(previous.text, "population") is None:
        return previous.text
    return ""


def _changed(sentence: Sentence, clause: Clause, at: int, metric: Metric, previous: Metric | None) -> str:
    """…的限额，从1200元提高到1800元: the noun that ends the clause before."""
    if not is_change_word(metric.text) or previous is not None:
        return ""
    if not metric.before.copula and not (at and clause.tokens[at - 1].text in ("从", "由")):
        return ""
    earlier = sentence.before(clause)
    return closing_noun(earlier[-1]) if earlier else ""


def _verb(tokens: Sequence[Token], at: int, metric: Metric, start: int, topic: str) -> str:
    """A verb alone: with the noun before it, as a noun of its own, or with the unit that counts it."""
    before, value = metric.before, tokens[at].value
    alone = before.tokens and not before.noun and metric.text == before.text and len(metric.text) <= 3
    if not alone or metric.behind.noun or before.copula:
        return ""
    verb = metric.text
    index = next(i for i in range(at - 1, -1, -1) if tokens[i] is before.tokens[0])
    if is_change_word(verb):
        return ""
    supported = pivot_before(tokens, index, start)
    if supported:
        return supported + verb
    if verb in _SOLD:
        return "销售额" if isinstance(value, Money) else "销量"
    modifiers = before_verb(tokens, index, start, topic)
    if verb in _VERB_NOUNS and isinstance(value, Money):
        total = any(t.text in ("总共", "一共", "共", "总计", "共计") for t in tokens[start:at])
        return ("总" if total else modifiers if len(modifiers) < 7 else "") + _VERB_NOUNS[verb]
    if isinstance(value, Percent) and verb in SHARED_VERBS:
        return (borne(tokens, index) or modifiers) + verb + "比例"  # 风险由基金承担80%
    unit = UNIT_NOUNS.get(value.unit or "", "") if isinstance(value, Quantity) else ""
    if modifiers:
        return modifiers + verb
    return verb + unit if unit and len(verb) > 1 else ""


def _existing(sentence: Sentence, clause: Clause, at: int, metric: Metric) -> str:
    """…的村卫生室，全县已有118家: the noun that ends the clause before, where the clause itself names none."""
    tokens = clause.tokens
    if (
        not metric.before.exist
        or metric.behind.noun
        or metric.rule not in ("noun that there is", "nearest noun", "kind", "unit")
    ):
        return ""
    own = [t for t in tokens[:at] if t.is_noun and not t.text.startswith("全") and t.text not in words_of("introducer")]
    if own:
        index = tokens.index(own[-1])
        joined = "".join(t.text for t in tokens[max(0, index - 2) : index + 1])
        return joined if index > 1 and tokens[index - 1].text in ("加", "和") and tokens[index - 2].is_noun else ""
    earlier = sentence.before(clause)
    return closing_noun(earlier[-1]) if earlier and not any(t.is_figure for t in earlier[-1].tokens) else ""


def _generic(tokens: Sequence[Token], metric: Metric) -> str:
    """按0.5%的比例领取缴存补贴: what is done at the rate."""
    if not metric.behind.of or metric.text not in _GENERIC:
        return ""
    phrase = read_verb_phrase(tokens, metric.behind.next, 8)
    return phrase + metric.text if len(phrase) > 2 else ""


def _costs(tokens: Sequence[Token], at: int, metric: Metric, start: int) -> str:
    """请人上门一次要150元: what it is that costs the sum."""
    if metric.rule != "kind" or not isinstance(tokens[at].value, Money):
        return ""
    words = [
        t
        for t in tokens[start:at]
        if not t.mention and t.tag in ("v", "vn", "n", "nz", "s") and t.text not in words_of("hedge")
    ]
    text = "".join(t.text for t in words[:5])
    return text if 2 <= len(text) <= 10 else ""


def _classes(tokens: Sequence[Token], at: int, metric: Metric) -> str:
    """设立“普惠版”和“尊享版”两档: what is done with the classes, not the name of the last."""
    if getattr(tokens[at].value, "unit", None) not in ("档", "类", "款", "版") or metric.behind.noun:
        return ""
    if not at or tokens[at - 1].text not in ("”", "》"):
        return ""
    verbs = [t.text for t in tokens[:at] if t.tag == "v" and not t.mention and t.text not in words_of("hedge")]
    return verbs[0] if verbs else ""
