"""The tagger's words, put right where the words themselves say more than the tagger knew.

A network guesses people where it meets what it has never read: cities abroad, posts that look like a surname and a given name (关长), figures'
words (月均), names of two words (巴图|孟和). What follows takes the words as they come out of here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractor.mentions import Word
from extractor.names.name_cues import name_cues
from extractor.names.person.evidence import SPEECH
from extractor.names.person.form import is_foreign, split_honorific, surname_of, surnames, transcribing
from extractor.names.person.person_nouns import is_post, post_before
from extractor.names.person.unseen import name_words
from extractor.names.place.divisions import names
from extractor.names.place.value import world
from extractor.names.tagger.place_words import SITE, WHERE, are_countries, country_before_title, place_words

# 月均, 季增, 年产, 户均: a measure and what is said of it.
_MEASURED = regex.compile(r"[年季月周日时户亩人][均增入产供销租薪初末底终中内间后前度任值下常报检休餐]")
# 周环比, 周跑量: how much in a week, and against the week before.
_WEEKLY = regex.compile("周(?:[环同]比|跑量|产量|销量|销售额|涨幅|跌幅|收益率|成交量|均价)")
_INSURED = frozenset("保险贷券码")  # what schemes end in
_CORRECTED = frozenset(("PER", "LOC", "ORG", "nt"))
_NAMED = frozenset(("PER", "LOC", "ORG", "nt", "ns"))


def retag(text: str, words: Sequence[Word]) -> list[Word]:
    """The same words, in order and covering the same text; some joined, some cut, some with another tag."""
    if not _CORRECTED.intersection(word.tag for word in words):
        return list(words)
    corrected: list[Word] = []
    for word in _without_marks(text, words):
        if corrected and word.start < corrected[-1].end:
            if word.end > corrected[-1].end:
                corrected.append(Word(corrected[-1].end, word.end, word.tag, word.margin))
            continue
        if word.tag == "LOC":
            if corrected and corrected[-1].tag == "LOC" and text[word.start : word.end] in name_cues("land"):
                corrected[-1] = Word(corrected[-1].start, word.end, "LOC", corrected[-1].margin)
            else:
                corrected += place_words(text, word)
            continue
        if word.tag != "PER":
            corrected.append(word)
            continue
        _add_person(text, word, corrected)
    return corrected


# What no name holds. The comma of a list of names set close (张三，李四) ends one too.
_MARK = regex.compile("[，。；：！？、“”‘’]")


def _without_marks(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """The words, a name that runs over a mark without what lies behind that: 老周|，|丫."""
    for word in words:
        crosses = word.end - word.start > 2 and word.tag in _NAMED
        match = _MARK.search(text, word.start + 1, word.end) if crosses else None
        if match is None:
            yield word
            continue
        yield Word(word.start, match.start(), word.tag, word.margin)
        yield Word(match.start(), match.end(), "w")
        if match.end() < word.end:
            yield Word(match.end(), word.end, "n")


def _add_person(text: str, word: Word, corrected: list[Word]) -> None:
    """Add what the word is that the tagger took for a person: joined with the word before it, cut, or under another tag."""
    name = text[word.start : word.end]
    last = corrected[-1] if corrected else None
    tag = _tag(text, word, name, last)
    if tag == "LOC":
        site = SITE.match(text, word.end)
        corrected.append(Word(word.start, site.end() if site else word.end, "LOC", word.margin))
    elif tag != "PER":
        corrected.append(Word(word.start, word.end, tag, word.margin))
    elif last is not None and last.tag == "LOC" and _is_town_of(text, corrected, name):
        corrected.append(Word(word.start, word.end, "LOC", word.margin))
    elif last is not None and (_is_cut(text, last, word) or (last.tag == "PER" and _is_one_name(text, last, word))):
        corrected[-1] = Word(last.start, word.end, "PER", word.margin)
    else:
        corrected += _cut_person(text, word, name)


def _cut_person(text: str, word: Word, name: str) -> list[Word]:
    """The person with its last character that the tagger cut off, or without what it took in."""
    if size := country_before_title(name):
        return [Word(word.start, word.start + size, "LOC"), Word(word.start + size, word.end, "n")]
    if are_countries(name[:2]) and _LEADERS.match(text, word.start + 2):
        return [Word(word.start, word.start + 2, "LOC"), Word(word.start + 2, word.end, "n")]
    if part := _PART.search(name):
        first, rest = word.start + part.start(), word.start + part.end()
        return [Word(word.start, first, "LOC"), Word(first, rest, "f"), Word(rest, word.end, "LOC", word.margin)]
    if reign := _REIGN.match(text, word.end):
        return [Word(word.start, reign.end(), "PER", word.margin)]
    if end := _listed_end(text, word, name):
        return [Word(word.start, end, "PER", word.margin)]
    if size := _before_conjunction(name):
        return [Word(word.start, word.start + size, "PER", word.margin), Word(word.start + size, word.end, "c")]
    if len(name) > 3 and is_foreign(name) and _opens_idiom(text, word.end - 1):
        return [Word(word.start, word.end - 1, "PER", word.margin), Word(word.end - 1, word.end, "v")]
    return [Word(word.start, word.end, "PER", word.margin)]


def _tag(text: str, word: Word, name: str, last: Word | None) -> str:
    """What the word is that the tagger took for a person."""
    if len(name) == 2 and (_MEASURED.fullmatch(name) or (is_post(name) and not SPEECH.match(text, word.end))):
        return "n"
    if _WEEKLY.fullmatch(name):
        return "n"
    row = world().get(name)
    said = SPEECH.match(text, word.end) or post_before(text, word.start)
    if row is not None and row[1] == "country":
        return "LOC"
    if not said and (
        are_countries(name)
        or SITE.match(text, word.end)
        or (WHERE.search(text, max(0, word.start - 2), word.start) and name in names())
    ):
        return "LOC"
    if row is not None:
        return "PER" if said else "LOC"
    if not said and name[-1] in _INSURED and surnames().get(name[0]) != "common":
        return "nz"  # 惠民保
    if last is not None and text[last.start : last.end] in name_cues("kind_of_town") and not _is_common(name):
        return "LOC"
    return "PER"


# 黎|南部|提尔: a part of a country and a town in it.
_PART = regex.compile(r"(?<=\p{Han})[东南西北中]部(?=\p{Han}{2})")
_REIGN = regex.compile("[一二三四五六七八九十]{1,2}世(?![纪界代])")  # 罗杰|二世
_LEADERS = regex.compile("元首|首脑|外长|防长|总理|总统|领导人|两国|双边|边境|关系")


def _listed_end(text: str, word: Word, name: str) -> int | None:
    """The end of a name in a list whose last character the tagger cut off: 穆拉帝|力、."""
    end = word.end + 1
    if text[end : end + 1] not in ("、", "等") or text[word.start - 1 : word.start] not in ("、", "和", ""):
        return None
    foreign = transcribing("strong", "weak", "town")
    known = sum(character in foreign for character in text[word.start : end])
    unlike = surnames().get(surname_of(name) or "") != "common" and len(name) > 2
    return end if unlike and text[word.end] in foreign and known >= len(name) else None


def _before_conjunction(name: str) -> int | None:
    """The length of the surname and form of address in the name before a conjunction that the tagger took in: 王总|和."""
    if len(name) > 2 and name[-1] in "和与及" and split_honorific(name[:-1])[1]:
        return len(name) - 1
    return None


def _opens_idiom(text: str, start: int) -> bool:
    """Whether the character at `start`, which the tagger took into a name, opens a set phrase of four: 姆巴佩|梅开二度."""
    import rjieba

    pieces = rjieba.cut(text[start : start + 4])
    return len(pieces) == 1 and len(pieces[0]) == 4


def _is_common(name: str) -> bool:
    """Whether the name opens with a surname that many bear, and is not transcribed."""
    return surnames().get(surname_of(name) or "") == "common" and not is_foreign(name)


def _is_town_of(text: str, words: Sequence[Word], name: str) -> bool:
    """Whether a foreign name right behind a country names a town there, because something happens in it: 在|匈牙利|德布勒森."""
    country = world().get(text[words[-1].start : words[-1].end])
    if country is None or country[1] != "country" or len(words) < 2 or _is_common(name):
        return False
    return text[words[-2].start : words[-2].end] in name_cues("to_a_town")


def _is_cut(text: str, first: Word, second: Word) -> bool:
    """Whether a name with a dot lost the word that opens it: 买买|提·吐尔逊."""
    dot = text.find("·", second.start, second.end)
    return first.end == second.start and dot > 0 and text[first.start : dot] in name_words()


def _is_one_name(text: str, first: Word, second: Word) -> bool:
    """Whether two names without a mark between them are one of a people that has no surnames: 巴图|孟和."""
    if first.end != second.start or second.end - first.start > 6:
        return False
    return text[first.start] not in surnames() or surnames()[text[first.start]] == "rare"
