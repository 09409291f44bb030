"""Learn the weights of lexicons/name_choice.tsv from annotated names, and say how they do on pages held out.

    python tools/train_name_choice.py [--gold GOLD PAGES …] [--marked FILE…] [--mode fast] [--write]

It learns from tools/annotated, and from the folders of annotated pages beside the project that `--gold` names: `GOLD` holds annotation files (one JSON a
page: `source`, `entities` with `article`, `type`, `text`, `optional`), `PAGES` their texts. `FILE` holds marked sentences (`{P …} {L …} {O …}` or
`[PER …] [LOC …] [ORG …]`); default are those of ours that nothing is measured on. Of all candidates in a block, those without overlaps that the
annotation names are the right set; the weights make it the most probable of all sets without overlaps (a semi-Markov conditional random field; Sarawagi
and Cohen 2004), with an L2 penalty. What lies in an optional name or a programme teaches nothing. Every fifth page is held out in turn for the figures.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from extractor.mentions import resolve_overlaps
from extractor.names.choose.candidate import Candidate
from extractor.names.choose.decide import SAID
from extractor.names.choose.features import features_of
from extractor.names.finder import NameFinder
from extractor.page import Article, Block, read_page
from extractor.text import Text

ROOT = Path(__file__).resolve().parent.parent
KINDS = {"P": "person", "PER": "person", "L": "place", "LOC": "place", "O": "organization", "ORG": "organization"}
OWN = (ROOT / "tools/annotated/gold", ROOT / "tools/annotated/pages")
MARKED = [
    *(ROOT / "tools/annotated/names" / f"{name}.txt" for name in ("development", "tempting", "styles")),
    *(ROOT / "tests/names" / f"{name}.txt" for name in ("genre_names", "news_names", "training_names")),
]
LEARNED = ("person", "place", "organization")
PENALTY = 1.0
FOLDS = 5
PAGE_WEIGHT = 0.5  # of a block of a page against a sentence: a page names the same names again and again
LEAST = 2  # how often a feature must occur to get a weight
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """The candidates of a block that are to be scored, ordered by their ends; which are right; how many names it has of each kind."""

    page: str
    source: str
    candidates: tuple[Candidate, ...]
    features: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    asked: Counter[str]
    weight: float


def plain(text: str) -> str:
    """A name without white space, quotation marks and brackets, as names are compared."""
    return re.sub(r"[\s“”‘’\"'《》『』「」（）()]", "", text)


def from_pages(finder: NameFinder, gold: Path, pages: Path) -> Iterator[Example]:
    """The blocks of annotated pages."""
    for file in sorted(gold.glob("*.json")):
        page = json.loads(file.read_text(encoding="utf-8"))
        free: dict[tuple[str, str], bool] = {}
        for entity in page["entities"]:
            key = entity["type"], plain(entity["text"])
            free[key] = free.get(key, True) and bool(entity.get("optional"))
        optional = [name for (_, name), is_free in free.items() if is_free]
        optional += [name for each in page["programmes"] for name in each["names"]]
        for article in read_page((pages / page["source"]).read_text(encoding="utf-8")):
            for block, row in zip(article.blocks, finder.candidates(article), strict=True):
                free_spans = {
                    (m.start(), m.end())
                    for c in row[:1]
                    for name in optional
                    for m in re.finditer(re.escape(name), c.text)
                }
                names = {
                    (c.start, c.end, c.mention.type) for c in row if free.get((c.mention.type, plain(c.name))) is False
                }
                kept = [c for c in row if not any(a <= c.start and c.end <= b for a, b in free_spans)]
                whole = resolve_overlaps([c.mention for c in kept if (c.start, c.end, c.mention.type) in names])
                spans = {(m.start, m.end, m.type) for m in whole}
                asked = _asked(block.text.folded, free, optional)
                yield _example(file.stem, f"{gold.parent.name}/{gold.name}", kept, spans, PAGE_WEIGHT, asked)


def _asked(text: str, free: dict[tuple[str, str], bool], optional: Sequence[str]) -> Counter[str]:
    """How often names of each kind that are not optional stand in the text, the longest at each place."""
    kinds = {name: kind for (kind, name), is_free in free.items() if not is_free}
    names = sorted({*kinds, *optional}, key=lambda name: (-len(name), name))
    if not names:
        return Counter()
    found = re.findall("|".join(map(re.escape, names)), plain(text))
    return Counter(kinds[name] for name in found if name in kinds)


def from_sentences(finder: NameFinder, file: Path) -> Iterator[Example]:
    """Marked sentences."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        if line.startswith("#") or not line:
            continue
        text, spans = "", set()
        for part in re.split(r"([{\[](?:[PLOG]|PER|LOC|ORG|PRG) [^}\]]*[}\]])", line):
            if part.startswith(("{", "[")):
                kind, _, name = part[1:-1].partition(" ")
                spans.add((len(text), len(text) + len(name), KINDS.get(kind, "programme")))
                text += name
            else:
                text += part
        schemes = [span for span in spans if span[2] == "programme"]
        for row in finder.candidates(Article((Block("paragraph", Text.of(text)),))):
            kept = [c for c in row if not any(a <= c.start and c.end <= b for a, b, _ in schemes)]
            yield _example(f"{file.stem}:{number}", file.stem, kept, spans.difference(schemes), 1.0)


