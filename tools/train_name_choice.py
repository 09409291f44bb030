"""Learn the weights of lexicons/name_choice.tsv from annotated names, and say how they do on pages held out.

    python tools/train_name_choice.py --gold GOLD PAGES [--gold GOLD PAGES …] --marked FILE… [--kinds person …] [--write]

`GOLD` is a folder of annotation files (one JSON a page: `source`, `entities` with `article`, `type`, `text`, `optional`), `PAGES` the folder of their
texts; `FILE` holds marked sentences (`{P …} {L …} {O …}`). Each candidate that a finder offers is an example: right where its text is a name of that
kind on the page (or just that span of the sentence). What lies inside a right one, and optional names, teach nothing. The weights are those of a
logistic regression with an L2 penalty; every fifth page is held out in turn for the figure.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extractor.names.choose.candidate import Candidate
from extractor.names.choose.features import features_of
from extractor.names.finder import NameFinder
from extractor.page import Article, Block, read_page
from extractor.text import Text

ROOT = Path(__file__).resolve().parent.parent
KINDS = {"P": "person", "PER": "person", "L": "place", "LOC": "place", "O": "organization", "ORG": "organization"}
LEARNED = ("person", "place")
PENALTY = 1.0
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """One candidate: its features, whether it is right, the page it stands on and its text."""

    kind: str
    features: dict[str, float]
    right: bool
    page: str
    name: str


def plain(text: str) -> str:
    """A name without white space, quotation marks and brackets, as names are compared."""
    return re.sub(r"[\s“”‘’\"'《》『』「」（）()]", "", text)


def from_pages(gold: Path, pages: Path) -> Iterator[Example]:
    """The candidates of annotated pages."""
    finder = NameFinder()
    for file in sorted(gold.glob("*.json")):
        page = json.loads(file.read_text(encoding="utf-8"))
        articles = read_page((pages / page["source"]).read_text(encoding="utf-8"))
        named: dict[tuple[str, str], bool] = {}
        for entity in page["entities"]:
            key = entity["type"], plain(entity["text"])
            named[key] = named.get(key, True) and bool(entity.get("optional"))
        for article in articles:
            for row in finder.candidates(article):
                optional = [name for (_, name), free in named.items() if free]
                optional += [name for each in page["programmes"] for name in each["names"]]
                yield from _examples(
                    row, lambda c, named=named: named.get((c.mention.type, plain(c.name))), file.stem, optional
                )


def from_sentences(file: Path) -> Iterator[Example]:
    """The candidates of marked sentences."""
    finder = NameFinder()
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        if line.startswith("#") or not line:
            continue
        text, spans = "", set()
        for part in re.split(r"([{\[](?:[PLOG]|PER|LOC|ORG|PRG) [^}\]]*[}\]])", line):
            if part.startswith(("{", "[")):
                kind, _, name = part[1:-1].partition(" ")
                if kind in KINDS:
                    spans.add((len(text), len(text) + len(name), KINDS[kind]))
                text += name
            else:
                text += part
        article = Article((Block("paragraph", Text.of(text)),))
        for row in finder.candidates(article):
            yield from _examples(
                row,
                lambda c, spans=spans: None if (c.start, c.end, c.mention.type) not in spans else False,
                f"{file.stem}:{number}",
            )


def _examples(
    row: Sequence[Candidate], state: Callable[[Candidate], bool | None], page: str, optional: Sequence[str] = ()
) -> Iterator[Example]:
    """`state` gives False for a right candidate, True for an optional one, None for a wrong one; `optional` are the optional names of the page."""
    right = [(c.start, c.end) for c in row if state(c) is False]
    right += [(m.start(), m.end()) for c in row[:1] for name in optional for m in re.finditer(re.escape(name), c.text)]
    for c in row:
        inside = any(start <= c.start and c.end <= end and (start, end) != (c.start, c.end) for start, end in right)
        if inside or state(c) is True:
            continue
        yield Example(c.mention.type, dict(features_of(c)), state(c) is False, page, c.name)


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of a logistic regression over the examples, by Newton's method."""
    counted = Counter(name for example in examples for name in example.features)
    names = ["bias", *sorted(name for name, times in counted.items() if times >= 2)]
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        x[row, 0] = 1
        for name, value in example.features.items():
            if name in index:
                x[row, index[name]] = value
    y = np.array([example.right for example in examples], dtype=float)
    penalty = np.full(len(names), PENALTY)
    penalty[0] = 0.01
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ w)))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(hessian, gradient)
    return {name: float(weight) for name, weight in zip(names, w, strict=True)}


def total(weights: dict[str, float], example: Example) -> float:
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in example.features.items())


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold", nargs=2, action="append", type=Path, default=[])
    ask.add_argument("--marked", nargs="*", type=Path, default=[])
    ask.add_argument("--kinds", nargs="*", default=LEARNED)
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--errors", action="store_true")
    args = ask.parse_args()
    examples = [e for gold, pages in args.gold for e in from_pages(gold, pages)]
    examples += [e for file in args.marked for e in from_sentences(file)]
    unique: dict[tuple, Example] = {}
    for e in examples:
        unique.setdefault((e.page, e.kind, e.name, e.right, tuple(sorted(e.features.items()))), e)
    examples = list(unique.values())
    pages = sorted({e.page for e in examples})
    fold = {page: i % FOLDS for i, page in enumerate(pages)}
    lines, notes = [], []
    for kind in args.kinds:
        own = [e for e in examples if e.kind == kind]
        outcome: Counter[tuple[bool, bool]] = Counter()
        for held in range(FOLDS):
            weights = learn([e for e in own if fold[e.page] != held])
            for e in own:
                if fold[e.page] == held:
                    said = total(weights, e) > 0
                    outcome[said, e.right] += 1
                    if args.errors and said != e.right:
                        print("  wrong", kind, e.page, e.name, "said" if said else "missed", f"{total(weights, e):.2f}")
        tp, fp, fn, tn = (outcome[k] for k in ((True, True), (True, False), (False, True), (False, False)))
        note = f"{kind}: {len(own)} candidates, {tp + fn} right; held out the choice keeps {tp} of these and {fp} of {fp + tn} wrong ones"
        print(note)
        notes.append(note)
        weights = learn(own)
        lines += [
            f"{kind}\t{name}\t{weight:.2f}" for name, weight in weights.items() if name == "bias" or abs(weight) >= 0.05
        ]
    if args.write:
        header = [
            "# How much each feature of a candidate for a name speaks for or against it (extractor/names/choose/)",
            f"# learned by tools/train_name_choice.py on {datetime.date.today()}: {len(pages)} annotated pages and sentences",
            *(f"# {note}" for note in notes),
            "# columns: kind<tab>feature<tab>weight",
            "# source: own annotation",
            "# edition: 2026-11",
            "# licence: MIT",
            f"# rows: {len(lines)}",
        ]
        (ROOT / "lexicons" / "name_choice.tsv").write_text("\n".join([*header, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
