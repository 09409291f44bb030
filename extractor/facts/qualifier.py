"""What narrows a figure: tier, population, place, item, condition."""

from __future__ import annotations

import regex

from extractor.facts.clause import Clause, Sentence, Token
from extractor.facts.found import Site
from extractor.facts.metric import Metric
from extractor.facts.words import ends_like, words_of
from extractor.models import Money

_TIER = regex.compile(
    r"(?:基础|标准|升级|旗舰|高级|普通|专业|企业|个人|家庭|尊享|经典|豪华|入门|完整|简易|普惠|精英|优享|畅享|青春|儿童|老年|成人|国际|学生)(?:版|档|款|型|套餐)"
    r"|[一二三四五甲乙丙ABC高中低]档"
)
_FRONTED = regex.compile(r"^(?:此外|同时|另外|其中|，)*(?:针对|面向|对于|对)(?P<whom>[^，；。]{2,40})，?$")
_CONDITION = regex.compile(
    r"(?P<condition>在[^，；。在]{2,20}(?:基础上|情况下|前提下|条件下)|(?:住院|门诊|因[^，；。]{1,8})(?=报销|治疗|就医))"
)
_WHOLE_PLACES = (
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "全镇",
    "全乡",
    "全村",
    "全街道",
    "省内",
    "市内",
    "境内",
    "省外",
    "国内",
    "海外",
)
_THINGS = frozenset({"n", "nz", "nw", "LOC", "ORG", "w"})


def find_qualifiers(
    sentence: Sentence, clause: Clause, at: int, metric: Metric, previous: Metric | None, subject: Site | None
) -> dict[str, str]:
    """What narrows the figure `clause.tokens[at]`, by name; each text as it stands in the article."""
    found: dict[str, str] = {}
    figure = clause.tokens[at]
    earlier = [other for other in sentence.before(clause) if not other.inner]
    lead_text = "".join(other.text for other in earlier)
    own_text = "".join(t.text for t in clause.tokens[:at])
    tiers = list(_TIER.finditer(lead_text + own_text))
    if tiers:
        found["tier"] = tiers[-1].group()
    whom = _population(sentence, clause, at, metric, previous)
    if whom:
        found["population"] = whom
    place = _place(sentence, clause, at, subject)
    if place:
        found["place"] = place
    item = _item(clause, at, metric, previous)
    if item and item not in found.get("population", "") and not item.startswith(_WHOLE_PLACES):
        found["item"] = item
    condition = _CONDITION.search(own_text)
    if condition and figure.start >= clause.start:
        found["condition"] = condition["condition"]
    return found


def _population(sentence: Sentence, clause: Clause, at: int, metric: Metric, previous: Metric | None) -> str:
    tokens = clause.tokens
    figure = tokens[at]
    if figure.is_age:
        return getattr(figure.value, "of", None) or metric.behind.noun
    listed = _list_before(clause, at, metric)
    if listed:
        return listed
    if metric.behind.noun and _is_population(metric.behind.noun):
        return metric.behind.noun
    text = metric.before.noun
    if text and _is_population(text):
        return text
    for token in reversed(tokens[:at]):
        if token.is_noun and _is_population(token.text):
            whole = _whole_noun(tokens, token)
            if len(whole) == 1 and previous and _is_population(previous.behind.noun):
                return previous.behind.noun  # 每人10万元
            return whole
        if token.is_figure and not token.is_age:
            break
    if previous and isinstance(figure.value, Money):  # 资助困难人员43万人次，补助金额超6300万元
        for noun in (previous.behind.noun, previous.before.noun):
            if _is_population(noun):
                return noun
    for earlier in sentence.before(clause):
        fronted = _FRONTED.match(earlier.text.strip())
        if fronted and _is_population(fronted["whom"].split("的")[-1]):
            return fronted["whom"].split("的")[-1] if len(fronted["whom"]) > 30 else fronted["whom"]
    return ""


