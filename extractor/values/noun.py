"""The counted noun right behind a figure: 12家平湖企业, 1项护理责任."""

from __future__ import annotations

from bisect import bisect_right

from extractor.values.words import clause_at, words_of

_NOUN = ("n", "vn", "an", "j", "nz", "nr", "ns", "nt", "l", "s")
_ATTRIBUTE = ("n", "vn", "an", "j", "b", "a", "ns", "nz", "nr", "nt", "l", "i", "s", "v", "m", "eng", "f", "h", "k")
_STOP = frozenset("的地得了着过是在和与及或并为被把将已")
_LONGEST = 5
_WINDOW = 16


def counted_noun(text: str, end: int) -> str | None:
    """The noun phrase that starts at `end`, or None: at most five words, the last of them a noun.

    A verb inside it counts only between nouns (参保人员, 纠纷调解); the phrase ends before a particle or a mark.
    """
    if end >= len(text) or not text[end].isalpha():
        return None
    base, clause = clause_at(text, end)
    starts, words, tags = words_of(clause)
    i = bisect_right(starts, end - base) - 1
    if base + starts[i] < end:
        # The dictionary joined the unit with the beginning of the noun (大举 in 5大举措): read the noun by itself.
        _, words, tags = words_of(text[end : end + _WINDOW])
        i = 0
    phrase, best = "", ""
    for word, tag in zip(words[i : i + _LONGEST], tags[i : i + _LONGEST], strict=True):
        if word in _STOP or not word[0].isalpha() or not tag.startswith(_ATTRIBUTE) or (tag == "v" and best):
            # 企业参与: a verb behind the noun is its predicate.
            break
        phrase += word
        if tag.startswith(_NOUN):
            best = phrase
    return best or None
