"""Nouns that stand outside the words next to a figure and say what it measures: in the clause before it, in a heading clause, before its verb."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clause import Clause, Sentence, Token
from extractor.facts.words import ends_like, words_of

_LONGEST = 12
_BACK = 6  # how many clauses back a heading clause is looked for
_BODIES = (
    "公司",
    "企业",
    "集团",
    "合作社",
    "银行",
    "医院",
    "学校",
    "部门",
    "机构",
    "中心",
    "协会",
    "政府",
    "单位",
    "基地",
    "平台",
    "县里",
    "村里",
    "市里",
)
_OWN = frozenset({"自己", "个人", "本人", "自家"})


def closing_noun(clause: Clause) -> str:
    """The noun phrase that ends a clause, with what modifies it: 无房职工每月提取租金的限额，gives 每月提取租金的限额."""
    tokens = [t for t in clause.tokens if t.text.strip("，、：；。,:; ")]
    if not tokens or not tokens[-1].is_noun:
        return ""
    parts: list[str] = []
    linked = False
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        whole = sum(map(len, parts)) + len(token.text) > _LONGEST
        if whole or (token.mention and not (linked and token.is_name)) or ends_like(token.text, "population"):
            break
        if token.text == "的":
            linked = True
        elif (
            not (token.is_noun or token.tag in ("a", "f") or (linked and token.tag in ("v", "TIME", "r")))
            or token.text in words_of("introducer")
            or token.text.startswith(("像", "这样"))
        ):
            break
        parts.insert(0, token.text)
    return "".join(parts).strip("的")


def heading_measure(sentence: Sentence, clause: Clause) -> str:
    """The measure that a clause before a colon announces: 保费实行分档：; 按路面宽度分档：; 资助分为两类：."""
    for earlier in reversed(sentence.before(clause)[-_BACK:]):
        if not earlier.text.rstrip().endswith(("：", ":")) or earlier.inner:
            continue
        measure = _last_measure(earlier.tokens)
        if measure:
            return measure
        opening = _opening(earlier.tokens)
        return opening + "金额" if opening else ""
    return ""


def before_verb(tokens: Sequence[Token], verb: int, start: int, topic: str) -> str:
    """What belongs to a bare verb and stands before it: 财政 of 财政投入, 累计上门 of 累计上门服务, 自己 of 自己只掏; not `topic`'s own noun."""
    parts: list[str] = []
    i, verbs = verb - 1, 0
    while i >= start and sum(map(len, parts)) < 8:
        token = tokens[i]
        text = token.text
        if (
            token.mention
            or not text.strip()
            or token.tag in ("w", "x")
            or text in words_of("preposition")
            or text == "下来"
        ):
            break
        if text in _OWN or text in words_of("keep"):
            parts.insert(0, text)
        elif text in words_of("hedge") or token.tag in ("d", "ad", "vd"):
            pass
        elif token.is_noun or token.tag == "a":
            if (
                topic.endswith(text)
                or ends_like(text, "population")
                or text.endswith(_BODIES)
                or text in words_of("introducer")
            ):
                break
            parts.insert(0, text)
        elif (
            token.tag == "v"
            and not verbs
            and i == verb - 1
            and len(text) > 1
            and text not in words_of("pivot") | words_of("exist")
        ):
            verbs += 1
            parts.insert(0, text)
        else:
            break
        i -= 1
    return "".join(parts)


def pivot_before(tokens: Sequence[Token], verb: int, start: int) -> str:
    """支持 and whom it supports, before a bare verb: 支持40岁以下职工购房."""
    nouns: list[str] = []
    for i in range(verb - 1, max(start, verb - 5) - 1, -1):
        token = tokens[i]
        if token.text in words_of("pivot") and not token.mention and token.tag in ("v", "vn"):
            return token.text + "".join(nouns) if nouns else ""
        if token.is_noun:
            nouns.insert(0, token.text)
        elif not token.is_age:
            return ""
    return ""


def _last_measure(tokens: Sequence[Token]) -> str:
    found = ""
    run: list[str] = []
    for token in tokens:
        if token.is_noun or (run and token.tag == "a"):
            run.append(token.text)
            text = "".join(run)
            if ends_like(text, "measure"):
                found = text
        else:
            run = []
    return found


def _opening(tokens: Sequence[Token]) -> str:
    text = ""
    for token in tokens:
        if token.mention or not (token.is_noun or (not text and token.tag == "v" and len(token.text) > 1)):
            break
        text += token.text
    return text if len(text) <= 6 and not ends_like(text, "speech") and ends_like(text, "population") is None else ""
