"""What tells an organization: its ending, the place that opens it, what it does, what the words in it are."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from extractor.lexicon import OrganizationTrade, rows
from extractor.names.choose.candidate import Candidate
from extractor.names.choose.features import family, feature
from extractor.names.common_words import common_words
from extractor.names.organization.known import known_names
from extractor.names.organization.suffixes import is_plain, suffix_of
from extractor.names.person.form import shape, surname_of, surnames
from extractor.names.person.person_nouns import post_before, post_behind
from extractor.names.place.divisions import names
from extractor.names.place.find import starts_with_place
from extractor.names.place.value import world

_NAMED = ("LOC", "ns", "ORG", "nt", "PER")


@family("organization")
def ends_as(candidate: Candidate) -> str:
    """The kind of its ending: agency, company, school, …; `short` where it is one character for any body (监察|局), `nothing` where it has none."""
    ending = suffix_of(candidate.name)
    if ending is not None:
        return ending[1]
    return "short" if len(candidate.name) > 3 and candidate.name[-1] in _SHORT else "nothing"


_SHORT = frozenset("局署厅院校厂社台馆所部处")
_OF_STATE = regex.compile(
    r"(?:国家|中国|中央|全国|联合国|国务院|最高)\p{Han}{2,}(?:[局部署委院会办厅]|中心|银行|公司|集团)"
)


@feature("organization")
def is_of_the_state(candidate: Candidate) -> float:
    """国家, 中国 or 全国 opens it and a word for a body closes it: its words may all be common ones (国家|矿山|安全|监察局)."""
    return _OF_STATE.fullmatch(candidate.name) is not None


@feature("organization")
def ends_in_a_trade(candidate: Candidate) -> float:
    """A word of its own and a trade, or a kind of team: 银桥|科技, 浮云山|队."""
    name = candidate.name
    size = next((size for size in (4, 3, 2) if name[-size:] in _trades() and len(name) > size + 1), 0)
    return bool(size or (name[-1] == "队" and len(name) > 2)) and not common_words(name[: -(size or 1)])


@cache
def _trades() -> frozenset[str]:
    return frozenset(row.word for row in rows(OrganizationTrade))


@feature("organization")
def is_several_known_bodies(candidate: Candidate) -> float:
    """Bodies that everybody knows run together (北大|清华), or one and what it does (人艺|建院)."""
    name, known = candidate.name, known_names()
    return name not in known and suffix_of(name) is None and any(name[:i] in known for i in range(2, len(name)))


@feature("organization")
def holds_a_post(candidate: Candidate) -> float:
    """A noun for a person stands in it, and something goes on behind: 青桥队|主帅|易中行."""
    name = candidate.name
    return any(0 < (post_behind(name, i) or 0) < len(name) for i in range(2, len(name) - 2))


@feature("organization")
def is_only_common_words(candidate: Candidate) -> float:
    """Common words and an ending: 人民医院."""
    return is_plain(candidate.name)


@feature("organization")
def is_known(candidate: Candidate) -> float:
    """A body that everybody knows by this name."""
    return candidate.name in known_names()


@feature("organization")
def opens_with_a_place(candidate: Candidate) -> float:
    """A place of the gazetteer opens it, and the dictionary sees no word run over its end: 杭州|市医保局, not 民乐|团."""
    end = starts_with_place(candidate.name, 0)
    return end is not None and candidate.start + end in candidate.around.edges


@feature("organization")
def opens_with_a_country(candidate: Candidate) -> float:
    """A country opens it: 法国|国家统计和经济研究所."""
    name = candidate.name
    return any(world().get(name[:size], ("", ""))[1] == "country" for size in (2, 3, 4) if size < len(name))


@feature("organization")
def closes_with_a_common_word(candidate: Candidate) -> float:
    """No ending of a body, and a common noun or a verb for its last word: 苏丹武装|冲突."""
    return suffix_of(candidate.name) is None and _last_is_common(candidate.name)


@lru_cache(maxsize=4096)
def _last_is_common(name: str) -> bool:
    import rjieba

    pieces = rjieba.tag(name)
    return len(pieces) > 1 and len(pieces[-1][0]) > 1 and pieces[-1][1] in ("n", "v", "vn", "a", "l", "i", "m", "t")


@feature("organization")
def is_a_place_too(candidate: Candidate) -> float:
    """The gazetteer has just this name for a place."""
    return candidate.name in names() or candidate.name in world()


@feature("organization")
def looks_like_a_person(candidate: Candidate) -> float:
    """Three characters, of which the first is a surname that many bear, and no ending."""
    name = candidate.name
    return (
        len(name) == 3
        and surnames().get(surname_of(name) or "") == "common"
        and shape(name) == "full"
        and suffix_of(name) is None
    )


@feature("organization")
def place_stands_before(candidate: Candidate) -> float:
    """The network has a place or a body right before it, which may be part of its name."""
    word = candidate.around.block.word_to(candidate.start)
    return word is not None and word.tag in _NAMED[:4]


@feature("organization")
def country_stands_before(candidate: Candidate) -> float:
    """A country stands right before it, whose body it may be: 法国|国家统计和经济研究所."""
    text, start = candidate.text, candidate.start
    return any(world().get(text[max(0, start - size) : start], ("", ""))[1] == "country" for size in (2, 3, 4, 5))


@feature("organization")
def name_goes_on(candidate: Candidate) -> float:
    """The network has a noun or a name behind it, which may be part of its name."""
    word = candidate.around.block.word_from(candidate.end)
    return word is not None and word.tag in ("n", "nz", "vn", "ORG", "nt", "LOC", "nw")


@feature("organization")
def verb_behind(candidate: Candidate) -> float:
    """It does something: the network has a verb, an adverb or a preposition behind it."""
    word = candidate.around.block.word_from(candidate.end)
    return word is not None and word.tag in ("v", "d", "p")


@feature("organization")
def has_post_behind(candidate: Candidate) -> float:
    """Somebody's post with it follows: 某某集团|董事长."""
    return post_behind(candidate.text, candidate.end) is not None


