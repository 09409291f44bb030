"""What a run keeps beside its output: how far it is, what failed, and that no other run writes there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path

from extractor.batch.lock import OutputLock
from extractor.batch.resume import Appended, Progress
from extractor.batch.sources import Entry
from extractor.many import Failure


class BatchError(ValueError):
    """A batch that cannot begin or go on. `hint` says what would mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def failures_path(out: Path) -> Path:
    """The sidecar: one JSON object a failed page, with its index, source, kind and reason."""
    return out.with_name(f"{out.name}.failures.jsonl")


class Journal:
    """The state of one run. `progress` changes only as a whole, when an entry and what came of it are written."""

    def __init__(self, out: Path, settings: str) -> None:
        self._out = out
        self._state = out.with_name(f"{out.name}.resume")
        self._failures_part = out.with_name(f"{out.name}.failures.part")
        self._lock = OutputLock(out)
        self._failures: Appended | None = None
        self._digest = hashlib.sha256()
        self.progress = Progress(settings)

    def lock(self) -> None:
        """Make the output ours until `close`. Raises BatchError where it is another run's."""
        self._out.parent.mkdir(parents=True, exist_ok=True)
        if not self._lock.acquire():
            raise BatchError(f"another run is writing {self._out}", "wait for it, or end it")

    def is_whole(self) -> bool:
        """An output is there, and no run of it was interrupted (nor had its state taken away)."""
        return self._is_there() and not self._state.exists() and not self._failures_part.exists()

    def begin(self, *, resume: bool, overwrite: bool) -> None:
        """Begin, or take up the state of the interrupted run. Raises BatchError where something is in the way."""
        try:
            before = Progress.read(self._state)
        except ValueError as error:
            if not overwrite:
                raise BatchError(str(error), "--overwrite begins anew") from error
            before = None
        if not overwrite:
            if before is not None and not resume:
                raise BatchError(
                    f"{self._out} belongs to a run that was interrupted after {before.done} pages",
                    "--resume goes on with it, --overwrite begins anew",
                )
            if before is None and self._is_there():
                raise BatchError(f"{self._out} is there already", "--overwrite replaces it")
        if resume and before is not None:
            if before.settings != self.progress.settings:
                raise BatchError(
                    f"{self._out} was begun by another version or with other options"
                    f"{_differing(before.settings, self.progress.settings)}",
                    "give the same options, or --overwrite to begin anew",
                )
            self.progress = before

    def open(self) -> None:
        """Open the failures where they stood, and leave the first state. Raises ValueError where the file has become shorter."""
        self._failures = Appended(self._failures_part, self.progress.failures_position)
        self.progress.write(self._state)

    def skip(self, entries: Iterator[Entry], passed: Callable[[Entry], object]) -> None:
        """Pass over the entries that are done, and see that they are the same as then."""
        count = self.progress.done
        for entry in islice(entries, count):
            self._digest.update(entry.key)
            passed(entry)
        if self._digest.hexdigest() != self.progress.entries:
            raise BatchError(
                f"the first {count} pages are not those of the interrupted run",
                "give the same inputs in the same order, or --overwrite to begin anew",
            )

    def count(self, entry: Entry, position: int, failure: Failure | None) -> None:
        """The entry is done: its document ends at `position` of the output, or it failed."""
        assert self._failures is not None
        failed = self.progress.failed
        if failure is not None:
            self._failures.append(json.dumps(asdict(failure), ensure_ascii=False).encode() + b"\n")
            failed += 1
        self._digest.update(entry.key)
        # One assignment: an interrupt comes before it or behind it.
        self.progress = replace(
            self.progress,
            done=self.progress.done + 1,
            failed=failed,
            position=position,
            failures_position=self._failures.length,
            entries=self._digest.hexdigest(),
        )

    def sync(self, *, complete: bool = False) -> None:
        """The state to the disk; the output's own files must be there by now."""
        assert self._failures is not None
        self._failures.sync()
        if complete:
            self.progress = replace(self.progress, complete=True)
        self.progress.write(self._state)

    def check(self, held: int | None) -> None:
        """Every entry is in the output or in the failures. `held` is the number of documents in the output, counted there (None: it cannot be)."""
        failed = self._failures_part.read_bytes().count(b"\n")
        documents = self.progress.done - self.progress.failed
        if failed != self.progress.failed or (held is not None and held != documents):
            raise BatchError(
                f"{self._out}: of {self.progress.done} pages {documents if held is None else held} are in the output and "
                f"{failed} in the failures: some other program has changed the files of this run",
                "--overwrite begins anew",
            )

    def finish(self) -> None:
        """Give the failures their name and forget the state. A kill in here is mended by the next `--resume`."""
        if self._failures is not None:
            self._failures.close()
        if self._failures_part.exists():
            if self.progress.failed:
                self._failures_part.replace(failures_path(self._out))
            else:
                self._failures_part.unlink()
                failures_path(self._out).unlink(missing_ok=True)
        self._state.unlink()

    def close(self) -> None:
        """Let go of the files and of the output."""
        if self._failures is not None:
            self._failures.close()
        self._lock.release()

    def _is_there(self) -> bool:
        return any(self._out.iterdir()) if self._out.is_dir() else self._out.exists()


def _differing(before: str, now: str) -> str:
    """Which settings of an interrupted run are others now, in brackets; empty where the earlier ones cannot be read."""
    try:
        old, new = json.loads(before), json.loads(now)
        names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    except (ValueError, TypeError, AttributeError):
        return ""
    return f" ({', '.join(names)})"
