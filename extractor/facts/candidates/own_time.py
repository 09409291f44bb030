"""Figures whose own words say when they hold, so that no date of the sentences before does: what is yet to come, what is so now, the terms of a rule."""

from __future__ import annotations

import regex

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.discourse.time_words import time_words

# 余额不少于3000元的，可按1%的比例领取; 遇到急事的家庭
_TERMS = regex.compile(
    r"(?:不少于|不低于|不超过|超过|达到|未满|年满|满).{0,12}的[，；]?$|^(?:遇到|遇有|凡是?|如果?|若|一旦|发生)(?!今|此)"
)
_WITHIN = frozenset({"里", "内", "来", "后", "前", "间", "以来", "多", "中", "下来", "时间", "的"})
_TOTALS = frozenset({"累计", "总计", "累积"})
_DONE = frozenset({"已", "已经", "现已", "均已"})
_NEAR = 3  # clauses back


def has_own_time(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether the words of its sentence place the figure `clause.tokens[at]` ahead, now or at any time."""
    if sentence.clauses[0].text.lstrip("“").startswith(tuple(sorted(time_words("next")))):
        return True
    around = [*sentence.before(clause)[-_NEAR:], clause]
    if any(_TERMS.search(other.text) for other in around[:-1]):
        return True
    if _is_rate(clause, at):
        return True
    if _is_to_date(around, clause.tokens[at].start):
        return True
    now = time_words("now")
    return _is_once_done(around, clause.tokens[at].start) or any(
        token.text in now for token in clause.tokens[:at] if token.mention is None
    )


def _is_rate(clause: Clause, at: int) -> bool:
    """Whether one length of time before the figure says how often it comes: 一台一天能播600亩, 一个学期花八百元; but not 一年里."""
    tokens = clause.tokens
    start = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].is_figure and tokens[i].kind != "duration"), 0)
    return any(
        tokens[i].kind == "duration" and tokens[i].text[0] in "一1" and tokens[i + 1].text not in _WITHIN
        for i in range(start, at)
    )


def is_norm(clause: Clause, at: int) -> bool:
    """Whether the figure is what something is usually: 远大于多年平均降水量246.9毫米. A gap has its norm alone before it: 高于常年2℃."""
    tokens, norms = clause.tokens, time_words("norm")
    last = tokens[at - 1] if at else None
    if last is None or last.mention or not last.is_noun or last.text in norms:
        return False
    gap = next((i for i in range(at - 1, max(-1, at - 8), -1) if tokens[i].text in time_words("compared")), -1)
    return gap >= 0 and any(token.text in norms for token in tokens[gap + 1 : at - 1])


def _is_to_date(clauses: list[Clause], start: int) -> bool:
    """Whether what is counted has gone on since an event or up to now: 专项贷款设立以来，…; 已累计发放…."""
    tokens = [token for clause in clauses for token in clause.tokens if token.end <= start and not token.is_figure]
    words = [token.text if token.mention is None else "" for token in tokens]
    if any(word == "以来" and i and words[i - 1] for i, word in enumerate(words)):
        return True
    return any(word in _TOTALS for word in words) and any(word in _DONE for word in words)


def _is_once_done(clauses: list[Clause], start: int) -> bool:
    """Whether something must be done before: 建成后，年产值可达…."""
    words = time_words("once_done")
    tokens = [token for clause in clauses for token in clause.tokens if token.end <= start]
    return any(
        token.mention is None
        and (token.text in words or (i > 0 and token.text == "后" and f"{tokens[i - 1].text}后" in words))
        for i, token in enumerate(tokens)
    )


def dates_what_was_done(clause: Clause, at: int, date: int) -> bool:
    """Whether the date behind the figure dates what the figure did: 首批48人已于今年3月全部上岗."""
    between = clause.tokens[at + 1 : date]
    return (
        bool(between)
        and between[-1].text == "于"
        and all(t.mention is None and (t.is_noun or t.tag in ("d", "ad", "p", "v", "a", "f")) for t in between)
    )