@feature("organization")
def is_behind_a_post(candidate: Candidate) -> float:
    """A noun for a person stands right before it, as before people."""
    return post_before(candidate.text, candidate.start) is not None


@feature("organization")
def opens_a_post(candidate: Candidate) -> float:
    """A post opens with it and goes on: 国务|委员."""
    longer = post_behind(candidate.text, candidate.start)
    return longer is not None and longer > candidate.end


@feature("organization")
def is_among_others(candidate: Candidate) -> float:
    """、 or 和 joins it to what the network takes for a body."""
    block = candidate.around.block
    return any(
        word is not None and word.tag in ("ORG", "nt")
        for mark, word in (
            (candidate.before[-1:], block.word_to(candidate.start - 1)),
            (candidate.behind[:1], block.word_from(candidate.end + 1)),
        )
        if mark in ("、", "和", "与", "及")
    )


@feature("organization")
def holds_a_verb(candidate: Candidate) -> float:
    """The network has a verb, a preposition or an adverb among its words."""
    return any(word.tag in ("v", "p", "d", "u", "r") for word in candidate.words)


@feature("organization")
def holds_a_conjunction(candidate: Candidate) -> float:
    """The network has a conjunction or a mark among its words."""
    return any(word.tag in ("c", "w") for word in candidate.words)


@feature("organization")
def holds_a_person(candidate: Candidate) -> float:
    """The network has a person among its words."""
    return any(word.tag in ("PER", "nr") for word in candidate.words)


@feature("organization")
def is_several_words(candidate: Candidate) -> float:
    """How many words the network has in it, beyond the first, in halves."""
    return min(6, len(candidate.words) - 1) / 2


@feature("organization")
def is_two_characters(candidate: Candidate) -> float:
    """Two characters."""
    return candidate.end - candidate.start == 2


@feature("organization")
def is_long(candidate: Candidate) -> float:
    """More than ten characters, in tens."""
    return max(0, candidate.end - candidate.start - 10) / 10


@feature("organization")
def opens_the_clause(candidate: Candidate) -> float:
    """Nothing stands before it in its clause."""
    return candidate.before[-1:] in ("", *"，。；：！？“、\n")
