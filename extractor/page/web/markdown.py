"""Markdown's marks read and taken away: headings, emphasis, links, pictures, quotations, fences.

A mark is only taken for one where it can hardly be anything else: 138****1234 and 5*3 stay as they are. The address of a link stays
behind its text, that of a picture goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extractor.grammar import compiled
from extractor.page.lines.lines import Line
from extractor.text import Text

_HEADING = compiled(r"(#{1,6})\s++(?=\S)|(#{2,6})(?=[^\s#])")
_QUOTED = compiled(r"(?:>\s?){1,4}+(?=\s*+\S)")
_PICTURE = compiled(r"!\[(?P<alt>[^\[\]]{0,200}+)\]\([^()\s]{1,400}+(?:\s++\"[^\"]{0,100}+\")?+\)")
_INLINE = compiled(
    r"""!\[[^\[\]]{0,200}+\]\([^()\s]{1,400}+(?:\s++"[^"]{0,100}+")?+\)
      | (?<open>\[)(?=[^\[\]]{1,200}+\]\((?:https?:|mailto:|[/.#\w])[^()\s]{0,400}+\)) | (?<=\[[^\[\]]{1,200})\](?=\((?:https?:|mailto:|[/.#\w])[^()\s]{0,400}+\))
      | (?<!\*)\*\*(?=[^\s*][^*]{0,300}+\*\*(?!\*)) | (?<=\*\*[^\s*][^*]{0,300})\*\*(?!\*)
      | (?<![\w*])\*(?=[^\s*][^*]{0,200}+\*(?![\w*])) | (?<=(?<![\w*])\*[^\s*][^*]{0,200})\*(?![\w*])
      | (?<!`)`(?=[^`]{1,200}+`(?!`)) | (?<=`[^`]{1,200})`(?!`)
      | <br\s?/?> | \\(?=[*_#\[\]()!>~`|-])
    """,
    regex.VERBOSE,
)
_UNDERLINE = compiled(r"={3,}|-{3,}")
_LONGEST = 5000  # characters of a line in which marks are looked for


def read_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines without their marks; headings know their level, pictures are told as such."""
    out: list[Line] = []
    fenced = False
    skipped = 0
    for line in lines:
        text = line.clean
        if text.startswith(("```", "~~~")):
            fenced = not fenced
            skipped += line.gap + 1
            continue
        if out and not line.gap and not skipped and not fenced and _is_underlined(out[-1], text):
            out[-1] = replace(out[-1], level=1 if text[0] == "=" else 2)
            continue
        read = line if fenced or len(text) > _LONGEST else _read(line)
        if not read.clean:
            skipped += line.gap + 1
            continue
        out.append(replace(read, gap=read.gap + skipped) if skipped else read)
        skipped = 0
    return out


def _is_underlined(above: Line, text: str) -> bool:
    return (
        _UNDERLINE.fullmatch(text) is not None
        and len(above.clean) <= 60
        and not any(mark in above.clean for mark in ("|", "\t", "  ", "。", "，"))
        and above.clean[0] not in "-*+>"
    )


def _read(line: Line) -> Line:
    text = line.text
    quoted = _QUOTED.match(text.clean)
    if quoted:
        text = text.slice(quoted.end(), len(text))
    heading = _HEADING.match(text.clean)
    level = len(heading[1] or heading[2]) if heading else 0
    if heading:
        text = text.slice(heading.end(), len(text))
        text = text.slice(0, len(text.clean.rstrip("# ")))
    picture = _PICTURE.fullmatch(text.clean) if text.clean.startswith("![") else None
    if picture:
        return replace(line, text=text.slice(*picture.span("alt")).strip(), picture=True)
    if any(mark in text.clean for mark in "*`[<\\"):
        text = _without(text, [match.span() for match in _INLINE.finditer(text.clean)])
    return replace(line, text=text, level=level) if text is not line.text else line


def _without(text: Text, spans: Sequence[tuple[int, int]]) -> Text:
    if not spans:
        return text
    parts = []
    at = 0
    for start, end in spans:
        parts.append(text.slice(at, start))
        at = end
    return Text.join([*parts, text.slice(at, len(text))]).strip()
