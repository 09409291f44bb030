"""Reads sentences with marked names, and scores what was found against them: strict span and type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

KINDS = {"P": "person", "L": "place", "O": "organization", "G": "programme"}
_MARK = re.compile(r"\{([PLOG]) ([^}]*)\}")

Span = tuple[int, int, str]


def read_marked(name: str) -> list[tuple[str, set[Span]]]:
    """The sentences of a file beside this one, each with its `(start, end, kind)` marks."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [parse_marked(line) for line in lines if line and not line.startswith("#")]


def parse_marked(line: str) -> tuple[str, set[Span]]:
    """`{P 张三}说` is the text 张三说 with a person at 0 to 2."""
    text, spans, last = "", set(), 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        spans.add((len(text), len(text) + len(match[2]), KINDS[match[1]]))
        text += match[2]
        last = match.end()
    return text + line[last:], spans


class Score:
    """Right, said and asked, for each kind of name."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.said: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    def add(self, found: Iterable[Span], wanted: Iterable[Span]) -> None:
        """Counts one sentence."""
        found, wanted = set(found), set(wanted)
        self.right.update(kind for _, _, kind in found & wanted)
        self.said.update(kind for _, _, kind in found)
        self.asked.update(kind for _, _, kind in wanted)

    def f1(self, *kinds: str) -> float:
        """F1 over those kinds (all where none is named)."""
        kinds = kinds or tuple(KINDS.values())
        total = sum(self.said[kind] + self.asked[kind] for kind in kinds)
        return 2 * sum(self.right[kind] for kind in kinds) / total if total else 1.0
