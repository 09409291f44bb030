"""The pieces of a web page in order: paragraphs, headings, list items, captions and tables, with how much of each is links.

A piece is what a browser sets apart: the text of a block element, or that between two line breaks. What no reader sees (scripts, forms, hidden
elements) is left out, and so are menus, comments and adverts where their element says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex
from lxml.html import HtmlElement

from extractor.page import is_source_line

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "button",
        "input",
        "select",
        "textarea",
        "option",
        "label",
        "audio",
        "video",
        "map",
        "head",
        "link",
        "meta",
    ]
)
_FRAME = frozenset(["nav", "menu", "dialog"])
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o:p",
    ]
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_ASIDE = regex.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|share|sharing|related|recommend\w*|sidebar|aside|footer|foot|copyright|comments?|"
    r"pinglun|cookies?(?:-\w+)?|banner|login|hot|rank(?:ing)?|ads?|advert\w*|widget|qrcode|toolbar|pagination|pager)(?:$|[\s_-])",
    regex.IGNORECASE,
)
_CAPTIONED = regex.compile(
    r"caption|pic-?(?:desc|text|info|note)|img-?(?:desc|text|note)|photo-?(?:desc|text)|tushuo|tuzhu", regex.IGNORECASE
)
_CENTRED = regex.compile(r"text-align\s*:\s*center")
_LINE = 160  # characters of what may be a source line
_DEEPEST = 150  # elements inside each other; deeper ones are read as one text
_RUBY = frozenset(("rt", "rp"))


@dataclass(slots=True)
class Unit:
    """A piece. `level` is that of a heading element; `links` the share of its characters that are links; `path` the elements it stands in.

    `rows` are the cells of a table. `bold`, `centred`, `captioned`: how its element is set; `picture`: a picture stands in it.
    """

    text: str
    kind: str = "p"
    level: int = 0
    links: float = 0.0
    bold: bool = False
    centred: bool = False
    captioned: bool = False
    picture: bool = False
    path: tuple[HtmlElement, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class _Run:
    """The text of a piece while it is gathered."""

    parts: list[str] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)  # parts before which an inline element begins without white space
    linked: int = 0
    strong: int = 0
    picture: bool = False


def read_units(root: HtmlElement) -> list[Unit]:
    """The pieces of the page below `root`, in document order; pieces without text only where a picture stands in them."""
    units: list[Unit] = []
    run = _Run()

    def flush(path: tuple[HtmlElement, ...]) -> None:
        nonlocal run
        text = _plain("".join(run.parts))
        if run.gaps and len(text) <= _LINE:
            # Elements side by side that a style sheet sets apart: <span>10:20</span><span>青山网</span>.
            apart = _plain("".join(f" {part}" if n in run.gaps else part for n, part in enumerate(run.parts)))
            text = apart if is_source_line(apart) else text
        if text or run.picture:
            units.append(_unit(text, run, path))
        run = _Run()

    def walk(element: HtmlElement, path: tuple[HtmlElement, ...], linked: bool, strong: bool, depth: int) -> None:
        _gather(run, element.text, linked, strong)
        for child in element:
            if isinstance(child.tag, str):
                tag = child.tag.lower()
                if _is_seen(child, tag):
                    enter(child, tag, path, linked, strong, depth + 1)
            _gather(run, child.tail, linked, strong)

    def enter(
        child: HtmlElement, tag: str, path: tuple[HtmlElement, ...], linked: bool, strong: bool, depth: int
    ) -> None:
        if tag == "br" and any(element.tag in _HEADINGS for element in path[-2:]):
            run.parts.append(" ")
        elif tag == "br":
            flush(path)
        elif tag == "img":
            run.picture = True
        elif tag in _RUBY:
            return  # how a character is read, set above it
        elif tag == "table" and (rows := read_rows(child)):
            flush(path)
            units.append(Unit("", "table", path=(*path, child), rows=rows))
        elif tag == "pre":
            flush(path)
            for line in child.text_content().split("\n"):
                _gather(run, line, linked, strong)
                flush((*path, child))
        elif depth > _DEEPEST:
            _gather(run, child.text_content(), linked, strong)
        elif tag in _INLINE and not _CAPTIONED.search(child.get("class") or ""):
            if run.parts and not run.parts[-1][-1:].isspace():
                run.gaps.append(len(run.parts))
            walk(child, path, linked or tag == "a", strong or tag in ("b", "strong") or _is_bold(child), depth)
        else:
            inner = (*path, child)
            if tag != "p" or run.parts:
                flush(path)
            walk(child, inner, linked, strong or _is_bold(child), depth)
            flush(inner)

    walk(root, (root,), False, False, 0)
    flush((root,))
    return units


def _unit(text: str, run: _Run, path: tuple[HtmlElement, ...]) -> Unit:
    size = max(1, sum(not char.isspace() for char in text))
    tags = [element.tag for element in path[-3:]]
    level = next((_HEADINGS[tag] for tag in tags if tag in _HEADINGS), 0)
    kind = "caption" if "figcaption" in tags else "li" if "li" in tags else "heading" if level else "p"
    styles = " ".join(element.get("style") or "" for element in path[-2:])
    classes = " ".join(element.get("class") or "" for element in path[-2:])
    return Unit(
        text,
        kind,
        level,
        run.linked / size,
        run.strong >= size,
        _CENTRED.search(styles) is not None or any(element.get("align") == "center" for element in path[-2:]),
        _CAPTIONED.search(classes) is not None,
        run.picture,
        path,
    )


def _gather(run: _Run, text: str | None, linked: bool, strong: bool) -> None:
    if text:
        run.parts.append(text)
        size = sum(not char.isspace() for char in text)
        run.linked += size if linked else 0
        run.strong += size if strong else 0


def _plain(text: str) -> str:
    """White space as a browser sets it: runs of it are one space, none at either end; the wide space of the Chinese stays."""
    return regex.sub(
        r"[ \t\r\n\f\v]+", " ", text.replace("\xa0", " ").replace("\u200b", "").replace("\ufeff", "")
    ).strip()


def _is_bold(element: HtmlElement) -> bool:
    style = element.get("style") or ""
    return "font-weight" in style and regex.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", style) is not None


def _is_seen(element: HtmlElement, tag: str) -> bool:
    if tag in _UNSEEN or tag in _FRAME:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    style = element.get("style")
    return not (style and _HIDDEN.search(style))


def is_aside(unit: Unit) -> bool:
    """Whether a piece stands in an element that calls itself a menu, sidebar, comment or the like."""
    return any(
        element.tag in ("aside", "footer") or _ASIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in unit.path[1:]
    )


def read_rows(table: HtmlElement) -> tuple[tuple[str, ...], ...]:
    """The cells of a table of data; empty for one that only lays out the page: running text, headings or further tables in its cells."""
    rows: list[tuple[str, ...]] = []
    if any(True for _ in table.iterdescendants("table", "h1", "h2", "ul", "form")):
        return ()
    waiting: dict[int, tuple[int, str]] = {}  # cells that reach down into the rows below: how many rows, and the text
    for tr in table.iter("tr"):
        cells: list[str] = []
        for cell in tr.iterchildren("td", "th"):
            _reach_down(cells, waiting)
            text = _plain(" ".join(part for part in cell.itertext()) if len(cell) else cell.text or "")
            wide, high = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            for _ in range(wide):
                if high > 1:
                    waiting[len(cells)] = (high - 1, text)
                cells.append(text)
                text = "" if wide > 1 and high == 1 else text
        _reach_down(cells, waiting)
        rows.append(tuple(cells))
    rows = [row for row in rows if any(row)]
    longest = max((len(cell) for row in rows for cell in row), default=0)
    if len(rows) < 2 or max(map(len, rows)) < 2 or longest > 300:
        return ()
    return tuple(rows)


def _reach_down(cells: list[str], waiting: dict[int, tuple[int, str]]) -> None:
    while len(cells) in waiting:
        left, text = waiting.pop(len(cells))
        if left > 1:
            waiting[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(value: str | None) -> int:
    """The columns or rows that a cell covers; what is no number is one, and none covers more than fifty."""
    return min(50, max(1, int(value))) if value and value.isascii() and value.isdigit() and len(value) < 6 else 1


def walk_texts(units: list[Unit]) -> Iterator[str]:
    """The texts of the pieces, the cells of a table row joined."""
    for unit in units:
        if unit.rows:
            for row in unit.rows:
                yield " ".join(row)
        elif unit.text:
            yield unit.text
