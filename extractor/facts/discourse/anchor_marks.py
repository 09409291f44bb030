"""What stands around a date: compared with, counted up to, dating a verb, the day of a report; each a name of a feature."""

from __future__ import annotations

from extractor.facts.clauses.sentence import Clause
from extractor.facts.clauses.token import Token
from extractor.facts.discourse.time_words import time_words
from extractor.grammar import compiled
from extractor.models import Date, Percent, Quantity

_TODAY = compiled(r"[今昨明前当]天|[今昨明当本]日|[今昨当]晚|今晨|今早")
_THIS = compiled(r"今年|本月|本周|今年以来|本季度")
_LAST = compiled(r"[去上]年|上月|上季度|前年|上周|同期|上一?[届年月季]|前一[年月季]|前月")
_ADVERBIAL = frozenset({"v", "d", "p", "ad", "w", "vd", "c", "xc", "u"})
_CIRCUMSTANCE = compiled("[^，。；]{0,14}(?:基础上|背景下|情况下|前提下|条件下|形势下|带动下|拉动下|支撑下)")
_NEAR = 3
_QUOTES = frozenset("“”‘’「」『』")


def marks_of(clause: Clause, i: int) -> list[str]:
    """What stands around a date, as names of features."""
    tokens, token = clause.tokens, clause.tokens[i]
    before = _before(tokens, i)
    after = next((t for t in tokens[i + 1 : i + 3] if t.text not in _QUOTES), None)
    follows = after.text if after and not after.mention else ""
    marks = [f"before it {role}" for role in ("as_of", "start", "stop") if before in time_words(role)]
    if "before it as_of" not in marks and _counted_to(tokens, i):
        marks.append("before it as_of")
    if _is_compared(tokens, i):
        marks.append("compared")
    marks += [
        name for name, pattern in (("today", _TODAY), ("this", _THIS), ("last", _LAST)) if pattern.search(token.text)
    ]
    if follows in ("以来", "来", "起", "后", "前", "期间", "间", "底", "末", "相比", "同期", "时", "内"):
        marks.append(f"{follows} behind it")
    elif follows == "的":
        marks.append("的 behind it")
    elif after is None:
        marks.append("nothing behind it")
    elif after.is_figure:
        marks.append("a figure behind it")
        marks += ["of an age"] if after.is_age else []
    else:
        marks.append("an adverb or verb behind it" if after.tag in _ADVERBIAL else "a noun behind it")
    if token.kind == "duration":
        marks += _length_marks(token.text, before)
    if before in ("在", "于"):
        marks.append("于 before it")
    if _is_attributive(tokens, i):
        marks.append("dates a verb")
    if before in time_words("aside") or (tokens[0].text == "其中" and i < _NEAR):
        marks.append("aside")
    if _goes_on_since(tokens, i):
        marks.append("since it")
    if _comes_first(tokens, i):
        marks.append("dates what comes first")
    if isinstance(token.value, Date) and token.value.basis == "explicit":
        marks.append("in full")
    return marks


def _before(tokens: tuple[Token, ...], i: int) -> str:
    """The word before a token, past a quotation mark; an empty string where a mention or nothing stands there."""
    word = next((t for t in reversed(tokens[max(0, i - 2) : i]) if t.text not in _QUOTES), None)
    return word.text if word is not None and not word.mention else ""


