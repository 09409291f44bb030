"""All that a user brings to one extractor, read and checked once: `read_additions`.

It is a value of that extractor and nothing else knows of it: two extractors with different lexicons stand side by side, in one process or several.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.facts import MetricCode
from extractor.mentions import Mention
from extractor.names import Heads, shipped_heads
from extractor.page import Article
from extractor.user.entries import Entries, read_entries
from extractor.user.gazetteer import Gazetteer
from extractor.user.lexicon_file import LexiconFile, read_lexicon_file
from extractor.user.rule import RuleError, UserRule
from extractor.values import UserMeasures

_NAMES = frozenset({"programme", "organization", "person", "place"})
_FIGURES = frozenset({"money", "percent", "quantity", "duration"})

# Mentions by article and block.
ByBlock = list[list[list[Mention]]]


@dataclass(frozen=True, slots=True)
class OwnMentions:
    """What a user's names and rules found on a page: the names, and the values."""

    names: ByBlock
    values: ByBlock


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text that is searched by itself: a block, or a cell of a table, at its offset in the block."""

    article: int
    block: int
    offset: int
    text: str
    header: bool


class Additions:
    """A user's lexicons and rules, as the rooms take them.

    `measures`, `heads` and `codes` go to the values, the names and the facts; `find` gives the rest. `fingerprint` is a hash of all of it: of lexicons
    by their bytes, of rules by name, type, pattern, examples and the source of their function (from a file of rules: of the whole file).
    """

    def __init__(self, files: Sequence[LexiconFile], entries: Entries, rules: Sequence[UserRule]) -> None:
        self.measures = UserMeasures(entries.units, entries.currencies) if entries.units or entries.currencies else None
        self.heads = Heads([*shipped_heads().table.values(), *entries.heads]) if entries.heads else None
        self.codes: tuple[MetricCode, ...] = tuple(entries.codes)
        self.fingerprint = _fingerprint(files, rules)
        self._gazetteer = Gazetteer(entries.names) if entries.names else None
        self._rules = tuple(rules)

    @property
    def meanings(self) -> Mapping[str, str]:
        """What each rule says of itself, by its name."""
        return {rule.name: rule.means for rule in self._rules}

    def find(self, articles: Sequence[Article]) -> OwnMentions:
        """What the names and the rules find on a page. Of two that overlap none is left out yet; those of rules come first."""
        names: ByBlock = [[[] for _ in article.blocks] for article in articles]
        values: ByBlock = [[[] for _ in article.blocks] for article in articles]
        pieces = list(_pieces(articles))
        texts = [piece.text for piece in pieces]
        searches = [rule.find(texts) for rule in self._rules]
        if self._gazetteer is not None:
            searches.append([self._gazetteer.find(text) for text in texts])
        for found in searches:
            for piece, mentions in zip(pieces, found, strict=True):
                for m in mentions:
                    if piece.header and m.type in _FIGURES:
                        continue
                    where = names if m.type in _NAMES else values
                    placed = Mention(piece.offset + m.start, piece.offset + m.end, m.value, m.rule)
                    where[piece.article][piece.block].append(placed)
        return OwnMentions(names, values)


def _pieces(articles: Sequence[Article]) -> Iterator[_Piece]:
    for a, article in enumerate(articles):
        for b, block in enumerate(article.blocks):
            if not block.rows:
                yield _Piece(a, b, 0, block.text.clean, header=False)
                continue
            for r, row in enumerate(block.rows):
                for cell in row:
                    yield _Piece(a, b, cell[0], block.cell_text(cell), header=r == 0 and len(block.rows) > 1)


def read_additions(lexicons: Iterable[str | Path], rules: Iterable[UserRule]) -> Additions | None:
    """The user's lexicons and rules; None where there are none.

    Raises LexiconError for a lexicon that cannot be read or is wrong, RuleError for a rule that misses its examples or has another's name, TypeError for what is
    neither.
    """
    if isinstance(lexicons, str | os.PathLike):
        raise TypeError(f"lexicons: expected a list of paths, got one path; write lexicons=[{str(lexicons)!r}]")
    if callable(rules):
        raise TypeError("rules: expected a list of rules, got one; write rules=[…]")
    files = []
    for path in lexicons:
        if not isinstance(path, str | os.PathLike):
            raise TypeError(f"lexicons: expected paths, got {type(path).__name__}")
        files.append(read_lexicon_file(path))
    rules = list(rules)
    for rule in rules:
        if not isinstance(rule, UserRule):
            raise TypeError(f"rules: expected what extractor.user_rule makes of a function, got {type(rule).__name__}")
        rule.check()
    twice = next((name for name, count in Counter(rule.name for rule in rules).items() if count > 1), None)
    if twice:
        raise RuleError(f"two rules are called {twice}; give one of the functions another name")
    return Additions(files, read_entries(files), rules) if files or rules else None


def _fingerprint(files: Sequence[LexiconFile], rules: Sequence[UserRule]) -> str:
    said = {
        "lexicons": [file.digest for file in files],
        "rules": [
            [rule.name, rule.type, rule.source, dict(rule.yes), list(rule.no), rule.timeout, rule.code]
            for rule in rules
        ],
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
