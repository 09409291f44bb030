"""The stretches of text of a PDF page: characters that stand side by side, with their place and size."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    import pypdfium2

_MOST = 200_000  # characters of a page that are read
_GAP = 0.9  # of a Chinese character's width: white space that parts two stretches of a line
_SPACE = 0.25  # the same between stretches that are set one by one
_LEAST_SPACE = 0.18  # the same within one: how wide a space is set at least, and how much wider than the gaps that justify the line
_SAME_LINE = 0.5  # share of the height by which two characters of a line overlap
_RUBY = 0.62  # of the size below it: characters that tell how others are read
_SOUNDS = regex.compile(r"[\p{Latin}\p{Bopomofo}\p{Hiragana}\p{Katakana}\p{M}ˊˇˋ˙·\s]+")


@dataclass(slots=True)
class Segment:
    """A stretch of a line: text, left and right edge, bottom and top in points from the page's lower left corner; `size` is the usual height of its characters, `em` their width."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    em: float

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.bottom + self.top) / 2


@dataclass(slots=True)
class _Glyph:
    char: str
    left: float
    right: float
    bottom: float
    top: float


def read_segments(page: pypdfium2.PdfTextPage) -> list[Segment]:
    """The stretches of a page, in the order in which the file sets them; those that only tell how characters are read (ruby) left out."""
    segments: list[Segment] = []
    run: list[_Glyph] = []
    for glyph in _glyphs(page):
        if run and not _follows(run[-1], glyph):
            segments += _closed(run)
            run = []
        run.append(glyph)
    segments += _closed(run)
    return _without_ruby(_merged(segments))


def _em(glyphs: Sequence[_Glyph]) -> float:
    """The width of a Chinese character in a stretch; where it has none, that of its letters twice."""
    wide = sorted(glyph.right - glyph.left for glyph in glyphs if glyph.char > "\u2e7f")
    narrow = sorted(glyph.right - glyph.left for glyph in glyphs if not glyph.char.isspace())
    return wide[len(wide) // 2] if wide else 2 * narrow[len(narrow) // 2] if narrow else 0.0


def _glyphs(page: pypdfium2.PdfTextPage) -> Iterator[_Glyph]:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    high = 0
    for i in range(min(page.count_chars(), _MOST)):
        code = pdfium.FPDFText_GetUnicode(page, i)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the basic plane
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code < 0x20 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF, 0xAD) or code > 0x10FFFF:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(page, i, ctypes.byref(box)) or box.top <= box.bottom:
            continue
        yield _Glyph(chr(code), box.left, box.right, box.bottom, box.top)


def _follows(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a character stands right of the last one on its line."""
    height = min(last.top - last.bottom, glyph.top - glyph.bottom)
    overlap = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    em = max(_em([last]), _em([glyph]))
    return overlap >= _SAME_LINE * height and -0.5 * em <= glyph.left - last.right <= _GAP * em


def _closed(run: list[_Glyph]) -> list[Segment]:
    parts: list[str] = []
    em = _em(run)
    gaps = [glyph.left - last.right for last, glyph in pairwise(run)]
    least = _LEAST_SPACE * em + max(0.0, sorted(gaps)[len(gaps) // 2] if gaps else 0.0)
    for n, glyph in enumerate(run):
        if n and gaps[n - 1] > least and " " not in (glyph.char, run[n - 1].char):
            parts.append(" ")
        parts.append(glyph.char)
    text = "".join(parts)
    shown = [glyph for glyph in run if not glyph.char.isspace()]
    if not shown:
        return []
    sizes = sorted(glyph.top - glyph.bottom for glyph in shown)
    return [
        Segment(
            text.strip(),
            shown[0].left,
            shown[-1].right,
            min(glyph.bottom for glyph in shown),
            max(glyph.top for glyph in shown),
            sizes[len(sizes) // 2],
            em,
        )
    ]


def _merged(segments: list[Segment]) -> list[Segment]:
    """Stretches that the file sets one by one (a word in bold, each character by itself) made one where they touch."""
    out: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (-round(s.middle, 0), s.left)):
        last = out[-1] if out else None
        em = max(segment.em, last.em) if last else 0.0
        if (
            last
            and abs(last.middle - segment.middle) < 0.35 * em
            and -0.3 * em <= segment.left - last.right <= _GAP * em
        ):
            apart = segment.left - last.right > _SPACE * em
            last.text += (" " if apart else "") + segment.text
            last.right = max(last.right, segment.right)
            last.bottom, last.top = min(last.bottom, segment.bottom), max(last.top, segment.top)
        else:
            out.append(segment)
    return out


def _without_ruby(segments: list[Segment]) -> list[Segment]:
    sizes = sorted(segment.size for segment in segments for _ in range(len(segment.text)))
    if not sizes:
        return []
    usual = sizes[len(sizes) // 2]
    return [s for s in segments if s.size > _RUBY * usual or not _SOUNDS.fullmatch(s.text)]
