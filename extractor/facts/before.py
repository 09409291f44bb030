"""What stands before a figure: the measured noun, or the verb that measures (年保费150元; 累计赔付317万人次)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.facts.clause import Token
from extractor.facts.words import ends_like, is_change_word, words_of
from extractor.models import Quantity

_OPENING, _CLOSING = "“‘「『《", "”’」』》"
_PLACE_WORDS = frozenset({"上", "中", "内", "下", "里", "间", "后", "前", "时", "以来", "期间", "方面"})
_PREDICATES = ("超过", "超", "突破", "逾", "达到", "达")
_MEASURE_ENDS = frozenset("率费价额量值比度数期")
_WHOLE_PLACES = ("全国", "全省", "全市", "全县", "全区", "全镇", "全乡", "全村")
_INSIDE_NOUNS = {"可": ("支配",), "在": ("建", "售", "读", "册", "岗", "研", "校")}
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Before:
    """The words of the measure before a figure, in order, by their part.

    `copula`: a verb such as 达 stands between them and the figure. `stop` is the index of the token that ended the reading, -1 at the clause's start.
    """

    tokens: tuple[Token, ...] = ()
    verbs: frozenset[int] = frozenset()
    copula: bool = False
    stop: int = -1
    exist: bool = False
    population: str = ""

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
        if not self.verbs:
            return ""
        last = max(i for i, token in enumerate(self.tokens) if token.start in self.verbs)
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


@dataclass(slots=True)
class _Walk:
    """The state of a walk leftwards from a figure."""

    tokens: Sequence[Token]
    counts: bool = False
    parts: list[Token] = field(default_factory=list)
    verbs: set[int] = field(default_factory=set)
    copula: bool = False
    predicate: bool = False
    exist: bool = False
    population: str = ""

    @property
    def length(self) -> int:
        return sum(len(token.text) for token in self.parts)


def read_before(tokens: Sequence[Token], at: int, start: int = 0, *, benefits: bool = False) -> Before:
    """The measure before the figure `tokens[at]`, reading leftwards, not beyond `tokens[start]`.

    `benefits`: a 为 before the figure means "for", not "is".
    """
    value = tokens[at].value
    walk = _Walk(tokens, counts=isinstance(value, Quantity) and value.si is None)
    walk.predicate = tokens[at].text.startswith(_PREDICATES)
    if benefits and at > start and tokens[at - 1].text in ("为", "向", "给", "让", "帮"):
        return Before(stop=at - 1)
    i = _skip_hedges(walk, at - 1, start)
    while i >= start and walk.length < _LONGEST:
        step = _take(walk, i, start)
        if step is None:
            break
        i = step
    parts = list(reversed(walk.parts))
    while parts and parts[0].text in ("的", "和", "及"):
        parts.pop(0)
    return Before(tuple(parts), frozenset(walk.verbs), walk.copula, i, walk.exist, walk.population)


def _skip_hedges(walk: _Walk, i: int, start: int) -> int:
    """Past what says nothing about the measure; notes a copula or a verb of existence."""
    tokens = walk.tokens
    while i >= start:
        text = tokens[i].text
        if walk.copula and tokens[i].is_figure and i > start and _starts_change(tokens, i, start):
            i -= 1 if tokens[i - 1].text in ("从", "由") else 3  # 从15天延长至56天; 从2020年的3200人增至…
            continue
        if tokens[i].mention:
            break
        if text in words_of("exist"):
            walk.exist = True
        elif (
            text in words_of("copula") or text in ("到", "至") or (text[-1:] in "到至达" and is_change_word(text[:-1]))
        ):
            walk.copula = True
        elif walk.copula and is_change_word(text) and tokens[i + 1].text in ("到", "至", "了", "为"):
            pass
        elif text in ("从", "由") and i > start and not walk.parts:
            walk.copula = True
        elif walk.copula and _gives_result(tokens, i, start):
            pass  # 延伸至, 拓展到
        elif text in ("零下", "负"):
            pass
        elif text == "在" and i > start and tokens[i - 1].tag == "v" and not tokens[i - 1].mention:
            walk.copula = True  # 保持在98%, 稳定在5万元
            i -= 1
        elif text == "的" and tokens[i + 1].kind == "percent" and (equated := _equated(tokens, i, start)) is not None:
            walk.copula = True
            i = equated  # 保证金为合同价的2%
        elif text == "的" and _is_share(tokens, i, start):
            pass  # 占净利润的43%
        elif text == "的" and i > start and tokens[i - 1].kind == "date":
            i -= 1  # 从2020年的3200人
        elif text in _CLOSING or text in words_of("keep") or text not in words_of("hedge"):
            break
        elif text in _PREDICATES:
            walk.predicate = True
        i -= 1
    return i


def _equated(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """The index of 为 in …为合同价的2%."""
    for j in range(i - 1, max(start, i - 5) - 1, -1):
        if tokens[j].text in ("为", "是"):
            return j
        if not tokens[j].is_noun:
            return None
    return None


def _is_share(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether 的 ends 占…的 before a share."""
    for j in range(i - 1, max(start, i - 6) - 1, -1):
        if tokens[j].text in ("占", "占到"):
            return True
        if tokens[j].is_figure or tokens[j].text in "，；、":
            return False
    return False


