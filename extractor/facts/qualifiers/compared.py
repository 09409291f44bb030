"""What a figure is compared with: 比上年同期增长5%, 比高铁便宜200元, 跟去年比少了两成, 增速高于全国平均水平1.5个百分点, 是老闸的2.5倍."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.cue_words import cue_words
from extractor.facts.words import is_change_word
from extractor.models import Quantity

_WITH = frozenset({"与", "和", "同", "跟"})
_BESIDE = ("相比", "相较", "相比较", "比较")
_OPENS = ("相比", "对比", "比起", "相较", "相比于", "相较于", "较之")  # 相比去年同期，
_PREDICATE = frozenset({"a", "ad", "v", "d", "m"})  # 便宜, 多|卖, 一下子|掉
_LONGEST = 14  # tokens of what is compared with
_JOINED = frozenset({"、", "和", "与", "及"})


def find_compared(sentence: Sentence, clause: Clause, at: int, before: str) -> str:
    """What the figure `clause.tokens[at]` is compared with, in the article's words; an empty string where it is compared with nothing.

    `before` is what the figure before it in the sentence was compared with (升幅为2.28% goes on with it).
    """
    tokens = clause.tokens
    low = next((i + 1 for i in range(at - 1, -1, -1) if _is_other_figure(tokens, i)), 0)
    said = (
        _listed(tokens, at)
        or _beside(tokens[low:at])
        or _gap(tokens, low, at)
        or _against(tokens, low, at)
        or _multiple(tokens, low, at)
        or _short_of(tokens, low, at)
    )
    if said:
        return said
    if low == 0:
        earlier = [other for other in sentence.before(clause) if not other.inner][-1:]
        if earlier and not any(token.is_figure for token in earlier[0].tokens):
            said = _beside(earlier[0].tokens) or _opened(earlier[0].tokens)
            if said:
                return said
    opening = next((token.text for token in tokens[low:at] if token.tag != "w"), "")
    return before if before and opening in cue_words("qualifier", "rate") else ""


def _against(tokens: Sequence[Token], low: int, at: int) -> str:
    """比 or 较 before the figure, up to the change or the difference."""
    doubled = tokens[at].text.startswith("翻")
    for i in range(at - 1, low - 1, -1):
        dated = tokens[i].text.endswith(("比", "较")) and tokens[i + 1].kind == "date"  # 同比2022年; 客流比|2019年
        if said := _run_together(tokens, i, at):
            return said
        if tokens[i].mention or not (tokens[i].text in cue_words("qualifier", "against") or dated):
            continue
        stop = next(
            (j for j in range(i + 1, at) if _changes(tokens[j])), at if doubled else _predicate(tokens, i + 2, at)
        )
        said = _phrase(tokens, i + 1, stop) if stop is not None else ""
        if said:
            return said
    return ""


def _run_together(tokens: Sequence[Token], i: int, at: int) -> str:
    """投产前 of 比投|产前, as the tagger cuts it."""
    word = tokens[i]
    if word.mention or word.tag != "v" or len(word.text) != 2 or word.text[0] not in "比较" or i + 2 >= at:
        return ""
    joined = word.text[1:] + tokens[i + 1].text
    ends = tokens[i + 1].tag in ("s", "f", "TIME") and joined.endswith(("前", "后"))
    return joined if ends and _changes(tokens[i + 2]) else ""


def _predicate(tokens: Sequence[Token], low: int, at: int) -> int | None:
    """Where the words right before the figure begin that say how it differs (便宜|了, 一下子|掉|了); None where there are none."""
    start = at
    while start > low and (tokens[start - 1].tag in _PREDICATE or tokens[start - 1].text in ("了", "过")):
        if tokens[start - 1].mention:
            break
        start -= 1
    return start if any(token.tag in ("a", "ad", "v") for token in tokens[start:at]) else None


def _opened(tokens: Sequence[Token]) -> str:
    """A clause that only says with what: 相比去年同期，."""
    first = tokens[0] if tokens else None
    return _phrase(tokens, 1, len(tokens)) if first and first.text in _OPENS and not first.mention else ""


def _is_beside(tokens: Sequence[Token], j: int) -> bool:
    """Whether the word closes what 与 or 跟 opens: 相比; 比 where nothing to compare with stands behind it (跟去年比便宜了, 和往年比起来)."""
    if tokens[j].mention or tokens[j].text in _BESIDE:
        return tokens[j].text in _BESIDE and not tokens[j].mention
    if tokens[j].text != "比":
        return False
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    return after is None or (not after.mention and (after.tag in ("w", "a", "d") or after.text == "起来"))


def _beside(tokens: Sequence[Token]) -> str:
    """与去年清明假期相比, 跟去年比."""
    for j in range(len(tokens) - 1, 0, -1):
        if _is_beside(tokens, j):
            for i in range(j - 1, max(-1, j - _LONGEST), -1):
                if tokens[i].text in _WITH and not tokens[i].mention:
                    return _phrase(tokens, i + 1, j)
            return ""
    return ""


def _gap(tokens: Sequence[Token], low: int, at: int) -> str:
    """高于 with its end between it and the figure; what is measured of both (的增速) belongs to it."""
    if at and tokens[at - 1].text == "的":
        return ""  # 低于前一季度的1.9%: the figure is what the other one is compared with
    for i in range(at - 1, max(-1, low - _LONGEST), -1):
        if tokens[i].is_figure and i < low - 2:
            return ""
        if (
            tokens[i].kind == "place"
            and tokens[i].text.startswith("于")
            and i > 0
            and tokens[i - 1].text in cue_words("qualifier", "differs")
        ):
            return _phrase(tokens, i, at)[1:]  # 快|于城镇, as the tagger cuts it
        gap = tokens[i].text in cue_words("qualifier", "gap") or (
            tokens[i].text in ("于", "出") and i > 0 and tokens[i - 1].text in cue_words("qualifier", "differs")
        )
        if gap and not tokens[i].mention:
            stop = next((j for j in range(i + 1, at) if tokens[j].is_figure and tokens[j].kind != "duration"), at)
            verbs = any(token.tag in ("v", "u") for token in tokens[i + 1 : stop] if not token.mention)
            over = tokens[i].text in ("超", "超过")
            return "" if over and verbs else _phrase(tokens, i + 1, stop)
        if tokens[i].text in cue_words("qualifier", "against") or is_change_word(tokens[i].text):
            return ""
    return ""


def _multiple(tokens: Sequence[Token], low: int, at: int) -> str:
    """是2020年的1.6倍, 达到老闸的2.5倍."""
    value = tokens[at].value
    if not (isinstance(value, Quantity) and value.unit == "倍") or at < 2 or tokens[at - 1].text != "的":
        return ""
    for i in range(at - 2, low - 1, -1):
        if (
            tokens[i].text in ("是", "为", "达到", "达", "相当于", "约为", "约是", "将是", "高达")
            and not tokens[i].mention
        ):
            return _phrase(tokens, i + 1, at - 1)
    return ""


def _short_of(tokens: Sequence[Token], low: int, at: int) -> str:
    """离标准还差0.3册: what is missed. A mere distance (离县城5公里) compares nothing."""
    lack = next((i for i in range(at - 1, max(low, at - 4), -1) if tokens[i].text in ("差", "还差", "只差")), None)
    if lack is None or tokens[lack].mention:
        return ""
    for i in range(lack - 1, low - 1, -1):
        if not tokens[i].mention and tokens[i].text in cue_words("qualifier", "short_of"):
            stop = lack - 1 if tokens[lack - 1].text in ("还", "只", "仅") else lack
            return _phrase(tokens, i + 1, stop)
    return ""


def _listed(tokens: Sequence[Token], at: int) -> str:
    """分别比“十二五”末下降3.2和4个百分点: all figures of a list are compared with one thing; 比全省和全国分别高0.7、1.4个百分点: each with its own."""
    mark = next((i for i in range(at - 1, -1, -1) if tokens[i].text.startswith("分别") and not tokens[i].mention), None)
    if mark is None:
        return ""
    run = [i for i in range(mark + 1, len(tokens)) if tokens[i].is_figure and not _in_brackets(tokens, i)]
    if at not in run or not run:
        return ""
    against = next(
        (
            i
            for i in range(run[0] - 1, -1, -1)
            if tokens[i].text in cue_words("qualifier", "against") and not tokens[i].mention
        ),
        None,
    )
    if against is None:
        return ""
    if against > mark:
        stop = next((j for j in range(against + 1, run[0]) if _changes(tokens[j])), None)
        stop = stop if stop is not None else _predicate(tokens, against + 2, run[0])
        return _phrase(tokens, against + 1, stop) if stop is not None else ""
    members = _members(tokens, against + 1, mark)
    return members[run.index(at)] if len(members) == len(run) else ""


def _members(tokens: Sequence[Token], start: int, stop: int) -> list[str]:
    members = [""]
    for i in range(start, stop):
        if _in_brackets(tokens, i) or tokens[i].text in "（）()":
            continue
        if tokens[i].text in _JOINED:
            members.append("")
        else:
            members[-1] += tokens[i].text
    return [member for member in members if member]


def _is_other_figure(tokens: Sequence[Token], i: int) -> bool:
    """Whether it is a figure of its own; a term may be what is compared with: 近五年平均值."""
    return tokens[i].is_figure and tokens[i].kind != "duration" and not _in_brackets(tokens, i)


def _in_brackets(tokens: Sequence[Token], i: int) -> bool:
    for j in range(i - 1, max(-1, i - 12), -1):
        if tokens[j].text in "）)":
            return False
        if tokens[j].text in "（(":
            return True
    return False


def _changes(token: Token) -> bool:
    text = token.text
    if token.mention or token.is_figure:
        return token.is_figure
    return (
        is_change_word(text)
        or is_change_word(text.rstrip("了到至出"))
        or text in cue_words("qualifier", "differs")
        or text in cue_words("qualifier", "before_change")
        or text.rstrip("了") in cue_words("qualifier", "differs")
    )


def _phrase(tokens: Sequence[Token], start: int, stop: int) -> str:
    """The words in between, without marks and adverbs at their ends; nothing where they are too many or hold a verb of their own clause."""
    part = list(tokens[start:stop])
    while part and (
        part[-1].text in cue_words("qualifier", "before_change")
        or part[-1].text in "，、的 "
        or part[-1].text in ("时", "了")
    ):
        part.pop()
    while part and part[0].text in ("于", "之", "，"):
        part.pop(0)
    if not part or len(part) > _LONGEST or any(t.is_figure and t.kind != "duration" for t in part):
        return ""
    if any(t.text in "，；。：" for t in part):
        return ""
    return "".join(token.text for token in part).strip("（）()")
