"""Web pages of fifty-two templates of our own, read back, eight of them pasted as text; `kept` ones were first read when the reader stood: of six 0.80 of the measures were right then, of ten later ones 0.85, of twelve more 0.64, of the last eight 0.80."""

from __future__ import annotations

from collections import Counter
from itertools import cycle, islice

import pytest
from scrambler import Clean, read_articles
from web_templates import Template, read_templates

from extractor import Extractor
from extractor.reading import read_bytes

pytest.importorskip("trafilatura", reason="the extra zh-extractor[html] is not installed")

DAY = "2025-06-18"
# The least share of all measures; a kept template counts as much as one that the reader was built with.
FLOOR = 0.95
# Articles that each template is filled with, other ones for each: all of them say little more and take six times as long.
FILLED = 5


def score_page(template: Template, article: Clean, reader: Extractor) -> dict[str, bool]:
    """What of the page was read rightly."""
    file = read_bytes(template.fill(article, DAY), template.name, ending=template.ending)
    document = reader.extract(file.text, declared=file.declared)
    read = next((one for one in document.articles if one.title == article.title), document.articles[0])
    blocks = [(block.kind, block.text) for block in read.blocks]
    pictured = template.ways["figure"] != "none"
    signed = template.names_authors() or article.body[0][1].startswith("本报讯（记者")
    return {
        "title": read.title == article.title and len(document.articles) == 1,
        "published": document.published == DAY and document.published_basis in ("metadata", "text"),
        "byline": not article.byline or set(read.byline) == (set(article.byline) if signed else set()),
        "paragraphs and nothing else": [
            text for kind, text in blocks if kind in ("paragraph", "list", "table", "slogan")
        ]
        == [text for kind, text in article.body if kind == "paragraph"],
        "headings": [text for kind, text in blocks if kind == "heading"]
        == [text for kind, text in article.body if kind == "heading"],
        "captions": [text.lstrip("▲ ") for kind, text in blocks if kind == "caption"]
        == [text for kind, text in article.body if kind == "caption" and pictured],
    }


@pytest.mark.parametrize("kept", [False, True])
def test_templates(kept: bool) -> None:
    reader = Extractor(names="fast")
    templates = [template for template in read_templates() if template.kept == kept]
    assert len(templates) == (36 if kept else 16)
    articles = cycle(read_articles())
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    misses = []
    for template, article in ((template, article) for template in templates for article in islice(articles, FILLED)):
        for measure, is_right in score_page(template, article, reader).items():
            right[measure] += is_right
            asked[measure] += 1
            if not is_right:
                misses.append(f"{template.name}: {measure} of {article.title}")
    low = {
        measure: round(right[measure] / asked[measure], 3)
        for measure in asked
        if right[measure] < FLOOR * asked[measure]
    }
    assert not low, f"{low}\n" + "\n".join(misses)
