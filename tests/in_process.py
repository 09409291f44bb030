"""The command line without a process of its own, which would take a second to start: what it reads, writes and ends with is that of a process."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from extractor.cli import main


def run(*arguments: object, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What `extractor ARGUMENTS` does in a folder, with these bytes on its standard input."""
    command = ["extractor", *map(str, arguments)]
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        given.write(stdin)
        given.seek(0)
        with _as_process(command, cwd, given, out, said):
            try:
                main()
                code: object = 0
            except SystemExit as end:
                code = end.code
        streams = [_whole(out), _whole(said)]
    return subprocess.CompletedProcess(command, code if isinstance(code, int) else 0, *streams)


@contextmanager
def _as_process(command: list[str], cwd: Path | None, *files: IO[bytes]) -> Iterator[None]:
    """Descriptors, streams, arguments, folder and signals are those of the command, and afterwards again as they were."""
    kept = [os.dup(number) for number in range(3)]
    streams, argv, folder = (sys.stdin, sys.stdout, sys.stderr), sys.argv, Path.cwd()
    handler, shown = signal.getsignal(signal.SIGTERM), warnings.showwarning
    for number, file in enumerate(files):
        os.dup2(file.fileno(), number)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(open(number, mode, closefd=False), "utf-8", write_through=True)  # noqa: SIM115  # by number
        for number, mode in enumerate(("rb", "wb", "wb"))
    )
    sys.argv = command
    os.chdir(cwd or folder)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdin, sys.stdout, sys.stderr = streams
        for number, before in enumerate(kept):
            os.dup2(before, number)
            os.close(before)
        sys.argv = argv
        os.chdir(folder)
        signal.signal(signal.SIGTERM, handler)
        warnings.showwarning = shown


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