def _gives_result(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether a verb only leads up to its result: 延伸至2公里, 票价统一为2元."""
    if tokens[i].tag != "v" or tokens[i].text in words_of("light"):
        return False
    return tokens[i + 1].text in ("到", "至") or (tokens[i + 1].text == "为" and i > start and tokens[i - 1].is_noun)


def _starts_change(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether the figure is the one that a change starts from."""
    if tokens[i - 1].text in ("从", "由"):
        return True
    return (
        i - 3 >= start
        and tokens[i - 1].text == "的"
        and tokens[i - 2].kind == "date"
        and tokens[i - 3].text in ("从", "由")
    )


def _take(walk: _Walk, i: int, start: int) -> int | None:
    """Take in or pass over the token `i`; the next index, or None where the measure has begun."""
    token = walk.tokens[i]
    if token.mention:
        return _take_mention(walk, i, start)
    text, tag = token.text, token.tag
    if text in "）)" and text:
        return _past_brackets(walk.tokens, i, start)
    if text in _CLOSING and text:
        return _take_quotation(walk, i, start)
    if not text.strip() or text in ("了", "着", "过", "所"):
        return i - 1
    if text in words_of("exist"):
        return None
    if text.startswith(_WHOLE_PLACES) and len(text) <= 3:
        return None
    if text in ("可", "在") and walk.parts and walk.parts[-1].text.startswith(_INSIDE_NOUNS[text]):
        walk.parts.append(token)  # 可支配收入, 在建工地
        return i - 1
    if text == "每" and walk.tokens[i + 1].is_figure:
        return None
    if text in words_of("keep") or (tag == "r" and text in ("每", "各")):
        walk.parts.append(token)
        rate = text.startswith("每") or text == "各"
        if rate and i > start + 1 and walk.tokens[i - 2].text == "每" and walk.tokens[i - 1].is_noun:
            walk.parts += [walk.tokens[i - 1], walk.tokens[i - 2]]  # 每船每年
            i -= 2
        if rate and i > start and not walk.tokens[i - 1].text.startswith("每") and not _is_measure(walk.tokens[i - 1]):
            return None
        return i - 1
    if text in ("最高", "最低", "最大", "最多") and walk.parts:
        walk.parts.append(token)
        return i - 1
    if text in words_of("light"):
        return None
    if text in words_of("copula") and text not in ("占",):
        return None
    if text == "的":
        return _take_relative(walk, i, start)
    if text in words_of("preposition"):
        if text in ("从", "由") and not walk.parts:
            return i - 1
        if text in ("较", "比") and walk.parts and walk.parts[0].start in walk.verbs:
            walk.parts = [token for token in walk.parts if token.start in walk.verbs]  # 较改革前下降
            return i - 1
        return None
    if text in words_of("introducer"):
        return None
    if tag == "f" and text in _PLACE_WORDS:
        if (
            walk.parts
            and walk.parts[-1].start in walk.verbs
            and (compared := _compared_from(walk.tokens, i, start)) is not None
        ):
            return compared
        return _past_prepositional(walk.tokens, i, start)
    if tag == "TIME":
        return None if walk.parts or i == start else i - 1
    if is_change_word(text):
        walk.verbs.add(token.start)
        walk.parts.append(token)
        return i - 1
    if text == "比" and i > start and walk.tokens[i - 1].text == "占" and not walk.parts:
        walk.parts += [token, walk.tokens[i - 1]]  # 占比, cut in two
        return i - 2
    if text == "支配" and i > start and walk.tokens[i - 1].text == "可":
        walk.parts += [token, walk.tokens[i - 1]]  # 可支配收入
        return i - 2
    if tag in ("v", "vd"):
        if text in words_of("hedge"):
            return i - 1
        if not walk.parts and _is_nominal(walk.tokens, i, start):
            walk.parts.append(token)
            return i - 1
        if (
            walk.verbs
            and not _may_go_on(walk)
            and not (len(walk.parts) == 1 and walk.parts[0].text not in words_of("pivot"))
        ):
            return None
        walk.verbs.add(token.start)
        walk.parts.append(token)
        return i - 1
    if tag in ("ad", "vd") and len(text) > 1 and walk.verbs and walk.parts[-1].start in walk.verbs:
        walk.parts.append(token)  # 直接带动, 上门服务
        return i - 1
    if tag in ("d", "ad", "xc"):
        return i - 1
    if tag == "c" and not walk.parts and i > start:
        walk.parts.append(token)  # the end of a name that the tagger cut: 白及
        return i - 1
    if token.is_noun or tag in ("a", "q", "f"):
        if walk.verbs and not _may_go_on(walk):
            return None
        walk.parts.append(token)
        return i - 1
    return None


def _is_nominal(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether a verb before the figure is the head of an object: 追回医保基金损失, 完成案件核查, 打造示范带."""
    text = tokens[i].text
    if text in _MEASURE_ENDS:
        return True
    if is_change_word(text) or text in words_of("pivot"):
        return False
    j = i - 1
    if j >= start and tokens[j].text in _CLOSING and tokens[j].text:
        quoted = _quotation_start(tokens, j, start)
        return quoted is not None and quoted > start and tokens[quoted - 1].tag in ("v", "vn")
    while (
        j >= start
        and i - j < 9
        and (
            tokens[j].is_noun
            or tokens[j].tag in ("a", "f")
            or tokens[j].kind in ("place", "organization")
            or (tokens[j].text in "、和与" and j < i - 1)
        )
    ):
        j -= 1
    if j == i - 1 or j < start:
        return False
    verb = tokens[j]
    return (
        verb.tag == "v"
        and not verb.mention
        and verb.text not in words_of("exist") | words_of("copula") | words_of("preposition")
    )


def _quotation_start(tokens: Sequence[Token], i: int, start: int) -> int | None:
    return next(
        (j for j in range(i - 1, max(start, i - 14) - 1, -1) if tokens[j].text in _OPENING and tokens[j].text), None
    )


def _is_measure(token: Token) -> bool:
    return token.is_noun and ends_like(token.text, "measure") is not None


def _may_go_on(walk: _Walk) -> bool:
    """Whether words before a verb still belong to the measure: another verb right behind (资助投保), a change (…提高), or 达 after a verb."""
    nearest = walk.parts[-1]
    first = next((i for i, token in enumerate(walk.parts) if token.start in walk.verbs), 0)
    if is_change_word(walk.parts[first].text):
        return True
    if walk.predicate and walk.length <= 4 and first == 0 and walk.parts[0].text not in words_of("pivot"):
        return nearest.text not in words_of("keep")  # 成果录入突破17万条
    if nearest.start in walk.verbs:
        return walk.copula or walk.parts[0].start not in walk.verbs
    return nearest.tag not in ("ad", "vd") and walk.copula and first == 0


def _take_mention(walk: _Walk, i: int, start: int) -> int | None:
    token = walk.tokens[i]
    if token.is_age and walk.parts:
        of = getattr(token.mention.value, "of", None) if token.mention else None
        while of and walk.parts and len(walk.parts) > 1 and of.startswith(walk.parts[-1].text):
            walk.population = of
            of = of[len(walk.parts.pop().text) :]
        return i - 1
    if token.kind == "date" and not walk.parts:
        return i - 1
    if not token.is_name or (walk.verbs and not _may_go_on(walk)):
        return None
    previous = walk.tokens[i - 1] if i > start else None
    while previous is not None and previous.text in _OPENING and previous.start > walk.tokens[start].start:
        i -= 1
        previous = walk.tokens[i - 1] if i > start else None
    wanted = (
        previous is not None
        and previous.tag in ("v", "vn")
        and previous.text not in words_of("exist") | words_of("copula")
    )
    if not wanted and not walk.parts and token.kind == "programme" and walk.counts and not walk.copula:
        walk.parts.append(token)  # “出生即参保”业务6.5万件, the name with its noun
        return i - 1
    if not wanted:
        bare = not walk.copula and not walk.verbs and 0 < walk.length <= 2 and token.kind == "programme" and walk.counts
        if bare:
            walk.parts.append(token)  # “出生即参保”业务6.5万件
        return None
    walk.parts.append(token)
    return i - 1


def _take_quotation(walk: _Walk, i: int, start: int) -> int | None:
    """A quoted name is taken in with its marks, whole."""
    for j in range(i - 1, max(start, i - 14) - 1, -1):
        if walk.tokens[j].text in _OPENING:
            if walk.verbs and not _may_go_on(walk):
                return None
            if any(token.is_name for token in walk.tokens[j:i]) and not (
                j > start and walk.tokens[j - 1].tag in ("v", "vn")
            ):
                return None
            walk.parts += reversed(walk.tokens[j : i + 1])
            return j - 1
    return None


def _take_relative(walk: _Walk, i: int, start: int) -> int | None:
    """的: a short head noun takes its relative clause in (获得服务资格的客户), a longer one stands alone."""
    if walk.verbs or not 0 < walk.length <= 2:
        return None
    taken: list[Token] = []
    j = i - 1
    while j >= start and sum(len(t.text) for t in taken) < 10:
        token = walk.tokens[j]
        if (
            token.mention
            or not (token.is_noun or token.tag in ("v", "a"))
            or token.text in words_of("hedge") | words_of("exist")
        ):
            break
        taken.append(token)
        j -= 1
    if not any(token.tag == "v" for token in taken):
        return None
    walk.parts += [walk.tokens[i], *taken]
    return None


def _past_brackets(tokens: Sequence[Token], i: int, start: int) -> int | None:
    for j in range(i - 1, start - 1, -1):
        if tokens[j].text in "（(" and tokens[j].text:
            return j - 1
    return None


def _compared_from(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """Past 较改革前, 比上年末: the index before it."""
    return next((j - 1 for j in range(i - 1, max(start, i - 5) - 1, -1) if tokens[j].text in ("较", "比")), None)


def _past_prepositional(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """Past 在…上, 从…中: the words before them may belong to the measure."""
    for j in range(i - 1, max(start, i - 10) - 1, -1):
        if tokens[j].text in ("在", "从", "于"):
            return j - 1
        if tokens[j].is_figure or tokens[j].text in "，、；：":
            break
    return None
