"""The thing that a figure is about where its owner and measure do not say so: 茯苓 of 种植茯苓90余亩、天麻60余亩, 中药材 of 中药材年产值.

Said only on evidence: a member of a list, the thing before a measure of goods, what a sum insures, what the clause before counts or puts first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.cue_words import cue_words
from extractor.facts.words import ends_like, is_change_word, words_of
from extractor.models import Money, Quantity

_DEALINGS = ("笔", "件", "单", "份")
_COUNTED = frozenset({"个", "件", "起", "宗", "笔", "单", "项", "台", "套", "批", "辆", "处"})
_THINGS = frozenset({"n", "nz", "nw", "ORG", "a"})
_LEADS = frozenset({"当", "随着", "待", "等", "如今", "眼下"})  # 当第一批红美人上市，…
_SHARED = ("最低", "最高", "平均", "年均", "亩均")
_ATTRIBUTE = 10  # tokens between a figure and the 的 of what it describes
_LONGEST = 12  # characters of a thing


def find_item(sentence: Sentence, clause: Clause, at: int, metric: str, before: str, member: str = "") -> str:
    """The thing, in the article's words; an empty string where nothing shows one. `before` is that of the figure before it in the sentence, `member` what the
    figure belongs to in a list behind 分别."""
    tokens = clause.tokens
    of_goods = metric.endswith(_ends("goods"))
    listed = _listed(tokens, at) or (_thing(_bare(member)) if of_goods else "")
    item = listed
    if not item and of_goods:
        item = _measured(tokens, at, metric) or _described(tokens, at)
        if not item and _says_no_thing(tokens, at, ""):
            item = before or _of_goods(_clause_before(sentence, clause))
        item = item or _opening(tokens, at, metric)
    bad = item.endswith(_ends("no_item")) or item.startswith(("该", "此", "本", "全", "我")) or item in words_of("keep")
    if not item and isinstance(tokens[at].value, Money) and _is_sum_of_cases(metric):
        item = _counted_before(_clause_before(sentence, clause)) if _says_no_thing(tokens, at, metric) else ""
        bad = item in cue_words("qualifier", "no_item")  # 项目 alone tells nothing apart
    if not listed and item in metric:
        return ""  # the metric says it: 粮食 of 粮食产量; members of a list are told apart even so
    return "" if bad or len(item.strip("“”")) < 2 or len(item) > _LONGEST else item


@cache
def _ends(role: str) -> tuple[str, ...]:
    return tuple(sorted(cue_words("qualifier", role)))


def _bare(member: str) -> str:
    """The member of a list without the words that begin what all members share: 粳稻 of 早籼稻和粳稻最低收购价."""
    return next((member.removesuffix(end) for end in _SHARED if member.endswith(end)), member)


def _clause_before(sentence: Sentence, clause: Clause) -> Sequence[Token]:
    return next((other.tokens for other in reversed(sentence.before(clause)) if not other.inner), ())


def _says_no_thing(tokens: Sequence[Token], at: int, metric: str) -> bool:
    """Whether the words before the figure name nothing but the measure or what `metric` holds: 每斤售价3元, 涉及医疗费用300万元."""
    goods = _ends("goods")
    return all(
        (token.text in metric) or token.text.endswith(goods) or not (token.is_noun or token.is_name)
        for token in tokens[:at]
    )


def _is_sum_of_cases(metric: str) -> bool:
    """Whether a sum is that of the things just counted: 涉案金额, 涉及费用, 总投资."""
    return metric.startswith("涉") or metric.endswith(_ends("sum_of"))


def _counted_before(tokens: Sequence[Token]) -> str:
    """What the last figure of a clause counts: 案件 of 办理案件核查320件, 光伏项目 of 光伏项目5个."""
    last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].is_figure), None)
    value = tokens[last].value if last is not None else None
    if last is None or not isinstance(value, Quantity) or value.unit not in _COUNTED:
        return ""
    if value.of:
        return value.of
    done = last > 1 and tokens[last - 1].tag in ("v", "vn") and tokens[last - 2].is_noun
    return _noun_before(tokens, last - 1 if done else last)


def _of_goods(tokens: Sequence[Token]) -> str:
    """The thing whose goods the clause before measures (山核桃种植面积超万亩，每斤售价…), or that it opens with (当首批红柚上市，每斤…)."""
    goods = _ends("goods")
    for i in range(len(tokens) - 1, 0, -1):
        if tokens[i].is_noun and tokens[i].text.endswith(goods):
            return _thing(_noun_before(tokens, i))
    if any(token.is_figure for token in tokens):
        return ""
    i = 0
    while i < len(tokens) and (tokens[i].text in _LEADS or tokens[i].tag == "m" or tokens[i].kind == "date"):
        i += 1
    stop = i
    while stop < len(tokens) and tokens[stop].tag in ("a", "n", "nz") and not tokens[stop].mention:
        stop += 1
    if stop == i or stop == len(tokens) or tokens[stop].tag != "v" or tokens[stop - 1].tag == "a":
        return ""
    return _thing("".join(token.text for token in tokens[i:stop]))


def _thing(noun: str) -> str:
    """The noun where it is neither a group of people nor a measure."""
    return "" if not noun or ends_like(noun, "population") or ends_like(noun, "measure") else noun


def _listed(tokens: Sequence[Token], at: int) -> str:
    """The noun right before an area, a weight, a sum or dealings, where another figure of its kind stands beside it behind 、 or 和."""
    value = tokens[at].value
    weighs = isinstance(value, Money) or (
        isinstance(value, Quantity)
        and (value.unit in _DEALINGS or (value.si is not None and value.si.unit in ("m2", "kg")))
    )
    if not weighs or not _in_list(tokens, at):
        return ""
    return _thing(_noun_before(tokens, at))


def _in_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next figure of its kind stands behind 、 or 和 and a noun of its own."""
    for step in (1, -1):
        i, joined, noun = at + step, False, False
        while 0 <= i < len(tokens) and abs(i - at) < 8:
            token = tokens[i]
            if token.is_figure:
                if joined and noun and token.kind == tokens[at].kind and not token.is_age:
                    return True
                break
            joined = joined or token.text in ("、", "和")
            noun = noun or token.is_noun or token.is_name
            i += step
    return False


