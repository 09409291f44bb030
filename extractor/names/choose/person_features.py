"""What tells a person: the form of the name, the post before it, the verb of speech behind it, other people beside it."""

from __future__ import annotations

from functools import cache

import regex

from extractor.lexicon import GivenNameCharacter, rows
from extractor.mentions import Word
from extractor.models import Person
from extractor.names.choose.candidate import Candidate
from extractor.names.choose.features import feature, is_sure_elsewhere
from extractor.names.organization.known import known_names
from extractor.names.organization.suffixes import suffix_of
from extractor.names.person.evidence import SPEECH
from extractor.names.person.form import is_foreign, shape, surname_of, surnames
from extractor.names.person.person_nouns import post_before, post_behind
from extractor.names.place.divisions import names
from extractor.names.place.value import abbreviations, world

_PLACE_BEHIND = regex.compile(
    r"(?:国家)?(?:水库|核电|电站|水电|大坝|泵站|灌区|湿地|景区|林场|农场|机场|港|矿|工程|分?[蓄滞行]洪|流域|盆地|平原|地区|一带|沿岸|沿线|境内|大桥|隧道|高速|铁路|公路|村|镇|乡|县|市|区|街道|路)"
)


@feature("person")
def is_introduced(candidate: Candidate) -> float:
    """A noun for a person stands right before it."""
    return post_before(candidate.text, candidate.start) is not None


@feature("person")
def is_introduced_elsewhere(candidate: Candidate) -> float:
    """At another place of the article a post stands before it, or a verb of speech behind it."""
    return candidate.name in candidate.around.memory.introduced and not (is_introduced(candidate) or speaks(candidate))


@feature("person")
def speaks(candidate: Candidate) -> float:
    """A verb of speech follows."""
    return SPEECH.match(candidate.text, candidate.end) is not None


@feature("person")
def has_post_behind(candidate: Candidate) -> float:
    """A post follows: 张某某局长."""
    return post_behind(candidate.text, candidate.end) is not None


@feature("person")
def has_common_surname(candidate: Candidate) -> float:
    """Surname and given name, the surname among the hundred that most people bear."""
    return shape(candidate.name) == "full" and surnames().get(surname_of(candidate.name) or "") == "common"


@feature("person")
def has_rare_surname(candidate: Candidate) -> float:
    """Surname and given name, the surname a rare one: many of these are common words."""
    return shape(candidate.name) == "full" and surnames().get(surname_of(candidate.name) or "") == "rare"


@feature("person")
def has_no_form(candidate: Candidate) -> float:
    """No form of a name: 承东启西."""
    return shape(candidate.name) == "none"


@cache
def _given_characters() -> frozenset[str]:
    return frozenset(row.character for row in rows(GivenNameCharacter))


@feature("person")
def given_name_is_unusual(candidate: Candidate) -> float:
    """Surname and given name, and the given name has none of the characters that most are made of: 段|日均, 梁|板柱; half where one of two is."""
    name = candidate.name
    surname = surname_of(name)
    if surname is None or shape(name) != "full" or len(name) - len(surname) > 2:
        return 0.0
    given = name[len(surname) :]
    return sum(character not in _given_characters() for character in given) / len(given)


@feature("person")
def is_unsure_and_unintroduced(candidate: Candidate) -> float:
    """The network is not sure of it, and nothing else tells that it is a person: no post, no verb of speech, no form of address, no other people."""
    told = (
        is_introduced,
        is_introduced_elsewhere,
        speaks,
        has_post_behind,
        is_addressed,
        is_listed_with_people,
        is_sure_elsewhere,
        has_dot,
    )
    return (candidate.margin is None or candidate.margin < 0) and not any(tells(candidate) for tells in told)


_STORM = regex.compile(r"(?:台风|飓风|热带风暴|强台风|气旋|号|卫星|火箭|品牌|牌)[“‘]?$")


@feature("person")
def is_named_after(candidate: Candidate) -> float:
    """A noun for what is given names of people stands before it: 台风|苗柏."""
    text = candidate.text
    return _STORM.search(text, max(0, candidate.start - 5), candidate.start) is not None


@feature("person")
def closes_like_a_body(candidate: Candidate) -> float:
    """It has the ending of an organization, or is one that everybody knows: 黎真主党, 哈马斯."""
    return suffix_of(candidate.name) is not None or candidate.name in known_names()


@feature("person")
def surname_stands_before(candidate: Candidate) -> float:
    """A surname stands before it, with which it would be a whole name, and the network does not rule out that a name opens there: 巫|大鹏, 师|文斌."""
    text, start = candidate.text, candidate.start
    before = candidate.opening_before
    if not start or text[start - 1] not in surnames() or shape(text[start - 1 : candidate.end]) != "full":
        return 0.0
    return 1.0 if before is None else max(0.0, min(2.0, (before + 6) / 2))


