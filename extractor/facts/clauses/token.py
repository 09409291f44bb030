"""Tokens: a mention, or a whole word between mentions. What the tagger cuts but nobody would (我|国, 发送|量, 在|校) is one word again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import regex

from extractor.facts.found import ReadBlock
from extractor.facts.words import words_of
from extractor.mentions import Mention
from extractor.models import Quantity, Value

NAMED = frozenset({"programme", "organization", "place", "person"})
FIGURES = frozenset({"money", "percent", "quantity", "duration"})
NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "s", "LOC", "ORG", "PER", "nr", "ns", "nt", "j", "nrt", "nrfg"})
_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿半数几壹贰叁肆伍陆柒捌玖拾佰仟¥$￥≤≥")
_HEDGE = 3  # a hedge right before its number has no more characters: 不超过
_COUNTED = frozenset("笔次件单户亩人家店台场日月年周")
_OURS = frozenset("国省市县区州镇乡村校院厂")  # 我国, 我省
_MEASURE_ENDS = frozenset("量率额数值价费期度类版档")  # 发送量, 投保率, 家具类
_TOTALS = frozenset({"总额", "总量", "总数", "总值"})  # 赔付总额
_PREFIXES = frozenset({"预", "净", "重", "初", "首", "复", "增", "新"})  # 预拨, 净增: one verb
_RATED = ("日均", "年均", "月均", "人均", "户均", "亩均")
_INSIDE = {"在": frozenset({"建", "校", "学", "册", "读", "岗", "售", "研", "库", "营"}), "可": frozenset({"支配"})}
_OPENING = regex.compile(r"[\s【]*+(?:本(?:报|刊|网|台|社)[讯电])?+")  # says whose news it is, no part of a measure
# jieba's labels, which the fast mode gives, in LAC's.
_LAC = {
    "x": "w",
    "t": "TIME",
    "uj": "u",
    "ul": "u",
    "uz": "u",
    "ud": "u",
    "ug": "u",
    "b": "a",
    "l": "n",
    "i": "n",
    "eng": "nz",
}


@dataclass(slots=True)
class Token:
    """A mention, or a word (or what a mention leaves of it), at its clean offsets. `tag` is LAC's label.

    `kind` is the mention's type, or an empty string; `is_name`: a programme, organization, place or person; `is_figure`: a money, percent, quantity
    or duration. They are plain fields, and the class is not frozen, because they are read millions of times; nothing changes a token.
    """

    start: int
    end: int
    text: str
    tag: str
    mention: Mention | None = None
    kind: str = field(default="", init=False)
    is_name: bool = field(default=False, init=False)
    is_figure: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        if self.mention is not None:
            self.kind = self.mention.value.type
            self.is_name = self.kind in NAMED
            self.is_figure = self.kind in FIGURES

    @property
    def value(self) -> Value | None:
        """The mention's value."""
        return self.mention.value if self.mention is not None else None

    @property
    def is_age(self) -> bool:
        """Whether it is an age: 未满18岁, 70周岁以上."""
        return (
            self.mention is not None
            and isinstance(self.mention.value, Quantity)
            and self.mention.value.unit in ("岁", "周岁")
        )

    @property
    def is_noun(self) -> bool:
        """Whether it is a nominal word (no mention)."""
        return self.mention is None and self.tag in NOUNS


def read_tokens(text: str, block: ReadBlock) -> list[Token]:
    """Mentions and the words between them, covering the block's text."""
    tokens: list[Token] = []
    mentions = [m for m in block.mentions if m.type != "person" or text[m.start : m.end] not in words_of("keep")]
    words = iter(block.words)
    word = next(words, None)
    at, opening = 0, _OPENING.match(text)
    opened = opening.end() if opening else 0
    for mention in [*mentions, None]:
        stop = _number_start(text, mention) if mention else len(text)
        while at < stop:
            while word is not None and word.end <= at:
                word = next(words, None)
            if word is None or word.start >= stop:
                end, tag = stop, "x"
            elif word.start > at:
                end, tag = word.start, "x"
            else:
                end, tag = min(word.end, stop), word.tag if word.end > opened else "w"
            if text[at:end] == "均" and tokens and tokens[-1].end == at and tokens[-1].text in _COUNTED:
                at = tokens.pop().start  # 笔均, 次均
                tag = "a"
            tokens.append(Token(at, end, text[at:end], _LAC.get(tag, tag)))
            at = end
        if mention:
            tokens.append(Token(stop, mention.end, text[stop : mention.end], mention.type, mention))
            at = mention.end
    return _whole(tokens)


def _whole(tokens: list[Token]) -> list[Token]:
    """The tokens with those joined that are one word: 我国, 发送量, 在校, 车流量."""
    whole: list[Token] = []
    for token in tokens:
        before = whole[-1] if whole else None
        if before is None or token.mention or before.mention or not (tag := _joined(before, token)):
            whole.append(token)
        else:
            whole[-1] = Token(before.start, token.end, before.text + token.text, tag)
    return _compounds(whole)


def _compounds(tokens: list[Token]) -> list[Token]:
    """The tokens with those joined that make a fixed term: 农林|牧渔业, 生产|总值."""
    joined: list[Token] = []
    last_parts = _last_parts()
    for token in tokens:
        joined.append(token)
        if token.text not in last_parts or token.mention is not None:
            continue
        for count in (4, 3, 2):
            tail = joined[-count:]
            if len(tail) == count and not any(t.mention for t in tail):
                text = "".join([t.text for t in tail])
                if text in words_of("compound") and tail[-1].end - tail[0].start == len(text):
                    joined[-count:] = [Token(tail[0].start, token.end, text, "n")]
                    break
    return joined


@cache
def _last_parts() -> frozenset[str]:
    """What the last word of a fixed term may be: its proper endings."""
    return frozenset(term[cut:] for term in words_of("compound") for cut in range(1, len(term)))


def _joined(before: Token, token: Token) -> str:
    """The tag of the word that two tokens make, or an empty string."""
    if before.text == "我" and token.text in _OURS:
        return "n"
    if token.text in _MEASURE_ENDS and before.tag in ("v", "vn", "n", "nz") and before.text not in words_of("copula"):
        return "n"
    if token.text in _TOTALS and before.tag in ("v", "vn") and before.text not in words_of("copula"):
        return "n"
    if token.text in _INSIDE.get(before.text, ()):
        return "a"
    if before.text == "每" and token.tag in ("n", "q", "nz") and token.text not in words_of("population"):
        return "a"  # 每公斤均价
    if before.text in _PREFIXES and before.tag in ("d", "v") and token.tag == "v":
        return "v"
    if before.text == "新" and before.tag == "a" and token.tag in ("v", "vn"):
        return "a"  # 新开工项目
    if token.text.startswith(_RATED):
        return ""
    short = len(before.text) == 1 and before.tag == "n" and before.text not in ("等", "人")
    return token.tag if short and token.tag in ("n", "vn", "nz") and len(token.text) > 1 else ""


def _number_start(text: str, mention: Mention) -> int:
    """Where a figure begins for the words around it: a hedge that stands off from its number (最高赔付80万元) takes in words that say
    what is measured."""
    if mention.type not in FIGURES:
        return mention.start
    for i in range(mention.start, mention.end):
        if text[i].isdigit() or text[i] in _NUMERALS:
            return i if i - mention.start > _HEDGE else mention.start
    return mention.start
