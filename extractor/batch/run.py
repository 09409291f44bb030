"""`run_batch`: entries through the workers into a store, with failures beside it, resumable at any moment."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal

from extractor import __version__
from extractor.api import Extractor
from extractor.batch.journal import BatchError, Journal, failures_path
from extractor.batch.read import ReadEntry, ReadOptions, Refused
from extractor.batch.sources import Entry
from extractor.batch.store import Clash, Store, store_for
from extractor.many import TIME_LIMIT, Failure, FailureKind, Reader
from extractor.reading import printable
from extractor.user import UserRule
from extractor.workers import MEMORY_LIMIT, Lost, map_ordered

# How often the state is brought to the disk: what a kill costs at most, besides the pages that were being read.
_SYNC_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """`names`, `lexicons` and `rules` are as for `Extractor`, or a whole `reader` is given in its place; `engine` is what runs the workers, at `address` (Ray's); `resume` goes on with an interrupted run; `overwrite` replaces an output or an interrupted run; `limit` is a number of entries."""

    read: ReadOptions = field(default_factory=ReadOptions)
    workers: int | None = None
    time_limit: float = TIME_LIMIT
    memory_limit: int = MEMORY_LIMIT
    limit: int | None = None
    resume: bool = False
    overwrite: bool = False
    fail_fast: bool = False
    names: Literal["network", "fast"] = "network"
    lexicons: Sequence[str | Path] = ()
    rules: Sequence[UserRule] = ()
    reader: Reader | None = None
    engine: Literal["local", "ray"] = "local"
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a batch. `resumed` of the `done` entries were done by an earlier run; `stopped` is the failure that `fail_fast` stopped at."""

    done: int
    failed: int
    resumed: int
    failures: Path
    stopped: Failure | None = None


def run_batch(
    entries: Iterable[Entry],
    out: Path,
    options: BatchOptions | None = None,
    *,
    on_progress: Callable[[int, int], object] | None = None,
) -> Summary:
    """Read every entry and write `out`, and the failures beside it; there is no failures file where none failed.

    Stopped anywhere and resumed over the same entries, it writes the same bytes as an undisturbed run (in a DuckDB file, the same tables). `on_progress(done, failed)` is called
    after each entry. Raises BatchError where an output or another run is in the way or the entries are not those of the
    interrupted run, ValueError for an unknown ending and for lexicons and rules that are wrong, OSError where the output cannot be written.
    """
    options = options or BatchOptions()
    if options.engine == "ray":
        from extractor.batch.on_ray import require_ray

        require_ray()
    store = store_for(out)
    run = _Run(store, out, options, on_progress)
    try:
        return run.whole(islice(entries, options.limit))
    finally:
        run.close()


class _Run:
    def __init__(
        self, store: Store, out: Path, options: BatchOptions, on_progress: Callable[[int, int], object] | None
    ) -> None:
        self._store = store
        self._out = out
        self._options = options
        self._on_progress = on_progress
        self._reader: Reader = options.reader or Extractor(
            names=options.names, lexicons=options.lexicons, rules=options.rules
        )
        settings = {
            "version": __version__,
            "names": options.names,
            "lexicons and rules": getattr(self._reader, "fingerprint", None),
            **asdict(options.read),
        }
        self._journal = Journal(out, json.dumps(settings, sort_keys=True))

    def whole(self, entries: Iterator[Entry]) -> Summary:
        journal = self._journal
        journal.lock()
        if self._options.resume and journal.is_whole():
            # An earlier run came to its end: there is nothing left to do, and what failed then is still failed.
            failures = failures_path(self._out)
            failed = failures.read_bytes().count(b"\n") if failures.exists() else 0
            return Summary(0, failed, 0, failures)
        journal.begin(resume=self._options.resume, overwrite=self._options.overwrite)
        resumed = journal.progress.done
        stopped = None if journal.progress.complete else self._complete(entries)
        if stopped is None:
            self._store.finish()
            journal.finish()
        progress = journal.progress
        return Summary(progress.done, progress.failed, resumed, failures_path(self._out), stopped)

    def close(self) -> None:
        self._store.close()
        self._journal.close()

    def _complete(self, entries: Iterator[Entry]) -> Failure | None:
        """All entries into the files that are on their way; returns the failure that ended the run, if one did."""
        try:
            self._store.open(self._journal.progress.position)
            self._journal.open()
        except ValueError as error:
            raise BatchError(str(error), "--overwrite begins anew") from error
        self._journal.skip(entries, self._store.passed)
        stopped = self._read(entries)
        if stopped is None:
            self._journal.check(self._store.held())
            self._journal.sync(complete=True)
        return stopped

    def _read(self, entries: Iterator[Entry]) -> Failure | None:
        """Read the entries that are left; returns the failure that ended the run, if one did."""
        ahead: deque[Entry] = deque()

        def tasks() -> Iterator[tuple[int, Entry]]:
            for index, entry in enumerate(entries, start=self._journal.progress.done):
                ahead.append(entry)
                yield index, entry

        work = ReadEntry(self._options.read, self._store.render, self._reader)
        results = self._mapped(work, tasks())
        synced = time.monotonic()
        try:
            for result in results:
                entry = ahead.popleft()
                failure = self._take(entry, result)
                if failure is not None and self._options.fail_fast:
                    return failure
                self._journal.count(entry, self._store.position, failure)
                if self._on_progress is not None:
                    self._on_progress(self._journal.progress.done, self._journal.progress.failed)
                if time.monotonic() - synced > _SYNC_SECONDS:
                    self._sync()
                    synced = time.monotonic()
        finally:
            # Reached by Ctrl-C and a full disk too: what is counted is kept.
            results.close()
            self._sync()
        if ahead:
            raise BatchError(f"{len(ahead)} pages came back without a result, the first {ahead[0].source}")
        return None

    def _sync(self) -> None:
        self._store.sync()
        self._journal.sync()

    def _mapped(
        self, work: ReadEntry, tasks: Iterator[tuple[int, Entry]]
    ) -> Generator[bytes | Refused | Lost, None, None]:
        options = self._options
        if options.engine == "local":
            return map_ordered(
                work,
                tasks,
                workers=options.workers,
                time_limit=options.time_limit,
                memory_limit=options.memory_limit,
            )
        from extractor.batch import on_ray

        return on_ray.map_ordered(work, tasks, address=options.address, time_limit=options.time_limit)

    def _take(self, entry: Entry, result: bytes | Refused | Lost) -> Failure | None:
        """The document into the store, or the failure that stands in its place."""
        kind: FailureKind
        if isinstance(result, bytes):
            try:
                self._store.add(entry, result)
                return None
            except Clash as clash:
                kind, reason = "error", str(clash)
        else:
            kind, reason = result.kind, result.reason
        return Failure(self._journal.progress.done, entry.source, kind, printable(reason))
