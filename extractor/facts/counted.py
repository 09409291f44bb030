"""What a quantity counts, put right with the words of the block: a noun, never a verb with its object (188.25分获得金牌) nor a measure (12种蔬菜价格); and
the denominator that a list behind 分别 shares (均价每公斤分别为10元、15元)."""

from __future__ import annotations

from dataclasses import replace

from extractor.facts.clauses.noun_phrase import read_classes
from extractor.facts.clauses.token import Token, read_tokens
from extractor.facts.found import ReadBlock
from extractor.facts.words import ends_like
from extractor.mentions import Mention
from extractor.models import Money, Quantity
from extractor.page import Block

_JOINERS = ("、", "和", "与", "及")


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
    """The counted noun, cut back to whole nominal words; None where what stands behind the figure is no noun."""
    if tokens[at].text.endswith(of):
        return of
    kept, length = 0, 0
    i = at + 1
    while i < len(tokens) and length < len(of):
        length += len(tokens[i].text)
        if length > len(of) or classes[i] not in "XNARLCQE":
            break
        if classes[i] in "XNQ":
            kept = i
        i += 1
    if not kept:
        return None if i > at + 1 or classes[at + 1 : at + 2] == "V" else of
    words = tokens[at + 1 : kept + 1]
    if length > len(of) and classes[i] in "XN":
        return of  # the value's noun ends inside a word: it knew better
    if kept + 1 < len(tokens) and classes[kept + 1] == "E":
        return None  # 19个重点监测的行业
    if len(words) > 1 and ends_like(words[-1].text, "measure") and not words[-1].mention:
        words = words[:-1]
    return "".join(word.text for word in words)


def _shared_per(tokens: list[Token], at: int) -> list[str]:
    """The denominator of the sum before it in a list that 分别 distributes."""
    i, per = at - 1, []
    while i > 0 and (tokens[i].text in _JOINERS or tokens[i].kind == "money"):
        value = tokens[i].value
        if isinstance(value, Money):
            per = list(value.per)
        i -= 1
    told = "".join(token.text for token in tokens[max(0, i - 3) : i + 1])
    return per if "分别" in told else []
