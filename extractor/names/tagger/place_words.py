"""The tagger's places, put right: without the preposition that it took in, with the class word that it cut off, countries side by side."""

from __future__ import annotations

import regex

from extractor.mentions import Word
from extractor.names.name_cues import name_cues
from extractor.names.place.divisions import names
from extractor.names.place.value import abbreviations, world

_RULER = regex.compile(r"[王皇储总首外财防特大]")
_PREPOSITIONS = frozenset("从于在向由到至往离距经为与和对")
# What a place gives its name to; 村, 镇 and 路 are judged over the whole article (person/evidence.py).
SITE = regex.compile(
    r"(?:国家)?(?:水库|核电站?|电站|水电站|大坝|泵站|灌区|湿地|林场|农场|机场|码头|[蓄滞行]洪|分蓄?洪|流域|盆地|平原|大桥|特大桥|隧道)"
)


# What stands before a place and hardly ever before a person.
WHERE = regex.compile(r"(?:位于|地处|来自|前往|抵达|在)\Z")


def place_words(text: str, word: Word) -> list[Word]:
    """The tagger's place without the preposition that it took in (从|江苏), and with the whole of 口岸; just a noun where nothing but 城镇 and the like is left."""
    start, end = word.start, word.end
    if text[end - 1] == "口" and text.startswith("岸", end):
        end += 1
    rest = text[start + 1 : end]
    if end - start > 2 and text[start] in _PREPOSITIONS and (rest in names() or rest in world()):
        return [Word(start, start + 1, "p"), Word(start + 1, end, "LOC", word.margin)]
    if end - start == 3 and text[start] in _PREPOSITIONS and rest in name_cues("kind_of_place"):
        return [Word(start, start + 1, "p"), Word(start + 1, end, "n")]
    return [Word(start, end, "LOC", word.margin)]


def are_countries(name: str) -> bool:
    """Whether each character stands for a country: 韩美, 德乌."""
    table = abbreviations()
    return len(name) == 2 and all(world().get(table.get(character, ""), ("", ""))[1] == "country" for character in name)


def country_before_title(name: str) -> int | None:
    """The length of the country that the name opens with, before a ruler's title that the tagger cut off (沙特王|储)."""
    size = len(name) - 1
    if size > 1 and _RULER.match(name, size):
        row = world().get(name[:size])
        if row is not None and row[1] == "country":
            return size
    return None
