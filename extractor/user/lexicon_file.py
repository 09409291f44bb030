"""A user's lexicon as a file: bytes to rows with their line numbers, and a clear word on whatever is wrong with it.

The format is that of `lexicons/`, with a lighter header: only `# kind:` must stand. `# columns:` may name some of the kind's columns, in any order;
`# source:`, `# edition:`, `# licence:` and `# rows:` may stand, and a count of rows that stands is checked.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from extractor.lexicon import LexiconError, scan_lexicon
from extractor.user.kinds import KINDS, Kind

LARGEST = 64 * 1024 * 1024  # bytes
_KEYS = ("kind", "columns", "rows", "source", "edition", "licence")
_SHOWN = 10  # problems told at once


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column, and where it stands: `where` is FILE:LINE."""

    where: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """A user's lexicon: `digest` is the SHA-256 of its bytes."""

    path: str
    kind: Kind
    rows: tuple[Row, ...]
    digest: str


def read_lexicon_file(path: str | Path) -> LexiconFile:
    """The lexicon at `path`. Raises LexiconError where it cannot be read or is not as its header says, with file, line, and what would mend it."""
    shown = shown_path(path)
    data = read_bytes(path, LARGEST, f"{LARGEST // 1024**2} MB; cut it into several lexicons", LexiconError)
    text = _text(data, shown)
    if not text.strip():
        raise LexiconError(f"{shown}: empty; a lexicon opens with a header such as '# kind: programmes'")
    header, lines = scan_lexicon(text, _KEYS)
    kind = _kind(header, text, shown)
    columns = _columns(header, kind, shown)
    problems: list[str] = []
    rows = []
    for number, cells in lines:
        where = f"{shown}:{number}"
        problem = _misfit(cells, columns, kind)
        if problem:
            problems.append(f"{where}: {problem}")
        else:
            rows.append(Row(where, dict(zip(columns, cells, strict=False))))
    raise_problems(problems)
    if not rows:
        raise LexiconError(f"{shown}: no rows; under the header, write a row a line: {kind.header}")
    if "rows" in header and header["rows"][1] != str(len(rows)):
        number, said = header["rows"]
        raise LexiconError(
            f"{shown}:{number}: header says {said} rows, found {len(rows)}; correct it or leave '# rows:' out"
        )
    return LexiconFile(shown, kind, tuple(rows), hashlib.sha256(data).hexdigest())


def shown_path(path: str | Path) -> str:
    """The path as messages and rule names write it: what is no text in it, replaced."""
    return os.fspath(path).encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def raise_problems(problems: list[str]) -> None:
    """Raises LexiconError with the first ten problems, a line each; nothing where there are none."""
    if problems:
        more = [f"… and {len(problems) - _SHOWN} more"] if len(problems) > _SHOWN else []
        raise LexiconError("\n".join([*problems[:_SHOWN], *more]))


def one_of(words: Iterable[str], said: str) -> str:
    """The mend for a word that is none of `words`: the one that was meant, where that can be told, and all of them."""
    words = list(words)
    close = get_close_matches(said, words, 1)
    meant = f"did you mean {close[0]}? " if close else ""
    return f"{meant}write one of {', '.join(words)}"


def read_bytes(path: str | Path, largest: int, too_large: str, wrong: type[ValueError]) -> bytes:
    """The bytes of a user's file. Raises `wrong`, which names the file, where it cannot be read or has more than `largest` bytes."""
    shown = shown_path(path)
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(largest + 1)
    except FileNotFoundError as error:
        raise wrong(f"{shown}: no such file") from error
    except (OSError, ValueError) as error:
        raise wrong(f"{shown}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > largest:
        raise wrong(f"{shown}: larger than {too_large}")
    return data


def _text(data: bytes, shown: str) -> str:
    try:
        # Editors on Windows begin a file with a byte order mark.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LexiconError(
            f"{shown}:{line}: not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); save the file as UTF-8"
        ) from error


def _kind(header: Mapping[str, tuple[int, str]], text: str, shown: str) -> Kind:
    if "kind" not in header:
        number, key = _misspelt(text)
        said = f" (line {number} has '{key}:')" if key else ""
        raise LexiconError(
            f"{shown}:{number or 1}: the header does not say what the lexicon holds{said}; "
            f"add a line '# kind: KIND', KIND being one of {', '.join(KINDS)}"
        )
    number, name = header["kind"]
    if name not in KINDS:
        raise LexiconError(f"{shown}:{number}: there is no kind '{name}'; {one_of(KINDS, name)}")
    return KINDS[name]


def _misspelt(text: str) -> tuple[int, str]:
    """The header line that means `kind`, where one does: its number and what it says."""
    for number, line in enumerate(text.replace("：", ":").split("\n"), start=1):
        key = line.lstrip("# ").partition(":")[0].strip()
        if line.startswith("#") and ":" in line and get_close_matches(key.lower(), ["kind", "type"], 1, 0.7):
            return number, key
    return 0, ""


def _columns(header: Mapping[str, tuple[int, str]], kind: Kind, shown: str) -> tuple[str, ...]:
    if "columns" not in header:
        return kind.columns
    number, said = header["columns"]
    columns = tuple(name.strip() for name in said.replace("<tab>", "\t").split("\t"))
    for name in columns:
        if name not in kind.columns:
            raise LexiconError(
                f"{shown}:{number}: a lexicon of {kind.name} has no column '{name}'; its columns are {kind.header}"
            )
        if columns.count(name) > 1:
            raise LexiconError(f"{shown}:{number}: column '{name}' stands twice")
    lacking = [name for name in kind.required if name not in columns]
    if lacking:
        raise LexiconError(
            f"{shown}:{number}: a lexicon of {kind.name} needs the column '{lacking[0]}'; write # columns: {kind.header}"
        )
    return columns


def _misfit(cells: tuple[str, ...], columns: tuple[str, ...], kind: Kind) -> str:
    """What is wrong with the shape of a row, empty where nothing is."""
    if len(cells) == 1 < len(columns) and "," in cells[0]:
        # A name with a comma may stand in a lexicon of one column.
        return f"no tab in this row; cells are set apart by tabs, not by commas: {' <tab> '.join(columns)}"
    if any(cells[len(columns) :]):
        return f"{len(cells)} cells, the columns are {len(columns)}: {' <tab> '.join(columns)}"
    row = dict(zip(columns, cells, strict=False))
    lacking = next((name for name in kind.required if not row.get(name)), None)
    if lacking:
        tabs = "; cells are set apart by tabs" if len(cells) == 1 < len(columns) else ""
        return f"no {lacking}{tabs}; the columns are {' <tab> '.join(columns)}"
    for name, cell in row.items():
        strange = next((c for c in cell if not c.isprintable()), None)
        if strange is not None:
            return f"{name} holds the unprintable character U+{ord(strange):04X}; leave it out"
    return ""
