"""How a clause can open (`Lead`), and the words that point back: 该公司, 这项制度, 其, or a noun alone such as 园区."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from extractor.facts.clause import Token
from extractor.facts.words import ends_like

LeadKind = Literal["name", "place", "speaker", "pointer", "noun", "zero"]

_POINTERS = frozenset(
    {
        "该",
        "这",
        "此",
        "本",
        "这一",
        "这项",
        "这个",
        "这家",
        "这种",
        "这座",
        "该项",
        "该款",
        "此项",
        "这款",
        "这支",
        "那",
    }
)
_PRONOUNS = frozenset({"其", "它", "他们", "我们", "咱们", "他", "她", "它们", "她们", "我"})
# Nouns that point back where they stand alone as a subject.
_BARE = frozenset(
    [
        "公司",
        "集团",
        "企业",
        "该行",
        "该局",
        "该校",
        "该院",
        "该村",
        "该镇",
        "该县",
        "该市",
        "该区",
        "该省",
        "该厂",
        "该店",
        "该司",
        "我行",
        "我司",
        "全市",
        "全县",
        "全镇",
        "全村",
        "全省",
        "全区",
        "全乡",
        "全校",
        "当地",
        "本地",
        "该地",
        "园区",
        "景区",
        "学院",
        "学校",
        "医院",
        "平台",
        "街道",
        "社区",
        "基地",
        "合作社",
        "项目",
        "协会",
        "中心",
        "系统",
        "工坊",
    ]
)
# Bodies that own a measure without being named in it.
OWNERS = frozenset({"公司", "集团", "医院", "学校", "园区", "景区", "合作社", "平台"})
_MEASURES = frozenset("项家个款种座条支所届次批处位名")
_RELATIVE = 16  # how many words a relative clause behind 这个 may have
_UNITS = frozenset("县市区镇乡村省州校局院行厂店馆社")  # 该县, 该校: no noun goes on from these
_WHOLE = regex.compile(r"全(?:省|市|县|区|镇|乡|村|州|校|院|街道)")


@dataclass(frozen=True, slots=True)
class Lead:
    """How a clause opens. `token` is the name; `head` the noun of a pointer (该公司: 公司) or of a plain subject.
    `local`: the name only labels the figure right behind it (小溪村50亩) and is no topic beyond its clause.
    `bare`: the pointer is a noun alone (园区, 学院). `heads`: the nouns that the pointer may mean, the longest first (该公司董事会: 公司董事会, 公司);
    for a plain noun those that may be the tail of a name (基金首期规模: 基金)."""

    kind: LeadKind
    token: Token | None = None
    head: str = ""
    organization: Token | None = None
    local: bool = False
    bare: bool = False
    heads: tuple[str, ...] = ()


def read_pointer(tokens: Sequence[Token], i: int) -> Lead | None:
    """The pointer that `tokens[i]` begins, or None."""
    text = tokens[i].text
    if text in _PRONOUNS:
        return Lead("pointer", head=text)
    if _WHOLE.fullmatch(text):
        return Lead("pointer", head=text, heads=(text,)) if i + 1 < len(tokens) and tokens[i + 1].text != "的" else None
    if text in _BARE:
        return (
            Lead(
                "pointer",
                head=text.removeprefix("该"),
                bare=text[0] not in "该我当本全",
                heads=(text.removeprefix("该"),),
            )
            if text[0] == "该" or _is_subject(tokens, i)
            else None
        )
    for pointer in sorted(_POINTERS, key=len, reverse=True):
        if text.startswith(pointer) and (text == pointer or tokens[i].tag in ("r", "n", "s", "LOC", "ORG")):
            rest = text[len(pointer) :]
            j = i + 1
            heads = [rest] if rest else []
            if not rest and j < len(tokens) and tokens[j].text and tokens[j].text in _MEASURES:
                j += 1
            head = rest
            while (
                head not in _UNITS
                and j < len(tokens)
                and (tokens[j].is_noun or (tokens[j].tag in ("a", "m", "q") and not tokens[j].mention))
            ):
                head += tokens[j].text
                heads.append(head)
                j += 1
            if not head and j < len(tokens) and tokens[j].tag in ("v", "p"):
                head = _behind_relative(tokens, j)
                heads = [head]
            return Lead("pointer", head=head, heads=tuple(reversed(heads))) if head else None
    return None


def _behind_relative(tokens: Sequence[Token], i: int) -> str:
    """The noun that a relative clause leads up to: 这个拥有居民6500人的城市社区."""
    last = max((j for j in range(i, min(len(tokens), i + _RELATIVE)) if tokens[j].text == "的"), default=-1)
    nouns = ""
    for token in tokens[last + 1 :] if last >= 0 else ():
        if token.mention or not (token.is_noun or token.tag == "a"):
            break
        nouns += token.text
    return nouns


def _is_subject(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word stands alone as a subject: a verb or adverb follows, not a noun (企业职工…)."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.text in "的、和":
        return False
    # 公司出口额1.26亿元: a measure of theirs.
    owns = tokens[i].text in OWNERS and not following.mention and ends_like(following.text, "measure") is not None
    return owns or not following.is_noun
