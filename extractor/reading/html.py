"""The article of a web page as text (extra `zh-extractor[html]`)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.extras import install_hint
from extractor.many import Declared
from extractor.page import is_person_name, is_source_line, source_names
from extractor.reading import marks
from extractor.reading.encoding import UnreadableError, decode
from extractor.reading.page_file import PageFile

if TYPE_CHECKING:
    from extractor.reading.web.elements import Unit

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})""", re.I)
_CAPTION = 120  # characters of a caption
_LEAST = 6  # characters of the text of a page that holds an article
_OF_THE_WEB = re.compile(r"utf-8|gb|big5|hz|euc|iso|cp|shift_jis|koi8|mac|ascii")


def read_html(data: bytes, name: str, *, encoding: str | None = None) -> PageFile:
    """The page's article as Markdown, and the day that its metadata declare.

    First the headline, then the source line as printed or, where the page prints none, the declared authors; headings, lists, tables (`|` between cells) and
    captions are marked. The encoding is the given one, that of a byte order mark or the page's `meta` tag, or found as for plain text. Raises UnreadableError where the
    extra is not installed or no article text is found.
    """
    try:
        import trafilatura  # noqa: F401  # the second look's, and of the same extra
        from lxml import html as lxml_html
        from lxml.etree import ParserError
    except ImportError as error:
        raise UnreadableError(f"{name}: reading HTML needs an extra", install_hint("html")) from error
    from extractor.reading.web.attributes import without_surplus_attributes
    from extractor.reading.web.content import article_units, authors_below, day_of_issue, find_title, lines_above
    from extractor.reading.web.elements import read_units
    from extractor.reading.web.metadata import read_metadata

    source = without_surplus_attributes(_decoded(data, name, encoding))
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError) as error:
        raise UnreadableError(f"{name}: no article text found in the HTML") from error
    metadata = read_metadata(tree)
    body = tree.find("body")
    units = read_units(body if body is not None else tree)
    content = article_units(units)
    tabled = any(len(unit.rows) > 1 for unit in content)
    if not tabled and sum(len(unit.text) for unit in content) < _LEAST:
        content = _second_look(source, name)
        if not content:
            raise UnreadableError(f"{name}: no article text found in the HTML")
    window = " ".join((tree.findtext(".//title") or "").split())
    title = find_title(units, metadata.title, window)
    above = lines_above(units, content, title)
    lines = [title] if title else []
    lines += [unit.text for unit in above]
    below = authors_below(units, content)
    lines += _authors(metadata.authors, [unit.text for unit in (*above, *content[:6], *below)])
    lines += render(content, title, {unit.text for unit in above})
    lines += [unit.text for unit in below]
    published = metadata.published
    if published is None and not any(is_source_line(unit.text) for unit in above):
        published = day_of_issue(units, content)
    declared = Declared(published) if published else None
    return PageFile("\n\n".join(lines) + "\n", declared)


def _second_look(source: str, name: str) -> list[Unit]:
    """What trafilatura finds where no element holds running text: an article of a line or two, or of headings and lists alone."""
    import trafilatura

    from extractor.reading.web.elements import Unit

    try:
        text = trafilatura.extract(source, include_comments=False, favor_recall=True, deduplicate=False) or ""
    except Exception as error:
        # Of all kinds: trafilatura and the parsers under it say nowhere which they may raise, and raise other ones for each odd page.
        raise UnreadableError(f"{name}: HTML that cannot be read ({type(error).__name__}: {error})") from error
    return [Unit(line.strip()) for line in text.split("\n") if line.strip()]


def _authors(declared: Sequence[str], printed: Sequence[str]) -> list[str]:
    """A line that names the declared authors, where the page prints no authors and they are people: sites declare their own name too, or an editor's number."""
    if any(source_names(text) for text in printed if len(text) <= 120):
        return []
    names = [name for name in declared if is_person_name(name)]
    return ["作者：" + " ".join(names)] if names else []


def render(units: Sequence[Unit], title: str, printed: set[str]) -> list[str]:
    """The pieces as Markdown paragraphs, without the headline and what is `printed` already."""
    from extractor.reading.web.elements import share_frame

    lines: list[str] = []
    pictured = False
    picture: Unit | None = None
    for unit in units:
        if unit.rows:
            lines.append("\n".join(marks.row(row) for row in unit.rows))
        text = unit.text
        after_picture, pictured = pictured, unit.picture or (pictured and not text)
        framed = picture is not None and len(text) <= _CAPTION and share_frame(picture, unit)
        picture = unit if unit.picture else picture if not text else None
        if not text or text in printed or " ".join(text.split()) == title:
            continue
        if unit.kind == "caption" or (
            len(text) <= _CAPTION and (framed or unit.captioned or (after_picture and unit.centred))
        ):
            lines.append(marks.caption(text))
        elif unit.kind == "heading" or _is_bold_heading(unit):
            lines.append(marks.heading(text, unit.level))
        elif unit.kind == "li" and not is_source_line(text):
            lines.append(f"- {text}")
        else:
            lines.append(marks.paragraph(text))
    return lines


def _is_bold_heading(unit: Unit) -> bool:
    text = unit.text
    return unit.bold and marks.is_bold_heading(text) and not is_source_line(text) and not source_names(text)


def _decoded(data: bytes, name: str, encoding: str | None) -> str:
    """As the caller says, else as the page says, else as its bytes tell: what a page says of itself may be wrong, and bytes that are UTF-8 are."""
    declared = None if encoding or _is_utf8(data) else _declared(data)
    if declared is not None:
        try:
            return decode(data, name, encoding=declared)
        except UnreadableError:
            return decode(data, name)
    return decode(data, name, encoding=encoding)


def _is_utf8(data: bytes) -> bool:
    """By more than letters without accents, which are the same nearly everywhere."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _declared(data: bytes) -> str | None:
    """The encoding that the page declares, where Python knows it as one of text; GB2312 pages use the characters of GB18030."""
    match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    declared = match[1].decode("ascii").lower()
    try:
        known = codecs.lookup(declared).name
    except LookupError:
        return None
    if known in ("gb2312", "gbk"):
        return "gb18030"
    # Not Python's own (`unicode_escape`, `rot13`, `zip`), and not UTF-16, in which the tag could not be read.
    return known if _OF_THE_WEB.match(known) else None