def _example(
    page: str,
    source: str,
    row: Sequence[Candidate],
    spans: set[tuple[int, int, str]],
    weight: float,
    asked: Counter[str] | None = None,
) -> Example:
    ordered = sorted((c for c in row if c.mention.rule not in SAID), key=lambda c: (c.end, -c.start, c.mention.type))
    features = tuple({f"{c.mention.type}\t{name}": value for name, value in _with_bias(c)} for c in ordered)
    seen: set[tuple[int, int, str]] = set()
    right = []
    for c in ordered:
        key = c.start, c.end, c.mention.type
        right.append(key in spans and key not in seen)
        seen.add(key)
    if asked is None:
        asked = Counter(kind for *_, kind in spans)
    return Example(page, source, tuple(ordered), features, tuple(right), asked, weight)


def _with_bias(candidate: Candidate) -> Iterator[tuple[str, float]]:
    yield "bias", 1.0
    yield from features_of(candidate)


@dataclass(frozen=True)
class _Matrix:
    """An example as arrays: features of its candidates, whom each may follow, which are right."""

    rows: Floats
    follows: tuple[int, ...]
    right: Floats
    weight: float


def _matrices(examples: Sequence[Example], index: dict[str, int]) -> Iterator[_Matrix]:
    for example in examples:
        if not example.candidates:
            continue
        rows = np.zeros((len(example.candidates), len(index)))
        for i, features in enumerate(example.features):
            for name, value in features.items():
                if name in index:
                    rows[i, index[name]] = value
        ends = [c.end for c in example.candidates]
        follows = tuple(bisect_right(ends, c.start, hi=i) for i, c in enumerate(example.candidates))
        yield _Matrix(rows, follows, np.array(example.right, dtype=float), example.weight)


def _chances(scores: Floats, follows: Sequence[int]) -> tuple[float, Floats]:
    """The logarithm of the sum over all sets without overlaps, and how probable each candidate is in one."""
    size = len(scores)
    forward = np.zeros(size + 1)
    for i in range(size):
        forward[i + 1] = np.logaddexp(forward[i], scores[i] + forward[follows[i]])
    backward = np.zeros(size + 1)
    gradient = np.zeros(size)
    backward[size] = 1.0
    for i in range(size - 1, -1, -1):
        share = np.exp(scores[i] + forward[follows[i]] - forward[i + 1])
        gradient[i] = backward[i + 1] * share
        backward[i] += backward[i + 1] * (1 - share)
        backward[follows[i]] += gradient[i]
    return float(forward[size]), gradient


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each `kind<tab>feature`."""
    counted = Counter(name for example in examples for features in example.features for name in features)
    names = sorted(name for name, times in counted.items() if times >= LEAST)
    matrices = list(_matrices(examples, {name: i for i, name in enumerate(names)}))
    penalty = np.array([0.05 if name.endswith("\tbias") else PENALTY for name in names])

    def loss(w: Floats) -> tuple[float, Floats]:
        total, gradient = 0.5 * float(penalty @ (w * w)), penalty * w
        for each in matrices:
            scores = each.rows @ w
            whole, chances = _chances(scores, each.follows)
            total += each.weight * (whole - float(scores @ each.right))
            gradient = gradient + each.weight * (each.rows.T @ (chances - each.right))
        return total, gradient

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return dict(zip(names, best.x.tolist(), strict=True))


def decode(example: Example, weights: dict[str, float]) -> list[int]:
    """The candidates of the best set."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in features.items()) for features in example.features]
    ends = [c.end for c in example.candidates]
    sums, kept = [0.0], [[]]
    for i, c in enumerate(example.candidates):
        at = bisect_right(ends, c.start, hi=i)
        own = scores[i] + sums[at]
        better = scores[i] > 0 and own > sums[i]
        sums.append(own if better else sums[i])
        kept.append([*kept[at], i] if better else kept[i])
    return kept[-1]


