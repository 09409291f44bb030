"""The pieces of a web page in order: paragraphs, headings, list items, captions and tables, with how much of each is links.

A piece is what a browser sets apart: the text of a block element, or that between two line breaks. What no reader sees (scripts, forms, hidden
elements) is left out, and so are menus, comments and adverts where their element says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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
# Not `visibility: hidden`: sites set it on the article itself until their script has run.
_HIDDEN = regex.compile(r"display\s*:\s*none")
_ASIDE = regex.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|share|sharing|related|recommend\w*|sidebar|aside|footer|foot|copyright|comments?|"
    r"pinglun|cookies?(?:-\w+)?|banner|login|hot|rank(?:ing)?|ads?|advert\w*|widget|qrcode|toolbar|pagination|pager)(?:$|[\s_-])",
    regex.IGNORECASE,
)
_CAPTIONED = regex.compile(
    r"caption|(?:pic|picture|img|image|photo)s?[-_]?(?:desc|text|info|note|intro|explain)|tushuo|tuzhu",
    regex.IGNORECASE,
)
_NAMED = regex.compile(r"(?:(?:^|[\s_-])(?:tit|headline|biaoti)|(?<!sub)title)(?:$|[\s_-])", regex.IGNORECASE)
_CENTRED = regex.compile(r"text-align\s*:\s*center")
_CENTRED_CLASS = regex.compile(r"(?:^|[\s_-])(?:align|text|f|p)[-_]?center(?:$|[\s_-])", regex.IGNORECASE)
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
    reader = _Reader()
    reader.walk(root, _Place((root,)))
    reader.flush((root,))
    return reader.units


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader is: the block elements around it, in a link or in bold, how deep."""

    path: tuple[HtmlElement, ...]
    linked: bool = False
    strong: bool = False
    depth: int = 0


class _Reader:
    """Gathers the pieces of a page, element by element."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self._run = _Run()

    def flush(self, path: tuple[HtmlElement, ...]) -> None:
        """End the piece that is being gathered."""
        run = self._run
        text = _plain("".join(run.parts))
        if run.gaps and len(text) <= _LINE:
            # Elements side by side that a style sheet sets apart: <span>10:20</span><span>青山网</span>.
            apart = _plain("".join(f" {part}" if n in run.gaps else part for n, part in enumerate(run.parts)))
            text = apart if is_source_line(apart) else text
        if text or run.picture:
            self.units.append(_unit(text, run, path))
        self._run = _Run()

    def walk(self, element: HtmlElement, place: _Place) -> None:
        """What stands in an element."""
        _gather(self._run, element.text, place)
        for child in element:
            if isinstance(child.tag, str):
                tag = child.tag.lower()
                if _is_seen(child, tag) and tag not in _RUBY:  # ruby: how a character is read, set above it
                    self._enter(child, tag, replace(place, depth=place.depth + 1))
            _gather(self._run, child.tail, place)

    def _enter(self, child: HtmlElement, tag: str, place: _Place) -> None:
        if tag == "br":
            self._break(place.path)
        elif tag == "img":
            self._run.picture = True
        elif tag == "table" and (rows := read_rows(child)):
            self.flush(place.path)
            self.units.append(Unit("", "table", path=(*place.path, child), rows=rows))
        elif tag == "pre":
            self.flush(place.path)
            for line in child.text_content().split("\n"):
                _gather(self._run, line, place)
                self.flush((*place.path, child))
        elif place.depth > _DEEPEST:
            _gather(self._run, child.text_content(), place)
        elif tag in _INLINE and not _CAPTIONED.search(child.get("class") or ""):
            self._inline(child, tag, place)
        else:
            if tag != "p" or self._run.parts:
                self.flush(place.path)
            inner = replace(place, path=(*place.path, child), strong=place.strong or _is_bold(child))
            self.walk(child, inner)
            self.flush(inner.path)

    def _break(self, path: tuple[HtmlElement, ...]) -> None:
        """A line break: within a headline it parts no pieces."""
        if any(element.tag in _HEADINGS for element in path[-2:]):
            self._run.parts.append(" ")
        else:
            self.flush(path)

    def _inline(self, child: HtmlElement, tag: str, place: _Place) -> None:
        run = self._run
        if run.parts and not run.parts[-1][-1:].isspace():
            run.gaps.append(len(run.parts))
        strong = place.strong or tag in ("b", "strong") or _is_bold(child)
        self.walk(child, replace(place, linked=place.linked or tag == "a", strong=strong))


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
        _CENTRED.search(styles) is not None
        or _CENTRED_CLASS.search(classes) is not None
        or any(element.get("align") == "center" for element in path[-2:]),
        _CAPTIONED.search(classes) is not None,
        run.picture,
        path,
    )


def _gather(run: _Run, text: str | None, place: _Place) -> None:
    if text:
        run.parts.append(text)
        size = sum(not char.isspace() for char in text)
        run.linked += size if place.linked else 0
        run.strong += size if place.strong else 0


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


def is_called_title(unit: Unit) -> bool:
    """Whether the innermost element of a piece calls itself a title (news-title, tit)."""
    return _NAMED.search(unit.path[-1].get("class") or "") is not None if unit.path else False


def share_frame(picture: Unit, unit: Unit) -> bool:
    """Whether an element holds the picture and, of text, this piece alone: its caption."""
    if picture is unit:
        return True
    shared = [a for a, b in zip(picture.path, unit.path, strict=False) if a is b]
    return bool(shared) and "".join(shared[-1].text_content().split()) == "".join(unit.text.split())


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
                    # A head of several rows or columns is said once; what a cell of the body says holds for each row that it reaches.
                    waiting[len(cells)] = (high - 1, "" if cell.tag == "th" else text)
                cells.append(text)
                text = "" if wide > 1 and (high == 1 or cell.tag == "th") else text
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
