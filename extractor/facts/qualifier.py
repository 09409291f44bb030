"""What narrows a figure: tier, population, place, item, condition."""

from __future__ import annotations

import regex

from extractor.facts.behind import FOR_WHOM
from extractor.facts.clause import Clause, Sentence, Token
from extractor.facts.found import Site
from extractor.facts.item import find_item
from extractor.facts.metric import Metric
from extractor.facts.respectively import find_counterpart
from extractor.facts.whereabouts import find_whereabouts, is_whole_place
from extractor.facts.words import ends_like, words_of
from extractor.models import Money

_TIER = regex.compile(
    r"(?:基础|标准|升级|旗舰|高级|普通|专业|企业|个人|家庭|尊享|经典|豪华|入门|完整|简易|普惠|精英|优享|畅享|青春|儿童|老年|成人|国际|学生)(?:版|档|款|型|套餐)"
    r"|[一二三四五甲乙丙ABC高中低]档"
)
_NOBODY = frozenset({"每人", "每户", "单户", "户", "每者", "两人", "有人"})
_PEOPLE = "户人者工员生民"
_TIERS = ("版", "档", "款", "型")
_LONG_WORD = 5  # characters
_GROUPS = ("人员", "人群", "群众", "人口", "职工", "老人", "劳动者", "农民工", "毕业生", "残疾人")
_FRONTED = regex.compile(r"^(?:此外|同时|另外|其中|，)*(?:针对|面向|对于|对)(?P<whom>[^，；。]{2,40})，?$")
_CONDITION = regex.compile(
    r"(?P<condition>在[^，；。在]{2,20}(?:基础上|情况下|前提下|条件下)|(?:住院|门诊|因[^，；。]{1,8})(?=报销|治疗|就医))"
)
# A named version that opens its clause: 提升档面向…, 畅享款每年…
_OPENING_TIER = regex.compile(
    r"(?:^|[，；：。])\s*“?(?P<tier>(?![该各分两三四这此本上下])[\u4e00-\u9fff]{2,3}[版档款型])”?(?=面向|[每的为保年最只可适针补报享，、]|\d)"
)


def find_qualifiers(
    sentence: Sentence, clause: Clause, at: int, metric: Metric, previous: Metric | None, subject: Site | None
) -> dict[str, str]:
    """What narrows the figure `clause.tokens[at]`, by name; each text as it stands in the article."""
    found: dict[str, str] = {}
    figure = clause.tokens[at]
    earlier = [other for other in sentence.before(clause) if not other.inner]
    lead_text = "".join(other.text for other in earlier)
    own_text = "".join(t.text for t in clause.tokens[:at])
    tiers = [(m.start(), m.group()) for m in _TIER.finditer(lead_text + own_text)]
    tiers += [(m.start("tier"), m["tier"]) for m in _OPENING_TIER.finditer(lead_text + own_text)]
    if tiers and getattr(figure.value, "unit", None) not in ("档", "款", "版"):
        found["tier"] = max(tiers)[1]
    whom = _population(sentence, clause, at, metric, previous)
    if whom:
        found["population"] = whom
    place = find_whereabouts(sentence, clause, at, subject)
    if place:
        found["place"] = place
    whose = metric.text.removesuffix("占比") if metric.rule == "share" else ""
    if whose and not whom:  # 其中首贷户占36.4%, 纺织服装类占54%
        found["population" if _is_population(whose) or whose[-1] in _PEOPLE else "item"] = whose
    item = find_item(clause, at, metric, previous)
    if item and "item" not in found and item not in found.get("population", "") and not is_whole_place(item):
        found["item"] = item
    counterpart = find_counterpart(sentence, clause, at)
    if counterpart:
        key = (
            "tier"
            if counterpart.endswith(_TIERS)
            else "population"
            if _is_population(counterpart) or counterpart[-1] in "孩胎"
            else "item"
        )
        found.setdefault(key, counterpart) if key == "item" else found.update({key: counterpart})
    condition = _CONDITION.search(own_text)
    if condition and figure.start >= clause.start:
        found["condition"] = condition["condition"]
    return found


