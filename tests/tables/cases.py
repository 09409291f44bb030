"""Pages with tables and forms in the manner of real ones, with all the facts that must come out; and the same page as text, Markdown, HTML and PDF.

A case file: `title:`, `published:`, then `= page` (lines of text; a table between `[table]` and `[/table]`, `|` between cells, `!` before a row of
heads, `<` for a cell that the one on its left spans, `^` for one that the one above spans), then `= facts`: `subject | metric | value | period | key=text; …`.
`//` stands between wordings that are all right, `-` for none, `*` for any.
"""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from extractor.models import Fact

FOLDER = Path(__file__).parent
_NUMBER = regex.compile(r"\d+\.\d+")
_BRACKETS = regex.compile(r"[（(][^（()）]*[)）]")
Row = tuple[bool, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Expected:
    """A fact as a case tells it: the right wordings of each part."""

    subject: tuple[str, ...]
    metric: tuple[str, ...]
    value: tuple[str, ...]
    period: tuple[str, ...]
    qualifiers: dict[str, str]

    def is_said_by(self, fact: Fact) -> bool:
        """Whether the fact has this subject, metric, value, period and mark of a total."""
        return (
            _plain(str(fact.value)) in self.value
            or any(v.endswith("/*") and _plain(str(fact.value)).startswith(v[:-2]) for v in self.value)
        ) and self.parts_right(fact)

    def parts_right(self, fact: Fact) -> bool:
        """As `is_said_by`, the value left out."""
        subject = fact.subject.text if fact.subject else "-"
        period = str(fact.period) if fact.period else "-"
        return (
            any(_same(subject, text) for text in self.subject)
            and any(_without_brackets(fact.metric) == _without_brackets(text) for text in self.metric)
            and (period in self.period or "*" in self.period)
            and fact.qualifiers.get("aggregate") == self.qualifiers.get("aggregate")
        )


@dataclass(frozen=True, slots=True)
class Case:
    """A page and its facts."""

    name: str
    title: str
    published: str
    parts: tuple[str | tuple[Row, ...], ...]
    facts: tuple[Expected, ...]


def read_cases(half: str) -> Iterator[Case]:
    """The cases of a folder beside this file, by name."""
    for path in sorted((FOLDER / half).glob("*.txt")):
        yield _read_case(path)


def as_text(case: Case) -> str:
    """Cells with a tab between them, as a table copied from an office programme."""
    return _lines(case, lambda rows: ["\t".join(cells) for _, cells in _spread(rows)], "")


def as_markdown(case: Case) -> str:
    """Pipes, with a line of dashes below the first row."""

    def table(rows: Sequence[Row]) -> list[str]:
        lines = ["| " + " | ".join(cells) + " |" for _, cells in _spread(rows)]
        return [lines[0], "|" + "---|" * len(rows[0][1]), *lines[1:]]

    return _lines(case, table, "# ")


def as_aligned(case: Case) -> str:
    """Columns set with spaces; an empty cell is a dash, which a reader of spaces would need too."""

    def table(rows: Sequence[Row]) -> list[str]:
        grid = [[cell or "—" for cell in cells] for _, cells in _spread(rows)]
        widths = [max(map(_width, column)) + 3 for column in zip(*grid, strict=True)]
        return [
            "".join(cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip()
            for row in grid
        ]

    return _lines(case, table, "")


def as_html(case: Case) -> str:
    """A web page with `rowspan` and `colspan`, ruled, so that its print has the lines of a table."""
    body = [f"<h1>{html.escape(case.title)}</h1>"]
    for part in case.parts:
        body.append(f"<p>{html.escape(part)}</p>" if isinstance(part, str) else _html_table(part))
    style = "table{border-collapse:collapse;width:100%} td,th{border:1px solid #333;padding:4px}"
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{html.escape(case.title)}</title>'
        f"<style>{style}</style></head><body><article>{''.join(body)}</article></body></html>"
    )


def score(case: Case, facts: Sequence[Fact]) -> tuple[int, list[Expected], list[Fact]]:
    """How many of the expected facts are there, those that are not, and the facts that nobody expected."""
    left, missing = list(facts), []
    for wanted in case.facts:
        found = next((fact for fact in left if wanted.is_said_by(fact)), None)
        if found is None:
            missing.append(wanted)
        else:
            left.remove(found)
    return len(case.facts) - len(missing), missing, left


def _read_case(path: Path) -> Case:
    head, page, facts = regex.split(r"^= (?:page|facts)\n", path.read_text("utf-8"), flags=regex.MULTILINE)
    fields = dict(line.split(": ", 1) for line in head.splitlines() if line)
    parts: list[str | tuple[Row, ...]] = []
    rows: list[Row] | None = None
    for line in page.splitlines():
        if line == "[table]":
            rows = []
        elif line == "[/table]":
            parts.append(tuple(rows or ()))
            rows = None
        elif rows is not None:
            is_head = line.startswith("! ")
            rows.append((is_head, tuple(cell.strip() for cell in line.removeprefix("! ").split("|"))))
        elif line:
            parts.append(line)
    return Case(
        path.stem,
        fields["title"],
        fields["published"],
        tuple(parts),
        tuple(_read_fact(line) for line in facts.splitlines() if line),
    )


def _read_fact(line: str) -> Expected:
    subject, metric, value, period, *more = (part.strip() for part in line.split(" | "))
    pairs = [pair.split("=", 1) for pair in more[0].split("; ")] if more else []
    options = [tuple(map(str.strip, part.split("//"))) for part in (subject, metric, value, period)]
    return Expected(options[0], options[1], tuple(_plain(v) for v in options[2]), options[3], dict(pairs))


def _plain(value: str) -> str:
    """The value without zeros behind the point, and ㎡ as 平方米."""
    return _NUMBER.sub(lambda m: m[0].rstrip("0").rstrip("."), value).replace("㎡", "平方米")


def _same(said: str, wanted: str) -> bool:
    return said.strip("“”") == wanted.strip("“”")


def _without_brackets(text: str) -> str:
    return _BRACKETS.sub("", text)


def _lines(case: Case, table: object, mark: str) -> str:
    assert callable(table)
    out = [mark + case.title, ""]
    for before, part in itertools.pairwise([None, *case.parts]):
        if isinstance(part, str):
            out += [""] if mark and before is not None else []
            out.append(part)
        elif part is not None:
            out += ["", *table(part), ""]
    return "\n".join(out) + "\n"


def _spread(rows: Sequence[Row]) -> list[Row]:
    """The rows as they are copied from a page: what a cell spans is empty."""
    width = max(len(cells) for _, cells in rows)
    return [
        (is_head, tuple("" if cell in ("<", "^") else cell for cell in (*cells, *[""] * (width - len(cells)))))
        for is_head, cells in rows
    ]


def _html_table(rows: Sequence[Row]) -> str:
    width = max(len(cells) for _, cells in rows)
    grid = [list(cells) + [""] * (width - len(cells)) for _, cells in rows]
    out = []
    for r, (is_head, _) in enumerate(rows):
        cells = []
        for c in range(width):
            if grid[r][c] in ("<", "^"):
                continue
            across = next((k for k in range(c + 1, width) if grid[r][k] != "<"), width) - c
            down = next((k for k in range(r + 1, len(grid)) if grid[k][c] != "^"), len(grid)) - r
            spans = (f' colspan="{across}"' if across > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
            tag = "th" if is_head else "td"
            cells.append(f"<{tag}{spans}>{html.escape(grid[r][c])}</{tag}>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(out)}</table>"


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)
