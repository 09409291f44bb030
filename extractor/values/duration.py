"""Durations: `find_durations` in running text, `parse_duration` for a text that is nothing but one."""

from __future__ import annotations

from extractor.mentions import Mention, resolve_overlaps
from extractor.models import Duration
from extractor.text import fold_width
from extractor.values.date_compose import find_idioms
from extractor.values.duration_rules import durations


def find_durations(text: str) -> list[Mention]:
    """The duration mentions of a block's clean text, in order and without overlaps."""
    return _find(fold_width(text))


def _find(folded: str) -> list[Mention]:
    found = [Mention(f.start, f.end, f.value, f.rule) for f in durations.find(folded)]
    blocked = find_idioms(folded) if found else []
    if blocked:
        found = [m for m in found if not any(m.start < end and start < m.end for start, end in blocked)]
    return resolve_overlaps(found)


def parse_duration(text: str) -> Duration:
    """The duration that `text` is. Raises ValueError that names the text where it is not one duration and nothing else."""
    folded = fold_width(text.strip())
    for mention in _find(folded):
        if not folded[: mention.start].strip("过去未来今后前后最近连续为期历时长达共每 ") and not folded[
            mention.end :
        ].strip("时间的 "):
            assert isinstance(mention.value, Duration)
            return mention.value
    raise ValueError(f"{text!r}: not a duration")
