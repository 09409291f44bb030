"""The place that narrows a figure where it is not its owner: 在全市, 金华有…; not one that is only passed or compared with."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.cue_words import cue_words

_NEAR = 4  # tokens behind the figure


def find_place(sentence: Sentence, clause: Clause, at: int, owner: str) -> str:
    """The place, as the article words it; an empty string where none narrows the figure."""
    tokens = clause.tokens
    low = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].is_figure and not tokens[i].is_age), 0)
    for i in range(at - 1, low - 1, -1):
        if _is_other(tokens[i], owner) and not _only_passed(tokens, i) and _stands_alone(tokens, i):
            return _joined(tokens, i, low)
    wholes = sorted(cue_words("qualifier", "whole"))
    for i in [*range(at - 1, low - 1, -1), *range(at + 1, min(len(tokens), at + 2))]:
        whole = next((word for word in wholes if tokens[i].text.startswith(word)), "")
        if whole and not _is_whole_of(whole, owner) and not _only_passed(tokens, i) and not tokens[i].is_figure:
            return tokens[i - 1].text + whole if i and tokens[i - 1].kind == "place" else whole  # 金华全市
    for earlier in reversed([other for other in sentence.before(clause) if not other.inner]):
        for i in range(len(earlier.tokens) - 1, -1, -1):
            if _is_other(earlier.tokens[i], owner) and _is_scene(earlier.tokens, i):
                return _joined(earlier.tokens, i, 0)
        if owner and (opened := _opened(earlier.tokens, owner)):
            return opened
    return ""


def _opened(tokens: Sequence[Token], owner: str) -> str:
    """The place that a clause opens with as a whole, which holds for the clauses that go on with it: 青山全县有8万人参保，参保率达90%."""
    for i, token in enumerate(tokens):
        if token.kind == "place":
            after = tokens[i + 1].text if i + 1 < len(tokens) else ""
            whole = next((w for w in sorted(cue_words("qualifier", "whole")) if after.startswith(w)), "")
            return token.text + whole if whole and _is_other(token, owner) else ""
        if token.tag != "w" and token.kind != "date":
            return ""
    return ""


def _is_whole_of(whole: str, owner: str) -> bool:
    """Whether the owner is the whole itself: 全国 of 中国, 全市 of 杭州市."""
    return whole in owner or (whole == "全国" and owner in ("中国", "我国")) or owner.endswith(whole[-1])


def _is_other(token: Token, owner: str) -> bool:
    """Whether it is a place and none that the owner is, holds or lies in."""
    if token.kind != "place":
        return False
    name = str(getattr(token.value, "name", token.text))
    own = owner.strip("“”")
    return not own or not (token.text in own or name in own or own in name)


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """Whether the place narrows what follows, and is no part of a noun of its own (平湖企业): behind a preposition, or before a whole or a group."""
    before = tokens[i - 1].text if i else ""
    last = i
    while last + 2 < len(tokens) and tokens[last + 1].text in ("、", "和", "及") and tokens[last + 2].kind == "place":
        last += 2
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and (after.is_figure or after.text.startswith("等")):
        return False  # 安徽、福建等14省份: what is counted
    if before in cue_words("qualifier", "scene"):
        return True
    if after is None:
        return False
    behind = "".join(token.text for token in tokens[last + 1 : last + 4])  # 域|内, as the tagger cuts it
    return behind.startswith(("域内", *sorted(cue_words("qualifier", "whole")))) or after.text in ("一名", "一位")


def _joined(tokens: Sequence[Token], i: int, low: int) -> str:
    """The place with those that 、 or 及 joins to it: 河南、江苏."""
    start = stop = i
    while stop + 2 < len(tokens) and tokens[stop + 1].text in ("、", "和", "及") and tokens[stop + 2].kind == "place":
        stop += 2
    while start - 2 >= low and tokens[start - 1].text in ("、", "和", "及") and tokens[start - 2].kind == "place":
        start -= 2
    return "".join(token.text for token in tokens[start : stop + 1])


def _only_passed(tokens: Sequence[Token], i: int) -> bool:
    """Whether the place is an end of a way, a partner or a base: 与广州、东莞等地, 占全市的37%, 为全国平均水平的57%."""
    j = i - 1
    while j >= 0 and (tokens[j].is_name or tokens[j].text == "、"):
        j -= 1
    if j >= 0 and not tokens[j].mention and tokens[j].text in cue_words("qualifier", "passed"):
        return True
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return after.startswith("平均") or (after == "的" and i + 2 < len(tokens) and tokens[i + 2].kind == "percent")


def _is_scene(tokens: Sequence[Token], i: int) -> bool:
    """Whether an earlier clause sets the scene with the place: 在金华，; 前往茂县，."""
    before = [t for t in tokens[:i] if t.kind not in ("date", "duration") and t.text.strip("，“”")]
    behind = [t for t in tokens[i + 1 :] if t.tag != "w"]
    return bool(before) and before[-1].text in cue_words("qualifier", "scene") and not behind
