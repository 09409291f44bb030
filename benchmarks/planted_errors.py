"""How many planted errors the consistency checks find, and how many alarms they raise on articles that are right.

    python benchmarks/planted_errors.py [ARTICLES] [SEED] [--misses]

Articles are generated (tests/calculators/claims.py); each is checked as it is, then with one figure of its claim corrupted.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "calculators"))

from claims import corrupt, make_articles

from extractor import extract
from extractor.checks.check import check_consistency


def contradictions(text: str) -> list[str]:
    """The contradicted claims of a page, as arithmetic."""
    checks = check_consistency(extract(text, published="2025-03"))
    return [f"{check.kind}: {check.claim}: {check.arithmetic}" for check in checks if check.verdict == "contradicted"]


def main() -> None:
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    count, seed = [*numbers, 500, 1][:2] if len(numbers) != 1 else (numbers[0], 1)
    misses = "--misses" in sys.argv
    rng = random.Random(seed)
    asked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alarms: list[str] = []
    for article in make_articles(count, seed):
        alarms += contradictions(article.text)
        wrong = corrupt(rng, article)
        asked[article.kind] += 1
        if contradictions(wrong):
            found[article.kind] += 1
        elif misses:
            print(f"missed {article.kind}: {article.key}: {wrong.strip().replace(chr(10), ' ')}")
    for kind in asked:
        print(f"{kind:10} {found[kind] / asked[kind]:6.3f}  {found[kind]}/{asked[kind]}")
    total = sum(asked.values())
    print(f"{'all':10} {sum(found.values()) / total:6.3f}  {sum(found.values())}/{total}")
    print(f"alarms on articles that are right: {len(alarms)}")
    for alarm in alarms:
        print(f"  {alarm}")


if __name__ == "__main__":
    main()
