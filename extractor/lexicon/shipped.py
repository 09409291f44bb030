"""The lexicons that come with the package: where they lie, their typed rows, and one matcher over the surfaces of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias, TypeVar

from extractor.lexicon.file import LexiconError, parse_lexicon, parse_table

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_PACKAGE = Path(__file__).resolve().parent.parent
# Installed, they lie inside the package; in a clone, beside it.
HOME = _PACKAGE / "lexicons" if (_PACKAGE / "lexicons").is_dir() else _PACKAGE.parent / "lexicons"

_READERS: dict[str, Callable[[str], object]] = {
    "str": str,
    "int": int,
    "int | None": lambda cell: int(cell) if cell else None,
    "Decimal": Decimal,
    "Fraction | None": lambda cell: Fraction(cell) if cell else None,
}


class RowType(Protocol):
    """A frozen dataclass that says which lexicon its rows are of (row_types.py)."""

    FILE: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, object]]


Row = TypeVar("Row", bound=RowType)
Lexicon: TypeAlias = tuple[Row, ...]


def read_lexicon(name: str) -> list[tuple[str, ...]]:
    """The rows of the shipped lexicon `name` (without `.tsv`), each as long as the header's columns.

    Raises LexiconError where header, row length, row count or uniqueness of rows is broken, FileNotFoundError where there is no such lexicon.
    """
    return parse_lexicon(_text_of(name), f"{name}.tsv")


@cache
def rows(kind: type[Row]) -> Lexicon[Row]:
    """The rows of the lexicon that `kind` (one of row_types.py) describes, read once.

    Raises LexiconError where the columns are not the fields of `kind`, a cell is no number where one is asked for, or as `read_lexicon` does.
    """
    path = f"{kind.FILE}.tsv"
    found, lines = parse_table(_text_of(kind.FILE), path)
    columns = [field.name.rstrip("_") for field in fields(kind)]  # type: ignore[arg-type]  # RowType is a dataclass
    if found != columns:
        raise LexiconError(f"{path}: columns {found}, {kind.__name__} has {columns}")
    readers = [_READERS[str(field.type)] for field in fields(kind)]  # type: ignore[arg-type]
    if all(reader is str for reader in readers):
        return tuple(kind(*cells) for cells in lines)
    made = []
    for cells in lines:
        try:
            made.append(kind(*(reader(cell) for reader, cell in zip(readers, cells, strict=True))))
        except (ValueError, InvalidOperation) as error:
            raise LexiconError(f"{path}: row {' '.join(cells)!r}: {error}") from error
    return tuple(made)


@cache
def matcher(kind: type[Row]) -> AhoCorasick:
    """An automaton over the first column of `kind`'s lexicon: leftmost, longest; a pattern's index is that of its row."""
    return matcher_of(tuple(str(getattr(row, fields(kind)[0].name)) for row in rows(kind)))  # type: ignore[arg-type]


@cache
def matcher_of(words: tuple[str, ...]) -> AhoCorasick:
    """An automaton over `words`: leftmost, longest; made once for the same words."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


@cache
def _text_of(name: str) -> str:
    return (HOME / f"{name}.tsv").read_text(encoding="utf-8")


@cache
def words_of(kind: type[Row], role: str) -> tuple[str, ...]:
    """The surfaces of a role in a lexicon whose rows have `surface` and `role`, in its order; KeyError where there is no such role."""
    words = tuple(row.surface for row in rows(kind) if row.role == role)
    if not words:
        raise KeyError(role)
    return words
