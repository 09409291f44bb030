"""What stands before a figure: the measured noun, or the verb that measures (年保费150元; 累计赔付317万人次)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.facts.before_phrase import take_mention, take_quotation, take_relative
from extractor.facts.clause import Token
from extractor.facts.hedge import PREDICATES, skip_hedges
from extractor.facts.phrase import (
    CLOSING,
    compared_from,
    is_measure,
    is_nominal,
    past_brackets,
    past_prepositional,
)
from extractor.facts.walk import Walk, may_go_on
from extractor.facts.words import is_change_word, words_of
from extractor.models import Quantity

_PLACE_WORDS = frozenset({"上", "中", "内", "下", "里", "间", "后", "前", "时", "以来", "期间", "方面"})
_WHOLE_PLACES = ("全国", "全省", "全市", "全县", "全区", "全镇", "全乡", "全村")
_INSIDE_NOUNS = {"可": ("支配",), "在": ("建", "售", "读", "册", "岗", "研", "校")}
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Before:
    """The words of the measure before a figure, in order, by their part.

    `copula`: a verb such as 达 stands between them and the figure. `stop` is the index of the token that ended the reading, -1 at the clause's start.
    `bound`: the figure is a bound of the measure (年出口额在300万美元以下的企业).
    """

    tokens: tuple[Token, ...] = ()
    verbs: frozenset[int] = frozenset()
    copula: bool = False
    stop: int = -1
    exist: bool = False
    population: str = ""
    bound: bool = False

    @property
    def text(self) -> str:
        """The measure's words, joined."""
        return "".join(token.text for token in self.tokens)

    @property
    def ends_in_verb(self) -> bool:
        """Whether the word next to the figure is a verb."""
        return bool(self.tokens) and self.tokens[-1].start in self.verbs

    @property
    def verb(self) -> str:
        """The verb phrase without its nouns, with the modifiers before it: 累计赔付."""
        last = max((i for i, token in enumerate(self.tokens) if token.start in self.verbs), default=-1)
        if last < 0:
            return ""
        first = last
        while first > 0 and self._belongs_to_verb(self.tokens[first - 1]):
            first -= 1
        return "".join(token.text for token in self.tokens[first : last + 1])

    def _belongs_to_verb(self, token: Token) -> bool:
        return (
            token.start in self.verbs
            or token.text in words_of("keep")
            or token.tag in ("ad", "vd")
            or token.text == "最高"
        )

    @property
    def noun(self) -> str:
        """The nouns behind the last verb."""
        last = max((i for i, token in enumerate(self.tokens) if token.start in self.verbs), default=-1)
        return "".join(token.text for token in self.tokens[last + 1 :])


def read_before(tokens: Sequence[Token], at: int, start: int = 0, *, benefits: bool = False) -> Before:
    """The measure before the figure `tokens[at]`, reading leftwards, not beyond `tokens[start]`.

    `benefits`: a 为 before the figure means "for", not "is".
    """
    value = tokens[at].value
    walk = Walk(tokens, counts=isinstance(value, Quantity) and value.si is None)
    walk.predicate = tokens[at].text.startswith(PREDICATES)
    if benefits and at > start and tokens[at - 1].text in ("为", "向", "给", "让", "帮"):
        return Before(stop=at - 1)
    i = skip_hedges(walk, at - 1, start)
    while i >= start and walk.length < _LONGEST:
        step = _take(walk, i, start)
        if step is None:
            break
        i = step
    parts = list(reversed(walk.parts))
    while parts and parts[0].text in ("的", "和", "及"):
        parts.pop(0)
    return Before(tuple(parts), frozenset(walk.verbs), walk.copula, i, walk.exist, walk.population, walk.bound)


