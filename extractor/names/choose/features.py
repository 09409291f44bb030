"""Features: what one candidate shows, each a small function with a name, a number between -3 and 3 or a truth."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

import regex

from extractor.names.choose.candidate import NAMED, SURE, Candidate
from extractor.names.common_words import common_words

Feature = Callable[[Candidate], float]
Family = Callable[[Candidate], str]
_FEATURES: dict[str, list[tuple[str, Feature]]] = {}
_FAMILIES: dict[str, list[tuple[str, Family]]] = {}


def feature(*kinds: str) -> Callable[[Feature], Feature]:
    """Registers a feature for those kinds of names; its name is the function's."""

    def register(function: Feature) -> Feature:
        for kind in kinds:
            _FEATURES.setdefault(kind, []).append((function.__name__, function))
        return function

    return register


def family(*kinds: str) -> Callable[[Family], Family]:
    """Registers a family of features for those kinds of names: the function says which one of them a candidate shows."""

    def register(function: Family) -> Family:
        for kind in kinds:
            _FAMILIES.setdefault(kind, []).append((function.__name__, function))
        return function

    return register


def features_of(candidate: Candidate, wanted: Container[str] | None = None) -> Iterator[tuple[str, float]]:
    """The features that the candidate shows, by name, of those `wanted` (None: all); those that are nought are left out."""
    yield f"found by {candidate.mention.rule.removesuffix('.again')}", 1.0
    for name, telling in _FAMILIES.get(candidate.mention.type, ()):
        yield f"{name} {telling(candidate)}", 1.0
    for name, function in _FEATURES.get(candidate.mention.type, ()):
        if wanted is None or name in wanted:
            value = float(function(candidate))
            if value:
                yield name, value


@feature("person", "place", "organization")
def network_agrees(candidate: Candidate) -> float:
    """The network reads just this stretch as a name of this kind: its margin, in halves."""
    return 0.0 if candidate.margin is None else max(-3.0, min(3.0, candidate.margin / 2))


@feature("person", "place", "organization")
def network_reads_otherwise(candidate: Candidate) -> float:
    """The network has no name of this kind here, or one of another length."""
    return candidate.margin is None


@feature("person", "place", "organization")
def network_leans_this_way(candidate: Candidate) -> float:
    """How near the network's scores come to a name of this kind: 0 at a common word (方便面), 3 where they are for it."""
    return 0.0 if candidate.leaning is None else max(0.0, min(3.0, (candidate.leaning + 6) / 2))


@feature("person", "place")
def has_a_character_that_does_not_fit(candidate: Candidate) -> float:
    """How far the network is from taking its least likely character for part of it: 林见夏|清, 冯平|心."""
    return 0.0 if candidate.weakest is None else min(4.0, max(0.0, -candidate.weakest - 2) / 2)


@feature("person", "place")
def network_would_go_on(candidate: Candidate) -> float:
    """How near the network comes to taking the character behind it for part of it: 吴杏|英."""
    return 0.0 if candidate.going_on is None else max(0.0, min(3.0, (candidate.going_on + 3) / 2))


@feature("person", "place")
def network_would_open_earlier(candidate: Candidate) -> float:
    """How near the network comes to opening the name one character before: 房|小燕, 报|德村队."""
    return 0.0 if candidate.opening_before is None else max(0.0, min(3.0, (candidate.opening_before + 5) / 2))


@feature("person", "place")
def is_offered_again(candidate: Candidate) -> float:
    """The same surface is a candidate of this kind at other places of the article: how often, in thirds."""
    return (min(4, candidate.around.memory.offered.get((candidate.mention.type, candidate.name), 1)) - 1) / 3


@feature("person", "place", "organization")
def opens_inside_a_word(candidate: Candidate) -> float:
    """The dictionary sees a word running over its first border: 分|乡镇 in 部分."""
    return candidate.start not in candidate.around.edges


@feature("person", "place", "organization")
def ends_inside_a_word(candidate: Candidate) -> float:
    """The dictionary sees a word running over its last border: 夏收夏|种."""
    return candidate.end not in candidate.around.edges


@feature("person", "place", "organization")
def opens_inside_the_networks_word(candidate: Candidate) -> float:
    """The network has a word running over its first border."""
    return candidate.start not in candidate.around.block.starts


@feature("person", "place", "organization")
def ends_inside_the_networks_word(candidate: Candidate) -> float:
    """The network has a word running over its last border."""
    return candidate.end not in candidate.around.block.ends


@feature("person", "place", "organization")
def is_sure_elsewhere(candidate: Candidate) -> float:
    """The network is sure of the same name at another place of the article."""
    best = candidate.around.memory.margins.get((candidate.mention.type, candidate.name), 0.0)
    return best > SURE and (candidate.margin is None or best > candidate.margin)


@feature("person", "place", "organization")
def is_quoted(candidate: Candidate) -> float:
    """It stands alone in quotation marks, as brands and nicknames do."""
    return candidate.before[-1:] in tuple("“‘「『") and candidate.behind[:1] in tuple("”’」』")


@feature("person", "place", "organization")
def network_has_a_longer_one(candidate: Candidate) -> float:
    """The network has a name of this kind that holds it."""
    return candidate.margin is None and any(candidate.is_kind(word) for word in candidate.words_around)


@feature("person", "place", "organization")
def network_has_a_shorter_one(candidate: Candidate) -> float:
    """The network has a name of this kind inside it."""
    return candidate.margin is None and any(candidate.is_kind(word) for word in candidate.words)


@feature("person", "place", "organization")
def network_has_another_kind(candidate: Candidate) -> float:
    """The network has a name of another kind that holds it or is just it: how sure it is of that, in halves."""
    others = [w.margin for w in candidate.words_around if w.tag in NAMED and not candidate.is_kind(w)]
    return max(-3.0, min(3.0, max(others) / 2)) + 1.0 if others else 0.0


_LAND = regex.compile(
    r"\p{Han}(?:[河江湖山岭岛峰峡海港湾洲泉]|运河|水库|草原|沙漠|平原|盆地|高原|半岛|群岛|海峡|机场|大桥|隧道|码头|口岸|古城|古镇|景区|公园|港区|作业区|新区|开发区|保税区|工业园|产业园|科技园|农场|林场|电站|枢纽|古道|老街|步行街)$"
)


@feature("place")
def ends_in_land_or_water(candidate: Candidate) -> float:
    """A class word of land or water closes the name, and the dictionary does not see it go on: 平陆运河, 黑石岭."""
    return _LAND.search(candidate.name) is not None and candidate.end in candidate.around.edges


@feature("place", "organization")
def is_made_of_common_words(candidate: Candidate) -> float:
    """All its words are ones that the dictionary has, and none for a name: 城市景区, 农民专业合作社."""
    return not ends_in_land_or_water(candidate) and common_words(candidate.name)


@feature("place", "organization")
def opens_with_a_number(candidate: Candidate) -> float:
    """The network has a number, a measure or a time where it opens: 250|万立方米."""
    word = candidate.around.block.word_from(candidate.start)
    return candidate.before[-1:].isdigit() or (word is not None and word.tag in ("m", "q", "TIME", "t"))
