"""The interface's words in the language of the report, from `words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: Language

    def __call__(self, key: str, *parts: object, **fields: object) -> str:
        """The word or sentence that `key` names (`fact.subject`), filled in. Raises KeyError for a key that is not in the file."""
        text = _table()[key][self.language]
        return text.format(*parts, **fields) if parts or fields else text

    def of(self, part: str, name: str) -> str:
        """The word for `name` in a part of the file, or `name` itself where it has none: a qualifier that documents may bring."""
        key = f"{part}.{name}"
        return self(key) if key in _table() else name

    def part(self, part: str) -> dict[str, str]:
        """All words of a part of the file, by their names."""
        return {key.removeprefix(f"{part}."): self(key) for key in _table() if key.startswith(f"{part}.")}


@cache
def _table() -> dict[str, dict[Language, str]]:
    parts = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return {f"{part}.{name}": texts for part, names in parts.items() for name, texts in names.items()}
