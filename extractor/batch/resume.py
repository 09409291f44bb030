"""How far a batch has come, kept so that a run stopped at any moment goes on where it was.

While a batch runs, what it has so far stands in files whose names end in `.part`, and `OUT.resume` says how much of them counts. An entry is written
first and counted then, in one step: what a full disk, an interrupt or a kill leaves half written stands behind the length that counts, and is cut off
when the run is resumed. The same entries give the same bytes again. Nothing carries the output's own name before it is whole.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` entries are in the output (`position` bytes of it) or, `failed` of them, in the failures (`failures_position` bytes).

    `unresolved` counts the dates of these entries that no publication date resolves. `entries` is the SHA-256 over the keys of these entries; `settings` what else must be the same. `complete`: only the files' names are left to be set.
    """

    settings: str
    done: int = 0
    failed: int = 0
    unresolved: int = 0
    position: int = 0
    failures_position: int = 0
    entries: str = field(default_factory=lambda: hashlib.sha256().hexdigest())
    complete: bool = False

    def write(self, path: Path) -> None:
        """Put this in the place of what `path` held, whole or not at all."""
        part = path.with_name(f"{path.name}.new")
        try:
            with part.open("w", encoding="utf-8") as stream:
                json.dump(asdict(self), stream)
                flush(stream)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    @classmethod
    def read(cls, path: Path) -> Progress | None:
        """What `path` holds; None where there is no such file. Raises ValueError where it is not ours."""
        try:
            progress = cls(**json.loads(path.read_text(encoding="utf-8")))
            counts = (
                progress.done,
                progress.failed,
                progress.unresolved,
                progress.position,
                progress.failures_position,
            )
            if not isinstance(progress.settings, str) or not all(type(n) is int and n >= 0 for n in counts):
                raise ValueError("counts that are none")
        except FileNotFoundError:
            return None
        except (TypeError, ValueError, RecursionError) as error:
            raise ValueError(f"{path} is not the state of a batch") from error
        return progress


def flush(stream: IO[str] | IO[bytes]) -> None:
    """To the disk, so that it is there after a power cut too."""
    stream.flush()
    os.fsync(stream.fileno())


class Appended:
    """A file that only grows, opened at a length that counts; what stands behind it is cut off.

    Nothing is held back: what `append` has returned from is with the system, what it raised from may be there in part, behind `length`.
    Raises ValueError where the file is shorter than `position`.
    """

    def __init__(self, path: Path, position: int) -> None:
        path.touch()
        self._stream = path.open("r+b", buffering=0)
        try:
            if self._stream.seek(0, os.SEEK_END) < position:
                raise ValueError(f"{path} is shorter than its run had left it")
            self._stream.truncate(position)
            self._stream.seek(position)
        except (OSError, ValueError):
            self._stream.close()
            raise
        self.length = position

    def append(self, data: bytes) -> None:
        """Add to the end, all of it or with an error; on the disk after `sync`."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._stream.write(rest) :]
        self.length += len(data)

    def sync(self) -> None:
        """To the disk."""
        flush(self._stream)

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()
