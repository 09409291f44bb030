"""Which durations are figures: those that state a term (工期18个月, 缩短至15天), not those that say when."""

from __future__ import annotations

from extractor.facts.before import read_before
from extractor.facts.clause import Clause
from extractor.facts.words import ends_like, words_of

_TERM_NOUNS = (
    "期",
    "期限",
    "年限",
    "时长",
    "时间",
    "周期",
    "工期",
    "任期",
    "年期",
    "寿命",
    "时效",
    "假",
    "刑期",
    "学制",
    "日",
    "龄",
)


def states_term(clause: Clause, at: int) -> bool:
    """Whether the duration `clause.tokens[at]` is what its clause measures."""
    tokens = clause.tokens
    before = read_before(tokens, at)
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if after in ("来", "以来", "后", "前", "内", "间", "以后", "之后", "以前", "之前"):
        return False
    if before.tokens and before.noun.endswith(_TERM_NOUNS):
        return True
    nearest = tokens[at - 1].text if at else ""
    changes = words_of("up") | words_of("down")
    if nearest in ("从", "由"):
        return any(word.text[-1:] in ("到", "至", "为") for word in tokens[at + 1 : at + 4])
    if nearest in ("用时", "耗时", "历时", "为期", "限期", "跑出", "游出"):
        return True
    if nearest in ("到", "至", "为", "了", "达") and at > 1:
        return tokens[at - 2].text in changes or (nearest != "了" and ends_like(before.noun, "measure") is not None)
    if nearest[-1:] in ("到", "至", "了") and nearest[:-1] in changes:
        return True
    return nearest in changes
