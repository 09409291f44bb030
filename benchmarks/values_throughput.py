"""How many characters a second the values room reads, beside JioNLP where it is installed.

    python benchmarks/values_throughput.py [--seconds 3] [FILE ...]

The text is the given files, else the sample pages in `seeds/`, a line a block. CPU time of one process is counted, so that other work on the machine
does not change the figure much. JioNLP's time and money extraction run over the same lines (`pip install jionlp`, the extra `bench`); without JioNLP that
part is skipped. A second figure of ours is for the same work as theirs: dates, durations and money, and nothing else.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from extractor.page import Article, Block
from extractor.text import Text
from extractor.values import find_values
from extractor.values.date.find import find_dates
from extractor.values.duration.find import find_durations
from extractor.values.find import fold
from extractor.values.money.amount import MONEY
from extractor.values.money.currency_first import SIGNED
from extractor.values.money.implied import IMPLIED
from extractor.values.money.jiao_fen import CHANGE
from extractor.values.number.numeral import number_sites

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def characters_per_second(work: Callable[[], object], characters: int, seconds: float) -> float:
    """The best of the runs that fit into `seconds` of CPU time, after one to warm up."""
    work()
    best, spent = float("inf"), 0.0
    while spent < seconds:
        began = time.process_time()
        work()
        took = time.process_time() - began
        best, spent = min(best, took), spent + took
    return characters / best


def main() -> int:
    """Print the figures; 0 always: the figures decide nothing by themselves."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("files", nargs="*", type=Path)
    ask.add_argument("--seconds", type=float, default=3.0, help="CPU seconds for each figure")
    args = ask.parse_args()
    paths = args.files or sorted(SEEDS.glob("*.txt"))
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not lines:
        print("no text: give files, or run it from a checkout with seeds/", file=sys.stderr)
        return 0
    characters = sum(map(len, lines))
    article = Article(blocks=tuple(Block("paragraph", Text.of(line)) for line in lines))
    found = sum(map(len, find_values(article, "2025-03-20")))
    ours = characters_per_second(lambda: find_values(article, "2025-03-20"), characters, args.seconds)
    print(f"text       {characters:>10,} characters, {len(lines):,} blocks, {found:,} values")
    print(f"extractor  {ours:>10,.0f} characters/s (all values, dates resolved)")

    def dates_and_money() -> None:
        find_dates(article, "2025-03-20")
        for line in lines:
            find_durations(line)
            folded = fold(line)
            sites = number_sites(folded)
            for rules in (MONEY, SIGNED, CHANGE, IMPLIED):
                rules.find(folded, sites)

    same = characters_per_second(dates_and_money, characters, args.seconds)
    print(f"extractor  {same:>10,.0f} characters/s (dates, durations and money)")
    if importlib.util.find_spec("jionlp") is None:
        print("jionlp     skipped: not installed (pip install jionlp)")
        return 0
    import jionlp

    def theirs() -> None:
        for line in lines:
            jionlp.ner.extract_time(line, time_base=time.time())
            jionlp.ner.extract_money(line)

    speed = characters_per_second(theirs, characters, args.seconds)
    print(
        f"jionlp     {speed:>10,.0f} characters/s (time and money only); extractor is {same / speed:.1f} times as fast at that, "
        f"{ours / speed:.1f} times with all values"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
