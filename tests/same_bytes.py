"""The bytes of everything that we have at hand, one hash a line: run under other hash seeds, locales and time zones, it must write the same.

    PYTHONHASHSEED=3 LC_ALL=C TZ=Asia/Shanghai python tests/same_bytes.py [pages|examples|changes|workers ...]

`pages` are the sample pages with their dates, `examples` the examples of all rules and the sentences of the tests, `changes` what rises and
falls in every word that we know for it, beside another figure, `workers` the sample pages over two worker
processes. tests/test_same_bytes.py compares; `make same` does so over all of them.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from extractor import Document, Extractor, Page
from extractor.lexicon import read_lexicon

ROOT = Path(__file__).resolve().parent.parent
_MARKS = re.compile(r"\{[A-Z] ([^{}]*)\}|<([^<>|]*)\|[^<>]*>")
_PUBLISHED = "2025-03-20"


def sample_pages() -> list[Page]:
    """The pages of seeds/ with the dates that stand beside them."""
    folder = ROOT / "seeds"
    with (folder / "published.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        Page((folder / f"{row['page']}.txt").read_text(encoding="utf-8"), row["published"], row["page"]) for row in rows
    ]


def examples() -> list[str]:
    """The examples of all rules, each a text of its own, and the marked sentences of the tests without their marks."""
    from extractor.values.date.atoms import RULE_SETS
    from extractor.values.duration.rules import durations
    from extractor.values.find import rule_sets

    texts = [
        surface
        for rules in (*rule_sets(), *RULE_SETS, durations)
        for rule in rules.rules
        for surface in (*rule.yes, *rule.no)
    ]
    for file in sorted((ROOT / "tests").rglob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        texts += [
            _MARKS.sub(lambda found: found[1] or found[2] or "", line) for line in lines if line and line[0] != "#"
        ]
    return texts


def changes() -> list[str]:
    """Things, the words for their change, and a second figure that may take over the measure of the first."""
    words = sorted({surface for surface, role in read_lexicon("fact_words") if role in ("up", "down")})
    things = ("92号汽油", "水泥", "存量房成交", "甲市蔬菜价格", "门诊人次")
    return [
        f"{thing}{word}5%，{second}"
        for thing in things
        for word in words
        for second in ("30元", "3962万元", "其中乙区涨8%、2.6万元")
    ]


def documents(part: str) -> Iterator[Document]:
    """What is extracted for a part; of short texts, many in one page are as good as one each and cost less."""
    extractor = Extractor()
    if part == "pages":
        for page in sample_pages():
            yield extractor.extract(page.text, published=page.published, source=page.source)
    elif part == "workers":
        yield from extractor.extract_many(sample_pages(), workers=2)
    else:
        texts = examples() if part == "examples" else changes()
        for start in range(0, len(texts), 20):
            yield extractor.extract("。\n\n".join(texts[start : start + 20]), published=_PUBLISHED)


def main() -> None:
    for part in sys.argv[1:] or ["pages", "examples", "changes", "workers"]:
        for number, document in enumerate(documents(part)):
            data = document.model_dump_json().encode("utf-8")
            print(part, number, hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
