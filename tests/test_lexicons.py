"""Lexicons are as their headers say, and hold no name of a page."""

from __future__ import annotations

import json

import pytest
from conftest import ROOT

from extractor.lexicon import LexiconError, matcher, parse_lexicon, read_lexicon, row_types, rows

FILES = sorted((ROOT / "lexicons").glob("*.tsv"))
GOLD = ROOT.parent / "shared" / "gold"
HEADER = "# columns: word<tab>note\n# source: s\n# edition: e\n# licence: l\n# rows: {}\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_lexicon_reads(path) -> None:
    assert read_lexicon(path.stem)


KINDS = [kind for kind in vars(row_types).values() if isinstance(kind, type) and hasattr(kind, "FILE")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.FILE)
def test_the_rows_of_a_kind_are_those_of_its_file(kind) -> None:
    assert len(rows(kind)) == len(read_lexicon(kind.FILE))
    assert rows(kind) is rows(kind)


def test_a_matcher_finds_the_longest_surface() -> None:
    text = "中秋节放假"
    (found,) = matcher(row_types.FeastDay).find_matches_as_indexes(text)
    assert rows(row_types.FeastDay)[found[0]].name == text[found[1] : found[2]] == "中秋节"


def test_rows_are_as_wide_as_the_header() -> None:
    assert parse_lexicon(HEADER.format(2) + "一\t数\n二\n", "x.tsv") == [("一", "数"), ("二", "")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("一\t数\n", r"x.tsv:1: header lacks columns"),
        (HEADER.format(2) + "一\n", r"header says 2 rows, found 1"),
        (HEADER.format(2) + "一\n一\n", r"x.tsv:7: same row as line 6"),
        (HEADER.format(1) + "一\t数\t三\n", r"x.tsv:6: 3 cells, the header names 2"),
        (HEADER.format(0), r"no rows"),
    ],
)
def test_a_broken_lexicon_is_told_by_file_and_line(text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_lexicon(text, "x.tsv")


@pytest.mark.skipif(not GOLD.exists(), reason=f"no gold pages at {GOLD}")
def test_no_name_of_a_page_is_in_a_lexicon() -> None:
    names = set()
    for path in GOLD.glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        # What is optional in the gold is a plain noun more often than a name (人民医院).
        asked = [e for e in gold["entities"] if not e.get("optional")]
        names |= {e["text"] for e in asked if e["type"] in ("person", "organization")}
        # Later wordings of a programme may be plain nouns (交易平台); the first is its name.
        names |= {p["names"][0].strip("“”") for p in gold["programmes"] if not p.get("optional")}
        villages = [
            e for e in asked if e["type"] == "place" and (e.get("value") or {}).get("level") in ("village", "site")
        ]
        names |= {e["text"] for e in villages}
    assert len(names) > 50
    words = {cell for path in FILES for row in read_lexicon(path.stem) for cell in row}
    assert not names & words
