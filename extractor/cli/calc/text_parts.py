"""Results of calculators as text for people: the parts that all of them share, and the text of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.models import plain

if TYPE_CHECKING:
    from extractor.figures import Step, Used
    from extractor.models import Modifier

_SCALES = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))
# So many places of 万 or 亿 are still easier to read than the number written out.
_PLACES = 4
_LONGEST = 20


def amount(number: Decimal, unit: str | None = None, modifier: Modifier = "exact") -> str:
    """A number with its unit and hedge; a long one also in 万 or 亿: `657000000 CNY (6.57亿)`."""
    text = " ".join(filter(None, [plain(number), unit, None if modifier == "exact" else modifier]))
    short = _short(number)
    return f"{text} ({short})" if short else text


def percentage(ratio: Decimal, modifier: Modifier = "exact") -> str:
    """A ratio as a percentage: `23.813%`."""
    text = f"{plain((ratio * 100).normalize())}%"
    return text if modifier == "exact" else f"{text} {modifier}"


def step_lines(steps: Iterable[Step]) -> Iterator[str]:
    """The arithmetic, a line each, with its hedge and rounding."""
    for step in steps:
        notes = [note for note in (None if step.modifier == "exact" else step.modifier, step.rounding) if note]
        result = " ".join(filter(None, [plain(step.result), step.unit]))
        yield f"  {step.name}: {step.formula} = {result}" + (f"  ({', '.join(notes)})" if notes else "")


def used_lines(used: Sequence[Used]) -> Iterator[str]:
    """The facts, each with the words that say so and where they stand; facts of one clause or table row have these once, behind the last."""
    for position, one in enumerate(used):
        yield f"  {one}"
        following = used[position + 1] if position + 1 < len(used) else None
        if following is None or (following.document, following.fact.evidence) != (one.document, one.fact.evidence):
            cells = [" ".join(cell.split()) for cell in one.fact.evidence.text.split("\t")]
            yield f"      “{' | '.join(cells)}”  {source_of(one)}"


def source_of(used: Used) -> str:
    """Where a fact stands: its document and id, and when the page came out."""
    return " ".join(filter(None, [f"{used.document}#{used.fact.id}", used.published and f"({used.published})"]))


def section(title: str, lines: Iterable[str]) -> list[str]:
    """A titled part of a text; nothing where there are no lines."""
    body = list(lines)
    return ["", title, *body] if body else []


def columns(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names and values in two columns, a Chinese character being two wide."""
    width = max((_width(name) for name, _ in rows), default=0)
    for name, value in rows:
        yield f"  {name}{' ' * (width - _width(name))}  {value}"


def _short(number: Decimal) -> str | None:
    for scale, word in _SCALES:
        if abs(number) >= scale and len(number.as_tuple().digits) <= _LONGEST:
            short = (number / scale).normalize()
            exponent = short.as_tuple().exponent
            return f"{plain(short)}{word}" if isinstance(exponent, int) and exponent >= -_PLACES else None
    return None


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
