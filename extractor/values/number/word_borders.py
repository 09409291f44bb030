"""Word borders as a veto: a figure does not begin or end inside a word (统一, 十分, 千家万户, 5成员)."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from extractor.values.number.numeral import CHINESE
from extractor.values.number.value_words import value_words

# Tags of words that are numerals themselves, or a numeral and its measure word (一批, 三家, 百余).
_NUMERAL_TAGS = {"m", "mq", "q", "x", "eng"}
_NUMERAL = frozenset(CHINESE + "几数余多来上近过超好0123456789.,")


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]:
    """The dictionary words of `text`: their starts, the words, their part-of-speech tags (jieba's)."""
    import rjieba

    pairs = rjieba.tag(text, False)
    words = tuple([word for word, _ in pairs])
    return tuple(accumulate(map(len, words), initial=0))[:-1], words, tuple([tag for _, tag in pairs])


_BREAKS = frozenset("，。、；：！？“”‘’（）()《》【】,;:!? \n\t")
_REACH = 30


def clause_at(text: str, index: int) -> tuple[int, str]:
    """The stretch between marks around `index`, at most 30 characters to either side: its start and its text. Words do not cross marks."""
    start, end = index, index + 1
    low, high = max(0, index - _REACH), min(len(text), index + _REACH)
    while start > low and text[start - 1] not in _BREAKS:
        start -= 1
    while end < high and text[end] not in _BREAKS:
        end += 1
    return start, text[start:end]


@lru_cache(maxsize=256)
def word_at(text: str, index: int) -> tuple[int, str, str]:
    """The word that holds character `index`: its start, the word, its tag."""
    base, clause = clause_at(text, index)
    starts, words, tags = words_of(clause)
    i = bisect_right(starts, index - base) - 1
    return base + starts[i], words[i], tags[i]


def starts_inside_word(text: str, start: int) -> bool:
    """Whether `start` is inside a word that is more than a numeral (统一, 第一)."""
    first, word, _ = word_at(text, start)
    return first < start and not all(c in _NUMERAL for c in word[: start - first])


# Things of one character, which the dictionary joins with their measure word (两本书, 5台车, 3扇门) or takes for verbs (5棵树).
THINGS = frozenset(value_words("thing"))
_JOINED = THINGS | set(value_words("joined_thing"))
_PLAIN = frozenset("条层座辆台名位项所栋株棵件")


def ends_inside_word(text: str, end: int) -> bool:
    """Whether a figure that ends in a unit ends inside a word (5成员, 3分别). 个人 behind a number is 个 and 人."""
    start, word, tag = word_at(text, end - 1)
    if (text[end - 1] == "里" and text[end : end + 1] in ("路", "地")) or text[end : start + len(word)] in _JOINED:
        return False
    whole_count = text[end - 1] in _PLAIN and start < end - 1 and tag != "i"
    if start == end - 1 and start + len(word) > end and _runs_on(text, end, start + len(word)):
        return False
    if start == end - 1 and len(word) > 2 and tag.startswith("n") and len(words_of(word[1:])[1]) == 1:
        return False  # 颗卫星: the dictionary holds a noun with its measure word
    return start + len(word) > end and word[0] != "个" and tag not in _NUMERAL_TAGS and not whole_count


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` on, cut afresh, hold one that runs across `end`: 5家电商 is 5家 and 电商, not 家电 and 商."""
    base, clause = clause_at(text, start)
    _, words, _ = words_of(clause[start - base : start - base + 6])
    return bool(words) and len(words[0]) > end - start


def turns_by_itself(text: str, end: int) -> bool:
    """Whether the 前 or 后 that ends at `end` ends a word there (两天后进行, 3月5日前提交) and does not begin one (三天后勤, 3月5日前往)."""
    start, word, _ = word_at(text, end - 1)
    return start + len(word) == end


def is_word(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)`, a numeral in characters and its unit, lies within a longer word that is no numeral (千家万户, 一家人)."""
    first, word, tag = word_at(text, start)
    if first == start and text[end - 1] == "里" and text[end : end + 1] in ("路", "地"):
        return False
    if first == start and text[end : first + len(word)] in _JOINED and tag != "i":
        return False
    if first == start and text[end - 1] in _PLAIN and word[0] != "一" and tag != "i":
        # The dictionary holds whole counts too (两条道路, 三层楼).
        return False
    return first + len(word) > end and tag not in _NUMERAL_TAGS


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether a figure in characters `[start, end)` begins or ends inside a word."""
    return starts_inside_word(text, start) or ends_inside_word(text, end) or is_word(text, start, end)
