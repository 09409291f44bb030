"""Names that lead a clause without opening it: behind 的是, 由, 投保…的, and at the end of a relative clause."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clause import Token
from extractor.facts.words import ends_like, words_of

_RELATIVE = 12  # how many words a clause has before the name
_TIERS = ("版", "档", "套餐")


def is_tier(token: Token) -> bool:
    """Whether a name is only a version of a product (升级版): what it says belongs in the qualifiers."""
    return token.text.strip("“”").endswith(_TIERS) and len(token.text) <= 6


def opening_heads(tokens: Sequence[Token], i: int) -> tuple[str, ...]:
    """The nouns at the head of the clause that may be the tail of a name: all of them, or those before a measure (基金首期规模)."""
    heads: list[str] = []
    j = i
    while j < len(tokens) and (tokens[j].is_noun or (j > i and tokens[j].tag in ("a", "f", "q"))) and j - i < 8:
        heads.append((heads[-1] if heads else "") + tokens[j].text)
        j += 1
    if not heads or (j < len(tokens) and tokens[j].text in "的、和与及"):
        return ()
    measured = ends_like(heads[-1], "measure") is not None or heads[-1][-1] in "率量额价费值"
    return tuple(reversed(heads)) if measured else (heads[-1],)


def joined_programme(tokens: Sequence[Token], i: int) -> Token | None:
    """The programme that those counted have joined: 投保“安心保”的达26万人."""
    names = [j for j in range(i + 1, min(len(tokens), i + 6)) if tokens[j].kind == "programme"]
    if tokens[i].tag not in ("v", "vn") or tokens[i].mention or not names:
        return None
    rest = [t for t in tokens[names[0] + 1 :] if t.text not in "”’》"]
    counted = (
        len(rest) > 1
        and rest[0].text == "的"
        and (rest[1].is_figure or rest[1].text in words_of("copula") | words_of("exist"))
    )
    return tokens[names[0]] if counted else None


def agent_of(tokens: Sequence[Token], i: int) -> Token | None:
    """The programme or organization behind 由 that does what the clause says: 余下部分由“安心保”赔付2万元."""
    for j in range(i, min(len(tokens) - 2, i + _RELATIVE)):
        if tokens[j].is_figure or tokens[j].is_name or tokens[j].text in "，；：。、的":
            return None
        if tokens[j].text == "由":
            k = j + 1
            while k < len(tokens) - 1 and tokens[k].text in "“‘《":
                k += 1
            after = k + 1
            while after < len(tokens) - 1 and tokens[after].text in "”’》":
                after += 1
            named = tokens[k].kind in ("programme", "organization") and after < len(tokens)
            acts = named and not tokens[after].mention and tokens[after].tag in ("v", "vn", "d", "ad")
            return tokens[k] if acts and any(t.is_figure for t in tokens[after:]) else None
    return None


def cleft_name(tokens: Sequence[Token], i: int) -> Token | None:
    """The last name behind 的是: 更让人称道的是社区办的“四点半课堂”."""
    for j in range(i, min(len(tokens) - 1, i + _RELATIVE)):
        if tokens[j].mention or tokens[j].text in "，；：。":
            return None
        if tokens[j].text == "的是" or (tokens[j].text == "是" and j > i and tokens[j - 1].text == "的"):
            names = []
            for token in tokens[j + 1 :]:
                if token.is_figure or token.text in "——，；：。、":
                    break
                if token.is_name:
                    names.append(token)
            return names[-1] if names else None
    return None


def relative_head(tokens: Sequence[Token], i: int) -> Token | None:
    """The name that a relative clause leads up to: 由…承办的“安心保”."""
    for j in range(i, min(len(tokens) - 1, i + _RELATIVE)):
        if tokens[j].is_figure or tokens[j].text in "，；：。、":
            return None
        if tokens[j].text == "的":
            k = j + 1
            while k < len(tokens) and tokens[k].text in "“‘《":
                k += 1
            if k < len(tokens) and tokens[k].is_name and not is_tier(tokens[k]) and tokens[k].kind != "place":
                return tokens[k]
    return None
