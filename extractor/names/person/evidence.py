"""What an article says about the names in it, wherever they stand: gathered once, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.names.person.person_nouns import post_before
from extractor.names.tagger.tagged import TaggedBlock

LONGEST_NAME = 20  # characters

# A verb of speech right behind a name, with what stands between: 笑着|说.
SPEECH = regex.compile(
    r"(?:[微又还也就都笑高激]{0,2}[着兴动]?地?)?(?:说|笑|道|表示|介绍|告诉|坦言|感慨|回忆|认为|称|指出|解释|透露|坚持|感叹|直言|补充)"
)
# The end of a place's name; a post (镇长) or a verb (路过) is none.
_PLACE_TAIL = regex.compile(r"(?:街道|社区|大道|[镇乡村路县区市](?![长过委民里上人口内外级办政党]))")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Candidate names that somewhere in the article open a place's name, stand in quotation marks alone, or are introduced as people.

    Introduced: with a post before them or a verb of speech behind them.
    """

    places: frozenset[str]
    quoted: frozenset[str]
    introduced: frozenset[str]

    @classmethod
    def of(cls, tagged: Sequence[TaggedBlock]) -> Evidence:
        """The evidence for all words of the article that the tagger holds for people."""
        words = ((block.text, word) for block in tagged for word in block.words if word.tag in ("PER", "nr"))
        names = sorted({text[w.start : w.end] for text, w in words if w.end - w.start <= LONGEST_NAME})
        places, quoted, introduced = set(), set(), set()
        if names:
            from ahocorasick_rs import AhoCorasick

            matcher = AhoCorasick(names)
            for block in tagged:
                text = block.text
                for number, start, end in matcher.find_matches_as_indexes(text, overlapping=True):
                    name = names[number]
                    if _PLACE_TAIL.match(text, end):
                        places.add(name)
                    if text[start - 1 : start] + text[end : end + 1] in ("“”", "‘’"):
                        quoted.add(name)
                    if name not in introduced and (SPEECH.match(text, end) or post_before(text, start)):
                        introduced.add(name)
        return cls(frozenset(places), frozenset(quoted), frozenset(introduced))
