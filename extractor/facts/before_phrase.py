"""Names, quotations and relative clauses on the way leftwards from a figure."""

from __future__ import annotations

from extractor.facts.clause import Token
from extractor.facts.phrase import (
    OPENING,
)
from extractor.facts.walk import Walk, may_go_on
from extractor.facts.words import words_of


def take_mention(walk: Walk, i: int, start: int) -> int | None:
    token = walk.tokens[i]
    if token.is_age and walk.parts:
        of = getattr(token.mention.value, "of", None) if token.mention else None
        while of and walk.parts and len(walk.parts) > 1 and of.startswith(walk.parts[-1].text):
            walk.population = of
            of = of[len(walk.parts.pop().text) :]
        return i - 1
    if token.kind == "date" and not walk.parts:
        return i - 1
    if (
        token.kind == "date"
        and i > start
        and walk.tokens[i - 1].text in ("比", "较")
        and walk.parts[0].start in walk.verbs
    ):
        return i - 2  # 每公斤均价比前年提高12元
    if not token.is_name or (walk.verbs and not may_go_on(walk)):
        return None
    previous = walk.tokens[i - 1] if i > start else None
    while previous is not None and previous.text in OPENING and previous.start > walk.tokens[start].start:
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


def take_quotation(walk: Walk, i: int, start: int) -> int | None:
    """A quoted name is taken in with its marks, whole."""
    for j in range(i - 1, max(start, i - 14) - 1, -1):
        if walk.tokens[j].text in OPENING:
            if walk.verbs and not may_go_on(walk):
                return None
            if any(token.is_name for token in walk.tokens[j:i]) and not (
                j > start and walk.tokens[j - 1].tag in ("v", "vn")
            ):
                return None
            walk.parts += reversed(walk.tokens[j : i + 1])
            return j - 1
    return None


def take_relative(walk: Walk, i: int, start: int) -> int | None:
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
