"""What a batch writes: an output by its ending. Each takes rendered documents in order, says how far it is, and becomes whole at the end."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from abc import ABC, abstractmethod
from pathlib import Path

from extractor.batch.read import Render, render_json
from extractor.batch.resume import Appended
from extractor.batch.sources import Entry
from extractor.reading import printable

# What a page's name can do to the file of its result. Anything else that goes wrong in writing goes wrong for every page, and ends the run.
_NAMES_FAULT = frozenset(
    {errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.EILSEQ, errno.EINVAL, errno.ELOOP}
)
# The longest name of a file, in bytes, on all common file systems.
_NAME_BYTES = 255


class Clash(ValueError):
    """A page's result has no place of its own: another's is there, or the file system takes no such name."""


class Store(ABC):
    """An output on its way. `render` is run by the workers; it is pickled."""

    render: Render

    def __init__(self, out: Path) -> None:
        self.out = out

    @abstractmethod
    def open(self, position: int) -> None:
        """Begin, or go on at a `position`; what stands behind it is cut off. Raises ValueError where it is not reached."""

    @abstractmethod
    def passed(self, entry: Entry) -> None:
        """An entry that an earlier run has done; told before the first `add`."""

    @abstractmethod
    def add(self, entry: Entry, data: bytes) -> None:
        """Take the next document as rendered. Raises Clash."""

    @property
    @abstractmethod
    def position(self) -> int:
        """Where the last document that was taken ends: what `open` is given to go on behind it."""

    @abstractmethod
    def sync(self) -> None:
        """Bring to the disk what was added."""

    @abstractmethod
    def held(self) -> int | None:
        """The number of documents, counted in what is written; None where that cannot be told from what was there before."""

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

    def passed(self, entry: Entry) -> None:
        """Stands before `position`."""

    def add(self, entry: Entry, data: bytes) -> None:
        del entry
        assert self._log is not None
        self._log.append(data)

    @property
    def position(self) -> int:
        assert self._log is not None
        return self._log.length

    def sync(self) -> None:
        assert self._log is not None
        self._log.sync()

    def held(self) -> int:
        lines = 0
        with self._part.open("rb") as stream:
            while piece := stream.read(1 << 20):
                lines += piece.count(b"\n")
        return lines

    def close(self) -> None:
        if self._log is not None:
            self._log.close()

    def finish(self) -> None:
        self.close()
        if self._part.exists():
            if self.out.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder", str(self.out))
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

    def held(self) -> int:
        from extractor.batch.arrow import count_batches

        return count_batches(self._part)

    def finish(self) -> None:
        self.close()
        if not self._part.exists():
            return
        building = self.out.with_name(f"{self.out.name}.building")
        # What a kill has left of an earlier attempt; DuckDB would replay the log beside its file.
        for left in (building, building.with_name(f"{building.name}.wal"), building.with_name(f"{building.name}.tmp")):
            _remove(left)
        if self.out.suffix == ".duckdb":
            from extractor.batch.database import write_duckdb

            write_duckdb(self._part, building)
        else:
            from extractor.batch.parquet import write_parquet

            write_parquet(self._part, building)
        for file in building.iterdir() if building.is_dir() else [building]:
            with file.open("rb") as stream:
                os.fsync(stream.fileno())
        _remove(self.out)
        building.replace(self.out)
        self._part.unlink()


class FolderStore(Store):
    """A JSON file for each page, in the place that the page has in its input folder; each is there whole or not at all."""

    render: Render = staticmethod(render_json)

    def __init__(self, out: Path) -> None:
        super().__init__(out)
        self._taken: set[Path] = set()
        self._unsynced: list[Path] = []

    def open(self, position: int) -> None:
        del position
        self.out.mkdir(parents=True, exist_ok=True)

    def passed(self, entry: Entry) -> None:
        path = self._place(entry)
        if path.is_file():
            self._taken.add(path)

    def add(self, entry: Entry, data: bytes) -> None:
        path = self._place(entry)
        if path in self._taken:
            raise Clash(f"{printable(path)} is already the result of another page")
        part = path.with_name(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
        except OSError as error:
            if path.parent.is_dir():
                part.unlink(missing_ok=True)
            if error.errno in _NAMES_FAULT:
                raise Clash(f"{printable(path)} cannot be written: {error.strerror or error}") from error
            raise
        self._taken.add(path)
        self._unsynced.append(path)

    @property
    def position(self) -> int:
        """Files have their names or are not there: nothing need be cut off."""
        return 0

    def sync(self) -> None:
        while self._unsynced:
            with self._unsynced[-1].open("rb") as stream:
                os.fsync(stream.fileno())
            self._unsynced.pop()

    def held(self) -> int:
        return sum(path.is_file() for path in self._taken)

    def _place(self, entry: Entry) -> Path:
        """Where the page's result goes. A name that is too long with its ending is cut, and a hash of the whole name keeps it apart from others."""
        path = self.out / f"{entry.name}.json"
        if len(os.fsencode(path.name)) <= _NAME_BYTES:
            return path
        mark = "~" + hashlib.sha256(os.fsencode(entry.name)).hexdigest()[:12] + ".json"
        start = os.fsencode(path.name)[: _NAME_BYTES - len(mark)].decode("utf-8", "ignore")
        return path.with_name(start + mark)

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
