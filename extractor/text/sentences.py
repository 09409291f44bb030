"""Sentences and clauses of a text, with quotation marks and brackets respected.

A full stop ends a sentence where it stands outside brackets. Closing marks stay with the sentence that they close. Speech (a
quotation that opens a sentence or follows a colon or comma) is cut into its own sentences; a quotation in the middle
of a sentence (“有病得保障，无病享服务”的模式) is a word of it and is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Span = tuple[int, int]
_FindEnd = Callable[[str, int, int], int]

OPENERS = "“‘「『《〈（(【〔[［{｛"
CLOSERS = "”’」』》〉）)】〕]］}｝"
QUOTES = "“‘「『"
_CLOSER_OF = dict(zip(OPENERS, CLOSERS, strict=True))
_ENDS = frozenset("。！？!?｡")
_CLAUSE_ENDS = frozenset("，；：,;:、")
_BEFORE_SPEECH = frozenset("：:，,。！？!?；;…—\n")
# What goes on with a sentence although a speech has just ended: its speaker, a comma, a particle.
_GOES_ON = frozenset("，,、；;：:的等")
_REACH = 400  # an opening mark that is not closed within so many characters is taken for a slip of the page
_BRACKETS = re.compile(f"[{re.escape(OPENERS + CLOSERS)}\n]")
# Where a sentence or a clause may end, and where something opens that is passed over whole: no other character is looked at.
_SENTENCE_MARKS = re.compile(f"[{re.escape(OPENERS)}。！？!?｡…\n.]")
_CLAUSE_MARKS = re.compile(f"[{re.escape(OPENERS)}。！？!?｡…\n.—\t，；：,;:]")


def split_sentences(text: str) -> list[Span]:
    """The sentences of `text` as half-open spans, in order, without white space at their ends.

    Every character that is not white space lies in exactly one sentence. Line breaks end a sentence.
    """
    return _split(text, 0, len(text), _SENTENCE_MARKS, _sentence_end)


def split_clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The clauses of the stretch `[start, end)` of `text` (usually a sentence), as spans of `text`.

    A clause ends behind ，；： and behind every sentence end, never inside brackets, an embedded quotation or a number
    (1,200；8:30). The enumeration comma 、 ends none. The punctuation belongs to the clause that it ends.
    """
    return _split(text, start, len(text) if end is None else end, _CLAUSE_MARKS, _clause_end)


def _split(text: str, start: int, end: int, marks: re.Pattern[str], find_end: _FindEnd) -> list[Span]:
    skip = _embedded(text, start, end)
    spans: list[Span] = []
    begin = past = start
    for mark in marks.finditer(text, start, end):
        i = mark.start()
        if i < past:
            continue
        if i in skip:
            past = skip[i]
        elif after := find_end(text, i, end):
            _add(spans, text, begin, after)
            begin = past = after
    _add(spans, text, begin, end)
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if piece.strip():
        spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))


def _sentence_end(text: str, i: int, end: int) -> int:
    """Just past the sentence that ends at `i`, or 0 where none does."""
    char = text[i]
    if char == "\n":
        return i + 1
    if char == ".":
        # A full stop of Latin type: behind a Chinese character, or behind a word and before a space.
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        if not (_is_chinese(before) and not after.isalnum()) and not (before.islower() and after.isspace()):
            return 0
    elif char == "…":
        if text[i + 1 : i + 2] == "…" or text[i + 1 : i + 2] in _GOES_ON:
            return 0
    elif char not in _ENDS:
        return 0
    after_marks = _past(text, i + 1, end, "。！？!?…｡")
    closed = _past(text, after_marks, end, CLOSERS)
    if closed > after_marks and closed < end and (text[closed] in _GOES_ON or _names_speaker(text, closed, end)):
        return 0
    return closed


_SPEECH_VERBS = ("说", "道", "表示", "介绍", "告诉", "坦言", "感慨", "称", "认为", "回忆", "强调", "指出", "直言", "笑")


def _names_speaker(text: str, start: int, end: int) -> bool:
    """Whether the words behind a speech only say who spoke: …。”王老师说。"""
    stop = min(end, start + 30)
    i = start
    while i < stop and text[i] not in "，,。！？!?；;：:\n“":
        i += 1
    words = text[start:i]
    return i < end and len(words) < 30 and words.endswith(_SPEECH_VERBS)


def _clause_end(text: str, i: int, end: int) -> int:
    after = _sentence_end(text, i, end)
    if after:
        return after
    char = text[i]
    if char == "—" and text[i + 1 : i + 2] == "—":
        return i + 2
    if char == "\t":
        return i + 1
    if char in "。！？!?…":
        return _past(text, i, end, "。！？!?…" + CLOSERS)
    if char not in _CLAUSE_ENDS or char == "、":
        return 0
    if char in ",:" and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit():
        return 0
    if char == ":" and text[i + 1 : i + 3] == "//":
        return 0
    return _past(text, i + 1, end, CLOSERS)


def _past(text: str, i: int, end: int, chars: str) -> int:
    """Just past the run of `chars` that begins at `i`."""
    while i < end and text[i] in chars:
        i += 1
    return i


def _embedded(text: str, start: int, end: int) -> dict[int, int]:
    """Where a bracket or an embedded quotation opens: the offset just past its end."""
    found: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for mark in _BRACKETS.finditer(text, start, end):
        i, char = mark.start(), mark[0]
        if char in _CLOSER_OF:
            stack.append((_CLOSER_OF[char], i))
            del stack[:-20]
        elif char == "\n":
            stack.clear()
        elif stack:
            depth = next((d for d in range(len(stack) - 1, -1, -1) if stack[d][0] == char), None)
            if depth is None:
                continue
            opened = stack[depth][1]
            del stack[depth:]
            if i - opened <= _REACH and not (text[opened] in QUOTES and _is_speech(text, opened, i, start)):
                found[opened] = i + 1
    return found


def _is_speech(text: str, opened: int, closed: int, start: int) -> bool:
    """Whether the quotation is said by someone rather than a word of the sentence around it."""
    before = text[opened - 1] if opened > start else "\n"
    if before in QUOTES and opened - 1 > start:
        before = text[opened - 2]
    inside = text[opened + 1 : closed]
    return before in _BEFORE_SPEECH and (inside[-1:] in _ENDS or inside[-1:] in "，,…" or len(inside) > 40)


def _is_chinese(char: str) -> bool:
    return bool(char) and "\u4e00" <= char <= "\u9fff"
