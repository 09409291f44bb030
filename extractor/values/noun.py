"""The counted noun right behind a figure: 12家平湖企业, 1项护理责任."""

from __future__ import annotations

from bisect import bisect_right

from extractor.values.words import words_of

_NOUN = ("n", "vn", "an", "j", "nz", "nr", "ns", "nt", "l", "s")
_ATTRIBUTE = ("n", "vn", "an", "j", "b", "a", "ns", "nz", "nr", "nt", "l", "i", "s", "v", "m", "eng", "f", "h", "k")
_STOP = frozenset("的地得了着过是在和与及或并为被把将已")
_LONGEST = 5


def counted_noun(text: str, end: int) -> str | None:
    """The noun phrase that starts at `end`, or None: at most five words, the last of them a noun.

    A verb inside it counts only between nouns (参保人员, 纠纷调解); the phrase ends before a particle or a mark.
    """
    if end >= len(text) or not text[end].isalpha():
        return None
    starts, words, tags = words_of(text)
    i = bisect_right(starts, end) - 1
    phrase, best, seen_noun = "", "", False
    for j in range(i, min(i + _LONGEST, len(words))):
        word, tag = words[j], tags[j]
        if j == i and starts[j] < end:
            word = word[end - starts[j] :]
        if word[:1] in _STOP or not word[:1].isalpha() or not tag.startswith(_ATTRIBUTE):
            break
        if tag == "v" and seen_noun and j > i:
            # 企业参与: a verb behind the noun is the predicate, unless a noun follows that it modifies.
            break
        phrase += word
        if (tag.startswith(_NOUN) and not (tag == "vn" and not phrase[: -len(word)])) or (
            tag == "v" and len(word) == 1 and False
        ):
            best, seen_noun = phrase, True
        elif tag == "vn":
            best = phrase
    return best if best and not best[0].isdigit() else None
