"""A sentence with its figures, and the words around each: what relations between figures are read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from extractor.text import split_clauses


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `[start, end)` of its sentence, printed as `text`.

    Two figures of one `unit` (what kind it is, in what, per what) can be added and compared; `of` is what is counted, where the text says so. What else is
    known of it, as far as it is: its `metric` and `owner`, whether it is a change (`directed`) or an end of one (`linked`), and the first day of its
    period (`since`, ISO 8601).
    """

    start: int
    end: int
    text: str
    unit: tuple[str, ...]
    of: str = ""
    metric: str = ""
    owner: str = ""
    directed: bool = False
    linked: bool = False
    since: str = ""


F = TypeVar("F", bound=Figure)


@dataclass(frozen=True)
class Passage(Generic[F]):
    """A sentence of a block. `text` is folded in width; `figures` stand in their order, `dates` are the stretches of its dates."""

    block: int
    kind: str
    text: str
    figures: tuple[F, ...]
    dates: tuple[tuple[int, int], ...]

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """The clauses as half-open spans of `text`."""
        return tuple(split_clauses(self.text))

    @cached_property
    def _around(self) -> dict[int, tuple[str, str, str]]:
        """For the figure that begins at an offset: the words before it, those of its own clause, and those behind it."""
        around = {}
        ends = [0, *(figure.end for figure in self.figures)]
        starts = [*(figure.start for figure in self.figures[1:]), len(self.text)]
        for figure, last, following in zip(self.figures, ends, starts, strict=False):
            begin, stop = self.clause_of(figure)
            around[figure.start] = (
                self.words(last, figure.start),
                self.words(max(last, begin), figure.start),
                self.words(figure.end, max(figure.end, min(following, stop))),
            )
        return around

    def clause_of(self, figure: Figure) -> tuple[int, int]:
        """The clause in which the figure begins."""
        i = bisect_right(self.clauses, figure.start, key=lambda span: span[0]) - 1
        if i >= 0 and figure.start < self.clauses[i][1]:
            return self.clauses[i]
        return figure.start, figure.end

    def before(self, figure: Figure) -> str:
        """The words before the figure, back to the figure before it or to the sentence's beginning; dates are left out."""
        return self._around[figure.start][0]

    def near(self, figure: Figure) -> str:
        """As `before`, but no further back than the clause's beginning."""
        return self._around[figure.start][1]

    def after(self, figure: Figure) -> str:
        """The words behind the figure, up to the next figure or the clause's end."""
        return self._around[figure.start][2]

    def beside(self, figure: Figure) -> str:
        """What the figure counts and the words on both sides of it, in its clause."""
        return f"{self.near(figure)} {figure.of} {self.after(figure)}"

    def words(self, start: int, end: int) -> str:
        """The stretch `[start, end)` without its dates."""
        out, at = [], start
        for a, b in self.dates[bisect_right(self.dates, start, key=lambda span: span[1]) :]:
            if b > end:
                break
            if a >= at:
                out.append(self.text[at:a])
                at = b
        out.append(self.text[at:end])
        return "".join(out)


def passage_before(passages: Sequence[Passage[F]], at: int) -> Passage[F] | None:
    """The sentence that `passages[at]` goes on from: the one before it in its block or, where 其中 opens it, in the block before."""
    if at == 0:
        return None
    passage, before = passages[at], passages[at - 1]
    goes_on = passage.block == before.block or passage.text.lstrip("，, ").startswith("其中")
    return before if goes_on and before.kind == passage.kind else None


def same_kind(a: Figure, b: Figure) -> bool:
    """Whether the two are of one unit; a denominator (每周) that only one of them names holds for both."""
    return a.unit == b.unit or (a.unit[:2] == b.unit[:2] and 2 in (len(a.unit), len(b.unit)))


def counts_alike(a: Figure, b: Figure) -> bool:
    """Whether two figures of one unit may be of one kind: 12个展区 and 40个国家 are not, 35个项目 and 12个 may be."""
    if a.unit != b.unit:
        return False
    return not (a.of and b.of) or a.of == b.of or shares_words(a.of, b.of)


_LIGHT = re.compile("[，,、：:；的就有为是达到了约近超仅只共则也才]|目前|现在|如今")


def measures_same(words: str, others: str) -> bool:
    """Whether `others`, the words at a second figure without its name, name nothing new: 乙队积分 beside 甲队积分, and not 乙县的玉米 beside 甲县产粮."""
    if any(one in words and other in others for one, other in (("最高", "最低"), ("最低", "最高"))):
        return False
    rest = _LIGHT.sub("", others)
    return not rest or rest in words or shares_words(words, rest)


def shares_words(a: str, b: str) -> bool:
    """Whether two wordings have two neighbouring characters in common."""
    return bool(pairs_of(a) & pairs_of(b))


def pairs_of(text: str) -> set[str]:
    """The pairs of neighbouring letters of a wording; marks and blanks make none."""
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalpha()}
