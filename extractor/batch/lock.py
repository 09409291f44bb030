"""One run at a time on an output: `OUT.lock`, held from the first look at the output until it has its name."""

from __future__ import annotations

import errno
from pathlib import Path

from filelock import FileLock, Timeout


class OutputLock:
    """Taken by `acquire`, given back by `release`, and by the system when the process ends, however it ends."""

    def __init__(self, out: Path) -> None:
        self._path = out.with_name(f"{out.name}.lock")
        self._lock = FileLock(self._path)

    def acquire(self) -> bool:
        """Whether it is ours now; False where another run has it."""
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return False
        except OSError as error:
            # A file system without locks (some network ones) is no reason to stop.
            if error.errno not in (errno.ENOLCK, errno.EOPNOTSUPP):
                raise
        return True

    def release(self) -> None:
        """Let go, and take the file away. Who has opened it meanwhile finds it without a name and opens another (filelock sees to that)."""
        if self._lock.is_locked:
            self._path.unlink(missing_ok=True)
            self._lock.release()
