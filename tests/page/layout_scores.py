"""Scores a page that was read against what the scrambler set."""

from __future__ import annotations

import re

from scrambler import Truth

from extractor.page import Article, read_page

Scores = dict[str, tuple[int, int]]


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def score_page(raw: str, truth: Truth) -> tuple[Scores, list[str]]:
    """Right and asked per measure, and a line for each miss."""
    read = read_page(raw)
    misses: list[str] = []
    scores: dict[str, list[int]] = {}

    def count(name: str, right: bool, what: str) -> None:
        pair = scores.setdefault(name, [0, 0])
        pair[0] += right
        pair[1] += 1
        if not right:
            misses.append(f"{name}: {what}")

    by_title = {_plain(block.text.clean): article for article in read if (block := article.block("title"))}
    for want in truth.articles:
        got = by_title.get(_plain(want.title))
        count("articles by title", got is not None, want.title)
        if got is None:
            got = Article(())
        for kind, text in (("kicker", want.kicker), ("subtitle", want.subtitle)):
            block = got.block(kind)  # type: ignore[arg-type]  # both are block kinds
            if text or block:
                have = block.text.clean if block else ""
                count("kickers, subtitles", _plain(have) == _plain(text), f"{kind} {text!r}: {have!r}")
        if want.byline:
            count("bylines", set(got.byline) == set(want.byline), f"{want.byline}: {got.byline}")
        texts = {(b.kind, _plain(b.text.clean)) for b in got.blocks}
        for kind, text in want.body:
            if kind in ("heading", "caption"):
                count(f"{kind}s", (kind, _plain(text)) in texts, text)
        everything = "".join(_plain(b.text.clean) for b in got.blocks)
        for kind, text in want.body:
            if kind == "paragraph":
                count(
                    "paragraphs in their article", _plain(text)[-14:] in everything, f"{want.title[:8]}: …{text[-14:]}"
                )
    count("no article too many", len(read) <= len(truth.articles), f"{len(read)} for {len(truth.articles)}")
    blocks = [_plain(b.text.clean) for a in read for b in a.blocks]
    for name, joins in (("joins", truth.joins), ("hard wraps", truth.wraps)):
        for join in joins:
            count(name, any(_plain(join) in block for block in blocks), join)
    return {name: (right, asked) for name, (right, asked) in scores.items()}, misses
