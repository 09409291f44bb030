"""A batch that is killed goes on where it was: nothing lost, nothing twice, the same bytes."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hostile import PlainReader

from extractor.batch import BatchError, BatchOptions, Entry, find_entries, run_batch
from extractor.batch.read import ReadOptions

NUMBERS = random.Random(8)
PLAIN = BatchOptions(reader=PlainReader(), workers=1)


def write_pages(path: Path, count: int) -> None:
    """JSON Lines of short pages, some of them broken."""
    with path.open("w", encoding="utf-8") as lines:
        for n in range(count):
            text = f"第{n}号通报\n\n截至2024年底，累计赔付{NUMBERS.randrange(1, 10**8)}元，惠及{n}户。"
            lines.write(json.dumps({"text": text} if n % 9 else {"words": n}, ensure_ascii=False) + "\n")


# The command line's own, with a reader that starts at once.
SCRIPT = """
import sys
from hostile import PlainReader
from extractor.batch import run
run.Extractor = lambda **options: PlainReader()
from extractor.cli import main
main()
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}


def command(folder: Path, out: str, *more: str) -> list[str]:
    return [sys.executable, "-c", SCRIPT, "batch", str(folder / "in.jsonl"), "-o", str(folder / out), *more]


def contents(path: Path) -> dict[str, bytes]:
    """Every file of an output and its failures, by name."""
    files = [path, path.with_name(f"{path.name}.failures.jsonl")]
    files += [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else []
    return {str(file.relative_to(path.parent)): file.read_bytes() for file in files if file.is_file()}


@pytest.mark.parametrize("out", ["out.jsonl", "out"])
def test_killed_and_resumed_gives_the_same_bytes(tmp_path: Path, out: str) -> None:
    write_pages(tmp_path / "in.jsonl", 1500)
    (tmp_path / "whole").mkdir()
    run_batch(find_entries([str(tmp_path / "in.jsonl")]), tmp_path / "whole" / out, PLAIN)
    expected = contents(tmp_path / "whole" / out)
    for _ in range(2):
        with subprocess.Popen(command(tmp_path, out, "--resume"), start_new_session=True, env=ENVIRONMENT) as process:
            begun, deadline = size_of(tmp_path, out), time.monotonic() + 30
            while size_of(tmp_path, out) <= begun + 4096 and time.monotonic() < deadline:
                time.sleep(0.005)
            process.kill()
        assert process.returncode == -signal.SIGKILL
        assert out == "out" or not (tmp_path / out).exists()
    done = subprocess.run(command(tmp_path, out, "--resume"), timeout=120, check=False, env=ENVIRONMENT)
    assert done.returncode == 1
    assert contents(tmp_path / out) == expected
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"in.jsonl", "whole", out, f"{out}.failures.jsonl"}
    # Once more is once too often: nothing changes.
    assert subprocess.run(command(tmp_path, out, "--resume"), timeout=120, check=False, env=ENVIRONMENT).returncode == 1
    assert contents(tmp_path / out) == expected


def size_of(folder: Path, out: str) -> int:
    """How much of the output is written."""
    files = [folder / f"{out}.part", *(folder / out).rglob("*.json")]
    return sum(path.stat().st_size for path in files if path.is_file())