def _counted_to(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether 截至 stands before it with only the kind of time between: 截至当地时间周六（3月9日）上午."""
    for token in reversed(tokens[max(0, i - 4) : i]):
        if token.text.startswith(("截至", "截止")):
            return True
        if not (
            token.is_noun or token.kind in ("date", "place") or token.text in "（(" or token.tag in ("TIME", "f", "m")
        ):
            return False
    return False


def _is_compared(tokens: tuple[Token, ...], i: int) -> bool:
    before = _before(tokens, i)
    if _multiplied(tokens, i):
        return True
    behind = [token.text for token in tokens[i + 1 : i + 6] if token.text not in _QUOTES]
    if tokens[i + 1 : i + 2] and tokens[i + 1].text == "的" and i + 2 < len(tokens) and tokens[i + 2].is_figure:
        return False
    if before in time_words("compared") or before.endswith(("比", "较")):
        return True
    return before in ("与", "和", "同", "跟") and any(
        text in ("相比", "相较", "相比较", "持平", "比") for text in behind
    )


def _length_marks(text: str, before: str) -> list[str]:
    """What kind of length it is: 前4个月 (first), 连续三年 (running), 近三年 (last), 未来三年 (next)."""
    kinds = (
        ("first", ("前",)),
        ("running", ("连续", "已连续")),
        ("last", ("近", "过去", "最近")),
        ("next", ("未来", "今后")),
    )
    return [name for name, words in kinds if before in words or text.startswith(words)]


def _multiplied(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the date is the base of a ratio: 是2020年的1.6倍."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != "的" or (i and tokens[i - 1].text in time_words("start")):
        return False
    value = tokens[i + 2].value
    if isinstance(value, Percent) and not any(token.text in ("是", "为", "达", "相当于", "占") for token in tokens[:i]):
        return False
    return isinstance(value, Percent) or (isinstance(value, Quantity) and value.unit == "倍")


def _goes_on_since(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether something goes on since a date on which it began: 2021年6月开工至今, 2018年成立以来."""
    for token in tokens[i + 1 : i + 5]:
        if token.text in ("至今", "以来", "迄今"):
            return token is not tokens[i + 1]
        if token.mention or token.tag not in ("v", "vn", "n", "d", "f", "u", "c"):
            return False
    return False


def _comes_first(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether it dates what the rest of the sentence lies behind: 2026年通车后, 今年年底前建成投用后."""
    for j in range(i + 1, min(len(tokens), i + 7)):
        if tokens[j].mention or tokens[j].tag == "w":
            return False
        if tokens[j].text.endswith("后") and (tokens[j - 1].tag in ("v", "vn") or len(tokens[j].text) > 1):
            return j > i + 1 or len(tokens[j].text) > 1
    return False


def is_circumstance(clause: Clause, i: int) -> bool:
    """Whether a date belongs to a circumstance, not to what happens: 在一季度良好开局的基础上, 在去年的带动下."""
    behind = clause.text[clause.tokens[i].end - clause.start :]
    return _CIRCUMSTANCE.match(behind) is not None and any(t.text == "在" for t in clause.tokens[max(0, i - 4) : i])


def telling(clause: Clause) -> tuple[int, int]:
    """Where a clause tells of its figures: the index of the verb (发布, 获悉) and of the noun for what is told (公报, 数据) behind it; -1 where there is none."""
    words = [token.text if token.mention is None else "" for token in clause.tokens]
    verb = next((i for i in range(len(words) - 1, -1, -1) if _is_telling(words, i)), -1)
    data = next((i for i in range(len(words) - 1, verb, -1) if words[i] in time_words("data")), -1) if verb >= 0 else -1
    return verb, data


def _is_telling(words: list[str], i: int) -> bool:
    """发布 tells where what it publishes are data (发布数据, 发布，…); 发布公告召回300辆 is an act."""
    if words[i] not in time_words("report"):
        return False
    behind = [word for word in words[i + 1 :] if word not in ("，", "：", "。", "；", "的", "了", "")]
    return words[i] != "发布" or not behind or any(word in time_words("data") for word in behind)


def _is_attributive(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a date only dates the verb of a relative clause: 今年5月入驻的某公司."""
    verb = False
    for j in range(i + 1, min(len(tokens), i + 7)):
        token = tokens[j]
        if token.text == "的":
            named = any(after.is_name for after in tokens[j + 1 : j + 3])
            return verb and (named or tokens[j - 1].tag in ("v", "vn"))
        if token.mention or token.text in "，；：。、":
            return False
        verb = verb or token.tag == "v"
    return False
