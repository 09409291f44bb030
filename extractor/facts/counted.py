"""What a quantity counts, put right with the words of the block: a noun, never a verb with its object (188.25分获得金牌) nor a measure (12种蔬菜价格); and
the denominator that a list behind 分别 shares (均价每公斤分别为10元、15元)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from extractor.facts.clauses.noun_phrase import read_classes
from extractor.facts.clauses.token import Token, read_tokens
from extractor.facts.found import ReadBlock
from extractor.facts.words import ends_like, words_of
from extractor.mentions import Mention
from extractor.models import Money, Quantity
from extractor.page import Block

_KINDS = ("化", "级", "型", "性", "式", "类")
_PEOPLE = frozenset({"名", "位", "人", "人次", "户"})
_PERSONS = tuple("众者员生师民人客商手友工长户")
_BRACKETS = "（）()"
_JOINERS = ("、", "和", "与", "及")
_LISTED = 80  # tokens of a list that are looked back over


def settle_counted(block: Block, read: ReadBlock) -> ReadBlock:
    """The block with `of` and `per` of its mentions put right. Offsets and everything else stay."""
    shares = "分别" in block.text.clean
    if not any(m.value.of if isinstance(m.value, Quantity) else shares and m.type == "money" for m in read.mentions):
        return read
    tokens = read_tokens(block.text.clean, read)
    classes = read_classes(tokens)
    mended: dict[int, Mention] = {}
    for i, token in enumerate(tokens):
        if token.mention is None:
            continue
        value = token.mention.value
        if isinstance(value, Quantity) and value.of:
            of = _noun_of(tokens, classes, i, value.of)
            if of != value.of:
                mended[token.mention.start] = replace(token.mention, value=value.model_copy(update={"of": of}))
        elif isinstance(value, Money) and not value.per:
            per = _shared_per(tokens, i)
            if per:
                mended[token.mention.start] = replace(token.mention, value=value.model_copy(update={"per": per}))
    if not mended:
        return read
    return replace(read, mentions=tuple(mended.get(m.start, m) for m in read.mentions))


def _noun_of(tokens: list[Token], classes: str, at: int, of: str) -> str | None:
    """The counted noun as whole nominal words; None where what stands behind the figure is no noun.

    The values' noun goes by a dictionary, the words here by their context: what the dictionary takes for a noun may be a predicate (展品亮相), and it may
    end a noun too early (重度 of 重度失能人员).
    """
    behind = "".join(token.text for token in tokens[at + 1 : at + 1 + len(of)])
    if not behind.startswith(of):
        return _head_of(tokens, classes, at, of)
    if tokens[at + 1].text == of and classes[at + 1] == "O":
        return of  # 类 of 三大类
    words, inside = _words_of(tokens, classes, at, len(of))
    if inside:
        return of  # the values' noun ends inside a word: it knew better
    words = _without_place(words, tokens[at])
    words += _going_on(tokens, classes, at, words)
    if words and words[-1].text in words_of("about") and any(word.tag in ("n", "nz") for word in words[:-1]):
        words.pop()  # 名单 of 25个基地建设名单: what is known of those counted
        while len(words) > 1 and words[-1].tag == "vn":
            words.pop()
    while words and not _is_noun(words[-1]):
        words.pop()
    if not words:
        split = classes[at + 1] == "V" and len(tokens[at + 1].text) == 1 and classes[at + 2 : at + 3] == "N"
        return of if split else None  # 跨|海大桥, 分|会场
    i = at + 1 + len(words)
    if classes[i : i + 1] == "E" and _is_kind(words[-1]):
        return _nouns_from(tokens, classes, i + 1) or None
    return "".join(word.text for word in _without_measure(words))


def _without_place(words: list[Token], figure: Token) -> list[Token]:
    """People, without where they do something: 观众 of 3万名观众线上线下参会."""
    if getattr(figure.value, "unit", None) not in _PEOPLE:
        return words
    people = max((i for i, word in enumerate(words) if word.is_noun and word.text.endswith(_PERSONS)), default=-1)
    return words[: people + 1] if 0 <= people < len(words) - 1 and words[people + 1].tag in ("s", "f") else words


def _going_on(tokens: list[Token], classes: str, at: int, words: list[Token]) -> list[Token]:
    """The words of the noun that the dictionary ends too early: 失能人员 behind 重度, 服务活动 behind 毕业生."""
    i = at + 1 + len(words)
    more: list[Token] = []
    if words and (_is_open(words[-1]) or _is_measured_kind(words)):
        while i < len(tokens) and (classes[i] in "XN" or (_is_open([*words, *more][-1]) and _is_open(tokens[i]))):
            more.append(tokens[i])
            i += 1
        return more
    while i < len(tokens) and (classes[i] in "NQ" or (tokens[i].text == "以上" and more == [] and words)):
        if tokens[i].text in _BRACKETS:
            break
        more.append(tokens[i])
        i += 1
    whole = bool(more) and more[-1].tag in ("n", "nz") and len(more[-1].text) > 1
    return more if whole and getattr(tokens[at].value, "unit", None) not in _PEOPLE else []


def _words_of(tokens: list[Token], classes: str, at: int, length: int) -> tuple[list[Token], bool]:
    """The nominal words of the first `length` characters behind the figure, and whether these end inside a noun."""
    words: list[Token] = []
    for i in range(at + 1, len(tokens)):
        text = tokens[i].text
        attribute = text in _states() or text.endswith(_KINDS)  # 卓越级, 万亿级
        if length <= 0 or not (classes[i] in "XNARLCQE" or attribute):
            break
        length -= len(text)
        if length < 0 and not (classes[i] in "AX" or attribute):
            return words, classes[i] == "N"
        words.append(tokens[i])
    return words, False


def _head_of(tokens: list[Token], classes: str, at: int, of: str) -> str:
    """The noun that stands further on than right behind the figure: 行业 of 19个重点监测的行业."""
    i = at + 1
    while i < len(tokens) and classes[i] in "NA":
        i += 1
    if i == at + 1 or i >= len(tokens):
        return of
    if classes[i] == "E" and _is_noun(tokens[i - 1]) and not _is_kind(tokens[i - 1]):
        return "".join(token.text for token in tokens[at + 1 : i])  # 800个控制阀的信息
    return of


def _nouns_from(tokens: list[Token], classes: str, start: int) -> str:
    """The nouns that begin at `start`, without a measure of them."""
    end = start
    while end < len(tokens) and classes[end] == "N":
        end += 1
    return "".join(word.text for word in _without_measure(tokens[start:end]))


def _without_measure(words: list[Token]) -> list[Token]:
    """Without what is measured of the things counted, where a noun is left: 产品 of 66种产品产量, but not 生产 of 200项生产参数."""
    while (
        len(words) > 1
        and ends_like(words[-1].text, "measure")
        and not words[-1].mention
        and words[-2].tag in ("n", "nz", "LOC")
    ):
        words = words[:-1]
    return words


def _is_noun(word: Token) -> bool:
    return word.is_noun or word.is_name


def _is_open(word: Token) -> bool:
    """Whether a noun must still follow: 重度, 线下, 主产."""
    return word.tag in ("a", "f") or word.text in _states() or (word.text.endswith(_KINDS) and not word.is_noun)


def _is_measured_kind(words: list[Token]) -> bool:
    """Whether the words are a measure by which kinds differ: 不同功率 of 不同功率充电枪."""
    return len(words) == 2 and words[0].tag == "a" and ends_like(words[1].text, "measure") is not None


def _is_kind(word: Token) -> bool:
    """Whether a word before 的 says what kind (现代化的社区) and is not what is counted (20个产业集群的产业链)."""
    return word.tag in ("vn", "an", "a") or word.text.endswith(_KINDS)


@cache
def _states() -> frozenset[str]:
    """Verbs that stand before a noun as its attribute: 失能老人, 参展企业."""
    return words_of("state")


def _shared_per(tokens: list[Token], at: int) -> list[str]:
    """The denominator of the sum before it in a list that 分别 distributes."""
    i, per = at - 1, []
    while i > max(0, at - _LISTED) and (tokens[i].text in _JOINERS or tokens[i].kind == "money"):
        value = tokens[i].value
        if isinstance(value, Money):
            per = list(value.per)
        i -= 1
    told = "".join(token.text for token in tokens[max(0, i - 3) : i + 1])
    return per if "分别" in told else []
