"""Whether a figure holds: actual, planned (计划, 拟, 将, 力争), negated (未覆盖3万人), disputed (网传).

Each cue has a side and a reach (lexicons/status_cues.tsv). What is told as a fact again (已, 目前, 但) ends the reach of what stands before it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.cue_words import cue_words
from extractor.facts.discourse.dates import Dates
from extractor.facts.status_cue import FoundCue, find_cues
from extractor.facts.words import is_change_word
from extractor.models import Date, Quantity, Status

_FAR = 4  # clauses back that a cue is looked for
_REACH = 6  # tokens between the ends of a change
_NOW = ("现在", "目前", "现有", "原来", "原有", "原先", "当前", "此前", "过去")
_NEAR = 4  # tokens behind the figure in which a cue behind it stands


def find_status(sentence: Sentence, clause: Clause, at: int, dates: Dates = Dates()) -> tuple[Status, str]:  # noqa: B008 (frozen)
    """The status of the figure `clause.tokens[at]`, and the cue that says so (an empty string where nothing does).

    `dates` are those of the sentences before, for whether a year named with 到 lies ahead. Convention: contract.md, "Fact".
    """
    behind = _behind(sentence, clause, at)
    if behind is not None:
        return cast(Status, behind.cue.status), behind.cue.surface
    if _is_start(clause.tokens, at):
        return "actual", ""
    found = _governing(sentence, clause, at)
    if found is not None and found.cue.status != "actual":
        return cast(Status, found.cue.status), found.cue.surface
    if found is None and (time := _time_to_come(sentence, clause, at) or _year_to_come(sentence, clause, at, dates)):
        return "planned", time
    return "actual", ""


def _is_start(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the figure is what a change starts from, which holds already where its end is only planned: 将从5小时缩短到2小时."""
    before = [token.text for token in tokens[max(0, at - 3) : at]]
    opened = before[-1:] in (["从"], ["由"]) or (len(before) == 3 and before[0] in ("从", "由") and before[1] in _NOW)
    if not opened:
        return False
    i = at + 1
    while i < len(tokens) and i < at + _REACH and not tokens[i].is_figure:
        i += 1
    verbs = any(
        is_change_word(token.text.rstrip("到至为"))
        or (token.mention is None and token.text[-1] in "到至" and (len(token.text) > 1 or before.tag == "v"))
        for before, token in pairwise(tokens[at:i])
    )
    return verbs and i < len(tokens) and tokens[i].kind == tokens[at].kind


def _governing(sentence: Sentence, clause: Clause, at: int) -> FoundCue | None:
    """The nearest cue before the figure that reaches it."""
    around = [clause, *reversed(sentence.before(clause))]
    if not clause.inner:
        around = [other for other in around if not other.inner]
    goes_on = True
    for back, other in enumerate(around[: _FAR + 1]):
        stop = at if back == 0 else sum(token.start < clause.tokens[at].start for token in other.tokens)
        for found in find_cues(other, stop, "before"):
            tells = found.cue.status == "planned" and _ends_clause(other.tokens, found.end)
            reaches = back == 0 or found.cue.reach == "sentence" or (found.cue.reach == "run" and goes_on) or tells
            if reaches and (
                found.cue.status == "actual" or not _closed_off(other.tokens, found.end, stop, found.cue.status)
            ):
                return found
        goes_on = goes_on and _goes_on(other)
    return None


def _ends_clause(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether nothing but a mark follows a cue: 气象台预计，…; 主要目标：…. Then it tells of all that the next clauses say."""
    return all(token.tag == "w" for token in tokens[end:])


def _closed_off(tokens: tuple[Token, ...], start: int, stop: int, status: str) -> bool:
    """Whether 的 shuts the cue into what modifies a noun: 将于明年建成的大桥全长5公里, 未上的33节, 当天计划航班的七成.

    What is counted itself stays within (计划新建的5个项目), and so does what 把 takes along (计划把护理的次数加到16次).
    """
    for i in range(start, stop):
        if tokens[i].mention is None and tokens[i].text == "把":
            return False
        if tokens[i].text == "的" and tokens[i].mention is None:
            if status == "negated" or (i + 1 < len(tokens) and _is_ratio(tokens[i + 1])):
                return True
            return any(token.is_noun or token.is_name for token in tokens[i + 1 : stop])
    return False


def _is_ratio(token: Token) -> bool:
    """Whether a figure is a share or a multiple, of what stands before its 的."""
    return token.kind == "percent" or (isinstance(token.value, Quantity) and token.value.unit == "倍")


def _goes_on(clause: Clause) -> bool:
    """Whether a clause has no subject of its own and so goes on with the one before it: 同比增长7%, 带动就业3万人."""
    for token in clause.tokens:
        if token.is_figure or token.tag in ("v", "vd", "p"):
            return True
        if token.is_name or token.is_noun or token.text in ("；", ";"):
            return False
    return True


def _behind(sentence: Sentence, clause: Clause, at: int) -> FoundCue | None:
    """A cue behind the figure: 100多个项目将签约, 网上说有3万人感染，系谣言."""
    near = [f for f in find_cues(clause, len(clause.tokens), "behind") if f.start > at]
    for found in reversed(near):
        between = clause.tokens[at + 1 : found.start]
        if found.cue.status == "disputed":
            return found
        if len(between) <= _NEAR and all(t.is_noun or t.tag in ("a", "q", "m", "f", "nz") for t in between):
            return found
    later = [c for c in sentence.clauses if c.start > clause.start and not c.inner][:_FAR]
    for other in later:
        for found in find_cues(other, len(other.tokens), "behind"):
            if found.cue.status == "disputed" and found.cue.reach == "sentence":
                return found
    return None


def _time_to_come(sentence: Sentence, clause: Clause, at: int) -> str:
    """A time that always lies ahead (明年, 下周) and that the figure's clause, or the one that it goes on with, speaks of; else an empty string."""
    ahead = tuple(sorted(cue_words("status", "to_come")))
    goes_on = True
    for other in [clause, *reversed(sentence.before(clause)[-_FAR:])]:
        stop = at if other is clause else len(other.tokens)
        for i, token in enumerate(other.tokens[:stop]):
            before = other.tokens[i - 1].text if i else ""
            if token.kind != "date" or not token.text.startswith(ahead) or before in ("比", "较"):
                continue
            if not goes_on and not (i == 0 and _ends_clause(other.tokens, 1)):
                continue
            if not _closed_off(other.tokens, i + 1, stop, "planned"):
                return token.text
        goes_on = goes_on and _goes_on(other)
    return ""


def _year_to_come(sentence: Sentence, clause: Clause, at: int, dates: Dates) -> str:
    """到2027年 where the text's own now lies before it; an empty string where nothing of the kind governs the figure."""
    if dates.now is None:
        return ""
    for other in [clause, *reversed(sentence.before(clause)[-_FAR:])]:
        stop = at if other is clause else len(other.tokens)
        for i, token in enumerate(other.tokens[1:stop], 1):
            value = token.value
            if (
                isinstance(value, Date)
                and value.start
                and value.start[:4] > dates.now[:4]
                and other.tokens[i - 1].text in ("到", "至")
            ):
                return f"{other.tokens[i - 1].text}{token.text}"
    return ""
