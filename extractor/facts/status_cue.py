"""The words by which a text says that a figure is planned, denied or hearsay (lexicons/status_cues.tsv), and where they mean something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extractor.facts.clauses.sentence import Clause
from extractor.facts.clauses.token import Token
from extractor.facts.cue_words import cue_words
from extractor.lexicon import StatusCue, rows

_LONGEST = 5  # tokens of a cue
_NEAR = 200  # tokens of a clause before the figure that are looked over: lists can be long
_REACHED = 8  # tokens before a goal in which a verb says that it is reached


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue at the tokens `[start, end)` of a clause."""

    cue: StatusCue
    start: int
    end: int


def find_cues(clause: Clause, stop: int, side: str) -> list[FoundCue]:
    """The cues of a side in a clause near the token `stop`, before it, the nearest first."""
    found: list[FoundCue] = []
    tokens, heads, i = clause.tokens, _heads(), max(0, stop - _NEAR)
    while i < stop:
        if tokens[i].text[:1] not in heads:
            i += 1
            continue
        for end in range(min(stop, i + _LONGEST), i, -1):
            cue = _cue_at(tokens, i, end, side)
            if cue is not None and _holds(tokens, i, end, cue):
                found.insert(0, FoundCue(cue, i, end))
                i = end - 1
                break
        i += 1
    return found


def _cue_at(tokens: tuple[Token, ...], start: int, end: int, side: str) -> StatusCue | None:
    """The cue that the tokens `[start, end)` are: cues begin and end where words do (传统 holds no 传)."""
    if any(token.mention and token.kind != "date" for token in tokens[start:end]):
        return None
    text = "".join(token.text for token in tokens[start:end])
    return _lexicon().get((text, side)) or (_lexicon().get((text, "noun")) if side == "before" else None)


@dataclass(frozen=True, slots=True)
class _Site:
    """The first token of a cue, the word before it and the token behind it."""

    token: Token
    before: str
    after: Token | None

    def stands_before(self, role: str) -> bool:
        return self.before in cue_words("status", role)

    def stands_behind(self, role: str) -> bool:
        return self.after is not None and self.after.text in cue_words("status", role)


def _holds(tokens: tuple[Token, ...], start: int, end: int, cue: StatusCue) -> bool:
    """Whether the words mean what the cue says: a plan, not what a figure is measured by; a denial, not a bound."""
    site = _Site(tokens[start], tokens[start - 1].text if start else "", tokens[end] if end < len(tokens) else None)
    if cue.status == "planned" and site.after is not None and site.after.text in ("了", "过"):
        return False
    if "目标" in cue.surface and _is_reached(tokens, start):
        return False
    check = _CHECKS.get(cue.surface) or _CHECKS.get(cue.status)
    return check is None or check(site)


def _is_reached(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a goal is one that has been reached or passed: 超过年度任务目标377万人, 提前完成规划的55%的目标."""
    words = cue_words("status", "measured_by")
    return any(token.text in words and token.tag in ("v", "vn") for token in tokens[max(0, start - _REACHED) : start])


def _is_plan(site: _Site) -> bool:
    if (
        site.stands_before("measured_by")
        or site.stands_before("this")
        or site.before.endswith(("完成", "超额", "达到"))
    ):
        return False
    return site.after is None or not (site.stands_behind("thing") or site.after.text.startswith(("的", "数")))


def _is_will(site: _Site) -> bool:
    """将 before a verb, not 将 for 把: 将3万元捐给…."""
    if site.token.tag == "p" or site.stands_behind("had"):
        return False
    return site.after is None or site.after.mention is None or site.after.kind in ("date", "place")


def _is_goal(site: _Site) -> bool:
    if site.after is None or site.stands_before("measured_by"):
        return False
    return site.after.is_figure or site.stands_behind("goal")


def _denies(site: _Site) -> bool:
    bounds = tuple(sorted(cue_words("status", "bound")))
    if site.after is None or site.after.text.startswith(bounds) or site.before in ("是", "从", "如", "若"):
        return False
    if site.token.text in ("不", "没", "不会", "不能"):
        return site.after.tag in ("v", "vn", "vd", "p") and not site.after.mention
    return True


def _is_told(site: _Site) -> bool:
    """A year of its own, no base: 去年吸引2万人, but not 比上年增长5%."""
    return not site.stands_before("measured_by")


_CHECKS: dict[str, Callable[[_Site], bool]] = {
    "计划": _is_plan,
    "规划": _is_plan,
    "原计划": _is_plan,
    "原定": _is_plan,
    "预计": _is_plan,
    "预期": _is_plan,
    "预测": _is_plan,
    "将": _is_will,
    "目标": _is_goal,
    "negated": _denies,
    "去年": _is_told,
    "上年": _is_told,
    "目前": _is_told,
}


@cache
def _lexicon() -> dict[tuple[str, str], StatusCue]:
    return {(row.surface, row.side): row for row in rows(StatusCue)}


@cache
def _heads() -> frozenset[str]:
    """The first characters of cues."""
    return frozenset(surface[0] for surface, _ in _lexicon())
