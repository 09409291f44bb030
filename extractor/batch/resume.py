"""How far a batch has come, kept so that a run killed at any moment goes on where it was.

While a batch runs, what it has so far stands in files whose names end in `.part`, and `OUT.resume` says how much of them counts. Both
are cut to that length when the run is resumed; the same entries give the same bytes again. Nothing carries the output's own name before it is whole.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO


@dataclass
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
        with part.open("w", encoding="utf-8") as stream:
            json.dump(asdict(self), stream)
            flush(stream)
        part.replace(path)

    @classmethod
    def read(cls, path: Path) -> Progress | None:
        """What `path` holds; None where there is no such file. Raises ValueError where it is not ours."""
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path} is not the state of a batch") from error


def flush(stream: IO[str] | IO[bytes]) -> None:
    """To the disk, so that it is there after a power cut too."""
    stream.flush()
    os.fsync(stream.fileno())


class Appended:
    """A file that only grows, opened at a length that counts; what stands behind it is cut off.

    `alone`: no other process may have it open so (where the system has locks); BlockingIOError if one has. ValueError where the file is shorter.
    """

    def __init__(self, path: Path, position: int, *, alone: bool = False) -> None:
        path.touch()
        self._stream = path.open("r+b")
        try:
            if alone:
                _lock(self._stream)
            if self._stream.seek(0, os.SEEK_END) < position:
                raise ValueError(f"{path} is shorter than its run had left it")
        except (OSError, ValueError):
            self._stream.close()
            raise
        self._stream.truncate(position)
        self._stream.seek(position)

    def append(self, data: bytes) -> None:
        """Add to the end; on the disk after `sync`."""
        self._stream.write(data)

    def sync(self) -> int:
        """To the disk; the length from then on."""
        flush(self._stream)
        return self._stream.tell()

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._stream.close()


def _lock(stream: IO[bytes]) -> None:
    """Ours until the file is closed or the process ends, however it ends."""
    try:
        import fcntl
    except ImportError:
        # Windows: two runs on one output are not told apart.
        return
    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A file system without locks (some network ones) is no reason to stop.
        if error.errno not in (errno.ENOLCK, errno.EOPNOTSUPP):
            raise