@pytest.mark.parametrize(
    "moment", ["while the tables are built", "before they get their name", "before the failures do"]
)
def test_interrupted_in_the_finish(tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet, whose tables are built at the end."""
    write_pages(tmp_path / "in.jsonl", 30)
    entries = [str(tmp_path / "in.jsonl")]
    (tmp_path / "whole").mkdir()
    run_batch(find_entries(entries), tmp_path / "whole" / "out.parquet", PLAIN)
    with monkeypatch.context() as patch:
        if moment == "while the tables are built":
            patch.setattr("pyarrow.parquet.ParquetWriter.write_table", interrupt)
        elif moment == "before they get their name":
            patch.setattr(
                "extractor.batch.store._remove", lambda path: interrupt() if path.suffix == ".parquet" else None
            )
        else:
            patch.setattr("extractor.batch.journal.failures_path", interrupt)
        with pytest.raises(KeyboardInterrupt):
            run_batch(find_entries(entries), tmp_path / "out.parquet", PLAIN)
    summary = run_batch(find_entries(entries), tmp_path / "out.parquet", replace(PLAIN, resume=True))
    assert (summary.done, summary.failed, summary.resumed) == (30, 4, 30)
    assert contents(tmp_path / "out.parquet") == contents(tmp_path / "whole" / "out.parquet")
    assert {path.name for path in tmp_path.iterdir()} == {
        "in.jsonl",
        "whole",
        "out.parquet",
        "out.parquet.failures.jsonl",
    }


def interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_what_a_kill_left_behind_the_last_sync_is_cut_off(tmp_path: Path) -> None:
    write_pages(tmp_path / "in.jsonl", 60)
    run_batch(find_entries([str(tmp_path / "in.jsonl")]), tmp_path / "whole.jsonl", PLAIN)

    def stop(done: int, _failed: int) -> None:
        if done == 31:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(find_entries([str(tmp_path / "in.jsonl")]), tmp_path / "out.jsonl", PLAIN, on_progress=stop)
    for part in ("out.jsonl.part", "out.jsonl.failures.part"):
        with (tmp_path / part).open("ab") as stream:
            stream.write(b'{"half a line')
    summary = run_batch(find_entries([str(tmp_path / "in.jsonl")]), tmp_path / "out.jsonl", replace(PLAIN, resume=True))
    assert (summary.done, summary.resumed, summary.failed) == (60, 31, 7)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_an_interrupt_keeps_what_is_done(tmp_path: Path) -> None:
    write_pages(tmp_path / "in.jsonl", 40000)
    with subprocess.Popen(command(tmp_path, "out.jsonl"), stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        part = tmp_path / "out.jsonl.part"
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        _, message = process.communicate(timeout=30)
    assert process.returncode == 130
    assert message.decode().splitlines()[-1] == "  hint: --resume goes on with it"
    assert json.loads((tmp_path / "out.jsonl.resume").read_text())["done"] > 0


def test_another_batch_is_not_mixed_in(tmp_path: Path) -> None:
    write_pages(tmp_path / "in.jsonl", 30)
    out = tmp_path / "out.jsonl"

    def stop(done: int, _failed: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    def entries() -> Iterator[Entry]:
        return find_entries([str(tmp_path / "in.jsonl")])

    with pytest.raises(KeyboardInterrupt):
        run_batch(entries(), out, PLAIN, on_progress=stop)
    with pytest.raises(BatchError, match="was interrupted after 20 pages"):
        run_batch(entries(), out, PLAIN)
    with pytest.raises(BatchError, match="with other options"):
        options = replace(PLAIN, read=ReadOptions(published="2024"), resume=True)
        run_batch(entries(), out, options)
    write_pages(tmp_path / "in.jsonl", 30)
    with pytest.raises(BatchError, match="the first 20 pages are not those"):
        run_batch(entries(), out, replace(PLAIN, resume=True))
    assert run_batch(entries(), out, replace(PLAIN, overwrite=True)).done == 30


def test_two_runs_do_not_write_one_output(tmp_path: Path) -> None:
    write_pages(tmp_path / "in.jsonl", 20)
    entries = [str(tmp_path / "in.jsonl")]

    def second(_done: int, _failed: int) -> None:
        with pytest.raises(BatchError, match="another run is writing"):
            run_batch(find_entries(entries), tmp_path / "out.jsonl", replace(PLAIN, overwrite=True))

    assert (
        run_batch(find_entries(entries), tmp_path / "out.jsonl", replace(PLAIN, limit=2), on_progress=second).done == 2
    )


def test_state_that_is_none_is_told(tmp_path: Path) -> None:
    write_pages(tmp_path / "in.jsonl", 2)
    (tmp_path / "out.jsonl.resume").write_text("{}")
    with pytest.raises(BatchError, match="is not the state of a batch"):
        run_batch(find_entries([str(tmp_path / "in.jsonl")]), tmp_path / "out.jsonl", replace(PLAIN, resume=True))
    assert os.path.lexists(tmp_path / "out.jsonl.resume")
