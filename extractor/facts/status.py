"""Whether a figure holds: actual, planned (计划, 拟, 将, 力争), negated (未覆盖3万人), disputed (网传).

Each cue has a side and a reach (lexicons/status_cues.tsv). What is told as a fact again (已, 目前, 但) ends the reach of what stands before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import cast

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.discourse.dates import Dates
from extractor.lexicon import read_lexicon
from extractor.models import Date, Status

_FAR = 4  # clauses back that a cue is looked for
_LONGEST = 5  # tokens of a cue
_NEAR = 4  # tokens behind the figure in which a cue behind it stands
# 已完成计划的80%, 按计划, 比预计高5%, 超出目标: the plan is only what the figure is measured by.
_MEASURED_BY = frozenset(
    {"完成", "占", "比", "较", "按", "按照", "根据", "列入", "纳入", "超", "超出", "超过", "高于", "低于", "好于", "超额", "实现", "达到", "符合", "围绕", "对照", "原"}
)
_THIS = frozenset({"这", "该", "此", "本", "一", "这一", "该项", "此项", "这项", "一项", "项", "个", "新"})
# No plan but a thing: 计划生育, 目标任务完成率; a bound, no denial: 不超过, 未满.
_THINGS = frozenset({"的", "数", "书", "表", "内", "外", "生育", "单列市", "经济", "单列", "完成率", "性", "值", "价", "期", "局", "院", "图", "师"})
_BOUNDS = (
    "超过", "超", "低于", "少于", "多于", "高于", "大于", "小于", "满", "足", "到", "及", "止", "仅", "只", "但", "断", "同", "等", "含", "包括", "成年", "来", "光", "论", "管", "得", "久", "少", "符合", "逊于", "亚于",
)


@dataclass(frozen=True, slots=True)
class _Cue:
    surface: str
    status: str
    side: str
    reach: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue at the tokens `[start, end)` of a clause."""

    cue: _Cue
    clause: Clause
    start: int
    end: int


def find_status(sentence: Sentence, clause: Clause, at: int, dates: Dates = Dates()) -> tuple[Status, str]:  # noqa: B008 (frozen)
    """The status of the figure `clause.tokens[at]`, and the cue that says so (an empty string where nothing does).

    `dates` are those of the sentences before, for whether a year named with 到 lies ahead. Convention: contract.md, "Fact".
    """
    behind = _behind(sentence, clause, at)
    if behind is not None:
        return cast(Status, behind.cue.status), behind.cue.surface
    found = _governing(sentence, clause, at)
    if found is not None and found.cue.status != "actual":
        return cast(Status, found.cue.status), found.cue.surface
    if found is None and (year := _year_to_come(sentence, clause, at, dates)):
        return "planned", year
    return "actual", ""


def _governing(sentence: Sentence, clause: Clause, at: int) -> _Found | None:
    """The nearest cue before the figure that reaches it."""
    around = [clause, *reversed(sentence.before(clause))]
    if not clause.inner:
        around = [other for other in around if not other.inner]
    goes_on = True
    for back, other in enumerate(around[: _FAR + 1]):
        stop = at if other is clause else sum(token.start < clause.tokens[at].start for token in other.tokens)
        for found in _cues(other, stop, "before"):
            if back == 0:
                if found.cue.status == "actual" or not _closed_off(other.tokens, found.end, stop):
                    return found
            elif found.cue.reach == "sentence" or (found.cue.reach == "run" and goes_on):
                if found.cue.status == "actual" or not _closed_off(other.tokens, found.end, stop):
                    return found if found.cue.status != "actual" or goes_on else None
        goes_on = goes_on and _goes_on(other)
    return None


def _cues(clause: Clause, stop: int, side: str) -> list[_Found]:
    """The cues of a clause before the token `stop`, the nearest first."""
    found: list[_Found] = []
    i = 0
    while i < stop:
        for end in range(min(stop, i + _LONGEST), i, -1):
            cue = _cue_at(clause.tokens, i, end, side)
            if cue is not None and _holds(clause.tokens, i, end, cue):
                found.insert(0, _Found(cue, clause, i, end))
                i = end - 1
                break
        i += 1
    return found


def _cue_at(tokens: tuple[Token, ...], start: int, end: int, side: str) -> _Cue | None:
    """The cue that the tokens `[start, end)` are: cues begin and end where words do (传统 holds no 传)."""
    if any(token.mention and token.kind != "date" for token in tokens[start:end]):
        return None
    text = "".join(token.text for token in tokens[start:end])
    cue = _lexicon().get((text, side)) or (_lexicon().get((text, "noun")) if side == "before" else None)
    return cue


