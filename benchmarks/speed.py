"""How many characters a second the library reads, beside what others take for a part of that, and how the cost grows with the length.

    python benchmarks/speed.py [--seconds 3] [--longest 500000]

CPU time of one process and one BLAS thread. Texts: `newspaper` are the sample pages in seeds/, `news` short articles of made_texts.py, `short` single sentences; where the folder `shared` lies beside the
project, its pages too. Ours: `default` page by page, `together` as `extract_many` and `batch` read pages in a worker, `fast` (names="fast"), `values` alone. Beside them jieba's tagging
(`jieba.posseg`, installed with us), and where they are installed JioNLP's time and money (extra `bench`) and Recognizers-Text (`pip install recognizers-text-suite`).
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
import os
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from growth import exponent
from made_texts import articles, news, one_paragraph, price_list, table

from extractor import Extractor, Page
from extractor.many import open_together
from extractor.page import read_page
from extractor.values import find_values

HERE = Path(__file__).resolve().parent.parent
PUBLISHED = "2025-03-20"
SHORTEST = 7_812


def read_texts() -> dict[str, list[str]]:
    """The texts by what they are like."""
    found = {
        "newspaper": [path.read_text(encoding="utf-8") for path in sorted((HERE / "seeds").glob("*.txt"))],
        "news": [news(number) for number in range(64)],
        "short": [news(number).split("\n")[2] for number in range(64)],
    }
    for name, folder in (("shared seeds", "seeds"), ("shared news", "pages-news")):
        pages = sorted((HERE.parent / "shared" / folder).glob("*.txt"))[:64]
        if pages:
            found[name] = [path.read_text(encoding="utf-8") for path in pages]
        else:
            print(f"{name:12} skipped: no ../shared/{folder}")
    return found


def works() -> dict[str, Callable[[Sequence[str]], object]]:
    """What is measured, by name; the others' where they are installed."""
    default, fast = Extractor(), Extractor(names="fast")

    def together(texts: Sequence[str]) -> None:
        for start in range(0, len(texts), 32):
            for call in open_together(default, [Page(text, PUBLISHED) for text in texts[start : start + 32]]):
                call()

    def values(texts: Sequence[str]) -> None:
        for text in texts:
            for article in read_page(text):
                find_values(article, PUBLISHED)

    found: dict[str, Callable[[Sequence[str]], object]] = {
        "default": lambda texts: [default.extract(text, published=PUBLISHED) for text in texts],
        "together": together,
        "fast": lambda texts: [fast.extract(text, published=PUBLISHED) for text in texts],
        "values": values,
    }
    return found | _others()


def _others() -> dict[str, Callable[[Sequence[str]], object]]:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    found: dict[str, Callable[[Sequence[str]], object]] = {
        "posseg": lambda texts: [jieba.posseg.lcut(text) for text in texts]
    }
    if importlib.util.find_spec("jionlp") is None:
        print("JioNLP       skipped: not installed (pip install jionlp, the extra bench)")
    else:
        jionlp: Any = import_module("jionlp")
        logging.disable(logging.ERROR)  # it logs a traceback for every word that is no time after all

        def times_and_money(texts: Sequence[str]) -> None:
            for line in (line for text in texts for line in text.splitlines() if line.strip()):
                jionlp.ner.extract_time(line, time_base=0)
                jionlp.ner.extract_money(line)

        found["JioNLP"] = times_and_money
    if importlib.util.find_spec("recognizers_suite") is None:
        print("Recognizers  skipped: not installed (pip install recognizers-text-suite)")
    else:
        suite: Any = import_module("recognizers_suite")

        def all_kinds(texts: Sequence[str]) -> None:
            for line in (line for text in texts for line in text.splitlines() if line.strip()):
                for recognize in (suite.recognize_datetime, suite.recognize_currency, suite.recognize_percentage):
                    recognize(line, suite.Culture.Chinese)

        found["Recognizers"] = all_kinds
    return found


def best_time(work: Callable[[Sequence[str]], object], texts: Sequence[str], seconds: float) -> float:
    """The best CPU time of the runs that fit into `seconds`, after one that warms up."""
    work(texts)
    best, spent = float("inf"), 0.0
    while spent < seconds:
        began = time.process_time()
        work(texts)
        took = time.process_time() - began
        best, spent = min(best, took), spent + took
    return best


def print_speeds(seconds: float) -> None:
    """A line for each kind of text and each work: characters a second, and how often the work costs what jieba's tagging costs."""
    texts_by_name, measured = read_texts(), works()
    for name, texts in texts_by_name.items():
        size = sum(map(len, texts))
        took = {work: best_time(measured[work], texts, seconds) for work in measured}
        print(f"{name}: {len(texts)} texts, {size:,} characters")
        for work, time_taken in took.items():
            ratio = time_taken / took["posseg"]
            print(f"  {work:12}{size / time_taken:>12,.0f} characters/s{ratio:>8.2f} × posseg", flush=True)
        if "JioNLP" in took:
            print(f"  values are {took['JioNLP'] / took['values']:.1f} times as fast as JioNLP's time and money")


def print_growth(longest: int) -> None:
    """CPU seconds at lengths that grow fourfold, and the exponent: 1 is linear."""
    for name, extractor in (("default", Extractor()), ("fast", Extractor(names="fast"))):
        for made in (articles, one_paragraph, table, price_list):
            points = []
            length = SHORTEST
            while length <= longest:
                text = made(length)
                began = time.process_time()
                extractor.extract(text, published=PUBLISHED)
                points.append((len(text), time.process_time() - began))
                length *= 4
            shown = "  ".join(f"{size:,}: {seconds:.2f} s" for size, seconds in points)
            slope = f"{exponent(points):5.2f}" if len(points) > 1 else "    –"
            print(f"{slope}  {name:8}{made.__name__:14}{shown}", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=3.0, help="CPU seconds for each figure")
    options.add_argument("--longest", type=int, default=125_000, help="characters of the longest text of the curve")
    given = options.parse_args()
    print_kernel()
    print_speeds(given.seconds)
    print_growth(given.longest)


def print_kernel() -> None:
    """Which matrix product runs: OpenBLAS chooses by the processor, or as OPENBLAS_CORETYPE says."""
    import numpy  # noqa: F401  # loads the library that is asked for
    from threadpoolctl import threadpool_info

    for library in threadpool_info():
        told = os.environ.get("OPENBLAS_CORETYPE")
        chosen = f"OPENBLAS_CORETYPE={told}" if told else "chosen by the processor"
        kernel, threads = library.get("architecture"), library["num_threads"]
        print(f"{library['internal_api']} {library['version']}, kernel {kernel} ({chosen}), threads {threads}")


if __name__ == "__main__":
    main()
