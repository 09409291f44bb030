"""What tells an organization: its ending, the place it opens with, common words that it is made of, what it does."""

from __future__ import annotations

import regex

from extractor.names.choose.candidate import Candidate
from extractor.names.choose.features import feature
from extractor.names.organization.known import known_names
from extractor.names.organization.suffixes import is_plain, suffix_of
from extractor.names.person.evidence import SPEECH
from extractor.names.person.person_nouns import post_behind
from extractor.names.place.find import starts_with_place

_ACTS = regex.compile(
    r"(?:今天|昨天|近日|日前|当日|\d{1,2}日)?(?:[（(][^）)]{1,12}[）)])?(?:的?数据|公布|发布|印发|通报|通知|宣布|召开|举行|举办|联合|会同|介绍|提醒|预计|要求|决定|部署|启动|牵头|负责|主办|承办|成立|组织|等\p{Han}{0,4}部门|、|有关|相关)"
)
_GOES_ON = regex.compile(r"(?:集群|全会|精神|会议|产业|行业|市场|销量|产量|口岸|集聚|领域|充电|爆发|工程|项目|技术|设备|产品|系统)")
_VERBS = frozenset(("v", "vd"))


@feature("organization")
def has_strong_ending(candidate: Candidate) -> float:
    """It ends as names of bodies do: 局, 公司, 大学."""
    return suffix_of(candidate.name) is not None


@feature("organization")
def has_no_ending(candidate: Candidate) -> float:
    """Nothing in its ending tells a body, and it is none that everybody knows."""
    return suffix_of(candidate.name) is None and candidate.name not in known_names()


@feature("organization")
def is_known(candidate: Candidate) -> float:
    """A body that any reader of news knows."""
    return candidate.name in known_names()


@feature("organization")
def is_made_of_plain_words(candidate: Candidate) -> float:
    """Common words and endings alone: 物资储备局 less its country, 新能源汽车."""
    return is_plain(candidate.name)


@feature("organization")
def opens_with_a_place(candidate: Candidate) -> float:
    """A division opens the name, and an ending closes it."""
    end = starts_with_place(candidate.name, 0)
    return end is not None and end < len(candidate.name)


@feature("organization")
def acts(candidate: Candidate) -> float:
    """What follows is what bodies do: 发布, 要求, 的数据."""
    return _ACTS.match(candidate.text, candidate.end) is not None or SPEECH.match(candidate.text, candidate.end) is not None


@feature("organization")
def employs(candidate: Candidate) -> float:
    """A post follows."""
    return post_behind(candidate.text, candidate.end) is not None


@feature("organization")
def goes_on_as_a_thing(candidate: Candidate) -> float:
    """A noun follows that makes a thing or a sector of it: 集群, 全会, 销量."""
    return _GOES_ON.match(candidate.text, candidate.end) is not None


@feature("organization")
def noun_goes_on(candidate: Candidate) -> float:
    """The network has a noun behind it."""
    word = candidate.around.block.word_from(candidate.end)
    return word is not None and word.tag in ("n", "vn", "nz", "f")


@feature("organization")
def follows_a_noun(candidate: Candidate) -> float:
    """The network has a noun or a name right before it, so that it may be cut off."""
    word = candidate.around.block.word_to(candidate.start)
    return word is not None and word.tag in ("n", "vn", "nz", "a", "LOC", "ORG", "PER", "ns")


@feature("organization")
def holds_a_verb(candidate: Candidate) -> float:
    """The network has several words in it, a verb among them."""
    block = candidate.around.block
    index = block.starts.get(candidate.start)
    while index is not None and index < len(block.words) and block.words[index].end <= candidate.end:
        if block.words[index].tag in _VERBS:
            return 1.0
        index += 1
    return 0.0


@feature("organization")
def is_long(candidate: Candidate) -> float:
    """More than ten characters."""
    return candidate.end - candidate.start > 10


@feature("organization")
def is_short(candidate: Candidate) -> float:
    """Two or three characters."""
    return candidate.end - candidate.start < 4
