"""Where words begin and end: the veto against places that are cut out of longer words.

大理 in 扩大理财 and 宁国 in 李宁国 are no places, because words do not break there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from extractor.mentions import Word

Span = tuple[int, int]

_NAMED = frozenset({"LOC", "ORG", "ns", "nt", "nz", "nw", "s"})
_EPITHETS = ("新", "老", "大", "原", "我国", "祖国", "中国")
_PLACE_TAGS = frozenset({"LOC", "ns"})
# What stands between names but never inside the name of a village or a site.
_FUNCTION = frozenset(
    {
        "p",
        "c",
        "u",
        "uj",
        "ul",
        "uz",
        "ug",
        "uv",
        "ud",
        "r",
        "v",
        "d",
        "ad",
        "w",
        "x",
        "y",
        "e",
        "o",
        "vd",
        "TIME",
        "t",
        "PER",
    }
)
_FUNCTION_CHARACTERS = "的了在是和与及或对将把被从向为以各每该本等到由就也还着地得之其此这那，。；：、“”（）()！？"
_JIEBA_NAMES = frozenset({"nr", "ns", "nz", "nrt", "nrfg", "nt"})
_CLASS_WORD = re.compile(
    r"市(?=民|委|值|容|貌|政府|面上|场[^馆]|长(?![江沙春乐安治宁清岭兴途]))|[县区州镇](?=长(?![江沙春乐安治宁清岭期])|委)|省(?=长(?![江沙春])|委)|乡(?=村(?![民委庄])|长|亲|愁|情|土)"
)


class Borders:
    """The words of one block and the network's place spans, asked by position."""

    def __init__(self, text: str, words: Sequence[Word], candidates: Sequence[Span], *, network: bool) -> None:
        self.text = text
        self.words = words
        self.network = network
        self.candidates = set(candidates)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _edges(self) -> set[int]:
        return {word.end for word in self.words}.union(self._starts)

    def word_at(self, index: int) -> Word | None:
        """The word that holds character `index`."""
        i = bisect_right(self._starts, index) - 1
        return self.words[i] if i >= 0 and index < self.words[i].end else None

    def words_in(self, start: int, end: int) -> list[Word]:
        """All words that share a character with `[start, end)`."""
        i = max(0, bisect_right(self._starts, start) - 1)
        found = []
        while i < len(self.words) and self.words[i].start < end:
            if self.words[i].end > start:
                found.append(self.words[i])
            i += 1
        return found

    def tag_of(self, start: int, end: int) -> str | None:
        """The tag of the word that is exactly `[start, end)`."""
        word = self.word_at(start)
        return word.tag if word and (word.start, word.end) == (start, end) else None

    def is_place_word(self, start: int, end: int) -> bool:
        """Whether the tagger holds exactly this span for a place."""
        return (start, end) in self.candidates or self.tag_of(start, end) in _PLACE_TAGS

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether the span alone stands in quotation marks, as a brand's name does."""
        return self.text[start - 1 : start] in tuple("“‘「『《") and self.text[end : end + 1] in tuple("”’」』》")

    def is_inside_place(self, start: int, end: int) -> bool:
        """Whether the tagger holds `[start, end)` for the inner part of a place's name: 南海 in 中南海, but not 上城 in 新上城."""
        word = self.word_at(start)
        if word is None or word.start == start or word.tag not in _PLACE_TAGS:
            return False
        return word.end != end or self.text[word.start : start] not in _EPITHETS

    def begins(self, start: int, *, sure: bool) -> bool:
        """Whether a place may begin here. A `sure` one (with its class word) may also begin inside the name of a longer thing."""
        if start in self._edges or start == 0:
            return True
        word = self.word_at(start)
        if word is None or word.tag in ("LOC", "ORG", "ns", "nt"):
            return True
        return sure and word.tag != "PER"

    def ends(self, start: int, end: int, *, sure: bool) -> bool:
        """Whether the place that began at `start` may end at `end`."""
        word = self.word_at(end - 1)
        if word is None:
            return True
        if word.tag == "PER":
            return sure and (word.start, word.end) == (start, end)
        if word.end == end or word.tag in _NAMED or sure:
            return True
        return word.end == end + 1 and self.text[end] in "人籍产城"

    def breaks(self, start: int, end: int) -> bool:
        """Whether rjieba, asked about the surroundings, finds a name of just these characters where the network joined it with others."""
        import rjieba

        left = max(0, start - 6)
        at = left
        for surface, tag in rjieba.tag(self.text[left : end + 6]):
            if at == start:
                return at + len(surface) == end and tag in _JIEBA_NAMES
            at += len(surface)
        return False

    def is_name(self, start: int, end: int) -> bool:
        """Whether `[start, end)` holds no function word and breaks no word, as the name of a village or a site would."""
        words = self.words_in(start, end)
        if not words:
            return True
        for word in words:
            surface = self.text[word.start : word.end]
            if (
                word.tag in _FUNCTION
                and (len(surface) > 1 or self.network or surface in _FUNCTION_CHARACTERS)
                and not surface[0].isdigit()
            ):
                return False
        return (
            words[-1].end == end
            or words[-1].tag in _NAMED
            or self.text[end : words[-1].end] in ("畔", "边", "旁", "岸")
        )

    def spoken_end(self, end: int) -> int:
        """The end of a place whose last character may open the next word: 杭州 in 杭州市民, 南坪 in 南坪乡村振兴; else `end`."""
        if not _CLASS_WORD.match(self.text, end - 1):
            return end
        word = self.word_at(end - 1)
        return end if word is not None and self.network and word.end == end and word.tag in _NAMED else end - 1


def reading_words(text: str) -> list[Word]:
    """The words of a text where the network is not asked: rjieba's, with ICTCLAS tags."""
    import rjieba

    words: list[Word] = []
    start = 0
    for surface, tag in rjieba.tag(text):
        end = start + len(surface)
        words.append(Word(start, end, tag))
        start = end
    return words
