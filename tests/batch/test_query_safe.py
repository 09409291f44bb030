"""`query` asks an output and does nothing else: no file is written, none but the output's read, whatever the statement or a view in it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from hostile import PlainReader

from extractor.batch import BatchOptions, find_entries, run_batch
from extractor.cli import cli

OUTPUTS = ["out.duckdb", "out.parquet", "out.jsonl"]
OWN = {"out.duckdb": "out.duckdb", "out.parquet": "out.parquet/facts.parquet", "out.jsonl": "out.jsonl"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    (folder / "a.txt").write_text("甲公司赔付3万元。", encoding="utf-8")
    for out in OUTPUTS:
        run_batch(find_entries([str(folder / "a.txt")]), folder / out, BatchOptions(reader=PlainReader(), workers=1))
    (folder / "secret.txt").write_text("a secret", encoding="utf-8")
    return folder


def query(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["query", *map(str, arguments)])


@pytest.mark.parametrize("out", OUTPUTS)
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT content FROM read_text('{folder}/secret.txt')",
        "FROM '{folder}/secret.txt'",
        "FROM glob('{folder}/*')",
        "COPY (SELECT 1) TO '{folder}/new'",
        "COPY (SELECT 1) TO '{own}' (USE_TMP_FILE false)",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{own}' (USE_TMP_FILE false)",
        "COPY (PIVOT documents ON id) TO '{own}' (USE_TMP_FILE false)",
        "SELECT 1; COPY (SELECT 1) TO '{own}' (USE_TMP_FILE false)",
        "ATTACH '{folder}/new.duckdb'",
        "EXPORT DATABASE '{folder}/new'",
        "LOAD '{folder}/a.duckdb_extension'",
        "SET enable_external_access = true",
        "CREATE TABLE new AS SELECT 1",
        "PRAGMA database_list",
    ],
)
def test_nothing_but_asking(out: str, statement: str, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = query(folder / out, statement.format(folder=folder, own=folder / OWN[out]))
    assert done.exit_code == 2 and "a secret" not in done.output
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("out", OUTPUTS)
@pytest.mark.parametrize(
    ("statement", "answer"),
    [
        ("SELECT text FROM documents", "甲公司赔付3万元。"),
        ("WITH d AS (FROM documents) SELECT count(*) AS n FROM d", "1"),
        ("DESCRIBE documents", "VARCHAR"),
        ("EXPLAIN SELECT text FROM documents", "physical_plan"),
        ("PIVOT (SELECT id, text FROM documents) ON id USING count(*)", "甲公司赔付3万元。"),
        ("SELECT 'x[/b]y' AS \"[/b]\"", "x[/b]y"),
        ("SELECT 'a' || chr(27) || '[31mred' AS colour", "a␛[31mred"),
    ],
)
def test_asking(out: str, statement: str, answer: str, folder: Path) -> None:
    done = query(folder / out, statement, "--format", "table")
    assert done.exit_code == 0 and answer in done.output, done.output


def test_a_view_of_the_database_reads_no_file(folder: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "foreign.duckdb")) as connection:
        connection.execute(f"CREATE VIEW facts AS SELECT content FROM read_text('{folder}/secret.txt')")
    refused = query(tmp_path / "foreign.duckdb", "FROM facts")
    assert refused.exit_code == 2 and "a secret" not in refused.output
    allowed = query(tmp_path / "foreign.duckdb", "FROM facts", "--allow-external")
    assert allowed.exit_code == 0 and "a secret" in allowed.output


def test_a_variable_of_the_program_is_no_table(folder: Path) -> None:
    code = "from extractor.cli import main; columns = [1]; main()"
    command = [sys.executable, "-c", code, "query", str(folder / "out.jsonl"), "FROM columns"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and "columns does not exist" in done.stderr