def _take(walk: Walk, i: int, start: int) -> int | None:
    """Take in or pass over the token `i`; the next index, or None where the measure has begun."""
    token = walk.tokens[i]
    text = token.text
    if token.mention:
        return take_mention(walk, i, start)
    passing = text == "过" and walk.parts and i > start and walk.tokens[i - 1].is_noun and walk.parts[-1].is_noun
    if passing or (text == "通过" and walk.parts and is_measure(walk.parts[-1]) and i > start):
        walk.parts.append(token)  # 船舶过闸效率, 年通过能力
        return i - 1
    if text == "下来":
        return None  # 一季下来节水10万立方米
    if not text.strip() or text in ("了", "着", "过", "所"):
        return i - 1
    if text in "）)":
        return past_brackets(walk.tokens, i, start)
    if text in CLOSING:
        return take_quotation(walk, i, start)
    if text == "的":
        return take_relative(walk, i, start)
    inside = _take_inside_noun(walk, i, start)
    if inside is not None:
        return inside
    if text in words_of("keep") or text in ("每", "各"):
        return _take_modifier(walk, i, start)
    if text in ("最高", "最低", "最大", "最多") and walk.parts:
        walk.parts.append(token)
        return i - 1
    if _is_barrier(text):
        return None
    if text in words_of("preposition"):
        return _pass_preposition(walk, i)
    if token.tag == "f" and text in _PLACE_WORDS:
        return _pass_scene(walk, i, start)
    if token.tag == "TIME":
        return None if walk.parts or i == start else i - 1
    return _take_content(walk, i, start)


def _is_barrier(text: str) -> bool:
    """Whether the word belongs to no measure: 有, 实现, 为, 据统计, 全市."""
    if text in words_of("exist") or text in words_of("light") or text in words_of("introducer"):
        return True
    if text.startswith(_WHOLE_PLACES) and len(text) <= 3:
        return True
    return text in words_of("copula") and text != "占"


def _take_inside_noun(walk: Walk, i: int, start: int) -> int | None:
    """Nouns that the tagger cuts so that a piece looks like a function word: 可支配收入, 在建工地, 占比."""
    token = walk.tokens[i]
    before = walk.tokens[i - 1] if i > start else None
    if token.text in ("可", "在") and walk.parts and walk.parts[-1].text.startswith(_INSIDE_NOUNS[token.text]):
        walk.parts.append(token)
        return i - 1
    if before is not None and (
        before.text + token.text == "可支配" or (before.text + token.text == "占比" and not walk.parts)
    ):
        walk.parts += [token, before]
        return i - 2
    return None


def _take_modifier(walk: Walk, i: int, start: int) -> int | None:
    """累计, 年, 每人; a rate ends the measure unless another rate or the measure's noun stands before it."""
    token = walk.tokens[i]
    if token.text == "每" and walk.tokens[i + 1].is_figure:
        return None
    walk.parts.append(token)
    if not token.text.startswith("每") and token.text != "各":
        return i - 1
    if i > start + 1 and walk.tokens[i - 2].text == "每" and walk.tokens[i - 1].is_noun:
        walk.parts += [walk.tokens[i - 1], walk.tokens[i - 2]]  # 每船每年
        i -= 2
    if i > start and not walk.tokens[i - 1].text.startswith("每") and not is_measure(walk.tokens[i - 1]):
        return None
    return i - 1


def _pass_preposition(walk: Walk, i: int) -> int | None:
    text = walk.tokens[i].text
    if text in ("从", "由") and not walk.parts:
        return i - 1
    if text in ("较", "比") and walk.parts and walk.parts[0].start in walk.verbs:
        walk.parts = [token for token in walk.parts if token.start in walk.verbs]  # 较改革前下降
        return i - 1
    return None


def _pass_scene(walk: Walk, i: int, start: int) -> int | None:
    if walk.parts and walk.parts[-1].start in walk.verbs:
        compared = compared_from(walk.tokens, i, start)
        if compared is not None:
            return compared
    return past_prepositional(walk.tokens, i, start)


def _take_content(walk: Walk, i: int, start: int) -> int | None:
    """Verbs, nouns and what modifies them."""
    token = walk.tokens[i]
    text, tag = token.text, token.tag
    if is_change_word(text):
        walk.verbs.add(token.start)
    elif tag in ("v", "vd"):
        if text in words_of("hedge"):
            return i - 1
        if walk.parts or not is_nominal(walk.tokens, i, start):
            lone = len(walk.parts) == 1 and walk.parts[0].text not in words_of("pivot")  # 上门服务
            if walk.verbs and not lone and not may_go_on(walk):
                return None
            walk.verbs.add(token.start)
    elif tag in ("d", "ad", "xc"):
        modifies = tag == "ad" and len(text) > 1 and walk.verbs and walk.parts[-1].start in walk.verbs  # 直接带动
        if not modifies:
            return i - 1
    elif tag == "c":
        if walk.parts or i == start:  # else the end of a name that the tagger cut: 白及
            return None
    elif not (token.is_noun or tag in ("a", "q", "f")) or (walk.verbs and not may_go_on(walk)):
        return None
    walk.parts.append(token)
    return i - 1
