"""A batch that is stopped anywhere, by an interrupt or by a disk that is full, loses nothing and has nothing twice once it is resumed."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType

import duckdb
import pytest
from hostile import PlainReader

import extractor.batch
from extractor.batch import BatchOptions, find_entries, run_batch
from extractor.frames import TABLES

OUTPUTS = ["out.jsonl", "out", "out.parquet", "out.duckdb"]
PLAIN = BatchOptions(reader=PlainReader(), workers=1)
ROOM = str(Path(extractor.batch.__file__).parent)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker processes: hundreds of runs are made here, and what is tested is the writing."""

    def mapped(work: Callable[[object], object], tasks: Iterable[object], **_: object) -> Iterator[object]:
        yield from map(work, tasks)

    monkeypatch.setattr("extractor.batch.run.map_ordered", mapped)
    monkeypatch.setattr("extractor.batch.run._SYNC_SECONDS", 0.0)
    # What `fsync` is for, a power cut, is not played here, and waiting for the disk would take most of the time.
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.fixture
def pages(tmp_path: Path) -> str:
    """Seven lines, two of them broken."""
    lines = [{"text": f"第{n}号：赔付{n}万元。" * (n + 1)} if n % 4 != 2 else {"words": n} for n in range(7)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(tmp_path / "in.jsonl")


def contents(out: Path) -> dict[str, object]:
    """What the output and its failures hold: bytes, and of a database, whose file has random numbers in it, the rows."""
    files = [path for path in (out, *out.rglob("*"), out.with_name(f"{out.name}.failures.jsonl")) if path.is_file()]
    held: dict[str, object] = {path.name: path.read_bytes() for path in files}
    if out.suffix == ".duckdb":
        with duckdb.connect(str(out), read_only=True) as connection:
            held[out.name] = [connection.execute(f"FROM {table}").fetchall() for table in TABLES]
    return held


def run(pages: str, out: Path) -> dict[str, object]:
    """Resume (the first time: begin) and come to the end; nothing of the run itself may be left."""
    summary = run_batch(find_entries([pages]), out, replace(PLAIN, resume=True))
    assert summary.failed == 2
    names = {path.name for path in out.parent.iterdir()}
    assert names == {out.name, f"{out.name}.failures.jsonl"}
    return contents(out)


@contextmanager
def interrupted_at(moment: int) -> Iterator[list[int]]:
    """Ctrl-C at the so many-th line of Python that the room runs. The list holds how many lines were run."""
    lines = [0]

    def trace(frame: FrameType, event: str, _argument: object) -> Callable[..., object] | None:
        if not frame.f_code.co_filename.startswith(ROOM):
            return None
        if event == "line":
            lines[0] += 1
            if lines[0] == moment:
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield lines
    finally:
        sys.settrace(before)


@pytest.mark.parametrize("out", OUTPUTS)
def test_interrupted_at_any_line(out: str, pages: str, tmp_path: Path) -> None:
    """And the run that goes on is interrupted at some other line; the third comes to its end."""
    (tmp_path / "whole").mkdir()
    with interrupted_at(0) as lines:
        run_batch(find_entries([pages]), tmp_path / "whole" / out, PLAIN)
    expected = contents(tmp_path / "whole" / out)
    # So many of the lines keep this quick; `1` everywhere takes some minutes.
    step = {"out.jsonl": 7, "out": 17, "out.parquet": 149, "out.duckdb": 397}[out]
    for moment in range(1, lines[0], step):
        folder = tmp_path / str(moment)
        folder.mkdir()
        for at in (moment, moment * 7 % lines[0]):
            with interrupted_at(at), suppress(KeyboardInterrupt):
                run_batch(find_entries([pages]), folder / out, replace(PLAIN, resume=True))
        assert run(pages, folder / out) == expected, f"interrupted at line {moment} of {lines[0]}"


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """The system refuses to let a file grow beyond this: what a full disk does, for one process."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("out", OUTPUTS)
def test_a_disk_that_is_full(out: str, pages: str, tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    run_batch(find_entries([pages]), tmp_path / "whole" / out, PLAIN)
    expected = contents(tmp_path / "whole" / out)
    sizes = [*range(0, 3000, 311), *range(3000, 60_000, 9_001)]
    stopped = 0
    for size in sizes:
        folder = tmp_path / str(size)
        folder.mkdir()
        for at in (size, size + 300):
            try:
                with files_of_at_most(at):
                    run_batch(find_entries([pages]), folder / out, replace(PLAIN, resume=True))
            except OSError:
                stopped += 1
        assert run(pages, folder / out) == expected, f"files of at most {size} bytes"
    assert stopped > 5
