"""The counted noun right behind a figure: 12家平湖企业, 1项护理责任."""

from __future__ import annotations

from bisect import bisect_right

import regex

from extractor.grammar import compiled
from extractor.values.number.value_words import any_word, value_words
from extractor.values.number.word_borders import THINGS, clause_at, words_of

_NOUN = ("n", "vn", "an", "j", "nz", "nr", "ns", "nt", "l", "s")
_ATTRIBUTE = (
    "n",
    "vn",
    "an",
    "j",
    "b",
    "a",
    "ns",
    "nz",
    "nr",
    "nt",
    "l",
    "i",
    "s",
    "v",
    "m",
    "eng",
    "f",
    "h",
    "k",
    "zg",
)
# What a ticket or a service costs those counted: 6至18岁半价.
_TERMS = frozenset(value_words("thing_terms"))
# What is done in stages: 分两期建设.
_DONE_IN_STAGES = frozenset(value_words("in_stages"))
# What is measured of the things counted is not counted itself (12种蔬菜价格, 8个行业增速), nor is how many of them do something (37间铺面全部).
_MEASURED = frozenset(value_words("measured") + value_words("all_of_them"))
# The dictionary lacks most of the words that end so (河道站).
_PLACES = frozenset("站厅馆场区园库室所院厂店队组部")
_SINGLE = ("n", "q", "ng", "zg", "g")
_STOP = frozenset("的地得了着过是在和与及或并为被把将已距离从向")
# The dictionary takes these for nouns; behind people and bodies they say what those do, or where (观众现场观看, 养殖户办理贷款).
_PREDICATES = frozenset(value_words("doing"))
# What is counted ends where these say whom it is for or from: 120套面向劳动者, 50张床位提供给老人.
_LINKS = value_words("for_whom")
_BODIES = frozenset("人员者户众民生师工家友客手长士童老部表宾企业队社团校商妇女")
# Words that the dictionary takes for verbs, by their last character (考生, 选手).
_PEOPLE = frozenset("者员生手师")
_ATTRIBUTE_FIGURE = regex.compile(r"[\d.]{1,8}万?吨级")
_HAPPENS = compiled(rf"(?<=[一-龥]{{2}}){any_word('happens')}$", regex.VERSION1)
# The dictionary takes these for verbs or cuts them apart.
_UNKNOWN_WORDS = compiled(rf"(?:{any_word('thing_of_more')}){{1,2}}[员师]?", regex.VERSION1)
# The dictionary cuts these apart.
_PAIRS = ("国家和地区", "国家及地区", "国家与地区", "国家或地区", "国家（地区）", "国家(地区)")
# Bounds of what is counted (20万人口以上).
_BOUNDS = frozenset({"以上", "以下", "以内", "左右", "上下", "之间"})
_LONGEST = 5
_WINDOW = 16


def counted_noun(text: str, end: int) -> str | None:
    """The noun phrase that starts at `end`, or None: at most five words, the last of them a noun.

    A verb inside it counts only between nouns (参保人员, 纠纷调解); the phrase ends before a particle or a mark.
    """
    attribute = _ATTRIBUTE_FIGURE.match(text, end)
    end = attribute.end() if attribute else end
    if end >= len(text) or not text[end].isalpha():
        return None
    pair = next((pair for pair in _PAIRS if text.startswith(pair, end)), None)
    if pair is not None:
        return pair
    known, words, tags = _words_from(text, end)
    phrase, best, did = known, known, False
    for word, tag in zip(words, tags, strict=True):
        if not phrase and word in THINGS:
            phrase = best = word
            continue
        if len(best) > 1 and word in _PLACES and best[-1] not in _BODIES:
            best += word
            break
        if word == "的" and did:
            # 19个重点监测的行业: what something is done to.
            return _head_behind(text, end + len(phrase) + 1)
        if len(best) == 1 == len(phrase) == len(word) and tag in _SINGLE and best not in THINGS:
            phrase = best = best + word  # 格口: a word that the dictionary lacks
            continue
        if (
            word in _STOP
            or word.startswith(_LINKS)
            or word in _BOUNDS
            or (not phrase and word in _TERMS)
            or not word[0].isalpha()
            or not tag.startswith(_ATTRIBUTE)
            or (tag == "v" and best)
        ):
            # 企业参与: a verb behind the noun is its predicate.
            break
        if known and phrase == known and tag.startswith("v"):
            break  # 超市开业
        if not phrase and word in _DONE_IN_STAGES and text[end - 1] in "期批":
            break
        if best and (word in _MEASURED or (word in _PREDICATES and best[-1] in _BODIES)):
            break
        if best and tag == "vn" and best[-1] in _BODIES | _PEOPLE and text[end - 1] in "名位":
            # 选手参赛: behind 名 people are counted, not what they do.
            break
        phrase += word
        did = did or tag.startswith("v")
        if tag.startswith(_NOUN) or (tag == "v" and len(word) > 1 and word[-1] in _PEOPLE):
            best = phrase
    # 三家企业开业, but 三次企业融资: what happens to those counted is not counted, except where the unit counts what happens.
    happens = _HAPPENS.search(best) if text[end - 1] not in "次项起轮场笔例宗桩" else None
    return (best[: happens.start()] if happens else best) or None


def _words_from(text: str, end: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A noun at `end` that the dictionary does not know as one, or "", and the words behind it with their tags."""
    known = _UNKNOWN_WORDS.match(text, end)
    if known is not None:
        _, words, tags = words_of(text[known.end() : known.end() + _WINDOW])
        return known[0], words[:_LONGEST], tags[:_LONGEST]
    base, clause = clause_at(text, end)
    starts, words, tags = words_of(clause)
    i = bisect_right(starts, end - base) - 1
    if base + starts[i] < end:
        # The dictionary joined the unit with the beginning of the noun (大举 in 5大举措): read the noun by itself.
        _, words, tags = words_of(text[end : end + _WINDOW])
        i = 0
    return "", words[i : i + _LONGEST], tags[i : i + _LONGEST]


def _head_behind(text: str, start: int) -> str | None:
    """The noun of one or two words that begins at `start`."""
    if start >= len(text) or not text[start].isalpha():
        return None
    base, clause = clause_at(text, start)
    _, words, tags = words_of(clause[start - base :])
    nouns = []
    for word, tag in zip(words[:2], tags[:2], strict=True):
        if not tag.startswith(_NOUN) or word in _PREDICATES:
            break
        nouns.append(word)
    return "".join(nouns) or None
