"""What a batch writes: an output by its ending. Each takes rendered documents in order, says how far it is, and becomes whole at the end."""

from __future__ import annotations

import json
import shutil
from abc import ABC, abstractmethod
from pathlib import Path

from extractor.batch.read import Render, render_json
from extractor.batch.resume import Appended
from extractor.batch.sources import Entry


class Clash(ValueError):
    """Two pages would have their results in the same file."""


class Store(ABC):
    """An output on its way. `render` is run by the workers; it is pickled."""

    render: Render

    def __init__(self, out: Path) -> None:
        self.out = out

    @abstractmethod
    def open(self, position: int) -> None:
        """Begin, or go on at a position that `sync` has returned."""

    @abstractmethod
    def add(self, entry: Entry, data: bytes) -> None:
        """Take the next document as rendered. Raises Clash."""

    @abstractmethod
    def sync(self) -> int:
        """Bring to the disk what was added; returns the position to go on from."""

    @abstractmethod
    def finish(self) -> None:
        """Give the output its name. May be called again after a kill in the middle of it."""

    @abstractmethod
    def close(self) -> None:
        """Let go of open files."""


class LogStore(Store):
    """One file that grows, `OUT.part`, and at the end is (or is made into) the output."""

    render: Render = staticmethod(render_json)

    def __init__(self, out: Path) -> None:
        super().__init__(out)
        self._part = out.with_name(f"{out.name}.part")
        self._log: Appended | None = None

    def open(self, position: int) -> None:
        self._log = Appended(self._part, position)

    def add(self, entry: Entry, data: bytes) -> None:
        del entry
        assert self._log is not None
        self._log.append(data)

    def sync(self) -> int:
        assert self._log is not None
        return self._log.sync()

    def close(self) -> None:
        if self._log is not None:
            self._log.close()

    def finish(self) -> None:
        self.close()
        if self._part.exists():
            self._part.replace(self.out)


class TableStore(LogStore):
    """Parquet and DuckDB: the log holds Arrow batches and is turned into tables at the end."""

    def __init__(self, out: Path) -> None:
        from extractor.batch.arrow import render_batches, require_arrow

        require_arrow()
        if out.suffix == ".duckdb":
            from extractor.batch.database import require_duckdb

            require_duckdb()
        super().__init__(out)
        self.render = render_batches

    def finish(self) -> None:
        self.close()
        if not self._part.exists():
            return
        building = self.out.with_name(f"{self.out.name}.building")
        _remove(building)
        if self.out.suffix == ".duckdb":
            from extractor.batch.database import write_duckdb

            write_duckdb(self._part, building)
        else:
            from extractor.batch.parquet import write_parquet

            write_parquet(self._part, building)
        _remove(self.out)
        building.replace(self.out)
        self._part.unlink()


class FolderStore(Store):
    """A JSON file for each page, in the place that the page has in its input folder; each is there whole or not at all."""

    render: Render = staticmethod(render_json)

    def open(self, position: int) -> None:
        del position
        self.out.mkdir(parents=True, exist_ok=True)

    def add(self, entry: Entry, data: bytes) -> None:
        path = self.out / f"{entry.name}.json"
        if path.exists() and json.loads(path.read_bytes()).get("source") != json.loads(data)["source"]:
            raise Clash(f"{path} is already the result of another page")
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(data)
        part.replace(path)

    def sync(self) -> int:
        return 0

    def close(self) -> None:
        """None is open."""

    def finish(self) -> None:
        """The files stand already."""


def store_for(out: Path) -> Store:
    """The store for an output's ending: `.jsonl`, `.parquet`, `.duckdb`, or a folder (no ending). Raises ValueError for another."""
    if out.suffix in (".jsonl", ".ndjson"):
        return LogStore(out)
    if out.suffix in (".parquet", ".duckdb"):
        return TableStore(out)
    if out.is_dir() or not out.suffix:
        return FolderStore(out)
    raise ValueError(f"{out}: what to write is told by the ending: .jsonl, .parquet, .duckdb, or none for a folder")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