def _noun_before(tokens: Sequence[Token], at: int) -> str:
    text = ""
    cut = at > 1 and tokens[at - 1].tag == "c" and len(tokens[at - 1].text) == 1  # 白|及: no conjunction ends a noun
    for i in range(at - 1, -1, -1):
        token = tokens[i]
        if cut and i == at - 1:
            text = token.text
            continue
        if token.is_figure or token.kind in ("place", "date"):
            break
        inside = token.tag == "vn" and bool(text)  # 理赔|案件
        if token.tag not in _THINGS and not token.is_name and not inside:
            break
        text = token.text + text
    return text


def _measured(tokens: Sequence[Token], at: int, metric: str) -> str:
    """The thing right before the words of the measure, where these do not say it themselves: 当地传统柑橘种植面积超万亩."""
    said = ""
    for i in range(at - 1, max(-1, at - 8), -1):
        if tokens[i].mention or tokens[i].tag == "w":
            return ""
        said = tokens[i].text + said
        if said.startswith(metric):
            return _thing(_noun_before(tokens, i))
    return ""


def _described(tokens: Sequence[Token], at: int) -> str:
    """The thing behind the 的 that closes what is said of it: 10万元保额的意外险, 甜度可达16度、皮薄多汁的早熟新品种."""
    for i in range(at + 1, min(len(tokens), at + _ATTRIBUTE)):
        if tokens[i].is_figure or (tokens[i].tag == "w" and tokens[i].text != "、"):
            break
        if tokens[i].text == "的":
            stop = i + 1
            while stop < len(tokens) and tokens[stop].tag in ("a", "n", "nz") and not tokens[stop].mention:
                stop += 1
            while stop > i + 1 and tokens[stop - 1].text.endswith(_ends("no_item")):
                stop -= 1  # 产业集群 of 年产值60亿元的香菇产业集群
            return _thing("".join(token.text for token in tokens[i + 1 : stop]))
    return ""


def _opening(tokens: Sequence[Token], at: int, metric: str) -> str:
    """The thing that opens the clause, where its measure is named further on: 红薯以每斤3元的价格…"""
    for i, token in enumerate(tokens[:at]):
        if token.kind == "date":
            continue
        if tokens[i + 1].text in ("、", "和", "与", "及"):
            return ""  # 白鲢鱼、草鱼均价…: one of several
        if token.tag in ("n", "nz") and token.mention is None and len(token.text) > 1:
            known = token.text in metric or ends_like(token.text, "population") or is_change_word(token.text)
            return "" if known or ends_like(token.text, "measure") else token.text
        return ""
    return ""
