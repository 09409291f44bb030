"""How the time to read a text grows with its length, for texts that some step might take badly.

    python benchmarks/growth.py [--names fast] [--longest 1000000] [--seconds 60] [PATTERN ...]

For each pattern of tests/hostile_patterns.py: processor seconds at lengths that double from 15,625 characters, until one takes longer than `--seconds` or the
longest is reached, and the exponent of the growth over the last three (1 is linear, 2 quadratic). A curve that is above 1.1 is measured twice more, and the least time
of each length counts: what other programs do to caches and clocks only adds. Ends with exit code 1 where one is above all the same.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path

from extractor import Extractor

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from hostile_patterns import PATTERNS, text_of

SHORTEST = 15_625
MOST = 1.1
AGAIN = 2


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the straight line through the points on logarithmic scales."""
    x = [math.log(length) for length, _ in points]
    y = [math.log(seconds) for _, seconds in points]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / sum((a - middle_x) ** 2 for a in x)


def curve(extractor: Extractor, name: str, longest: int, seconds: float) -> list[tuple[int, float]]:
    """Length and processor seconds, the shortest text first."""
    points: list[tuple[int, float]] = []
    length = SHORTEST
    while length <= longest and (not points or points[-1][1] <= seconds / 2):
        text = text_of(PATTERNS[name], length)
        began = time.process_time()
        extractor.extract(text)
        points.append((length, max(1e-4, time.process_time() - began)))
        length *= 2
    return points


def steady_curve(extractor: Extractor, name: str, longest: int, seconds: float) -> list[tuple[int, float]]:
    """The curve; one that seems to grow too fast is measured `AGAIN` times more, for the least time of each length."""
    points = curve(extractor, name, longest, seconds)
    for _ in range(AGAIN):
        if len(points) < 2 or exponent(points[-3:]) <= MOST:
            break
        again = dict(curve(extractor, name, points[-1][0], math.inf))
        points = [(length, min(took, again[length])) for length, took in points]
    return points


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("patterns", nargs="*", metavar="PATTERN")
    options.add_argument("--names", choices=["network", "fast"], default="network")
    options.add_argument("--longest", type=int, default=1_000_000)
    options.add_argument("--seconds", type=float, default=60.0)
    given = options.parse_args()
    extractor = Extractor(names=given.names)
    extractor.extract("甲公司2024年赔付3万元。")
    above = 0
    for name in given.patterns or PATTERNS:
        points = steady_curve(extractor, name, given.longest, given.seconds)
        slope = exponent(points[-3:]) if len(points) > 1 else math.nan
        above += not slope <= MOST
        shown = "  ".join(f"{length}: {seconds:.2f} s" for length, seconds in points)
        print(f"{slope:5.2f}{' ABOVE' if not slope <= MOST else '':6}  {name:26} {shown}", flush=True)
    print(f"{above} of {len(given.patterns or PATTERNS)} above {MOST}")
    sys.exit(1 if above else 0)


if __name__ == "__main__":
    main()
