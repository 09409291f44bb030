"""Pages set from clean articles in random layouts are read back. `benchmarks/page_layouts.py` measures more of them."""

from __future__ import annotations

import random
from collections import defaultdict

from layout_scores import score_page
from scrambler import Layout, random_layout, read_articles, scramble

FLOORS = {
    "articles by title": 0.98,
    "kickers, subtitles": 0.96,
    "bylines": 0.98,
    "headings": 0.94,
    "captions": 0.90,
    "joins": 0.95,
    "joins (interleaved)": 0.6,
    "hard wraps": 0.98,
    "paragraphs in their article": 0.95,
}


def test_random_layouts() -> None:
    articles = read_articles()
    assert len(articles) >= 12
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed = []
    for number in range(100):
        rng = random.Random(f"test-{number}")
        layout = random_layout(rng)
        raw, truth = scramble(rng.sample(articles, rng.randint(1, 4)), layout, rng)
        scores, misses = score_page(raw, truth)
        missed += [f"page {number}: {miss}" for miss in misses]
        for name, (right, asked) in scores.items():
            if name == "joins" and layout.interleave:
                name = "joins (interleaved)"
            total[name][0] += right
            total[name][1] += asked
    shares = {name: right / asked for name, (right, asked) in total.items()}
    low = {name: round(shares[name], 3) for name, floor in FLOORS.items() if shares[name] < floor}
    assert not low, f"{low}\n" + "\n".join(missed)


def test_every_article_alone_as_exported() -> None:
    for article in read_articles():
        raw, truth = scramble([article], Layout(), random.Random(article.title))
        scores, misses = score_page(raw, truth)
        assert scores["articles by title"] == (1, 1), misses
        assert scores["paragraphs in their article"][0] == scores["paragraphs in their article"][1], misses
