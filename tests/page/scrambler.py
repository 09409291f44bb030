"""Sets clean articles into a page as exports leave it, and keeps the truth.

An article is a file in `articles/`: `kicker:`, `title:`, `subtitle:`, `byline:` lines, then a line a paragraph; `# ` opens a heading,
`! ` a picture's caption. A layout decides how wide and how long the columns are, whether every printed line or only every
paragraph comes out as a line, where pictures fall, how bylines are marked, and whether articles are interleaved.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"
_NOT_FIRST = "，。、；：！？”’）》…—%"
_NOT_LAST = "“‘（《"


@dataclass(frozen=True)
class Clean:
    """An article before it is set. `body` holds (kind, text) pairs: paragraph, heading, caption."""

    kicker: str
    title: str
    subtitle: str
    byline: tuple[str, ...]
    body: tuple[tuple[str, str], ...]

    @property
    def is_notice(self) -> bool:
        return not self.byline


@dataclass(frozen=True)
class Layout:
    """How a page is set. `wrapped`: every printed line is a line. `pictures`: blank lines above a caption."""

    width: int = 17
    height: int = 24
    wrapped: bool = False
    indent: bool = True
    paragraph_gap: int = 1
    pictures: int = 3
    mark: str = "■ "
    interleave: bool = False
    displace: bool = False
    credits: bool = False
    split_title: bool = False


@dataclass
class Truth:
    """What stands on the page: per article the titles, names and all its paragraphs; the strings that a break cuts."""

    articles: list[Clean] = field(default_factory=list)
    joins: list[str] = field(default_factory=list)
    wraps: list[str] = field(default_factory=list)


def read_articles() -> list[Clean]:
    """All clean articles."""
    return [_parse(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.txt"))]


def _parse(text: str) -> Clean:
    head: dict[str, str] = {}
    body = []
    for line in filter(None, text.split("\n")):
        key = re.match(r"(kicker|title|subtitle|byline): (.+)", line)
        if key and not body:
            head[key[1]] = key[2]
        elif line.startswith("# "):
            body.append(("heading", line[2:]))
        elif line.startswith("! "):
            body.append(("caption", line[2:]))
        else:
            body.append(("paragraph", line))
    return Clean(
        head.get("kicker", ""),
        head["title"],
        head.get("subtitle", ""),
        tuple(head.get("byline", "").split()),
        tuple(body),
    )


def random_layout(rng: random.Random) -> Layout:
    """One of the layouts that real exports show, drawn at random."""
    return Layout(
        width=rng.randint(13, 26),
        height=rng.randint(12, 40),
        wrapped=rng.random() < 0.35,
        indent=rng.random() < 0.6,
        paragraph_gap=rng.choice([0, 1]),
        pictures=rng.choice([1, 3, 3]),
        mark=rng.choice(["■ ", "", "", "本报记者 ", "□ "]),
        interleave=rng.random() < 0.25,
        displace=rng.random() < 0.2,
        credits=rng.random() < 0.4,
        split_title=rng.random() < 0.15,
    )


def scramble(articles: list[Clean], layout: Layout, rng: random.Random) -> tuple[str, Truth]:
    """A raw page with these articles, and what it holds."""
    truth = Truth(articles=list(articles))
    set_articles = [_set(article, layout, truth, rng) for article in articles]
    columns: list[list[str]] = []
    if layout.interleave and len(set_articles) > 1:
        first, second = set_articles[0], set_articles[1]
        # The second begins while the first still has columns to come: both then go on in turn.
        lead = rng.randint(1, max(1, len(first) - 1))
        columns += first[:lead]
        rest_first, rest_second = first[lead:], list(second)
        while rest_first or rest_second:
            if rest_second:
                columns.append(rest_second.pop(0))
            if rest_first:
                columns.append(rest_first.pop(0))
        set_articles = set_articles[2:]
    for columns_of_one in set_articles:
        if layout.displace and len(columns_of_one) > 3:
            at = rng.randint(1, len(columns_of_one) - 2)
            columns_of_one[at], columns_of_one[at + 1] = columns_of_one[at + 1], columns_of_one[at]
        columns += columns_of_one
    return "\n".join("\n".join(column) + "\n" for column in columns), truth


def _set(article: Clean, layout: Layout, truth: Truth, rng: random.Random) -> list[list[str]]:
    """The columns of an article, each a list of output lines; the headline stands in the first."""
    gap = [""] * layout.paragraph_gap if layout.wrapped else [""]
    head: list[str] = []
    if article.kicker:
        head += [article.kicker, ""]
    if layout.split_title and len(article.title) > 16 and " " not in article.title:
        cut = len(article.title) // 2 + 1
        head += [article.title[:cut], article.title[cut:], ""]
    else:
        head += [article.title, ""]
    if article.subtitle:
        head += [article.subtitle, ""]
    if article.byline:
        names = " ".join(n if len(n) > 2 or rng.random() < 0.7 else f"{n[0]} {n[1]}" for n in article.byline)
        head += [layout.mark + names, ""]
    columns: list[list[str]] = [head]
    captions = [text for kind, text in article.body if kind == "caption"]
    room = layout.height
    for kind, text in article.body:
        if kind == "caption":
            continue
        if kind == "heading":
            if room < 4:
                room = layout.height
                _new_column(columns, captions, layout, rng)
            columns[-1] += [*gap, text, ""] if layout.wrapped else [text, ""]
            room -= 3
            continue
        printed = break_lines(text, layout.width)
        part: list[str] = []
        at = 0
        for n, line in enumerate(printed):
            if room == 0:
                _flush(columns[-1], part, layout, gap, first=n == len(part))
                if text[at - 1] not in "。！？”：；" or (text[at - 1] == "”" and text[at - 2] not in "。！？"):
                    truth.joins.append(text[max(0, at - 6) : at + 6])
                part = []
                room = layout.height
                _new_column(columns, captions, layout, rng)
            elif layout.wrapped and n:
                truth.wraps.append(text[max(0, at - 6) : at + 6])
            part.append(line)
            at += len(line)
            room -= 1
        _flush(columns[-1], part, layout, gap, first=len(part) == len(printed))
    for caption in captions:
        _picture(columns[-1], caption, layout, rng)
    return columns


def _flush(column: list[str], part: list[str], layout: Layout, gap: list[str], *, first: bool) -> None:
    if not part:
        return
    if layout.wrapped:
        lines = list(part)
        if layout.indent and first:
            lines[0] = "\u3000\u3000" + lines[0]
        column += [*lines, *gap]
    else:
        column += ["".join(part), ""]


def _new_column(columns: list[list[str]], captions: list[str], layout: Layout, rng: random.Random) -> None:
    columns.append([])
    if captions and rng.random() < 0.6:
        _picture(columns[-1], captions.pop(0), layout, rng)


def _picture(column: list[str], caption: str, layout: Layout, rng: random.Random) -> None:
    column += [*[""] * (layout.pictures - 1), caption]
    if layout.credits:
        column += [rng.choice(["图片由镇政府提供", "通讯员 田小禾 摄", "受访者供图"])]
    column += [""]


def break_lines(text: str, width: int) -> list[str]:
    """The printed lines of a paragraph: numbers and Latin words stay whole, punctuation hangs, the first line is two shorter."""
    tokens = re.findall(r"[A-Za-z0-9.]+%?|.", text)
    lines, line, limit = [], "", width - 2
    for token in tokens:
        if len(line) + len(token) > limit and token not in _NOT_FIRST and line:
            carry = ""
            while line and line[-1] in _NOT_LAST:
                carry = line[-1] + carry
                line = line[:-1]
            if line:
                lines.append(line)
            line, limit = carry, width
        line += token
    return [*lines, line]
