"""Printed lines to paragraphs: a line that fills its column goes on in the next, over a column's or a page's end too."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

import regex

from extractor.page import read_fields
from extractor.reading.print.columns import Line

_ENDS = "。！？；…：”』」）)!?;:"
_ITEM = regex.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百]{1,3}[章节条]|\d{1,2}[.．、]|[•●·▪◆■])"
)
_HEADING = 1.12  # of the text's size
_LONGEST_HEADING = 60  # characters
_NARROWEST = 12  # characters of a column of running text
_INDENTED = 0.08  # share of lines that open with white space on a page that sets paragraphs so
_LINE_STEP = 1.5  # of the usual distance of two lines: a wider one parts paragraphs


def text_of(line: Line) -> str:
    """The text of a line; a tab between stretches that stand apart, nothing between the characters of a spaced headline (通　知)."""
    if len(line.segments) > 1 and all(len(segment.text) == 1 for segment in line.segments):
        return "".join(segment.text for segment in line.segments)
    return "\t".join(segment.text for segment in line.segments)


def read_paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs, headings marked as in Markdown but for the first of the largest, which is the title; rows of a table keep their tabs."""
    sizes = sorted(line.size for line in lines for _ in text_of(line))
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    step = _usual_step(lines)
    indents = sum(_is_indented(line) for line in lines) >= max(2, _INDENTED * len(lines))
    out: list[str] = []
    for i, line in enumerate(lines):
        text = text_of(line)
        above = lines[i - 1] if i else None
        if above is not None and out and _goes_on(above, line, step, indents):
            out[-1] = _joined(out[-1], text)
        elif line.size >= _HEADING * usual and out and len(text) <= _LONGEST_HEADING and len(line.segments) == 1:
            out.append(text if not any(_is_text(p) for p in out) else f"## {text}")
        else:
            out.append(text)
    return out


def _is_text(paragraph: str) -> bool:
    return len(paragraph) > 20 and any(mark in paragraph for mark in "。，；")


def _usual_step(lines: Sequence[Line]) -> float:
    steps = [a.middle - b.middle for a, b in itertools.pairwise(lines) if 0 < a.middle - b.middle < 4 * a.size]
    return median(steps) if steps else 0.0


def _goes_on(above: Line, line: Line, step: float, indents: bool) -> bool:
    """Whether a line is the next of the paragraph above it; `indents`: paragraphs open with white space on these pages."""
    if len(above.segments) > 1 or len(line.segments) > 1:
        return False
    em = above.em
    if read_fields(above.segments[0].text) and read_fields(line.segments[0].text):
        return False  # of a form each line is one, also the longest, which fills what seems the column
    if abs(above.size - line.size) > 0.1 * above.size or _ITEM.match(line.segments[0].text):
        return False
    full = above.right - above.left >= _NARROWEST * em and above.end >= above.right - 1.6 * em - _first_word(line)
    indented = _is_indented(line)
    text = above.segments[-1].text
    near = 0 < above.middle - line.middle <= _LINE_STEP * step if step else True
    if near:
        return full and (not indented or _is_centred(above, line))
    # Over a column's or a page's end: in mid-sentence, or where an indent would tell.
    jumped = line.middle > above.middle or above.middle - line.middle > 3 * step
    return jumped and full and not indented and (indents or text[-1] not in _ENDS) and len(text) >= 6


def _is_indented(line: Line) -> bool:
    return line.start > line.left + 0.8 * line.em


def _first_word(line: Line) -> float:
    """The width of the number or Latin word that opens a line, which would have to fit the line above; 0 for a Chinese character."""
    segment = line.segments[0]
    match = regex.match(r"[A-Za-z0-9.,%‰]{2,}", segment.text)
    return len(match[0]) * (segment.right - segment.left) / len(segment.text) if match else 0.0


def _is_centred(above: Line, line: Line) -> bool:
    """Whether two lines are the halves of a headline set in the middle."""
    middles = [(x.start + x.end) / 2 for x in (above, line)]
    return abs(middles[0] - middles[1]) < 0.5 * above.em and above.start > above.left + 0.8 * above.em


def _joined(left: str, right: str) -> str:
    if left[-1:].isascii() and right[:1].isascii():
        if left.endswith("-") and left[-2:-1].isalpha() and right[0].islower():
            return left[:-1] + right
        if left[-1].isalnum() and right[0].isalnum():
            return f"{left} {right}"
    return left + right
