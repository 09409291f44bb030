"""DuckDB: the four tables in one file, loaded through Arrow, and views for what people ask first. `query` runs SQL over any batch output."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.arrow import collected, table_schema
from extractor.extras import install_hint
from extractor.frames import TABLES

if TYPE_CHECKING:
    import duckdb

_JOINED = "JOIN documents d USING (document) JOIN articles a USING (document, article)"
_COUNTED = "count(*) AS mentions, count(DISTINCT e.document) AS documents"
_EXPLAIN = re.compile(r"\s*EXPLAIN\s+(ANALYZE\s+)?", re.I)
_ASKS = re.compile(r"\s*(SELECT|FROM|WITH|PIVOT|UNPIVOT)\b", re.I)
# Name and query of each view; `extractor query` offers them over Parquet too.
VIEWS = {
    "figures": f"""
        SELECT d.source, d.published, a.title, f.subject, f.subject_type, f.metric, f.metric_code, f.status, f.type, f.number, f.upper, f.unit, f.counted,
               f.duration, f.modifier, f.per, f.period, f.period_start, f.period_end, f.qualifiers, f.same_as, f.evidence, f.document, f.article, f.fact
        FROM facts f {_JOINED}""",
    "money": f"""
        SELECT d.source, d.published, a.title, f.subject, f.metric, f.metric_code, f.status, f.number AS amount, f.upper, f.unit AS currency, f.modifier, f.per,
               f.period, f.period_start, f.period_end, f.same_as, f.evidence, f.document, f.article, f.fact
        FROM facts f {_JOINED} WHERE f.type = 'money'""",
    "programmes": f"""
        SELECT e.name, json_extract_string(any_value(e.value), '$.category') AS category, {_COUNTED}
        FROM entities e WHERE e.type = 'programme' GROUP BY e.name""",
    "organizations": f"SELECT e.name, {_COUNTED} FROM entities e WHERE e.type = 'organization' GROUP BY e.name",
    "people": f"""
        SELECT e.name, json_extract_string(e.value, '$.honorific') AS honorific, json_extract_string(e.value, '$.title') AS title,
               json_extract_string(e.value, '$.organization') AS organization,
               CASE WHEN json_extract_string(e.value, '$.honorific') IS NOT NULL THEN e.document || '#' || e.article END AS only_in, {_COUNTED}
        FROM entities e WHERE e.type = 'person' GROUP BY ALL""",
    "places": f"""
        SELECT e.name, json_extract_string(e.value, '$.level') AS level, json_extract_string(e.value, '$.code') AS code, {_COUNTED}
        FROM entities e WHERE e.type = 'place' GROUP BY ALL""",
    "dates": f"""
        SELECT e.date_start, e.date_end, e.edtf, e.text, d.source, a.title, e.document, e.article, e.entity
        FROM entities e {_JOINED} WHERE e.type = 'date'""",
}


def require_duckdb() -> None:
    """Raises ImportError that names the extra where duckdb is not installed."""
    try:
        import duckdb  # noqa: F401
    except ImportError as error:
        raise ImportError(f"DuckDB output and queries need duckdb: {install_hint('duckdb')}") from error


def write_duckdb(log: Path, path: Path) -> None:
    """The tables and views of a log as a new database, in one transaction. Raises OSError where it cannot be written."""
    import duckdb

    try:
        _write(log, path)
    except duckdb.Error as error:
        # A full disk is DuckDB's own kind of error, with the path and the system's reason in its text.
        raise OSError(None, str(error).splitlines()[0], str(path)) from error


def _write(log: Path, path: Path) -> None:
    import duckdb

    with duckdb.connect(str(path), config={"threads": 1}) as connection:
        connection.begin()
        for table in TABLES:
            connection.register("incoming", table_schema(table).empty_table())
            connection.execute(f"CREATE TABLE {table} AS SELECT * FROM incoming")
            connection.unregister("incoming")
        for tables in collected(log):
            for table, rows in tables.items():
                connection.register("incoming", rows)
                connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")
                connection.unregister("incoming")
        _create_views(connection)
        connection.commit()
        # Closing would do the same, but says nothing when it fails and leaves a part of the rows in the log beside the file.
        connection.execute("CHECKPOINT")


def connect(path: Path, *, allow_external: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection for reading: to a `.duckdb` file, or in memory with the tables of a `.parquet` folder or the lines of a `.jsonl` file.

    A database and Parquet have the tables and views of `VIEWS`, JSON Lines one table `documents`. No other file is read or written over it, no
    extension loaded, and no option of DuckDB's changed (a database may come from anyone, with views of its own), unless `allow_external`. Raises
    ImportError that names the extra, ValueError for another file, duckdb.Error for one that is damaged.
    """
    require_duckdb()
    import duckdb

    files: list[Path] = []
    # Otherwise a table that is not there is looked for among the variables of this program.
    config: dict[str, str | bool | int | float | list[str]] = {"python_enable_replacements": False}
    if path.suffix == ".duckdb":
        connection = duckdb.connect(str(path), read_only=True, config=config)
    else:
        connection = duckdb.connect(config=config)
        if path.suffix in (".jsonl", ".ndjson"):
            files = [path.absolute()]
            connection.execute(
                f"CREATE VIEW documents AS SELECT * FROM read_json({_quoted(files[0])}, format = 'newline_delimited')"
            )
        elif all((path / f"{table}.parquet").is_file() for table in TABLES):
            files = [path.absolute() / f"{table}.parquet" for table in TABLES]
            for table, file in zip(TABLES, files, strict=True):
                connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({_quoted(file)})")
            _create_views(connection)
        else:
            raise ValueError(f"{path} is no output of extractor batch: .duckdb, .parquet or .jsonl")
    if not allow_external:
        connection.execute(f"SET allowed_paths = [{', '.join(map(_quoted, files))}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    return connection


def only_reads(connection: duckdb.DuckDBPyConnection, sql: str) -> bool:
    """Whether all statements ask and none does anything: the files that `connect` lets be read could be written too. Raises duckdb.Error for what is no SQL."""
    import duckdb

    for statement in connection.extract_statements(sql):
        if statement.type == duckdb.StatementType.EXPLAIN:
            # EXPLAIN ANALYZE does what it explains.
            explained = _EXPLAIN.sub("", statement.query, count=1)
            if explained == statement.query or not only_reads(connection, explained):
                return False
        elif statement.type == duckdb.StatementType.MULTI:  # PIVOT, and whatever has one in it
            if not _ASKS.match(statement.query):
                return False
        elif statement.type != duckdb.StatementType.SELECT:
            return False
    return True


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    for name, query in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {query}")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
