"""Runs of a batch in this process, and what may happen to them on the way."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FrameType
from unittest.mock import patch

from hostile import PlainReader

import extractor.batch
from extractor.batch import BatchOptions, find_entries, run_batch

ROOM = str(Path(extractor.batch.__file__).parent)
PLAIN = BatchOptions(reader=PlainReader(), workers=1, resume=True)
LINES = [{"text": f"第{n}号：赔付{n}万元。" * (n + 1)} if n % 4 != 2 else {"words": n} for n in range(7)]


def mapped(work: Callable[[object], object], tasks: Iterable[object], **_: object) -> Iterator[object]:
    """No worker processes: what is tested is the writing."""
    yield from map(work, tasks)


def batch(folder: Path, out: str) -> None:
    """Begin or resume, and come to the end."""
    pages = folder / "in.jsonl"
    pages.write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    with (
        patch("extractor.batch.run.map_ordered", mapped),
        patch("extractor.batch.run._SYNC_SECONDS", 0.0),
        patch("os.fsync", lambda _: None),
    ):
        run_batch(find_entries([str(pages)]), folder / out, PLAIN)


def contents(out: Path) -> dict[str, object]:
    """Every file of an output and its failures; the pages' folder, which is another each time, is left out of what they say."""
    files = [path for path in (out, *out.rglob("*"), out.with_name(f"{out.name}.failures.jsonl")) if path.is_file()]
    if out.suffix == ".parquet":
        import pyarrow.parquet

        tables = {
            path.name: pyarrow.parquet.read_table(path).to_pylist() for path in files if path.suffix == ".parquet"
        }
        return {name: str(rows).replace(str(out.parent), "") for name, rows in tables.items()}
    return {path.name: path.read_bytes().replace(str(out.parent).encode(), b"") for path in files}


def disturb(folder: Path, out: str, kind: str, number: int) -> bool:
    """A run that is stopped, or its files changed by somebody; whether the latter, after which a run may refuse to go on."""
    part = folder / f"{out}.part"
    state = folder / f"{out}.resume"
    if kind == "interrupt":
        _interrupted(folder, out, number % 800)
    elif kind == "full":
        _full(folder, out, number % 9000)
    elif kind == "garbage":
        for path in (part, folder / f"{out}.failures.part"):
            if path.is_file():
                with path.open("ab") as stream:
                    stream.write(b'{"half' * (number % 99))
    elif kind == "shorten" and part.is_file():
        with part.open("r+b") as stream:
            stream.truncate(number % (part.stat().st_size + 1))
        return True
    elif kind == "forget":
        state.unlink(missing_ok=True)
        return True
    elif kind == "state" and state.is_file():
        data = bytearray(state.read_bytes())
        data[number % len(data)] = number % 251
        state.write_bytes(data)
        return True
    return False


def _interrupted(folder: Path, out: str, moment: int) -> None:
    """Ctrl-C at the so many-th line of Python that the room runs."""
    lines = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Callable[..., object] | None:
        nonlocal lines
        if not frame.f_code.co_filename.startswith(ROOM):
            return None
        if event == "line":
            lines += 1
            if lines == moment:
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        batch(folder, out)
    except (KeyboardInterrupt, ValueError):
        pass
    finally:
        sys.settrace(before)


def _full(folder: Path, out: str, size: int) -> None:
    """No file may grow beyond this size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    (folder / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    resource.setrlimit(resource.RLIMIT_FSIZE, (max(size, (folder / "in.jsonl").stat().st_size), hard))
    try:
        batch(folder, out)
    except (OSError, ValueError):
        pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
