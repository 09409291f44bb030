"""Companies and teams that go by a brand: what the tagger takes for a proper noun, or a word of their own before their trade (银桥|科技, 星河|战队).

Most proper nouns of the tagger are goods, so that one is offered only where something beside it says that a company is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractor.grammar import compiled
from extractor.lexicon import OrganizationTrade, matcher, rows
from extractor.names.common_words import common_words
from extractor.names.organization.suffixes import is_plain
from extractor.names.person.person_nouns import post_before, post_behind
from extractor.names.tagger.tagged import TaggedBlock

Span = tuple[int, int]

# What only a company does or has, right behind its name.
_DOES = compiled(
    r"(?:公司|集团|方面|旗下|股价|股票|股东|股份|财报|总部|官网|官方微博|客服|员工|门店|[（(]\d{6}|(?:昨日|今日|今天|昨天|\d{1,2}日)?(?:晚间)?(?:发布公告|公告称?|宣布|回应|披露|上市|停牌|复牌|涨停|跌停|起诉|推出|收购|中标|裁员|融资))"
)
# Before it: whom one buys, joins, sues or has something made by.
_DONE_TO = compiled(
    r"(?:收购|入股|控股|入主|起诉|加盟|加入|签约|入职|就职于|任职于|供职于|跳槽到|上市公司|公司|巨头|厂商|开发商|运营商|车企|药企|国企|民企|集团)\Z"
)
_OWN_TAGS = frozenset(("n", "nz", "nr", "nw", "PER", "LOC", "ns", "ORG", "nt", "a", "v", "vn"))
LONGEST_OWN = 4
_NO_TEAM = compiled(
    r"(?:[一两三四五六七八九十各每这那几多]支|国家|全国|参赛|多支|冠军|亚军|对手|所有|其他|职业|电竞|业余|本地|主场|客场)\Z"
)


def find_brands(block: TaggedBlock) -> Iterator[Span]:
    """The brands in the block that stand for who makes them, and the teams called 战队."""
    text = block.text
    for word in block.words:
        if word.tag == "nz" and _is_brand(text[word.start : word.end]) and _is_company(block, word.start, word.end):
            yield word.start, word.end
    for number, start, end in matcher(OrganizationTrade).find_matches_as_indexes(text):
        own = block.word_to(start)
        if end not in block.ends or own is None or own.tag not in _OWN_TAGS or not 1 < start - own.start <= LONGEST_OWN:
            continue
        name = text[own.start : start]
        if not name.isalpha() or is_plain(name) or (name.isascii() and len(name) < 3):
            continue
        if _kinds()[number] == "team":
            if not _NO_TEAM.search(text, own.start, start):
                yield own.start, end
        elif not common_words(name) and _is_company(block, own.start, end):
            yield own.start, end


def _is_brand(name: str) -> bool:
    """Whether a proper noun can be a brand: letters only, no post (对外发言人), no common words."""
    return 1 < len(name) < 9 and name.isalpha() and post_before(name, len(name)) is None and not common_words(name)


@cache
def _kinds() -> list[str]:
    return [row.kind for row in rows(OrganizationTrade)]


def _is_company(block: TaggedBlock, start: int, end: int) -> bool:
    """Whether the words beside the stretch say that a company is meant."""
    text = block.text
    if post_behind(text, end) is not None or _DOES.match(text, end):
        return True
    if _DONE_TO.search(text, max(0, start - 5), start):
        return True
    if text[start - 1 : start] == "由" and (maker := block.word_from(end)) is not None and maker.tag in ("v", "vn"):
        return True  # 由…开发
    beside = (
        block.word_to(start - 1) if text[start - 1 : start] in ("、", "和", "与") else None,
        block.word_from(end + 1) if text[end : end + 1] in ("、", "和", "与") else None,
    )
    return any(word is not None and word.tag in ("ORG", "nt") for word in beside)
