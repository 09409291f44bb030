"""The place that narrows a figure where it is not the subject itself: 在全市, 金华有…; not one that is only passed or compared with."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clause import Clause, Sentence, Token
from extractor.facts.found import Site

_WHOLE_PLACES = (
    "全国", "全省", "全市", "全县", "全区", "全镇", "全乡", "全村", "全街道", "省内", "市内", "境内", "省外", "国内", "海外",
)  # fmt: skip
_PASSED = frozenset(
    {"与", "和", "到", "往", "从", "经", "至", "由", "距", "距离", "较", "比", "占", "去", "来自", "飞", "赴"}
)


def is_whole_place(text: str) -> bool:
    """Whether the text begins with 全市, 全国 or the like."""
    return text.startswith(_WHOLE_PLACES)


def find_whereabouts(sentence: Sentence, clause: Clause, at: int, subject: Site | None) -> str:
    """The place, as the article words it; an empty string where none narrows the figure."""
    tokens = clause.tokens
    behind = range(at + 1, min(len(tokens), at + 4))
    stop = next((i for i in behind if tokens[i].text in "，、；。"), len(tokens))
    around: list[int] = [*range(at), *(i for i in behind if i < stop)]
    own: list[str] = [tokens[i].text for i in around if _is_other(tokens[i], subject) and not _only_passed(tokens, i)]
    if own:
        return own[-1]
    for i in [*range(at - 1, -1, -1), *range(at + 1, min(len(tokens), at + 2))]:
        if is_whole_place(tokens[i].text) and not _only_passed(tokens, i):
            whole = next(w for w in _WHOLE_PLACES if tokens[i].text.startswith(w))
            return tokens[i - 1].text + whole if i and tokens[i - 1].kind == "place" else whole  # 金华全市
    for earlier in reversed([c for c in sentence.before(clause) if not c.inner]):
        for i in range(len(earlier.tokens) - 1, -1, -1):
            if _is_other(earlier.tokens[i], subject) and _is_scene(earlier.tokens, i):
                return earlier.tokens[i].text
    return ""


def _is_other(token: Token, subject: Site | None) -> bool:
    if token.kind != "place" or token.mention is None:
        return False
    if subject is None:
        return True
    own = str(getattr(subject.mention.value, "name", ""))
    name = str(getattr(token.mention.value, "name", ""))
    return name != own and token.mention is not subject.mention


def _only_passed(tokens: Sequence[Token], i: int) -> bool:
    """Whether the place is an end of a way, a partner or a base: 与广州、东莞等地, 占全市的37%, 为全国平均水平的57%."""
    j = i - 1
    while j >= 0 and (tokens[j].kind == "place" or tokens[j].text == "、"):
        j -= 1
    if j >= 0 and not tokens[j].mention and tokens[j].text in _PASSED:
        return True
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return after.startswith("平均") or (after == "的" and i + 2 < len(tokens) and tokens[i + 2].kind == "percent")


def _is_scene(tokens: Sequence[Token], i: int) -> bool:
    """Whether an earlier clause sets the scene with the place: 在金华，; 走进茂县，; or a bare place."""
    before = [t for t in tokens[:i] if t.kind not in ("date", "duration") and t.text.strip("，“”")]
    opening = not before or before[-1].text in ("在", "走进", "来到", "聚焦", "于", "落户")
    return opening and not _only_passed(tokens, i)
