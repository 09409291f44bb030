"""How well pages are read: hundreds of random layouts of clean articles, scored against what was set.

python benchmarks/page_layouts.py [--pages 300] [--seed 1] [--misses]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "page"))
from layout_scores import score_page
from scrambler import random_layout, read_articles, scramble


def main() -> None:
    """Set pages, read them, print a table of measures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--pages", type=int, default=300)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--misses", action="store_true", help="print what was read wrongly")
    ask.add_argument("--only", type=int, help="print this page and its blocks")
    args = ask.parse_args()
    articles = read_articles()
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    began = time.perf_counter()
    characters = 0
    for number in range(args.pages):
        rng = random.Random(f"{args.seed}-{number}")
        layout = random_layout(rng)
        raw, truth = scramble(rng.sample(articles, rng.randint(1, 4)), layout, rng)
        if args.only is not None and number != args.only:
            continue
        characters += len(raw)
        style = "interleaved" if layout.interleave else "displaced" if layout.displace else "plain"
        scores, misses = score_page(raw, truth)
        if args.only is not None:
            print(layout, raw, sep="\n")
        if args.misses:
            for miss in misses:
                print(f"page {number} ({style}): {miss}")
        for name, (right, asked) in scores.items():
            for key in (name, f"{name} ({style})"):
                total[key][0] += right
                total[key][1] += asked
    seconds = time.perf_counter() - began
    print(f"{'measure':40} share   right/asked")
    for name, (right, asked) in sorted(total.items()):
        if asked:
            print(f"{name:40} {right / asked:.3f}   {right}/{asked}")
    print(f"{args.pages} pages, {characters / seconds:,.0f} characters a second")


if __name__ == "__main__":
    main()
