"""Durations: `find_durations` in running text, `parse_duration` for a text that is nothing but one."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.grammar import compiled
from extractor.mentions import Mention, resolve_overlaps
from extractor.models import Duration
from extractor.text import fold
from extractor.values.date.atoms import Idioms
from extractor.values.duration.rules import durations
from extractor.values.number.value_words import any_word


def find_durations(text: str, *, folded: str | None = None) -> list[Mention]:
    """The duration mentions of a text, in order and without overlaps; `folded` is the text as rules match it, where the caller has it."""
    return _find(fold(text) if folded is None else folded)


# A unit behind a number: only around these can a duration stand.
_TRIGGER = compiled(
    r"(?<=[\d一二两三四五六七八九十百千万半几多数余来整干廿卅壹贰叁肆伍陆柒捌玖拾个俩仨½¼¾ ])(?:年|个?月|周|天|日|时|星期|礼拜|小时|钟|昼夜|学[期年]|财年|分|[毫微纳]?秒|时辰|刻钟|世纪|载|季度|工作[日天]|自然日|交易日|春秋|寒暑|日夜|日日夜夜)|(?<=\d ?)(?:ms|ns|h|min|s(?![A-Za-z])|sec|day|week|month|year)|(?<=\d)[:：](?=[0-5]\d)|月余|年余|(?<=个把)(?:月|小时|星期|礼拜|钟头)"
)
_BEFORE, _BEHIND = 32, 64


def _windows(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches around the triggers, joined where they overlap."""
    start = end = -1
    for match in _TRIGGER.finditer(folded):
        if end < 0 or match.start() - _BEFORE > end:
            if end >= 0:
                yield start, end
            start = max(0, match.start() - _BEFORE)
        end = match.end() + _BEHIND
    if end >= 0:
        yield start, end


def _find(folded: str) -> list[Mention]:
    found = []
    rules = [rule for rule in durations.rules if not rule.needs or any(need in folded for need in rule.needs)]
    for start, end in _windows(folded):
        for rule in rules:
            for match in rule.pattern.finditer(folded, start, end):
                value = rule.build(match)
                if isinstance(value, Duration):
                    found.append(Mention(*match.span(), value, rule.name))
    if found:
        idioms = Idioms(folded)
        found = [mention for mention in found if not idioms.hold(mention.start, mention.end)]
    return resolve_overlaps(found)


# Words that may stand around a duration without changing it.
_AROUND_BEFORE = compiled(
    r"(?:(?:有效|保质|保修|质保|工|任|聘|刑|租|学|借款|贷款)期(?:限)?[为是]?|自[^，。\d]{0,10}起|建[国党军校馆院市厂]|创[刊办立建]|[:：“”]|\s"
    rf"|{any_word('around_length')})*+",
    regex.VERSION1,
)
_AROUND_BEHIND = compiled(rf"(?:的?{any_word('around_length_behind')}|[“”，。]|\s)*+", regex.VERSION1)


def parse_duration(text: str) -> Duration:
    """The duration that `text` is. Raises ValueError that names the text where it is not one duration and nothing else."""
    folded = fold(text.strip())
    for mention in _find(folded):
        if _AROUND_BEFORE.fullmatch(folded, 0, mention.start) and _AROUND_BEHIND.fullmatch(folded, mention.end):
            assert isinstance(mention.value, Duration)
            return mention.value
    raise ValueError(f"{text!r}: not a duration")