def _is_reached(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a goal is one that has been reached or passed: 超过年度任务目标377万人, 提前完成规划的55%的目标."""
    return any(token.text in _MEASURED_BY and token.tag in ("v", "vn") for token in tokens[max(0, start - 8) : start])


def _holds(tokens: tuple[Token, ...], start: int, end: int, cue: _Cue) -> bool:
    """Whether the words mean what the cue says: a plan, not what a figure is measured by; a denial, not a bound."""
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    if cue.status == "planned" and after is not None and after.text in ("了", "过"):
        return False
    if "目标" in cue.surface and _is_reached(tokens, start):
        return False
    check = _CHECKS.get(cue.surface) or _CHECKS.get(cue.status)
    return check is None or check(tokens[start], before, after)


def _is_plan(cue: Token, before: Token | None, after: Token | None) -> bool:
    if before is not None and (
        before.text in _MEASURED_BY
        or before.text.endswith(("完成", "超额", "达到"))
        or before.text in _THIS
    ):
        return False
    return after is None or (after.text not in _THINGS and not after.text.startswith(("的", "数")))


def _is_will(cue: Token, before: Token | None, after: Token | None) -> bool:
    """将 before a verb, not 将 for 把: 将3万元捐给…."""
    if after is not None and after.text in ("原有", "现有", "原", "其", "这", "该", "全部"):
        return False
    return cue.tag != "p" and (after is None or after.mention is None or after.kind in ("date", "place"))


def _is_goal(cue: Token, before: Token | None, after: Token | None) -> bool:
    if after is None or (before is not None and before.text in _MEASURED_BY):
        return False
    return after.is_figure or after.text in ("是", "为", "达到", "定为", "设定", "：", ":", "约", "产值", "产量", "任务")


def _denies(cue: Token, before: Token | None, after: Token | None) -> bool:
    if after is None or after.text.startswith(_BOUNDS) or (before is not None and before.text in ("是", "从", "如", "若")):
        return False
    if cue.text in ("不", "没", "不会", "不能"):
        return after.tag in ("v", "vn", "vd", "p") and not after.mention
    return True


def _is_told(cue: Token, before: Token | None, after: Token | None) -> bool:
    """A year of its own, no base: 去年吸引2万人, but not 比上年增长5%."""
    return before is None or before.text not in _MEASURED_BY


_CHECKS: dict[str, Callable[[Token, Token | None, Token | None], bool]] = {
    "计划": _is_plan,
    "规划": _is_plan,
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


def _closed_off(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    """Whether 的 shuts the cue into what modifies a noun: 将于明年建成的大桥全长5公里. What is counted itself stays within: 计划新建的5个项目."""
    for i in range(start, stop):
        if tokens[i].text == "的" and tokens[i].mention is None:
            rest = tokens[i + 1 : stop]
            return any(token.is_noun or token.is_name for token in rest)
    return False


def _goes_on(clause: Clause) -> bool:
    """Whether a clause has no subject of its own and so goes on with the one before it: 同比增长7%, 带动就业3万人."""
    for token in clause.tokens:
        if token.is_figure or token.tag in ("v", "vd", "p"):
            return True
        if token.is_name or token.is_noun or token.text in ("；", ";"):
            return False
    return True


def _behind(sentence: Sentence, clause: Clause, at: int) -> _Found | None:
    """A cue behind the figure: 100多个项目将签约, 网上说有3万人感染，系谣言."""
    near = [f for f in _cues(clause, len(clause.tokens), "behind") if f.start > at]
    for found in reversed(near):
        between = clause.tokens[at + 1 : found.start]
        if found.cue.status == "disputed":
            return found
        if len(between) <= _NEAR and all(t.is_noun or t.tag in ("a", "q", "m", "f", "nz") for t in between):
            return found
    later = [c for c in sentence.clauses if c.start > clause.start and not c.inner][:_FAR]
    for other in later:
        for found in _cues(other, len(other.tokens), "behind"):
            if found.cue.status == "disputed" and found.cue.reach == "sentence":
                return found
    return None


def _year_to_come(sentence: Sentence, clause: Clause, at: int, dates: Dates) -> str:
    """到2027年 where the text's own now lies before it; an empty string where nothing of the kind governs the figure."""
    if dates.now is None:
        return ""
    for other in [clause, *reversed(sentence.before(clause)[-_FAR:])]:
        stop = at if other is clause else len(other.tokens)
        for i, token in enumerate(other.tokens[1:stop], 1):
            value = token.value
            if isinstance(value, Date) and value.start and value.start > dates.now and other.tokens[i - 1].text in ("到", "至"):
                return f"{other.tokens[i - 1].text}{token.text}"
    return ""


@cache
def _lexicon() -> dict[tuple[str, str], _Cue]:
    return {
        (surface, side): _Cue(surface, status, side, reach)
        for surface, status, side, reach in read_lexicon("status_cues")
    }