def longest(example: Example) -> list[int]:
    """The candidates that stay where the longer always wins, and the network's readings are not asked: what the choice is measured against."""
    offered = [c.mention for c in example.candidates if not c.mention.rule.endswith(".read")]
    kept = {id(m) for m in resolve_overlaps(offered)}
    return [i for i, c in enumerate(example.candidates) if id(c.mention) in kept]


class Figures:
    """Right, said and asked by source and kind."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str, str]] = Counter()

    def add(self, example: Example, said: Sequence[int]) -> None:
        """Counts a block."""
        for i in said:
            kind = example.candidates[i].mention.type
            self.counts[example.source, kind, "said"] += 1
            self.counts[example.source, kind, "right"] += example.right[i]
        for kind, times in example.asked.items():
            self.counts[example.source, kind, "asked"] += times

    def f1(self, source: str | None, kind: str) -> float:
        """F1 of a kind in a source (None: everywhere)."""
        total = Counter(dict.fromkeys(("right", "said", "asked"), 0))
        for (where, what, which), times in self.counts.items():
            if what == kind and source in (None, where):
                total[which] += times
        return 2 * total["right"] / max(1, total["said"] + total["asked"])


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold", nargs=2, action="append", type=Path, default=[])
    ask.add_argument("--marked", nargs="*", type=Path, default=MARKED)
    ask.add_argument("--mode", choices=("network", "fast"), default="network")
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--errors", action="store_true")
    args = ask.parse_args()
    finder = NameFinder(args.mode)
    examples = [e for gold, pages in (OWN, *args.gold) for e in from_pages(finder, gold, pages)]
    examples += [e for file in args.marked for e in from_sentences(finder, file)]
    pages = sorted({e.page for e in examples})
    fold = {page: i % FOLDS for i, page in enumerate(pages)}
    chosen, before = Figures(), Figures()
    for held in range(FOLDS):
        weights = learn([e for e in examples if fold[e.page] != held])
        for e in (e for e in examples if fold[e.page] == held):
            said = decode(e, weights)
            chosen.add(e, said)
            before.add(e, longest(e))
            if args.errors:
                _tell_errors(e, said)
    for source in dict.fromkeys(e.source for e in examples):
        print(f"{source:24}", *(f"{k} {before.f1(source, k):.3f} -> {chosen.f1(source, k):.3f} " for k in LEARNED))
    note = "F1 held out: " + ", ".join(
        f"{k} {chosen.f1(None, k):.3f} (the longest wins: {before.f1(None, k):.3f})" for k in LEARNED
    )
    print(note)
    if args.write:
        write(learn(examples), args.mode, note, len(pages))


def _tell_errors(example: Example, said: Sequence[int]) -> None:
    for i, c in enumerate(example.candidates):
        if (i in said) != example.right[i]:
            print(
                "  wrong",
                example.page,
                c.mention.rule,
                c.name,
                "said" if i in said else "missed",
                c.text[max(0, c.start - 8) : c.end + 6],
            )


def write(weights: dict[str, float], mode: str, note: str, pages: int) -> None:
    """The lexicon of the weights."""
    lines = [
        f"{name}\t{weight:.2f}" for name, weight in weights.items() if name.endswith("\tbias") or abs(weight) >= 0.05
    ]
    header = [
        "# How much each feature of a candidate for a name speaks for or against it (extractor/names/choose/)",
        f"# learned by tools/train_name_choice.py: {pages} annotated pages and sentences",
        f"# {note}",
        "# columns: kind<tab>feature<tab>weight",
        "# source: own annotation",
        "# edition: 2026-11",
        "# licence: MIT",
        f"# rows: {len(lines)}",
    ]
    name = "name_choice.tsv" if mode == "network" else "name_choice_fast.tsv"
    (ROOT / "lexicons" / name).write_text("\n".join([*header, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
