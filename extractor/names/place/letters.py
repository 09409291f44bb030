"""Countries and provinces of one character beside what only a country has or whom one visits: 俄|总统, 访|韩, 驻|华.

Characters in a row or a list of nothing else (中美, 英、法两国) are read with the tagger's places (unlisted.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from extractor.grammar import compiled
from extractor.models import Place
from extractor.names.place.divisions import names
from extractor.names.place.value import abbreviations, division_place, world, world_place

_OFFICE = r"(?:副?总统|副?总理|首相|外长|防长|财长|外交大臣|国防大臣|财政大臣|外交部长|国防部长|财政部长|国务卿|国防部|外交部|央行|议会|参议院|众议院|官员|媒体|专家|学者|驻\p{Han}{1,8}(?:大使|使馆|总领事)|籍)"
_NOT_BEFORE = compiled(r"[\p{Han}A-Za-z](?<![，。在与和由向对从因据称是的及、])\Z")
_VISITED = "(?<=[访驻赴援离抵].)"
_VISITED_BEHIND = r"(?=[，。、；）”的期前后时进行访出与和参观考大使领记总代军美官]|$)"


@cache
def _pattern() -> regex.Pattern[str]:
    letters = "".join(sorted(character for character, name in abbreviations().items() if name in world()))
    lands = "".join(sorted(abbreviations()))
    return compiled(rf"(?P<visited>[{lands}华]){_VISITED}{_VISITED_BEHIND}|(?P<of>[{letters}])(?={_OFFICE})")


def find_letters(text: str) -> Iterator[tuple[int, Place]]:
    """The characters in the text that may be a country or a province of their own, each with what it stands for."""
    for match in _pattern().finditer(text):
        if match["of"] and _NOT_BEFORE.search(text, max(0, match.start() - 1), match.start()):
            continue
        place = place_of(text[match.start()])
        if place is not None:
            yield match.start(), place


def place_of(character: str) -> Place | None:
    """The country or province that a character stands for."""
    name = "中国" if character == "华" else abbreviations().get(character)
    if name is None:
        return None
    if name in world():
        return world_place(world()[name])
    codes = names()[name][0]
    return division_place(name, codes[0], codes)
