"""A document in a notebook."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import SEEDS

from extractor import Document, extract


@pytest.fixture(scope="module")
def document() -> Document:
    return extract((SEEDS / "insurance.txt").read_text(encoding="utf-8"), published="2025-03")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_data_frames(document: Document, library: str) -> None:
    facts = document.to_dataframe(library=library)  # type: ignore[arg-type]  # parametrised
    assert type(facts).__module__.split(".")[0] == library
    assert list(facts["metric"]) == [fact.metric for fact in document.facts]
    entities = document.to_dataframe("entities", library=library)  # type: ignore[arg-type]
    assert list(entities["text"]) == [entity.text for entity in document.entities]
    for table in ("documents", "articles"):
        assert len(document.to_dataframe(table, library=library)) >= 1  # type: ignore[arg-type]


def test_a_document_without_facts_has_an_empty_frame() -> None:
    for library in ("pandas", "polars"):
        frame = extract("").to_dataframe("facts", library)  # type: ignore[arg-type]
        assert len(frame) == 0 and "metric" in frame.columns


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_column_that_is_empty_for_long(library: str) -> None:
    document = extract("\n\n".join([*["获赔3万元。"] * 150, "获赔3万至4万元。"]))
    frame = document.to_dataframe("entities", library=library)  # type: ignore[arg-type]
    assert list(frame["upper"])[-1] == 40000


def test_wrong_arguments(document: Document) -> None:
    with pytest.raises(ValueError, match="table 'figures': documents, articles, entities or facts"):
        document.to_dataframe("figures")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="library='numpy': pandas or polars"):
        document.to_dataframe("facts", library="numpy")  # type: ignore[arg-type]
    code = (
        "import importlib.util as u; u.find_spec = lambda name: None\n"
        "from extractor import Document; Document(id='', text='').to_dataframe()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stderr.endswith("ImportError: a data frame needs pandas or polars: pip install pandas\n")


def test_html_shows_facts_and_escapes(document: Document) -> None:
    shown = document._repr_html_()
    assert all(fact.metric in shown for fact in document.facts) and "<table>" in shown
    hostile = extract("<script>alert(1)</script>获赔3万元。", source="<img src=x>")._repr_html_()
    assert "<script" not in hostile and "<img" not in hostile and "&lt;img src=x&gt;" in hostile


def test_html_stays_small() -> None:
    shown = extract("\n\n".join(f"第{n}组获赔{n}万元。" for n in range(1, 400)))._repr_html_()
    assert shown.count("<tr>") <= 202 and "more facts" in shown
