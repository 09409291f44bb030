"""A分别为x、y和z: each figure of a list belongs to the member at its place in the list before it, and all share what stands behind the last member."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.facts.clauses.frame import ClauseFrame
from extractor.facts.clauses.noun_phrase import text_of
from extractor.facts.clauses.token import Token
from extractor.facts.words import ends_like

_JOINERS = frozenset({"、", "和", "与", "及", "以及", "，"})
_MARKS = frozenset({"、", "，"})  # where 和 stands inside members: 住宿和餐饮业、批发和零售业
_MOST, _LONGEST = 10, 24
_TAILS = ("等", "等地", "等产品")


@dataclass(frozen=True, slots=True)
class Share:
    """What one figure of a list has of the enumeration before it: its `member`, the `shared` noun behind the last member (零售额 of 家具类、建材类零售额) and what is
    `said` of all (增长 of 分别增长). `length` is that of the list; a list without an enumeration before it has no members."""

    member: str
    name: Token | None
    shared: str
    said: str
    length: int = 0


def find_share(frame: ClauseFrame, at: int, before: Sequence[ClauseFrame]) -> Share | None:
    """The share of the figure `frame.tokens[at]`, None where no 分别 gives it one."""
    figures, mark = _figures(frame, at)
    if at not in figures or len(figures) < 2:
        return None
    said = _said(frame, mark, figures[0])
    for tokens in (_with_names_before(frame.tokens[:mark], before), *(earlier.tokens for earlier in before[:3])):
        members = next((m for m in map(_members, [tokens] * 2, (_JOINERS, _MARKS)) if len(m) == len(figures)), None)
        if members is None:
            continue
        if all(t.kind == "date" for t in members[0]):
            shared = text_of([t for t in members[-1] if t.kind != "date"])
            return Share("", None, shared, said, 0)  # 2018年、2019年的产值分别为: the periods differ
        return _share(members, figures.index(at), said)
    return Share("", None, "", said, len(figures))


def _with_names_before(tokens: Sequence[Token], before: Sequence[ClauseFrame]) -> Sequence[Token]:
    """The words before 分别 with the clauses right before them that are no more than a name each: 住宿和餐饮业，批发和零售业，…."""
    whole = tuple(tokens)
    for earlier in before[:_MOST]:
        named = len(earlier.runs) == 1 and not set(earlier.classes) & set("VFPT")
        if earlier.clause.inner or not named:
            break
        whole = (*earlier.tokens, *whole)
    return whole


def _figures(frame: ClauseFrame, at: int) -> tuple[list[int], int]:
    """The figures of the list behind the last 分别 before the figure, and where that word stands."""
    tokens = frame.tokens
    mark = next(
        (i for i in range(at - 1, max(-1, at - 30), -1) if tokens[i].text.startswith("分别") and not tokens[i].mention),
        -1,
    )
    found: list[int] = []
    for i in range(mark + 1, len(tokens) if mark >= 0 else 0):
        if tokens[i].is_figure:
            found.append(i)
        elif found and tokens[i].text not in _JOINERS:
            break
    return found[:_MOST], mark


def _said(frame: ClauseFrame, mark: int, first: int) -> str:
    words = [
        t
        for t, c in zip(frame.tokens[mark + 1 : first], frame.classes[mark + 1 : first], strict=True)
        if c in "NVAXLPE"
    ]
    if frame.tokens[mark].text != "分别" or not words:
        return ""
    return text_of(words) if words[-1].text not in ("为", "达", "达到", "至", "到", "是", "有") else text_of(words[:-1])


def _members(tokens: Sequence[Token], joiners: frozenset[str]) -> list[list[Token]]:
    """The members of the last enumeration in a stretch, each a run of nouns parted by `joiners`; empty where there is none."""
    members: list[list[Token]] = [[]]
    joined = False
    for token in tokens:
        if token.text in joiners and not token.mention:
            if members[-1]:
                members.append([])
                joined = True
        elif (
            token.is_noun
            or token.is_name
            or token.tag in ("a", "m", "f")
            or token.text in ("的", "“", "”", *_JOINERS)
            or token.kind in ("date", "quantity")
        ):
            members[-1].append(token)
        elif token.tag in ("d", "vd", "ad") and joined:
            continue
        elif joined and members[-1]:
            break
        else:
            members, joined = [[]], False
    members = [m for m in members if m]
    return members if len(members) > 1 and sum(len(t.text) for m in members for t in m) < 80 else []


def _share(members: list[list[Token]], number: int, said: str) -> Share:
    """The member at its place. The last one ends in what all share, the first may begin with what all share (全国猪肉、牛肉产量)."""
    last = members[-1]
    cut = len(last)
    while cut > 1 and (ends_like(last[cut - 1].text, "measure") or last[cut - 1].text in ("同比", "环比", "数量")):
        cut -= 1
    ends = {m[-1].text[-1] for m in members[:-1]}
    if len(ends) == 1:  # members end alike: 住宿业、餐饮业、软件业|生产指数
        cut = next((k for k in range(cut, 0, -1) if last[k - 1].text[-1] in ends), cut)
    shared = (
        text_of([t for t in last[cut:] if t.text not in ("同比", "环比")]) if not last[0].is_name or cut > 1 else ""
    )
    own = last[:cut] if number == len(members) - 1 else members[number]
    own = [t for t in own if t.text not in _TAILS]
    name = own[0] if len(own) == 1 and own[0].is_name else None
    turn = next((t.text for t in last[cut:] if t.text in ("同比", "环比")), "")
    return Share(text_of(own)[:_LONGEST], name, shared, turn + said, len(members))
