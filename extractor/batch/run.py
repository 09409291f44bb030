"""`run_batch`: entries through the workers into a store, with failures beside it, resumable at any moment."""

from __future__ import annotations

import hashlib
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
from extractor.batch.read import ReadEntry, ReadOptions, Refused, Rendered
from extractor.batch.resume import Appended, Progress
from extractor.batch.sources import Entry
from extractor.batch.store import Clash, Store, store_for
from extractor.many import TIME_LIMIT, Failure, FailureKind, Reader
from extractor.user import UserRule
from extractor.workers import Lost, map_ordered

# How often the state is brought to the disk: what a kill costs at most, besides the pages that were being read.
_SYNC_SECONDS = 1.0


class BatchError(ValueError):
    """A batch that cannot begin or go on. `hint` says what would mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """`names`, `lexicons` and `rules` are as for `Extractor`, or a whole `reader` is given in its place; `engine` is what runs the workers, at `address` (Ray's); `resume` goes on with an interrupted run; `overwrite` replaces an output or an interrupted run; `limit` is a number of entries."""

    read: ReadOptions = field(default_factory=ReadOptions)
    workers: int | None = None
    time_limit: float = TIME_LIMIT
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
    """What came of a batch. `resumed` of the `done` entries were done by an earlier run; `stopped` is the failure that `fail_fast` stopped at; `unresolved` counts the dates that no publication date resolves."""

    done: int
    failed: int
    resumed: int
    failures: Path
    stopped: Failure | None = None
    unresolved: int = 0


def failures_path(out: Path) -> Path:
    """The sidecar: one JSON object a failed page, with its index, source, kind and reason."""
    return out.with_name(f"{out.name}.failures.jsonl")


def run_batch(
    entries: Iterable[Entry],
    out: Path,
    options: BatchOptions | None = None,
    *,
    on_progress: Callable[[int, int], object] | None = None,
) -> Summary:
    """Read every entry and write `out`, and the failures beside it; there is no failures file where none failed.

    Killed in the middle and resumed over the same entries, it writes the same bytes as an undisturbed run. `on_progress(done, failed)` is called
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
        self._state = out.with_name(f"{out.name}.resume")
        self._failures_part = out.with_name(f"{out.name}.failures.part")
        self._failures: Appended | None = None
        self._digest = hashlib.sha256()
        self._reader: Reader = options.reader or Extractor(
            names=options.names, lexicons=options.lexicons, rules=options.rules
        )
        own = getattr(self._reader, "fingerprint", None)
        settings = {
            "version": __version__,
            "names": options.names,
            "lexicons and rules": own,
            **asdict(options.read),
        }
        self._progress = Progress(json.dumps(settings, sort_keys=True))

    def whole(self, entries: Iterator[Entry]) -> Summary:
        if self._options.resume and not self._state.exists() and self._is_there():
            # An earlier run came to its end: there is nothing left to do, and what failed then is still failed.
            failures = failures_path(self._out)
            failed = failures.read_bytes().count(b"\n") if failures.exists() else 0
            return Summary(0, failed, 0, failures)
        self._begin()
        resumed = self._progress.done
        stopped = None
        if not self._progress.complete:
            self._skip(entries, resumed)
            stopped = self._read(entries)
            if stopped is None:
                self._sync(complete=True)
        if stopped is None:
            self._finish()
        done, failed, unresolved = self._progress.done, self._progress.failed, self._progress.unresolved
        return Summary(done, failed, resumed, failures_path(self._out), stopped, unresolved)

    def close(self) -> None:
        self._store.close()
        if self._failures is not None:
            self._failures.close()

    def _begin(self) -> None:
        try:
            before = Progress.read(self._state)
        except ValueError as error:
            raise BatchError(str(error), "--overwrite begins anew") from error
        if not self._options.overwrite:
            if before is not None and not self._options.resume:
                raise BatchError(
                    f"{self._out} belongs to a run that was interrupted after {before.done} pages",
                    "--resume goes on with it, --overwrite begins anew",
                )
            if before is None and self._is_there():
                raise BatchError(f"{self._out} is there already", "--overwrite replaces it")
        if self._options.resume and before is not None:
            if before.settings != self._progress.settings:
                raise BatchError(
                    f"{self._out} was begun by another version or with other options"
                    f"{_differing(before.settings, self._progress.settings)}",
                    "give the same options, or --overwrite to begin anew",
                )
            self._progress = before
        self._out.parent.mkdir(parents=True, exist_ok=True)
        if self._progress.complete:
            return
        try:
            self._failures = Appended(self._failures_part, self._progress.failures_position, alone=True)
            self._store.open(self._progress.position)
        except BlockingIOError as error:
            raise BatchError(f"another run is writing {self._out}", "wait for it, or end it") from error
        except ValueError as error:
            raise BatchError(str(error), "--overwrite begins anew") from error
        self._progress.write(self._state)

    def _is_there(self) -> bool:
        return any(self._out.iterdir()) if self._out.is_dir() else self._out.exists()

    def _skip(self, entries: Iterator[Entry], count: int) -> None:
        """Pass over the entries that are done, and see that they are the same as then."""
        for entry in islice(entries, count):
            self._digest.update(entry.key)
        if self._digest.hexdigest() != self._progress.entries:
            raise BatchError(
                f"the first {count} pages are not those of the interrupted run",
                "give the same inputs in the same order, or --overwrite to begin anew",
            )

    def _read(self, entries: Iterator[Entry]) -> Failure | None:
        """Read the entries that are left; returns the failure that ended the run, if one did."""
        ahead: deque[Entry] = deque()

        def tasks() -> Iterator[tuple[int, Entry]]:
            for index, entry in enumerate(entries, start=self._progress.done):
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
                self._digest.update(entry.key)
                self._progress.done += 1
                if failure is not None:
                    self._note(failure)
                if self._on_progress is not None:
                    self._on_progress(self._progress.done, self._progress.failed)
                if time.monotonic() - synced > _SYNC_SECONDS:
                    self._sync()
                    synced = time.monotonic()
        finally:
            # Reached by Ctrl-C and a full disk too: what is done is kept.
            results.close()
            self._sync()
        return None

    def _mapped(
        self, work: ReadEntry, tasks: Iterator[tuple[int, Entry]]
    ) -> Generator[Rendered | Refused | Lost, None, None]:
        limit = self._options.time_limit
        if self._options.engine == "local":
            return map_ordered(work, tasks, workers=self._options.workers, time_limit=limit)
        from extractor.batch import on_ray

        return on_ray.map_ordered(work, tasks, address=self._options.address, time_limit=limit)

    def _take(self, entry: Entry, result: Rendered | Refused | Lost) -> Failure | None:
        """The document into the store, or the failure that stands in its place."""
        kind: FailureKind
        if isinstance(result, Rendered):
            try:
                self._store.add(entry, result.data)
                self._progress.unresolved += result.unresolved
                return None
            except Clash as clash:
                kind, reason = "error", str(clash)
        else:
            kind, reason = result.kind, result.reason
        return Failure(self._progress.done, entry.source, kind, reason)

    def _note(self, failure: Failure) -> None:
        assert self._failures is not None
        self._progress.failed += 1
        self._failures.append(json.dumps(asdict(failure), ensure_ascii=False).encode() + b"\n")

    def _sync(self, *, complete: bool = False) -> None:
        assert self._failures is not None
        self._progress.position = self._store.sync()
        self._progress.failures_position = self._failures.sync()
        self._progress.entries = self._digest.hexdigest()
        self._progress.complete = complete
        self._progress.write(self._state)

    def _finish(self) -> None:
        """Give the files their names. A kill in here is mended by the next `--resume`."""
        if self._failures is not None:
            self._failures.close()
        self._store.finish()
        if self._failures_part.exists():
            if self._progress.failed:
                self._failures_part.replace(failures_path(self._out))
            else:
                self._failures_part.unlink()
                failures_path(self._out).unlink(missing_ok=True)
        self._state.unlink()


def _differing(before: str, now: str) -> str:
    """Which settings of an interrupted run are others now, in brackets; empty where the earlier ones cannot be read."""
    try:
        old, new = json.loads(before), json.loads(now)
        names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    except (ValueError, TypeError, AttributeError):
        return ""
    return f" ({', '.join(names)})"
