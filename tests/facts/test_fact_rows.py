"""Facts as flat rows: `Extractor.facts` and `extract --facts-only`."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import command

from extractor import Extractor
from extractor.frames.fact_rows import QUALIFIERS

PAGE = "截至2024年12月底，“乐安保”升级版年保费150元/人，累计赔付5200万元；参保率达87.5%，同比提高2个百分点。办理时限由15天缩短至7天。\n"


def test_rows_are_flat_and_alike() -> None:
    reader = Extractor()
    document = reader.extract(PAGE, published="2025-03")
    rows = reader.facts(document)
    assert len(rows) == sum(1 for _ in document.facts) >= 6
    assert len({tuple(row) for row in rows}) == 1
    assert all(isinstance(value, str | int | Decimal | date | None) for row in rows for value in row.values())
    premium = rows[0]
    assert premium["number"] == Decimal(150) and premium["per"] in ("year/person", "person", "person/year")
    assert premium["tier"] == "升级版" and premium["metric_code"] == "premium"
    paid = rows[1]
    assert (paid["number"], paid["unit"]) == (Decimal(52000000), "CNY")
    assert paid["period_start"] == paid["period_end"] == date(2024, 12, 31)


def test_every_qualifier_has_a_column() -> None:
    document = Extractor().extract(PAGE, published="2025-03")
    assert {key for fact in document.facts for key in fact.qualifiers} <= set(QUALIFIERS)


def test_ends_of_a_change_are_linked_rows() -> None:
    reader = Extractor()
    rows = reader.facts(reader.extract(PAGE, published="2025-03"))
    before, after = (row for row in rows if row["type"] == "duration")
    assert (before["duration"], after["duration"]) == ("P15D", "P7D")
    assert before["linked"] == after["fact"] and after["linked"] == before["fact"]
    assert before["metric"] == after["metric"] == "办理时限"


def test_facts_only_writes_json_lines() -> None:
    done = command.run("extract", "--facts-only", "--published", "2025-03", stdin=PAGE.encode())
    assert done.returncode == 0 and done.stderr.decode().count("\n") == 1  # the one line about the run
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(lines) == sum(1 for _ in Extractor().extract(PAGE, published="2025-03").facts)
    assert lines[1]["number"] == "52000000" and lines[1]["period_end"] == "2024-12-31"
    assert not any(isinstance(value, dict | list) for line in lines for value in line.values())


def test_facts_only_is_not_indented() -> None:
    done = command.run("extract", "--facts-only", "--pretty")
    assert done.returncode == 2 and b"--pretty" in done.stderr
