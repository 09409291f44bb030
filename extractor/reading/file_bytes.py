"""The bytes of a file, as many as a page may have: no more are read, whatever the file is or becomes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from extractor.reading.encoding import TooLargeError, UnreadableError, printable

# Where the shell puts the output of a command that is named as a file: <(command).
_PIPES_OF_THE_SHELL = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
_HINT = "split it into pages first"


def read_file(path: Path, limit: int) -> bytes:
    """The whole file. Raises UnreadableError for one that is not there, is no file (a folder, a device, a pipe), or has more than `limit` bytes."""
    name = printable(path)
    try:
        # A named pipe that nobody writes to would hold up an ordinary open for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(descriptor)
            mode = status.st_mode
            if stat.S_ISDIR(mode):
                raise IsADirectoryError
            if not stat.S_ISREG(mode):
                if not (stat.S_ISFIFO(mode) and str(path).startswith(_PIPES_OF_THE_SHELL)):
                    hint = "to read from a pipe, give - and let it be standard input"
                    raise UnreadableError(f"{name} is no file but a device or a pipe", hint)
                os.set_blocking(descriptor, True)
            elif status.st_size > limit:
                raise TooLargeError(f"{name} is {status.st_size // 1024**2} MB; {_may_have(limit)}", _HINT)
            data = stream.read(limit + 1)
    except IsADirectoryError as error:
        hint = "give one file; a shell loop or the Python API reads many"
        raise UnreadableError(f"{name} is a directory", hint) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise error if isinstance(error, UnreadableError) else UnreadableError(f"{name}: {reason}") from error
    if len(data) > limit:
        raise TooLargeError(f"{name} has no end; {_may_have(limit)}", _HINT)
    return data


def _may_have(limit: int) -> str:
    return f"a page may have {limit // 1024**2} MB"