def _population(sentence: Sentence, clause: Clause, at: int, metric: Metric, previous: Metric | None) -> str:
    tokens = clause.tokens
    figure = tokens[at]
    if figure.is_age and metric.text == "年龄":
        return metric.behind.noun or getattr(figure.value, "of", None) or ""
    listed = _list_before(clause, at, metric)
    if listed:
        return listed
    if metric.behind.noun and _is_population(metric.behind.noun):
        return metric.behind.noun
    text = metric.before.noun
    if text and _is_population(text):
        return _whole_noun(tokens, metric.before.tokens[-1]) if metric.before.tokens[-1] in tokens else text
    for i, token in reversed(list(enumerate(tokens[:at]))):
        if token.text in ("家庭", "个人") and _is_compound(tokens, i):
            continue  # 家庭医生 is no family
        if token.is_noun and _is_population(token.text):
            whole = _whole_noun(tokens, token)
            if len(whole) == 1 and previous and _is_population(previous.behind.noun):
                return previous.behind.noun  # 每人10万元
            return whole
        if token.is_figure and not token.is_age:
            break
        if within := _population_within(token):
            return within
    served = _served(tokens, at + 1)
    if served:
        return served
    if metric.rule == "noun before the change":  # 无房职工每月提取租金的限额，从1200元提高到…
        for earlier in reversed(sentence.before(clause)[-1:]):
            for token in earlier.tokens:
                if token.is_noun and _is_population(token.text):
                    return _whole_noun(earlier.tokens, token)
    parted = any("其中" in earlier.text for earlier in sentence.before(clause)[-1:])
    if previous and isinstance(figure.value, Money) and not parted:
        # 资助学生43万人次，金额超6300万元; but behind 其中男性6800人次、女性5800人次 a sum is again everybody's.
        for noun in (previous.behind.noun, previous.before.noun):
            if _is_population(noun):
                return noun
    for earlier in sentence.before(clause):
        fronted = _FRONTED.match(earlier.text.strip())
        if fronted and _is_population(fronted["whom"].split("的")[-1]):
            return fronted["whom"].split("的")[-1] if len(fronted["whom"]) > 30 else fronted["whom"]
    return ""


def _population_within(token: Token) -> str:
    """The group that one long word of the tagger begins with: 灵活就业人员缴存额."""
    if token.is_noun and len(token.text) > _LONG_WORD:
        for stop in range(len(token.text) - 1, 3, -1):
            if token.text[:stop].endswith(_GROUPS):
                return token.text[:stop]
    return ""


def _served(tokens: tuple[Token, ...], i: int) -> str:
    """Whom the things counted are for: 120套面向新就业形态劳动者, 50张床位提供给失能老人."""
    for k in range(i, min(len(tokens), i + 5)):
        if tokens[k].text in FOR_WHOM or (
            tokens[k].text == "给" and tokens[k - 1].text in ("提供", "发放", "分", "留")
        ):
            text = ""
            for token in tokens[k + 1 : k + 7]:
                if token.tag == "w" or (token.mention and not token.is_name):
                    return ""
                if token.is_name:
                    continue  # 面向全县、杭州市的…: whose people they are is the place's to say
                text += token.text
                if token.is_noun and _is_population(token.text):
                    return text
            return ""
        if (not tokens[k].is_noun and tokens[k].tag not in ("v", "d", "u")) or tokens[k].is_figure:
            break
    return ""


def _list_before(clause: Clause, at: int, metric: Metric) -> str:
    """学生、老人、未满18岁居民票价…: the list that opens the clause, up to the measure."""
    if not metric.before.tokens or not any(t.is_age for t in clause.tokens[:at]):
        return ""
    stop = metric.before.tokens[0].start
    if any(t.is_figure and not t.is_age for t in clause.tokens if t.start < stop):
        return ""  # 其中65岁以上老年人4.87万人、高血压患者…: a list of figures, not of people
    text = "".join(t.text for t in clause.tokens if t.start < stop)
    return text.strip("，、") if metric.before.population or "、" in text else ""


def _is_compound(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the noun only begins another that is no measure: 家庭医生, 家庭农场, but not 家庭年度赔付金额."""
    run = ""
    for token in tokens[i + 1 :]:
        if not token.is_noun and token.text not in ("年度", "年"):
            break
        run += token.text
    return bool(run) and ends_like(run, "measure") is None


def _is_population(noun: str) -> bool:
    return bool(noun) and noun not in _NOBODY and ends_like(noun, "population") is not None


def _whole_noun(tokens: tuple[Token, ...], last: Token) -> str:
    """The noun with what modifies it right before it: 困难群众, 多子女家庭, 单缴存人."""
    i = tokens.index(last)
    text = last.text
    while i > 0 and len(text) < 10:
        token = tokens[i - 1]
        short = (
            len(last.text) == 1
            and token.text not in ("每", "各", "一", "名")
            and not token.mention
            and token.tag in ("v", "m", "d")
            and len(token.text) < 3
        )
        if token.text in words_of("pivot"):
            break  # 服务老人
        if not (token.is_noun or (token.tag == "a" and not token.mention) or short):
            break
        i -= 1
        text = token.text + text
    return text