def _list_before(clause: Clause, at: int, metric: Metric) -> str:
    """学生、老人、未满18岁居民票价…: the list that opens the clause, up to the measure."""
    if not metric.before.tokens or not any(t.is_age for t in clause.tokens[:at]):
        return ""
    stop = metric.before.tokens[0].start
    text = "".join(t.text for t in clause.tokens if t.start < stop)
    return text.strip("，、") if metric.before.population or "、" in text else ""


def _is_population(noun: str) -> bool:
    return bool(noun) and ends_like(noun, "population") is not None


def _whole_noun(tokens: tuple[Token, ...], last: Token) -> str:
    """The noun with the nouns and adjectives right before it: 困难群众."""
    i = tokens.index(last)
    text = last.text
    while i > 0 and (tokens[i - 1].is_noun or tokens[i - 1].tag == "a") and len(text) < 10:
        i -= 1
        text = tokens[i].text + text
    return text


def _place(sentence: Sentence, clause: Clause, at: int, subject: Site | None) -> str:
    own = [t for t in clause.tokens[:at] if _is_other_place(t, subject)]
    own += [t for t in clause.tokens[at + 1 : at + 4] if _is_other_place(t, subject)]
    for token in [*clause.tokens[:at][::-1], *clause.tokens[at + 1 : at + 2]]:
        if token.text.startswith(_WHOLE_PLACES) and not own:
            return next(w for w in _WHOLE_PLACES if token.text.startswith(w))
    if own:
        return own[-1].text
    for earlier in reversed([c for c in sentence.before(clause) if not c.inner]):
        for token in reversed(earlier.tokens):
            if _is_other_place(token, subject):
                return token.text
    return ""


def _is_other_place(token: Token, subject: Site | None) -> bool:
    if token.kind != "place" or token.mention is None:
        return False
    own = getattr(subject.mention.value, "name", "") if subject else ""
    return bool(
        getattr(token.mention.value, "name", "") != own and (subject is None or token.mention is not subject.mention)
    )


def _item(clause: Clause, at: int, metric: Metric, previous: Metric | None) -> str:
    if metric.item:
        return metric.item
    if metric.before.noun and metric.before.verbs and metric.rule in ("verb and noun before", "list"):
        head = ends_like(metric.before.noun, "measure")
        if not head and not _is_population(metric.before.noun):
            return metric.before.noun
    if metric.verb.startswith("涉及") and previous and previous.before.noun:
        return previous.before.noun
    of_measure = _measured_thing(metric)
    if of_measure:
        return of_measure
    after = clause.tokens[metric.behind.next :]
    if metric.behind.noun and len(after) > 1 and after[0].text == "的" and (after[1].is_noun or after[1].is_name):
        return after[1].text
    if clause.tokens and ends_like(metric.text, "measure"):
        return _opening_noun(clause, at, metric)
    return ""


def _measured_thing(metric: Metric) -> str:
    """What stands before the head of a measure, where it is a thing: 中药材 of 中药材年产值, nothing of 签约率."""
    head = ends_like(metric.before.noun, "measure") if metric.before.noun else None
    if not head:
        return ""
    text = ""
    for token in metric.before.tokens:
        if token.end > metric.before.tokens[-1].end - len(head) or token.start in metric.before.verbs:
            break
        if token.tag not in _THINGS and not token.is_name:
            break
        if not _is_population(token.text):
            text += token.text
    if len(text) < 2 or _is_population(text) or text in words_of("keep"):
        return ""
    return text


def _opening_noun(clause: Clause, at: int, metric: Metric) -> str:
    """The thing that opens the clause, where its measure is named further on: 红薯以每斤3元的价格…"""
    for token in clause.tokens[:at]:
        if token.tag in ("n", "nz") and token.mention is None and len(token.text) > 1:
            known = token in metric.before.tokens or _is_population(token.text) or token.text[0] in "该此本全"
            return "" if known or ends_like(token.text, "measure") else token.text
        if token.tag in ("v", "p") and not token.mention:
            return ""
    return ""
