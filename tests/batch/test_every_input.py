"""Every input ends in the output or in the failures, whatever it is called, wherever it stands, whatever it is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hostile import PlainReader

from extractor.batch import BatchError, BatchOptions, InputError, Summary, find_entries, read_documents, run_batch
from extractor.batch.read import ReadOptions
from extractor.many import Failure

PLAIN = BatchOptions(reader=PlainReader(), workers=1)
OUTPUTS = ["out.jsonl", "out.parquet", "out.duckdb", "out"]


def run(out: Path, *inputs: object, options: BatchOptions = PLAIN) -> tuple[Summary, list[dict[str, str]]]:
    summary = run_batch(find_entries([str(given) for given in inputs]), out, options)
    lines = summary.failures.read_text(encoding="utf-8").splitlines() if summary.failures.exists() else []
    assert len(lines) == summary.failed
    return summary, [json.loads(line) for line in lines]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("out", OUTPUTS)
def test_a_name_that_is_not_utf8(out: str, news: Path, tmp_path: Path) -> None:
    for name, data in ((b"\xb9\xab.txt", "甲。".encode()), (b"\xff.txt", b""), (b"ok.txt", "乙。".encode())):
        Path(os.fsdecode(os.fsencode(news) + b"/" + name)).write_bytes(data)
    summary, failures = run(tmp_path / out, news)
    assert (summary.done, summary.failed) == (3, 1)
    assert failures[0]["source"] == f"{news}/\\udcff.txt" and failures[0]["reason"].endswith("is empty")


def test_a_name_that_is_too_long_with_its_ending(news: Path, tmp_path: Path) -> None:
    for mark in "ab":
        (news / ("长" * 83 + mark + ".txt")).write_text(f"{mark}。", encoding="utf-8")
    summary, _ = run(tmp_path / "out", news)
    results = [json.loads(path.read_bytes()) for path in (tmp_path / "out").iterdir()]
    assert summary.failed == 0
    assert sorted(result["text"] for result in results) == ["a。", "b。"]


def test_a_folder_where_a_result_should_be(news: Path, tmp_path: Path) -> None:
    (news / "a.txt").write_text("甲。", encoding="utf-8")
    (news / "a.txt.json").mkdir()
    (news / "a.txt.json" / "b.txt").write_text("乙。", encoding="utf-8")
    summary, failures = run(tmp_path / "out", news)
    assert (summary.done, summary.failed) == (2, 1)
    assert "cannot be written" in failures[0]["reason"] and failures[0]["kind"] == "error"
    assert [path.name for path in (tmp_path / "out").rglob("*")] == ["a.txt.json"]


def test_two_lines_of_one_name_and_one_source(tmp_path: Path) -> None:
    """Their results would have the same place, and nothing in them tells them apart."""
    for number in "ab":
        (tmp_path / number).mkdir()
        (tmp_path / number / "x.jsonl").write_text(json.dumps({"text": number, "url": "u"}), encoding="utf-8")
    options = replace(PLAIN, read=ReadOptions(source_field="url"))
    summary, failures = run(tmp_path / "out", tmp_path / "a" / "x.jsonl", tmp_path / "b" / "x.jsonl", options=options)
    assert (summary.done, summary.failed) == (2, 1)
    assert "another page" in failures[0]["reason"]


def test_what_cannot_be_listed_or_opened(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system's answer, not by file modes: the tests may run as root, whom these do not bind."""
    (news / "closed").mkdir()
    (news / "a.txt").write_text("甲。", encoding="utf-8")
    (tmp_path / "closed.jsonl").write_text('{"text": "乙。"}\n', encoding="utf-8")
    scandir, open_path = os.scandir, Path.open

    def refusing(path: str = ".") -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    def refusing_to_open(path: Path, *arguments: str, **named: str) -> object:
        if path.name == "closed.jsonl":
            raise PermissionError(13, "Permission denied", str(path))
        return open_path(path, *arguments, **named)

    monkeypatch.setattr("os.scandir", refusing)
    monkeypatch.setattr(Path, "open", refusing_to_open)
    summary, failures = run(tmp_path / "out.jsonl", news, tmp_path / "closed.jsonl")
    assert (summary.done, summary.failed) == (3, 2)
    assert [failure["source"] for failure in failures] == [str(news / "closed"), str(tmp_path / "closed.jsonl")]
    assert all("Permission denied" in failure["reason"] for failure in failures)
    # The same for the verbs that read documents.
    told: list[Failure] = []
    documents = list(read_documents([str(news)], reader=PlainReader(), on_failure=told.append))
    assert (len(documents), len(told)) == (1, 1)


def test_pipes_and_devices(news: Path, tmp_path: Path) -> None:
    os.mkfifo(news / "pipe.txt")
    (news / "zero.txt").symlink_to("/dev/zero")
    (news / "nowhere.txt").symlink_to(tmp_path / "missing")
    os.mkfifo(tmp_path / "pipe.jsonl")
    summary, failures = run(tmp_path / "out.jsonl", news, tmp_path / "pipe.jsonl")
    assert (summary.done, summary.failed) == (4, 4)
    reasons = [failure["reason"] for failure in failures]
    assert "No such file" in reasons[0]
    assert all("a device or a pipe" in reason for reason in reasons[1:])


def test_a_file_of_lines_that_grows_while_it_is_read(tmp_path: Path) -> None:
    """As where the output of a run is one of its inputs: the lines that were there at the beginning are read."""
    growing = tmp_path / "in.jsonl"
    growing.write_text('{"text": "甲。"}\n' * 3, encoding="utf-8")

    def grow(_done: int, _failed: int) -> None:
        with growing.open("a", encoding="utf-8") as stream:
            stream.write('{"text": "乙。"}\n' * 2)

    summary = run_batch(find_entries([str(growing)]), tmp_path / "out.jsonl", PLAIN, on_progress=grow)
    assert (summary.done, summary.failed) == (3, 0)


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_the_sum_is_checked(out: str, tmp_path: Path) -> None:
    """Somebody else's hand in the files of a run is told, not made into an output."""
    (tmp_path / "in.jsonl").write_text('{"text": "甲。"}\n' * 5, encoding="utf-8")

    def meddle(done: int, _failed: int) -> None:
        if done == 5:
            with (tmp_path / f"{out}.part").open("r+b") as stream:
                stream.truncate(0)

    with pytest.raises(BatchError, match="of 5 pages 0 are in the output"):
        run_batch(find_entries([str(tmp_path / "in.jsonl")]), tmp_path / out, PLAIN, on_progress=meddle)
    assert not (tmp_path / out).exists()


def test_an_input_that_is_not_there_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        find_entries([str(tmp_path / "missing")])
