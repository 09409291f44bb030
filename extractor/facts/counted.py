"""Shares, those counted by what they did, and the sizes of what is founded: measures that the words next to the figure do not name."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.around import heading_measure
from extractor.facts.clause import Clause, Sentence, Token
from extractor.facts.metric import Metric
from extractor.facts.words import words_of
from extractor.models import Money, Percent, Quantity

_SHARE = frozenset({"占", "占到", "占了", "占据", "占比"})
SHARED_VERBS = frozenset(
    {"承担", "补贴", "补助", "报销", "减免", "奖励", "返还", "资助", "负担", "分担", "出资", "持股", "补偿", "让利"}
)
UNIT_NOUNS = {
    "人": "人数",
    "名": "人数",
    "位": "人数",
    "人次": "人次",
    "户": "户数",
    "笔": "笔数",
    "家": "",
    "单": "订单",
    "件": "件数",
}


def _nearest(tokens: Sequence[Token], at: int, start: int) -> int:
    """The index of the nearest token before the figure that is no hedge."""
    i = at - 1
    while (
        i >= start
        and not tokens[i].mention
        and (tokens[i].text in words_of("hedge") - words_of("exist") or tokens[i].text in "了着")
    ):
        i -= 1
    return i


def share_of(tokens: Sequence[Token], at: int, start: int) -> str:
    """女学员占三成五: 女学员占比; a share with no noun before 占 is 占比."""
    if not isinstance(tokens[at].value, Percent):
        return ""
    i = _nearest(tokens, at, start)
    if i < start or tokens[i].text not in _SHARE:
        return ""
    nouns = ""
    for j in range(i - 1, start - 1, -1):
        if not (tokens[j].is_noun or tokens[j].tag == "a") or len(nouns) > 6:
            break
        nouns = tokens[j].text + nouns
    return (nouns or _whole_head(tokens, i, start)) + "占比"


def _whole_head(tokens: Sequence[Token], share: int, start: int) -> str:
    """What stands between 其中 or the clause's beginning and 占, where the tagger sees no noun in it: 其中首贷户占36.4%."""
    head = [t for t in tokens[start:share] if t.text not in ("其中", "，", "、")]
    if any(t.mention or t.tag in ("w", "d", "ad", "c", "r") for t in head):
        return ""
    text = "".join(t.text for t in head)
    return text if 2 <= len(text) <= 8 else ""


def those_who(tokens: Sequence[Token], at: int, metric: Metric) -> str:
    """参加城乡居民医保的有41万人: 参加城乡居民医保人数."""
    value = tokens[at].value
    if not isinstance(value, Quantity) or value.unit not in UNIT_NOUNS or metric.behind.noun:
        return ""
    i = at - 1
    while (
        i > 0
        and not tokens[i].mention
        and (tokens[i].text in words_of("hedge") | words_of("exist") | words_of("copula"))
    ):
        i -= 1
    if i == at - 1 or i <= 0 or tokens[i].text != "的":
        return ""
    parts: list[str] = []
    for token in reversed(tokens[:i]):
        if (
            token.text in "，、；："
            or token.kind in ("date", "place")
            or token.text.startswith("全")
            or sum(map(len, parts)) > 14
        ):
            break
        if token.text not in "“”" and token.text not in words_of("introducer"):
            parts.insert(0, token.text)
    if len(parts) < 2:
        return ""
    return "".join(parts) + UNIT_NOUNS[value.unit]


def size_of(tokens: Sequence[Token], at: int, metric: Metric) -> str:
    """设立3000万元的…基金: the fund's size."""
    owner = metric.behind.owner
    after = (
        next((t for t in tokens[at + 2 : at + 5] if t.text not in "“《"), None)
        if at + 1 < len(tokens) and tokens[at + 1].text == "的"
        else None
    )
    owner = owner or (after if after is not None and after.is_name else None)
    if owner is None or owner.kind != "programme" or not isinstance(tokens[at].value, Money):
        return ""
    return "基金规模" if owner.text.strip("”").endswith("基金") else "规模"


def class_of(sentence: Sentence, clause: Clause, at: int) -> str:
    """按路面宽度分档：3.5米的补60万元: the width, not what is paid for it."""
    tokens = clause.tokens
    value = tokens[at].value
    if not (
        isinstance(value, Quantity) and value.si is not None and at + 2 < len(tokens) and tokens[at + 1].text == "的"
    ):
        return ""
    return heading_measure(sentence, clause) if at == 0 and tokens[at + 2].tag == "v" else ""


def paid_share(metric: Metric, clause: Clause, at: int) -> str:
    """补贴80%的保费, 减免50%的租金: what is paid or waived is the noun behind."""
    paid = metric.behind.of and metric.before.text in SHARED_VERBS
    return (
        metric.behind.noun + metric.before.text + "比例"
        if paid and isinstance(clause.tokens[at].value, Percent)
        else ""
    )


def borne(tokens: Sequence[Token], verb: int) -> str:
    """What it is that 由 somebody bears a share of, at the head of the clause: 风险由基金承担80%、银行承担20%."""
    by = next((i for i in range(verb - 1, -1, -1) if tokens[i].text == "由"), -1)
    if by < 1 or any(t.text in "，；。" for t in tokens[by:verb]):
        return ""
    nouns: list[str] = []
    for token in reversed(tokens[:by]):
        if token.mention or not token.is_noun:
            break
        nouns.insert(0, token.text)
    return "".join(nouns)
