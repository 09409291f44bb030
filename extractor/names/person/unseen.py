"""People whom the tagger did not see: names that it cut into words or took for something else, told by what stands beside them.

A post and a verb (经理|车|建国|来到), other people (、), or the words themselves, where names are made of words that nothing else is made of (乌云其木格).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from extractor.lexicon import GivenNameWord, matcher, rows
from extractor.mentions import Word
from extractor.names.person.evidence import SPEECH
from extractor.names.person.form import is_foreign, shape, surnames
from extractor.names.person.person_nouns import post_before, post_behind
from extractor.names.tagger.tagged import TaggedBlock

Cue = tuple[tuple[int, int], str]

# What only a person does, right behind the name.
_DOES = regex.compile(
    r"[在也还则就便正刚又]{0,2}(?:来到|赶到|走进|走到|走上|出席|到场|致辞|致词|主持|带领|带着|率队|率领|率团|陪同|连忙|赶紧|当即|点头|算账|算了|掰着|握着|拉着|捧着|站在|坐在)"
)
# Tags of a single character that is a surname, and of what follows it.
_SURNAME_TAGS = frozenset(("n", "nr", "nz", "nw", "PER", "ORG", "LOC", "a", "v", "vn"))
_GIVEN_TAGS = frozenset(("n", "nr", "nz", "nw", "PER", "LOC", "a", "ad", "an", "v", "vn", "vd", "t", "s"))
_NAME_TAGS = frozenset(("nz", "nr", "nw", "PER"))
# Surnames that are verbs, directions or nouns of place before a noun: 司机|关|车门, 工人|路|边.
_WORKING = frozenset(
    "查包关开谈计解习种修应能许从向任过干管盛占看养乘宁冷别易步充离支练用教喊花鲜全高安常平方时成水车金石门房楼商阴阳都明"
)
# What a word that ends in a post is tagged.
_POST_TAGS = frozenset(("n", "nz", "nr", "nw", "PER", "ORG", "LOC", "nt", "ns", "vn", "v", "a", "f", "xc"))
_FOLLOWS = frozenset(("v", "vd", "p", "d", "c", "w", "u", "r", "TIME", "t", "ad"))


def find_hidden(block: TaggedBlock) -> Iterator[Cue]:
    """The names of people in the block that no tag gives away, each with the rule that found it."""
    yield from _behind_posts(block)
    yield from _behind_cut_posts(block)
    yield from _beside_people(block)
    yield from _of_name_words(block)
    yield from _dotted(block)


def _behind_posts(block: TaggedBlock) -> Iterator[Cue]:
    """A surname and one or two characters right behind a post, where a verb of speech or a tiling of words shows that they are a name."""
    text, words = block.text, block.words
    table = surnames()
    for index, word in enumerate(words[:-1]):
        if word.tag not in _POST_TAGS:
            continue
        start = word.end
        follower = words[index + 1]
        if follower.end - start > 2 and _is_transcribed(text, follower) and post_before(text, start):
            yield (start, follower.end), "person.foreign"
        kind = table.get(text[start])
        if kind != "common" and kind != "rare":
            continue
        head = post_before(text, start)
        if head is None:
            continue
        if follower.tag in ("p", "c", "u") and follower.end == start + 1:
            continue  # 经理|向|客户
        for end in (start + 3, start + 2):
            if shape(text[start:end]) != "full":
                continue
            whole = block.word_from(start)
            said = SPEECH.match(text, end) or (head[1] == "post" and end in block.ends and _DOES.match(text, end))
            if said and (whole is None or whole.end != end or whole.tag in _NAME_TAGS or whole.tag == "n"):
                yield (start, end), "person.cued"
                break
            # 书记|方向|东、镇长: who is listed with another's post behind is named
            listed = end in block.ends and text[end : end + 1] == "、" and post_behind(text, end + 1)
            if listed or _is_tiled(text, words, index + 1, end):
                yield (start, end), "person.tiled"
                break


def _behind_cut_posts(block: TaggedBlock) -> Iterator[Cue]:
    """A surname that the tagger drew to the post before it (泥瓦|工范|德清), where a verb of speech or of doing follows the name."""
    text, words = block.text, block.words
    for index, word in enumerate(words[:-1]):
        start, end = word.end - 1, words[index + 1].end
        if word.end - word.start < 2 or end - start not in (2, 3) or surnames().get(text[start]) != "common":
            continue
        if not (SPEECH.match(text, end) or _DOES.match(text, end)) or shape(text[start:end]) != "full":
            continue
        head = post_before(text, start)
        if head is not None and start > word.start and head[0] < start:
            yield (start, end), "person.cued"


def _is_transcribed(text: str, word: Word) -> bool:
    """Whether the word is written like a foreign name and is none that the dictionary knows (马拉松)."""
    if (
        word.tag not in ("v", "nr", "nz", "nw")
        or word.end - word.start < 3
        or not is_foreign(text[word.start : word.end])
    ):
        return False
    import rjieba

    return len(rjieba.cut(text[word.start : word.end])) > 1


def _is_tiled(text: str, words: tuple[Word, ...], index: int, end: int) -> bool:
    """Whether the words from `index` to `end` are one name's word, or a surname and a given name, and what follows goes on as behind a name."""
    first = words[index]
    if first.end == end:
        return first.tag in _NAME_TAGS
    if first.end - first.start != 1 or first.tag not in _SURNAME_TAGS or text[first.start] in _WORKING:
        return False
    if index + 1 >= len(words) or words[index + 1].end != end or words[index + 1].tag not in _GIVEN_TAGS:
        return False
    if first.tag in ("v", "vn") and surnames()[text[first.start]] != "common" and words[index + 1].tag == "v":
        return False
    return end - first.start == 3 and (index + 2 >= len(words) or words[index + 2].tag in _FOLLOWS)


