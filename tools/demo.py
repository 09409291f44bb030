"""What `make demo` shows: the most telling facts of two sample pages in a table, and the files that a run can write.

    python tools/demo.py

Writes out/*.json, out/demo.duckdb and out/demo.html, and says what to type next.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from extractor import Document, Fact, extract
from extractor.batch.arrow import render_batches
from extractor.batch.database import write_duckdb
from extractor.cli.output.terminal_table import print_table
from extractor.reports import make_report, to_html

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("insurance", "notice")
SHOWN = 12
OUT = Path("out")


def main() -> None:
    documents = [_read(page) for page in PAGES]
    OUT.mkdir(exist_ok=True)
    for page, document in zip(PAGES, documents, strict=True):
        (OUT / f"{page}.json").write_text(document.model_dump_json(indent=2) + "\n", encoding="utf-8")
    (OUT / "demo.html").write_text(to_html(make_report(documents, language="en")), encoding="utf-8")
    _write_database(documents)
    facts = [fact for document in documents for fact in telling(document, SHOWN // len(PAGES))]
    number = sum(1 for document in documents for article in document.articles for _ in article.facts)
    print_table(f"{len(facts)} of the {number} facts on two pages", facts, sys.stdout, styled=sys.stdout.isatty())
    print(f"""
{" ".join(f"{OUT}/{page}.json" for page in PAGES)}   everything, with the characters that say so
{OUT}/demo.html      the same for readers: open it in a browser
{OUT}/demo.duckdb    the same for SQL

Next:
  source .venv/bin/activate
  extractor query {OUT}/demo.duckdb "select subject, metric, amount from money order by amount desc limit 5"
  extractor extract YOUR-PAGE.txt --published 2025-03 --format table""")


def telling(document: Document, number: int) -> list[Fact]:
    """The facts that say most by themselves, in reading order: of a named subject, with a period, in money or percent, hedged; none twice."""
    facts = [fact for article in document.articles for fact in article.facts if fact.subject and not fact.same_as]
    seen: set[tuple[str, str]] = set()
    chosen: list[int] = []
    for place in sorted(range(len(facts)), key=lambda place: -_weight(facts[place])):
        key = (facts[place].subject.text if facts[place].subject else "", facts[place].metric)
        if key not in seen and len(chosen) < number:
            seen.add(key)
            chosen.append(place)
    return [facts[place] for place in sorted(chosen)]


def _weight(fact: Fact) -> int:
    return sum(
        [
            2 * (fact.subject is not None and fact.subject.entity is not None),
            2 * (fact.period is not None),
            2 * (fact.metric_code is not None),
            fact.value.type in ("money", "percent"),
            fact.value.modifier != "exact",
            len(fact.metric) > 2,
        ]
    )


def _read(page: str) -> Document:
    path = ROOT / "seeds" / f"{page}.txt"
    return extract(path.read_text(encoding="utf-8"), published=dict(_dates())[page], source=f"seeds/{page}.txt")


def _dates() -> Iterator[tuple[str, str]]:
    with (ROOT / "seeds" / "published.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield row["page"], row["published"]


def _write_database(documents: list[Document]) -> None:
    """The tables and views that `extractor batch -o demo.duckdb` makes, of documents that are here already."""
    database = OUT / "demo.duckdb"
    database.unlink(missing_ok=True)
    log = OUT / "demo.log"
    log.write_bytes(b"".join(render_batches(document, index) for index, document in enumerate(documents)))
    write_duckdb(log, database)
    log.unlink()


if __name__ == "__main__":
    main()