@feature("person")
def is_guessed(candidate: Candidate) -> float:
    """The dictionary's model of characters guesses a word just here."""
    return not candidate.around.fast and (candidate.start, candidate.end) in candidate.around.guessed


@feature("person")
def is_nearly_read_and_told(candidate: Candidate) -> float:
    """The network nearly reads it, and a post stands before it or a verb of speech behind it."""
    return candidate.mention.rule == "person.near" and (is_introduced(candidate) or speaks(candidate))


@feature("person")
def is_nearly_read_and_acts(candidate: Candidate) -> float:
    """The network nearly reads it, it opens the clause, and a verb, an adverb or a preposition follows."""
    return candidate.mention.rule == "person.near" and opens_the_clause(candidate) and verb_behind(candidate)


@feature("person")
def holds_a_place(candidate: Candidate) -> float:
    """It is the name of a place too, or a word in it is: 舒兰, 徐|大堡, 黄淮海."""
    import rjieba

    name = candidate.name
    return name in names() or name in world() or any(tag == "ns" and len(piece) > 1 for piece, tag in rjieba.tag(name))


@feature("person")
def is_a_place_too(candidate: Candidate) -> float:
    """The dictionary or the gazetteer has just this name for a place, and nobody introduces it as a person: 舒兰, 黄淮海."""
    import rjieba

    if is_introduced(candidate) or speaks(candidate):
        return 0.0
    name = candidate.name
    return name in names() or name in world() or [tag for _, tag in rjieba.tag(name)] == ["ns"]


@feature("person")
def is_made_of_countries(candidate: Candidate) -> float:
    """Each of its characters stands for a country or a province: 韩美, 德乌."""
    return len(candidate.name) < 4 and all(character in abbreviations() for character in candidate.name)


@feature("person")
def ends_like_no_name(candidate: Candidate) -> float:
    """It ends in a conjunction, or holds a direction: 李总和, 黎南部, 承东启西."""
    name = candidate.name
    return (
        name[-1] in "和与及并或被把"
        or any(part in name for part in ("南部", "北部", "东部", "西部"))
        or (len(name) == 4 and name[1] in "东西南北" and name[3] in "东西南北")
    )


@feature("person")
def has_dot(candidate: Candidate) -> float:
    """Written with a dot between its parts: 买买提·吐尔逊."""
    return "·" in candidate.name


@feature("person")
def is_transcribed(candidate: Candidate) -> float:
    """Four or more of the characters that foreign names are written with."""
    return len(candidate.name) > 3 and is_foreign(candidate.name)


@feature("person")
def is_addressed(candidate: Candidate) -> float:
    """A form of address belongs to it (张女士)."""
    value = candidate.mention.value
    return isinstance(value, Person) and value.honorific is not None


@feature("person")
def names_a_site(candidate: Candidate) -> float:
    """A noun for works, sites or divisions follows, and nobody introduces it as a person: 林海|水库."""
    return not is_introduced(candidate) and _PLACE_BEHIND.match(candidate.text, candidate.end) is not None


@feature("person")
def is_listed_with_people(candidate: Candidate) -> float:
    """、 or 和 joins it to what the network takes for a person."""
    block = candidate.around.block
    return any(
        other is not None and other.tag == "PER"
        for mark, other in (
            (candidate.before[-1:], block.word_to(candidate.start - 1)),
            (candidate.behind[:1], block.word_from(candidate.end + 1)),
        )
        if mark in ("、", "和", "与", "及")
    )


@feature("person")
def opens_the_clause(candidate: Candidate) -> float:
    """Nothing stands before it in its clause."""
    return candidate.before[-1:] in ("", *"，。；：！？“、\n")


@feature("person")
def closes_the_clause(candidate: Candidate) -> float:
    """Nothing follows in its clause."""
    return candidate.behind[:1] in ("", *"，。；！？：）)\n")


@feature("person")
def is_made_of_dictionary_words(candidate: Candidate) -> float:
    """It is words of two characters and more that the dictionary has for other things than names: 向优, 老助."""
    import rjieba

    tags = rjieba.tag(candidate.name)
    return all(tag not in ("nr", "nrt", "nrfg", "x", "ns") for _, tag in tags) and any(
        len(piece) > 1 for piece, _ in tags
    )


@feature("person")
def two_characters(candidate: Candidate) -> float:
    """A name of two characters, which most invented people have."""
    return candidate.end - candidate.start == 2


@feature("person")
def verb_behind(candidate: Candidate) -> float:
    """The network has a verb, an adverb or a preposition behind it."""
    word: Word | None = candidate.around.block.word_from(candidate.end)
    return word is not None and word.tag in ("v", "d", "p", "c")


@feature("person")
def noun_behind(candidate: Candidate) -> float:
    """The network has a noun behind it."""
    word: Word | None = candidate.around.block.word_from(candidate.end)
    return word is not None and word.tag in ("n", "vn", "nz", "s", "f")