def _beside_people(block: TaggedBlock) -> Iterator[Cue]:
    """Full names of three characters that 、 joins to people and that the tagger took for something else."""
    text = block.text
    if "、" not in text:
        return
    for word in block.words:
        size = word.end - word.start
        if (size != 3 and size != 4) or word.tag not in ("n", "a", "nz", "nr", "nw", "v"):
            continue
        start = word.end - 3
        led = size == 3 or text[word.start] in "有是由和"
        if (
            led
            and (size == 4 or word.tag != "v")
            and shape(text[start : word.end]) == "full"
            and is_listed(block, word)
        ):
            yield (start, word.end), "person.sibling"


def is_listed(block: TaggedBlock, word: Word) -> bool:
    """Whether 、 joins the word to one that the tagger holds for a person."""
    text = block.text
    before = block.word_to(word.start - 1) if text[word.start - 1 : word.start] == "、" else None
    behind = block.word_from(word.end + 1) if text[word.end : word.end + 1] == "、" else None
    return any(other is not None and other.tag == "PER" for other in (before, behind))


@cache
def name_words() -> frozenset[str]:
    """The words that names without a surname are made of: 格桑, 买买提."""
    return frozenset(row.word for row in rows(GivenNameWord))


def _of_name_words(block: TaggedBlock) -> Iterator[Cue]:
    """Two or three words of names in a row (格桑|梅朵), or one behind a post or a word of kinship (丈夫洛桑)."""
    start = end = count = 0
    for _, first, last in (*matcher(GivenNameWord).find_matches_as_indexes(block.text), (0, -1, -1)):
        if first == end and count and count < 3:
            end, count = last, count + 1
            continue
        if (count > 1 and start in block.starts) or (
            count == 1 and start in block.starts and end in block.ends and post_before(block.text, start)
        ):
            yield (start, end), "person.name_words"
        start, end, count = first, last, 1


_DOT = regex.compile(r"(?<=\p{Han})·(?=\p{Han})")
LONGEST_PART = 10  # characters of a dotted name on one side of a dot


def _dotted(block: TaggedBlock) -> Iterator[Cue]:
    """Names with a dot, as far as words of names go on both sides: 阿依|古丽|·|买买提."""
    last = 0
    for match in _DOT.finditer(block.text):
        if match.start() < last:
            continue
        start, end = _part_start(block, match.start()), match.start()
        while end < len(block.text) and block.text[end] == "·" and (further := _part_end(block, end + 1)) is not None:
            end = further
        if start is not None and end > match.end():
            last = end
            yield (start, end), "person.dotted"


def _part_start(block: TaggedBlock, end: int) -> int | None:
    """Where the part of a dotted name begins that ends at `end`."""
    start = end
    index = block.ends.get(end)
    while index is not None and index >= 0 and _is_part(block.text, block.words[index], end):
        start, index = block.words[index].start, index - 1
    return start if start < end else None


def _part_end(block: TaggedBlock, start: int) -> int | None:
    """Where the part of a dotted name ends that begins at `start`."""
    end = start
    index = block.starts.get(start)
    while index is not None and index < len(block.words) and _is_part(block.text, block.words[index], start):
        end, index = block.words[index].end, index + 1
    return end if end > start else None


def _is_part(text: str, word: Word, edge: int) -> bool:
    """Whether the word can belong to the part of a dotted name that begins or ends at `edge`."""
    surface = text[word.start : word.end]
    if max(abs(word.start - edge), abs(word.end - edge)) > LONGEST_PART or not surface.isalpha():
        return False
    return (
        word.tag in _NAME_TAGS and surface.isalpha()
        if surface in surnames()
        else surface in name_words() or is_foreign(surface) or word.tag == "PER"
    )
