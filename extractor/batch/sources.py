"""What a batch reads: `find_entries` turns files, folders, patterns, JSON Lines and lists of paths into entries, one at a time."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from extractor.reading import printable

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
    `unreadable` says why there is nothing to be read, where that was seen before: a folder that may not be listed.
    """

    path: str
    name: str
    size: int
    line: int | None = None
    data: bytes | None = None
    unreadable: str = ""

    @property
    def source(self) -> str:
        """How the page is named in documents, failures and messages: the path, and the line behind a colon."""
        path = printable(self.path)
        return path if self.line is None else f"{path}:{self.line}"

    @property
    def key(self) -> bytes:
        """What must stay the same for a run to be resumed."""
        return f"{self.source}\0{self.size}\n".encode()


def find_entries(inputs: Sequence[str], stdin: IO[bytes] | None = None) -> Iterator[Entry]:
    """The pages of the inputs, in the order given; a folder's and a pattern's in the order of their names.

    An input is a file, a folder (read with its folders; hidden files left out, links to folders not followed), a pattern (`news/2025-*.txt`, `**`), a JSON Lines file
    (`.jsonl`, `.ndjson`), or `-` for a list of files on `stdin`, one path a line. Raises InputError, before the first page, for an input that is
    not there or a pattern that matches nothing; a path of the list that is not there is an entry that cannot be read, and so are a folder that may
    not be listed and a file of lines that breaks off with an error. A file that is named more
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
    for found in _found(inputs, stdin):
        if not alone:
            # `Path.absolute` keeps `..`, and `resolve` follows links.
            place = os.path.abspath(found.path)  # noqa: PTH100
            if place in seen:
                continue
            seen.add(place)
        yield from _pages(found)


def _found(inputs: Sequence[str], stdin: IO[bytes] | None) -> Iterator[Entry]:
    """Each file, and each folder that cannot be listed, with its place in an output folder."""
    for given in inputs:
        if given == "-":
            for line in stdin or ():
                path = os.fsdecode(line.strip(b"\r\n"))
                if path:
                    yield _file(path, Path(path).name)
        elif Path(given).is_dir():
            yield from _folder(given)
        elif os.path.lexists(given):
            yield _file(given, Path(given).name)
        else:
            for path in sorted(_glob(given)):
                yield from _folder(path) if Path(path).is_dir() else [_file(path, Path(path).name)]


def _glob(pattern: str) -> Iterator[str]:
    # `Path.glob` takes no absolute patterns, and matches hidden files.
    return glob.iglob(pattern, recursive=True)  # noqa: PTH207


def _folder(folder: str) -> Iterator[Entry]:
    unlisted: list[Entry] = []

    def refuse(error: OSError) -> None:
        path = str(error.filename)
        name = Path(path).relative_to(folder).as_posix()
        unlisted.append(Entry(path, name, -1, unreadable=f"the folder cannot be listed: {error.strerror or error}"))

    for parent, folders, files in os.walk(folder, onerror=refuse):
        yield from unlisted
        unlisted.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in PAGE_ENDINGS and not name.startswith("."):
                path = Path(parent, name)
                yield _file(str(path), path.relative_to(folder).as_posix())
    yield from unlisted


def _file(path: str, name: str) -> Entry:
    return Entry(path, name, _size(Path(path)))


def _pages(found: Entry) -> Iterator[Entry]:
    file = Path(found.path)
    if file.suffix.lower() in LINE_ENDINGS and file.is_file():
        yield from _lines(file)
    else:
        yield found


def _lines(path: Path) -> Iterator[Entry]:
    """Every line that is not blank, as far as the file reaches now: what is added while it is read is another run's."""
    number = 0
    try:
        with path.open("rb") as stream:
            left = os.fstat(stream.fileno()).st_size
            while line := stream.readline(min(left, MAX_LINE_BYTES)):
                number += 1
                size = len(line)
                left -= len(line)
                while not line.endswith(b"\n") and (rest := stream.readline(min(left, MAX_LINE_BYTES))):
                    size += len(rest)
                    left -= len(rest)
                    line = rest
                name = f"{path.name}/{number}"
                if size > MAX_LINE_BYTES:
                    yield Entry(str(path), name, size, number)
                elif not line.isspace():
                    yield Entry(str(path), name, size, number, line)
    except OSError as error:
        yield Entry(
            str(path), path.name, -1, unreadable=f"cannot be read behind line {number}: {error.strerror or error}"
        )


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
