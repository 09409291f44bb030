"""What stands behind a figure: the counted or measured noun (30余位农户; 1万元理赔金; 80元的市场价)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.facts.clause import Token
from extractor.facts.words import words_of
from extractor.models import Quantity

# Units that already say who or what is counted: no noun need follow.
_WHOLE = frozenset(
    {"人", "人次", "户", "户次", "家次", "场次", "岁", "元", "倍", "票", "金", "银", "铜", "度", "级", "℃", "分"}
)
# Behind these what follows is what the sum is for: 投资12亿元建设中心.
_SPENDING = frozenset({"投资", "投入", "出资", "花费", "耗资", "斥资", "拨款", "拿出", "安排", "筹资", "贷款", "花"})
_QUOTES = "“”‘’「」『』《》"
_RELATIVE = 9  # how many words a relative clause before the noun may have: 16名表现优秀的选调生


@dataclass(frozen=True, slots=True)
class Behind:
    """The noun behind a figure: its text and the index of the first token after it; the owner where the noun is a name."""

    noun: str
    next: int
    of: bool = False
    owner: Token | None = None


def read_behind(tokens: Sequence[Token], at: int) -> Behind:
    """The noun behind the figure `tokens[at]`; an empty noun where there is none."""
    value = tokens[at].value
    counts = isinstance(value, Quantity) and value.unit not in _WHOLE and value.si is None and value.unit is not None
    own = value.of if isinstance(value, Quantity) and value.of and tokens[at].text.endswith(value.of) else ""
    i = at + 1
    if i < len(tokens) and tokens[i].is_age and not tokens[at].is_age:
        i += 1  # 8.6万名65周岁以上老年人
    while i < len(tokens) and tokens[i].text in words_of("stop_noun"):
        if tokens[i].text in ("外", "内", "以外", "之外"):
            return Behind(own, at + 1)
        i += 1
    if i + 1 < len(tokens) and tokens[i].text == "类" and tokens[i + 1].is_noun:
        i += 1  # 三大类工种
    of = i < len(tokens) and tokens[i].text == "的"
    if of:
        i += 1
        if i < len(tokens) and tokens[i].is_name and _ends_phrase(tokens, i + 1):
            return Behind("", i, True, tokens[i])
    noun, after = _noun_phrase(tokens, i, verb_first=(counts and not own) or _needs_object(tokens, at))
    if isinstance(value, Quantity) and value.of and not own and not noun and not of:
        noun, after = _counted(tokens, i, value.of)
    if not noun and counts and not own and not of:
        noun, after = _after_relative(tokens, i)
    if own:
        return Behind(own + noun, after if noun else at + 1, False)
    return Behind(noun, after if noun else at + 1, of)


FOR_WHOM = ("面向", "针对", "提供给", "留给")


def read_verb_phrase(tokens: Sequence[Token], i: int, limit: int = 10) -> str:
    """The verb phrase that begins at `tokens[i]`, adverbs left out, up to `limit` characters: 购买“安心保”."""
    text = ""
    seen_verb = False
    while i < len(tokens) and len(text) < limit:
        token = tokens[i]
        if seen_verb and (token.tag == "TIME" or token.text in ("了", "过", "着")):
            pass  # 参与每周巡防, 办理了手续
        elif not seen_verb and (
            token.kind == "date"
            or (token.text in ("于", "在") and i + 1 < len(tokens) and tokens[i + 1].kind == "date")
        ):
            pass  # 已于3月上岗
        elif not token.mention and (token.text in words_of("hedge") or token.text in words_of("copula")):
            if seen_verb or token.text in words_of("copula"):
                break
        elif (seen_verb and token.text == "、" and any(t.text == "等" for t in tokens[i : i + 8])) or (
            seen_verb and token.text == "等" and "、" in text
        ):
            text += token.text
        elif token.tag in ("d", "ad", "p", "u") and not seen_verb:
            if token.tag == "p":
                break
        elif token.tag in ("v", "vd", "vn", "a") and not token.mention:
            given = i + 1 < len(tokens) and tokens[i + 1].text == "给" and not seen_verb
            if token.text in FOR_WHOM or given:
                break  # whom the things are for says nothing about what is measured: 120套面向劳动者
            text += token.text
            seen_verb = True
        elif seen_verb and (token.is_noun or token.is_name or token.tag == "f" or token.text in ("或", "并")):
            text += token.text
        elif not (seen_verb and token.text in _QUOTES):
            break
        i += 1
    return text


def _noun_phrase(tokens: Sequence[Token], i: int, *, verb_first: bool) -> tuple[str, int]:
    first = i
    text = ""
    while i < len(tokens):
        token = tokens[i]
        if (token.text in words_of("stop_noun") and not text) or token.text.startswith(
            ("户均", "人均", "每", "亩均", "年均")
        ):
            break
        if token.is_name:
            if token.kind == "person" and text:
                break
        elif token.mention:
            break
        elif token.text and token.text in "（(" and text and (past := _past_bracket(tokens, i)):
            i = past  # 18个乡镇（街道）卫生院
            continue
        elif token.text in _QUOTES and token.text:
            if not _closes(tokens, i, text):
                break
        elif (token.is_noun and token.text not in words_of("speech")) or (
            token.tag in ("a", "f")
            and i + 1 < len(tokens)
            and tokens[i + 1].is_noun
            and token.text not in ("内", "外", "中")
        ):
            pass
        elif not (verb_first and i == first and token.tag == "v" and i + 1 < len(tokens) and tokens[i + 1].is_noun):
            break
        text += token.text
        i += 1
    return text.strip(_QUOTES if text.count("“") != text.count("”") else ""), i


def _past_bracket(tokens: Sequence[Token], i: int) -> int:
    """Past a short bracket inside a noun, 0 where no noun goes on behind it."""
    for j in range(i + 1, min(len(tokens) - 1, i + 4)):
        if tokens[j].text in "）)" and tokens[j].text:
            return j + 1 if tokens[j + 1].is_noun and not tokens[j + 1].mention else 0
        if tokens[j].is_figure:
            return 0
    return 0


def _needs_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb right before a sum takes what follows it as its object: 释放34亿元理赔红利."""
    value = tokens[at].value
    sized = isinstance(value, Quantity) and value.si is not None  # 租下1300平方米闲置厂房
    if (tokens[at].kind != "money" and not sized) or not at or tokens[at - 1].mention or tokens[at - 1].tag != "v":
        return False
    verb = tokens[at - 1].text
    if sized and at + 1 < len(tokens) and tokens[at + 1].text in words_of("pivot"):
        return False
    return verb not in _SPENDING and verb not in words_of("copula") and verb not in words_of("hedge")


def _counted(tokens: Sequence[Token], i: int, of: str) -> tuple[str, int]:
    """The counted noun as the value names it, where the words behind the figure begin with it."""
    text, first = "", i
    while i < len(tokens) and len(text) < len(of):
        text += tokens[i].text
        i += 1
    return (of, i) if text.startswith(of) else ("", first)


def _closes(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Whether the quotation mark opens a short name, or closes one that has been read."""
    if tokens[i].text in "”’」』》":
        return any(opener in text for opener in "“‘「『《")
    ahead = tokens[i + 1 : i + 12]
    return any(token.text in "”’」』》" for token in ahead)


def _after_relative(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """The noun behind a relative clause: 表现优秀的选调生."""
    for j in range(i, min(len(tokens), i + _RELATIVE)):
        if (tokens[j].mention and not tokens[j].is_name) or tokens[j].text in "，、；：。":
            break
        if tokens[j].text == "的":
            return _noun_phrase(tokens, j + 1, verb_first=False)
    return "", i


def _ends_phrase(tokens: Sequence[Token], i: int) -> bool:
    return i >= len(tokens) or not tokens[i].is_noun
