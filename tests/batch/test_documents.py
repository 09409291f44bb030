"""`read_documents`: pages and documents extracted before, mixed, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SEEDS

from extractor import Document, Failure, extract
from extractor.batch import InputError
from extractor.batch.documents import read_documents
from extractor.batch.read import ReadOptions

TEXT = "截至2024年底，“安居保”累计赔付超3.2亿元。"


@pytest.fixture
def documents() -> list[Document]:
    return [extract(TEXT, published="2025-03", source="a"), extract(TEXT * 2, published="2025-04", source="b")]


def test_pages_and_documents_in_the_order_given(documents: list[Document], tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(documents[0].model_dump_json(), encoding="utf-8")
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    read = list(read_documents([str(tmp_path / "one.json"), str(tmp_path / "page.txt")], ReadOptions("2025-03")))
    assert read[0] == documents[0]
    assert read[1] == extract(TEXT, published="2025-03", source=str(tmp_path / "page.txt"))


def test_a_file_of_documents_and_a_folder_of_them(documents: list[Document], tmp_path: Path) -> None:
    lines = tmp_path / "all.jsonl"
    lines.write_text("".join(f"{d.model_dump_json()}\n" for d in documents), encoding="utf-8")
    assert list(read_documents([str(lines)])) == documents
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, document in zip("ab", documents, strict=True):
        (folder / f"{name}.json").write_text(document.model_dump_json(), encoding="utf-8")
    assert list(read_documents([str(folder)])) == documents


def test_a_folder_of_pages_leaves_its_json_alone() -> None:
    sources = [document.source for document in read_documents([str(SEEDS)])]
    assert len(sources) > 2 and not any(source and source.endswith(".json") for source in sources)


def test_what_cannot_be_read_costs_only_itself(documents: list[Document], tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"articles": 3}', encoding="utf-8")
    (tmp_path / "b.json").write_text("not JSON", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "d.json").write_text(documents[0].model_dump_json(), encoding="utf-8")
    failures: list[Failure] = []
    done: list[int] = []
    inputs = [str(tmp_path / name) for name in ("a.json", "b.json", "c.txt", "d.json")]
    assert list(read_documents(inputs, on_failure=failures.append, on_progress=done.append)) == documents[:1]
    assert [failure.index for failure in failures] == [0, 1, 2] and done == [1, 2, 3, 4]
    assert "not a document of extractor" in failures[0].reason


def test_what_is_named_twice_is_read_once(documents: list[Document], tmp_path: Path) -> None:
    for name, document in zip("ab", documents, strict=True):
        (tmp_path / f"{name}.json").write_text(document.model_dump_json(), encoding="utf-8")
    assert list(read_documents([str(tmp_path / "b.json"), str(tmp_path), str(tmp_path)])) == documents[::-1]


def test_a_wrong_input_is_told_at_once() -> None:
    with pytest.raises(InputError, match="nonsense"):
        read_documents([str(SEEDS), "nonsense"])
