"""Documents as tables: Parquet, DuckDB, Arrow and data frames say what the documents say."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from command import run
from conftest import SEEDS, pages_of

from extractor import Document, Extractor, extract, extract_many
from extractor.batch import BatchOptions, find_entries, parse_published_from, run_batch
from extractor.batch.arrow import document_schema, extract_arrow, record_batch, table_schema
from extractor.batch.database import VIEWS, connect
from extractor.batch.read import ReadOptions
from extractor.frames.tables import TABLES, rows_of
from extractor.models import Article, Entity, Quantity

PAGES = sorted(pages_of(SEEDS), key=lambda page: page.path.name)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [extract(page.text, published=page.published, source=str(page.path)) for page in PAGES]


@pytest.fixture(scope="module", params=["news.parquet", "news.duckdb"])
def output(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tables") / str(request.param)
    read = ReadOptions(published_from=parse_published_from("sidecar"))
    assert run_batch(find_entries([str(SEEDS / "*.txt")]), out, BatchOptions(read)).failed == 0
    return out


def test_the_tables_hold_what_the_documents_hold(output: Path, documents: list[Document]) -> None:
    with connect(output) as connection:
        for table in TABLES:
            rows = connection.sql(f"SELECT * FROM {table} ORDER BY ALL").to_arrow_table()
            assert rows.column_names == table_schema(table).names
            assert rows.num_rows == sum(len(list(rows_of(document, table))) for document in documents)
        values = connection.execute("SELECT value FROM entities ORDER BY document, raw_start, article").fetchall()
        expected = [
            (number, entity.start, article.id, entity.value.model_dump_json())
            for number, document in enumerate(documents)
            for article in document.articles
            for entity in article.entities
        ]
        assert [value for (value,) in values] == [value for *_, value in sorted(expected)]
        numbers = connection.execute("SELECT number, value FROM facts WHERE number IS NOT NULL").fetchall()
        assert numbers
        for number, value in numbers:
            whole = json.loads(value)
            assert number == Decimal(whole["amount" if whole["type"] == "money" else "value"])


def test_every_view_answers(output: Path, documents: list[Document]) -> None:
    with connect(output) as connection:
        for view in VIEWS:
            connection.execute(f"SELECT * FROM {view} LIMIT 3").fetchall()
        (money,) = connection.execute("SELECT count(*) FROM money").fetchone() or (None,)
        assert money == sum(fact.value.type == "money" for document in documents for fact in document.facts) > 0
        (people,) = connection.execute("SELECT sum(mentions) FROM people").fetchone() or (None,)
        assert people == sum(entity.type == "person" for document in documents for entity in document.entities)


def test_the_schema_of_documents_is_that_of_the_models(documents: list[Document]) -> None:
    assert document_schema().names == [*Document.model_fields, "error"]
    table = extract_arrow(
        pa.table(
            {
                "text": [page.text for page in PAGES],
                "published": [page.published for page in PAGES],
                "source": [str(page.path) for page in PAGES],
            }
        )
    )
    assert table.schema == document_schema()
    for row, document in zip(table.to_pylist(maps_as_pydicts="strict"), documents, strict=True):
        assert row.pop("error") is None
        expected = document.model_dump(mode="json")
        for article, same in zip(row["articles"], expected["articles"], strict=True):
            # A value is a struct with the fields of all kinds; those of other kinds are null.
            for record, twin in zip(article["entities"], same["entities"], strict=True):
                record["value"] = {name: record["value"][name] for name in twin["value"]}
            for record, twin in zip(article["facts"], same["facts"], strict=True):
                record["value"] = {name: record["value"][name] for name in twin["value"]}
        assert json.loads(json.dumps(row)) == json.loads(json.dumps(expected))


def test_rows_that_cannot_be_read_say_why() -> None:
    table = pa.table({"body": ["一", None, "二"], "day": ["2025", "2025", "2025/3"]})
    result = extract_arrow(table, text="body", published="day", extractor=Extractor())
    assert result["text"].to_pylist() == ["一", None, None]
    errors = result["error"].to_pylist()
    assert errors[0] is None and "NoneType" in errors[1] and "write 2025-03" in errors[2]
    with pytest.raises(KeyError, match="no column 'text'; there are body, day"):
        extract_arrow(table)
    assert extract_arrow(table.slice(0, 0), text="body").schema == document_schema()


def test_a_number_that_does_not_fit_is_null_and_whole_in_value() -> None:
    value = Quantity(value=Decimal(10) ** 40)
    entity = Entity(id="a0e0", type="quantity", text="", start=0, end=1, value=value)
    document = Document(id="", text="", articles=[Article(id="a0", entities=[entity])])
    row = record_batch(document, 0, "entities").to_pylist()[0]
    assert row["number"] is None and json.loads(row["value"])["value"] == "1" + "0" * 40


def test_query_on_the_command_line(output: Path, tmp_path: Path) -> None:
    def query(*arguments: object) -> subprocess.CompletedProcess[bytes]:
        return run("query", *arguments, cwd=tmp_path)

    done = query(
        output, "select count(*) as n, max(number) as most from facts where type = 'money'", "--format", "jsonl"
    )
    assert (done.returncode, done.stderr) == (0, b"") and json.loads(done.stdout)["n"] > 0
    assert query(output).stdout.startswith(b"table_name,column_name,data_type\n")
    statement = "select '=1' as text, -1.50::decimal(38, 9) as number, null as nothing"
    assert not query(output, statement, "--bom", "-o", "x.csv").stdout
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == "\ufefftext,number,nothing\n'=1,-1.5,\n"
    wrong = query(output, "select nonsense from facts")
    assert wrong.returncode == 2 and wrong.stderr.startswith(b"extractor: error: ") and b"nonsense" in wrong.stderr


def test_query_reads_json_lines_and_refuses_others(tmp_path: Path) -> None:
    lines = "".join(
        document.model_dump_json() + "\n" for document in extract_many(["甲赔付3万元。", "乙。"], workers=1)
    )
    (tmp_path / "out.jsonl").write_text(lines, encoding="utf-8")
    with connect(tmp_path / "out.jsonl") as connection:
        assert connection.execute("SELECT text FROM documents").fetchall() == [("甲赔付3万元。",), ("乙。",)]
    with pytest.raises(ValueError, match="is no output of extractor batch"):
        connect(tmp_path)
    (tmp_path / "broken.duckdb").write_text("no database")
    with pytest.raises(duckdb.Error):
        connect(tmp_path / "broken.duckdb")


def test_parquet_opens_without_us(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲公司2024年赔付3万元。", encoding="utf-8")
    run_batch(find_entries([str(tmp_path / "a.txt")]), tmp_path / "out.parquet", BatchOptions(workers=1))
    facts = pq.read_table(tmp_path / "out.parquet" / "facts.parquet").to_pylist()
    assert [fact["number"] for fact in facts] == [30000]


@pytest.mark.parametrize(("module", "out"), [("pyarrow", "x.parquet"), ("duckdb", "x.duckdb")])
def test_a_missing_extra_is_named(module: str, out: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一")
    code = f"import sys; sys.modules[{module!r}] = None; from extractor.cli import main; main()"
    command = [sys.executable, "-c", code, "batch", "a.txt", "-o", out]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    extra = "parquet" if module == "pyarrow" else "duckdb"
    assert done.returncode == 2 and f'pip install "zh-extractor[{extra}]"' in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
