"""What a batch reads: `find_entries` turns files, folders, patterns, JSON Lines and lists of paths into entries, one at a time."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# A folder's files with these endings are pages. JSON Lines are read where they are named: a folder may hold our own output.
PAGE_ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".pdf", ".docx"})
LINE_ENDINGS = frozenset({".jsonl", ".ndjson"})
# A line of a JSON Lines file beyond this is not held in memory.
MAX_LINE_BYTES = 64 * 1024 * 1024


class InputError(ValueError):
    """An input that is not there. `hint` says what would mend it, or is empty."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Entry:
    """A page to be read: a file, or line `line` (from 1) of a JSON Lines file, whose bytes are `data` (None: too long a line).

    `name` is the path of its result in an output folder, without `.json`. `size` is in bytes, -1 where there is no such file.
    """

    path: str
    name: str
    size: int
    line: int | None = None
    data: bytes | None = None

    @property
    def source(self) -> str:
        """How the page is named in documents, failures and messages: the path, and the line behind a colon."""
        # A name that is not in UTF-8 has characters that JSON cannot hold.
        path = self.path.encode("utf-8", "backslashreplace").decode("utf-8")
        return path if self.line is None else f"{path}:{self.line}"

    @property
    def key(self) -> bytes:
        """What must stay the same for a run to be resumed."""
        return f"{self.source}\0{self.size}\n".encode()


def find_entries(inputs: Sequence[str], stdin: IO[bytes] | None = None) -> Iterator[Entry]:
    """The pages of the inputs, in the order given; a folder's and a pattern's in the order of their names.

    An input is a file, a folder (read with its folders; hidden files left out), a pattern (`news/2025-*.txt`, `**`), a JSON Lines file
    (`.jsonl`, `.ndjson`), or `-` for a list of files on `stdin`, one path a line. Raises InputError, before the first page, for an input that is
    not there or a pattern that matches nothing; a path of the list that is not there is an entry that cannot be read. A file that is named more
    than once is read once, where it comes first.
    """
    for given in inputs:
        if given != "-" and not os.path.lexists(given) and next(_glob(given), None) is None:
            hint = "quote a pattern so that it reaches extractor" if any(c in given for c in "*?[") else ""
            raise InputError(f"{given}: no such file or folder", hint)
    return _entries(inputs, stdin)


def _entries(inputs: Sequence[str], stdin: IO[bytes] | None) -> Iterator[Entry]:
    # One folder by itself holds no file twice, however many it holds: nothing need be remembered.
    alone = len(inputs) == 1 and Path(inputs[0]).is_dir()
    seen: set[str] = set()
    for path, name in _files(inputs, stdin):
        if not alone:
            # `Path.absolute` keeps `..`, and `resolve` follows links.
            place = os.path.abspath(path)  # noqa: PTH100
            if place in seen:
                continue
            seen.add(place)
        yield from _pages(path, name)


def _files(inputs: Sequence[str], stdin: IO[bytes] | None) -> Iterator[tuple[str, str]]:
    """Each file's path, and its place in an output folder."""
    for given in inputs:
        if given == "-":
            for line in stdin or ():
                path = os.fsdecode(line.strip(b"\r\n"))
                if path:
                    yield path, Path(path).name
        elif Path(given).is_dir():
            yield from _folder(given)
        elif os.path.lexists(given):
            yield given, Path(given).name
        else:
            for path in sorted(_glob(given)):
                yield from _folder(path) if Path(path).is_dir() else [(path, Path(path).name)]


def _glob(pattern: str) -> Iterator[str]:
    # `Path.glob` takes no absolute patterns, and matches hidden files.
    return glob.iglob(pattern, recursive=True)  # noqa: PTH207


def _folder(folder: str) -> Iterator[tuple[str, str]]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in PAGE_ENDINGS and not name.startswith("."):
                path = Path(parent, name)
                yield str(path), path.relative_to(folder).as_posix()


def _pages(path: str, name: str) -> Iterator[Entry]:
    file = Path(path)
    if file.suffix.lower() in LINE_ENDINGS and file.is_file():
        yield from _lines(file)
    else:
        yield Entry(path, name, _size(file))


def _lines(path: Path) -> Iterator[Entry]:
    """Every line that is not blank."""
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(MAX_LINE_BYTES):
            number += 1
            size = len(line)
            while not line.endswith(b"\n") and (rest := stream.readline(MAX_LINE_BYTES)):
                size += len(rest)
                line = rest
            name = f"{path.name}/{number}"
            if size > MAX_LINE_BYTES:
                yield Entry(str(path), name, size, number)
            elif not line.isspace():
                yield Entry(str(path), name, size, number, line)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def count_entries(inputs: Iterable[str]) -> int | None:
    """How many entries the inputs have, counted without parsing a line; None where a list comes on standard input."""
    if "-" in (inputs := list(inputs)):
        return None
    return sum(1 for _ in find_entries(inputs))
