"""Learn the weights of lexicons/fact_choice.tsv from annotated pages.

    python tools/train_choice.py --write lexicons/fact_choice.tsv       the shipped table, byte for byte, from the shipped material
    python tools/train_choice.py --cross-validate --misses              held out, page by page: what each figure got
    python tools/train_choice.py --ablate owner                         the held-out figure without each family of features
    python tools/train_choice.py --annotated FOLDER --guide GOLD PAGES --guide-weight 4     other material than the shipped

A conditional logit over each figure's candidates: the candidates that agree with the annotation share the mass. Learning starts from no weights, so that the
same pages give the same table. Pages are left out whole, those of one date together. What is printed as held out was scored by weights that never saw the page.

Without `--annotated`, `--pages`, `--guide`, `--marked` and `--samples` the material is what the shipped table was learned from: tools/annotated, the marked sentences of
tests/facts, the sample pages of seeds/ with the facts that were read and found right, and beside the project, where they are, the annotated news and guide pages
of ../shared (they are not part of it). Pages given by `--pages` are real and count three times; guide pages are few and long, and each of their figures counts
`--guide-weight` times. The sample pages retell programmes of the guide pages: no guide page is scored by weights that saw them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from agreement import alike, close, nation, plain
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from extractor.facts import FoundFact, ReadBlock, find_facts
from extractor.facts.choose import Candidate, Weights
from extractor.names import NameFinder
from extractor.page import Article
from extractor.pipeline import lay_out, read_laid_out

FOLDS = 10
PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
GUIDE_WEIGHT = 12.0
NEWS_WEIGHT = 3.0  # what a figure of real news counts beside one of the pages written for the project
SAMPLE_WEIGHT = 3.0
MARKED_WEIGHT = 1.5  # few sentences, each with what others are short of: gaps, bases, plans
ROUNDS = 3
MARKED = ("news.txt", "short.txt")
PENALTY = {"owner": 4.0, "metric": 1.0, "period": 6.0}
MIN_PAGES = 5
BEST_WORDINGS = 2  # of the metrics that our own annotation lists, the best first
LATER = 0.4  # what its other wordings count: they are right, and say less (a bare 价格)
LOOSE = 0.08  # what a metric's loose wording counts beside one that is right word for word


@dataclass(frozen=True)
class Page:
    """An annotated page, read up to its mentions."""

    name: str
    kind: str
    group: str
    gold: dict
    weight: float
    articles: tuple[tuple[Article, tuple[ReadBlock, ...]], ...]
    text: str


@dataclass
class Examples:
    """The candidates of all figures for one part, row by row: `starts` are the first rows of the figures."""

    features: list[tuple[str, ...]] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Folders:
    """Gold files and the texts they annotate; `weight` is what a figure of theirs counts, `ordered` whether only the first wordings of a metric are the best."""

    kind: str
    gold: Path
    pages: Path
    weight: float = 1.0
    ordered: bool = False


def read_pages(sets: Sequence[Folders]) -> Iterator[Page]:
    """The annotated pages of pairs of folders."""
    names = NameFinder("network", None)
    for folders in sets:
        paths = sorted(folders.gold.glob("*.json"))
        kind = folders.kind
        for path in paths:
            gold = json.loads(path.read_text(encoding="utf-8"))
            if folders.ordered:
                gold["facts"] = [{**fact, "best": BEST_WORDINGS} for fact in gold["facts"]]
            text = (folders.pages / gold["source"]).read_text(encoding="utf-8")
            page = read_laid_out(lay_out(text, gold.get("published")), names)
            group = f"{kind} {path.stem if len(paths) < FOLDS else gold.get('published')}"
            articles = tuple((a.article, tuple(a.blocks)) for a in page.articles)
            yield Page(f"{kind}/{path.stem}", kind, group, gold, folders.weight, articles, text)


def read_marked(path: Path) -> Iterator[Page]:
    """The examples of a file of marked sentences (tests/facts/facts_marked.py), each a page of its own."""
    sys.path.insert(0, str(path.resolve().parent))
    from facts_marked import read_article, read_examples

    for number, example in enumerate(read_examples(path)):
        article, blocks = read_article(example)
        facts = [
            {
                "text": want.figure,
                "span": (want.start, want.end),
                "subject": list(want.subject),
                "metric": list(want.metric),
                "period": {"start": want.periods[0][0] or None, "end": want.periods[0][1] or None}
                if want.periods[0]
                else None,
            }
            for want in example.wants
            if want.metric != ("-",)
        ]
        text = "\n".join(block.text.clean for block in article.blocks[-1:])
        yield Page(
            f"marked-{path.stem}-{number}",
            f"marked {path.stem}",
            f"marked-{path.stem}-{number // 5}",
            {"facts": facts},
            MARKED_WEIGHT,
            ((article, tuple(blocks)),),
            text,
        )


def gold_span(text: str, said: str, nth: int) -> tuple[int, int]:
    """The raw offsets of the nth occurrence of `said` in a page read without white space."""
    kept = [i for i, c in enumerate(text) if not c.isspace()]
    squeezed = "".join(text[i] for i in kept)
    said, at = re.sub(r"\s", "", said), -1
    for _ in range(nth):
        at = squeezed.find(said, at + 1)
    return kept[at], kept[at + len(said) - 1] + 1


def figures_of(page: Page, weights: Weights) -> Iterator[tuple[dict, list[FoundFact]]]:
    """Each annotated figure with the facts at its place."""
    facts = []
    for article, blocks in page.articles:
        for fact in find_facts(article, blocks, weights=weights, why=True):
            block, mention = article.blocks[fact.figure.block], fact.figure.mention
            if page.name.startswith("marked") and fact.figure.block != len(article.blocks) - 1:
                continue
            facts.append((block.text.raw_span(mention.start, mention.end), fact))
    for gold in page.gold["facts"]:
        if not gold.get("optional"):
            start, end = gold.get("span") or gold_span(page.text, gold["text"], gold["nth"])
            yield gold, [fact for (a, b), fact in facts if min(b, end) > max(a, start)]


def owner_right(candidate: Candidate, gold: dict) -> float:
    """The wording named first counts most, another one less, one that only holds it least."""
    text = candidate.value.text if candidate.value else ""
    if any(plain(text) == plain(each) for each in gold["subject"][:2]):
        return 1.0
    if any(nation(text) == nation(each) for each in gold["subject"]):
        return 0.6
    return 0.4 if any(alike(nation(text), nation(each)) for each in gold["subject"]) else 0.0


def metric_right(candidate: Candidate, gold: dict) -> float:
    exact = next((i for i, each in enumerate(gold["metric"]) if plain(candidate.text) == plain(each)), None)
    if exact is not None:
        return 1.0 if exact < gold.get("best", len(gold["metric"])) else LATER
    return LOOSE if any(close(candidate.text, each) for each in gold["metric"]) else 0.0


def period_right(candidate: Candidate, gold: dict) -> float:
    value, wanted = candidate.value, gold.get("period")
    if wanted and wanted["start"] == "?":
        return 0.0
    if not value or not wanted:
        return float(not value and not wanted)
    return float(value.start == wanted.get("start") and value.end == wanted.get("end"))


RIGHT: dict[str, Callable[[Candidate, dict], float]] = {
    "owner": owner_right,
    "metric": metric_right,
    "period": period_right,
}


def _shorter(right: list[float], features: Sequence[Sequence[str]]) -> list[float]:
    """An owner that holds its measure (规模以上工业企业利润), or more than a name (西川省|社会消费品), teaches less where a shorter one is right too."""
    for worse, less in ((_holds_measure, 4), (_holds_name, 3)):
        marked = [worse(each) for each in features]
        if any(r and not w for r, w in zip(right, marked, strict=True)):
            right = [r / less if w else r for r, w in zip(right, marked, strict=True)]
    return right


def _holds_measure(features: Sequence[str]) -> bool:
    return "ends in a measure" in features


def _holds_name(features: Sequence[str]) -> bool:
    return any(f in features for f in ("kind=place's thing", "kind=organization's thing", "kind=programme's thing"))


def collect(pages: Sequence[Page], weights: Weights) -> dict[str, Examples]:
    """The candidates of every annotated figure, by part. Figures of which no candidate is right teach nothing and are left out."""
    found: dict[str, Examples] = {}
    for page in pages:
        for gold, facts in figures_of(page, weights):
            for choice in facts[0].choices if facts else ():
                right = [RIGHT[choice.part](candidate, gold) for candidate in choice.candidates]
                if not any(right):
                    continue
                if choice.part == "owner":
                    right = _shorter(right, [candidate.features for candidate in choice.candidates])
                examples = found.setdefault(choice.part, Examples())
                examples.starts.append(len(examples.features))
                examples.features += [candidate.features for candidate in choice.candidates]
                examples.right += right
                examples.weights.append(page.weight)
                examples.pages.append(page.name)
    return found


class Problem:
    """The examples of one part as matrices, to be fitted on any choice of pages. Features of fewer than MIN_PAGES pages are left out."""

    def __init__(self, examples: Examples, penalty: float, drop: Callable[[str], bool] | None = None) -> None:
        ends = [*examples.starts[1:], len(examples.features)]
        seen: dict[str, dict[str, None]] = {}
        for start, end, page in zip(examples.starts, ends, examples.pages, strict=True):
            for name in {f for row in examples.features[start:end] for f in row}:
                seen.setdefault(name, {})[page] = None
        self.names = sorted(n for n, on in seen.items() if len(on) >= MIN_PAGES and not (drop and drop(n)))
        index = {name: k for k, name in enumerate(self.names)}
        pairs = [(i, index[f]) for i, row in enumerate(examples.features) for f in row if f in index]
        rows, columns = np.array(pairs).T
        shape = (len(examples.features), len(index))
        self.matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
        self.transposed = self.matrix.T.tocsr()
        self.good, self.first = np.asarray(examples.right), np.asarray(examples.starts)
        self.figure = np.repeat(np.arange(len(ends)), np.diff([*examples.starts, len(examples.features)]))
        self.weight, self.pages, self.penalty = np.asarray(examples.weights), np.asarray(examples.pages), penalty
        self.last = np.zeros(len(index))

    def fit(self, out: Sequence[str] = ()) -> dict[str, float]:
        """The weights that make the right candidates likely on all pages but those `out`."""
        weight = np.where(np.isin(self.pages, list(out)), 0.0, self.weight)

        def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
            score = self.matrix @ w
            score -= np.maximum.reduceat(score, self.first)[self.figure]
            mass = np.exp(score)
            whole = np.add.reduceat(mass, self.first)
            rightly = np.add.reduceat(mass * self.good, self.first) + 1e-12
            slope = weight[self.figure] * (mass / whole[self.figure] - mass * self.good / rightly[self.figure])
            value = float((weight * (np.log(whole) - np.log(rightly))).sum() + self.penalty * (w @ w) / 2)
            return value, self.transposed @ slope + self.penalty * w

        result = minimize(
            loss, np.zeros_like(self.last), jac=True, method="L-BFGS-B", options={"maxiter": 80, "ftol": 1e-5}
        )
        return dict(zip(self.names, map(float, result.x), strict=True))


@dataclass
class Score:
    """How many figures came out right, part by part."""

    asked: int = 0
    subject: int = 0
    metric: int = 0
    exact: int = 0
    period: int = 0
    all: int = 0
    owner_oracle: int = 0
    metric_oracle: int = 0
    exact_oracle: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, page: Page, weights: Weights) -> None:
        for gold, facts in figures_of(page, weights):
            self.asked += 1
            if not facts:
                self.misses.append(f"{page.name}\tNOFACT\t{gold['text']}")
                continue
            best = max(facts, key=lambda f: (sum(self.right(f, gold)[:3]), self.right(f, gold)[:3]))
            s, m, p, exact = self.right(best, gold)
            self.subject, self.metric, self.period = self.subject + s, self.metric + m, self.period + p
            self.exact, self.all = self.exact + exact, self.all + (s and m and p)
            oracle = {c.part: max(RIGHT[c.part](each, gold) for each in c.candidates) for c in best.choices}
            self.owner_oracle += oracle.get("owner", 0) > 0
            self.metric_oracle += oracle.get("metric", 0) > 0
            self.exact_oracle += oracle.get("metric", 0) > LOOSE
            said = best.subject.text if best.subject else None
            marks = f"{'s' if s else 'S'}{'m' if exact else 'e' if m else 'M'}{'p' if p else 'P'}{'' if oracle.get('owner') else '-so'}{'' if oracle.get('metric', 0) > LOOSE else '-mo'}"
            self.misses.append(
                f"{page.name}\t{marks}\t{gold['text']}\t{said} / {best.metric} ({best.rules.get('subject')}; {best.rules.get('metric')})\twanted {' '.join(gold['subject'][:4])} / {' '.join(gold['metric'][:4])}"
            )

    @staticmethod
    def right(fact: FoundFact, gold: dict) -> tuple[bool, bool, bool, bool]:
        text = fact.subject.text if fact.subject else ""
        s = any(alike(nation(text), nation(each)) for each in gold["subject"])
        m = any(close(fact.metric, each) for each in gold["metric"])
        p, w = fact.period, gold.get("period")
        d = (not p and not w) or bool(p and w and p.start == w.get("start") and p.end == w.get("end"))
        return s, m, d, any(plain(fact.metric) == plain(each) for each in gold["metric"])

    def __str__(self) -> str:
        n = self.asked or 1
        return (
            f"figures {self.asked}  subject {self.subject / n:.3f} (of {self.owner_oracle / n:.3f})  metric {self.metric / n:.3f} (of {self.metric_oracle / n:.3f})"
            f"  word for word {self.exact / n:.3f} (of {self.exact_oracle / n:.3f})  period {self.period / n:.3f}  all three {self.all / n:.3f}"
        )


def folds_of(pages: Sequence[Page]) -> list[list[Page]]:
    """Ten sets of whole pages, those of one date together."""
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(page.group, []).append(page)
    folds: list[list[Page]] = [[] for _ in range(FOLDS)]
    for k, name in enumerate(sorted(groups)):
        folds[k % FOLDS] += groups[name]
    return folds


def cross_validate(
    pages: Sequence[Page], examples: dict[str, Examples], drop: Callable[[str, str], bool] | None = None
) -> dict[str, Score]:
    """The score of each page by weights learned from the pages of the other folds, by the kind of the page."""
    problems = {
        part: Problem(each, PENALTY[part], (lambda name, part=part: drop(part, name)) if drop else None)
        for part, each in examples.items()
    }
    scores: dict[str, Score] = {}
    for fold in folds_of(pages):
        out = {page.name for page in fold}
        if any(page.kind == "guide" for page in fold):
            out |= {page.name for page in pages if page.kind == "sample"}
        weights = Weights({part: problem.fit(sorted(out)) for part, problem in problems.items()})
        for page in fold:
            scores.setdefault(page.kind, Score()).add(page, weights)
    return scores


def write(path: Path, weights: Weights, figures: int, held_out: str) -> None:
    """The table, a row a feature, weights that round to nothing left out."""
    rows = [
        (part, name, f"{weight:.3f}")
        for part in sorted(weights.by_part)
        for name, weight in sorted(weights.by_part[part].items())
        if abs(weight) >= 0.02
    ]
    header = [
        "# The weights of the features by which facts choose their owner, metric and period: a candidate's score is the sum of the weights of what holds of it.",
        "# columns: part <tab> feature <tab> weight",
        f"# source: learned by tools/train_choice.py from {figures} annotated figures; held out, by whole pages: {held_out}",
        "# edition: 2026-11",
        "# licence: MIT",
        f"# rows: {len(rows)}",
    ]
    path.write_text("\n".join([*header, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")


def learn(pages: Sequence[Page], rounds: int) -> tuple[Weights, dict[str, Examples]]:
    """Weights from all pages. What is carried from figure to figure depends on the weights, so the candidates are collected anew each round."""
    weights = Weights({})
    for _ in range(rounds):
        examples = collect(pages, weights)
        weights = Weights({part: Problem(each, PENALTY[part]).fit() for part, each in examples.items()})
    return weights, examples


def material(args: argparse.Namespace) -> list[Page]:
    """The pages that were asked for; those of the shipped table where none were."""
    annotated, pairs, guides, marked, samples = args.annotated, args.pages, args.guide, args.marked, args.samples
    if not (annotated or pairs or guides or marked or samples):
        samples = [(PROJECT / "tools/annotated/samples", PROJECT / "seeds")]
        annotated, marked = [PROJECT / "tools/annotated"], [PROJECT / "tests/facts" / name for name in MARKED]
        pairs, guides = [(SHARED / "gold-news", SHARED / "pages-news")], [(SHARED / "gold", SHARED / "seeds")]
    sets = [
        *(Folders(folder.name, folder / "gold", folder / "pages", ordered=True) for folder in annotated),
        *(Folders("news", *pair, NEWS_WEIGHT) for pair in pairs),
        *(Folders("guide", *pair, args.guide_weight) for pair in guides),
        *(Folders("sample", *pair, SAMPLE_WEIGHT) for pair in samples),
    ]
    return [*read_pages(sets), *(page for path in marked for page in read_marked(path))]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    pair = {"nargs": 2, "type": Path, "action": "append", "default": [], "metavar": ("GOLD", "PAGES")}
    ask.add_argument("--annotated", type=Path, action="append", default=[], help="a folder with gold/ and pages/")
    ask.add_argument("--pages", **pair, help="gold files and the texts of their pages")
    ask.add_argument("--guide", **pair, help="the same of pages that count --guide-weight times")
    ask.add_argument("--guide-weight", type=float, default=GUIDE_WEIGHT)
    ask.add_argument("--marked", type=Path, action="append", default=[], help="a file of marked sentences")
    ask.add_argument("--samples", **pair, help="the same of the project's sample pages")
    ask.add_argument("--cross-validate", action="store_true")
    ask.add_argument("--misses", action="store_true", help="with --cross-validate: each figure and what it got")
    ask.add_argument("--ablate", metavar="PART")
    ask.add_argument("--rounds", type=int, default=ROUNDS)
    ask.add_argument("--write", type=Path)
    args = ask.parse_args()
    pages = material(args)
    weights, examples = learn(pages, args.rounds)
    held_out = {}
    if args.cross_validate or args.write:
        held_out = cross_validate(pages, examples)
        for kind, score in held_out.items():
            print(f"{kind:8}{score}")
            if args.misses:
                print("\n".join(score.misses))
    if args.ablate:
        names = {f.split("=")[0].split(" & ")[0] for row in examples[args.ablate].features for f in row}
        for name in sorted(names):
            without = cross_validate(
                pages, examples, lambda part, f, name=name: part == args.ablate and f.startswith(name)
            )
            print(name, *(f"{kind} {score}" for kind, score in without.items()), sep="\n  ")
    if args.write:
        figures = sum(score.asked for score in held_out.values())
        write(args.write, weights, figures, "; ".join(f"{kind} {score}" for kind, score in held_out.items()))


if __name__ == "__main__":
    sys.exit(main())
