"""The dates that earlier sentences leave to later ones: a frozen value, fed block by block and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.discourse.anchor import Anchor, read_anchors
from extractor.facts.discourse.anchor_marks import telling
from extractor.facts.discourse.holiday import holiday_at
from extractor.models import Date

_KEPT = 10  # anchors of the paragraph
_OPENERS = 4  # of the paragraphs before
_HEADS = frozenset({"title", "subtitle", "kicker", "heading"})


@dataclass(frozen=True, slots=True)
class Left:
    """A date that an earlier sentence left: its anchor, the number of its sentence and paragraph, and whether it `opens` (stands before the
    first figure there) and `governs` (is the last date before a figure)."""

    anchor: Anchor
    sentence: int
    paragraph: int
    kind: str
    opens: bool
    governs: bool


@dataclass(frozen=True, slots=True)
class ReadDates:
    """The dates of a sentence by the `[start, end)` of its clauses, and the days off last spoken of at its end."""

    anchors: Mapping[tuple[int, int], tuple[Anchor, ...]]
    holiday: Date | None


@dataclass(frozen=True, slots=True)
class Dates:
    """What the sentences read so far leave to the next one. `Dates()` is the beginning of an article.

    `paragraph` holds the dates of the paragraph so far, `before` those that open the paragraphs before it (up to the last heading), `heads` those of title and
    heading. `as_of` is the last day up to which something was counted, `holiday` the days off last spoken of, `now` the latest day that
    the text tells as its own present (今天, 今年, the day of a report), `lead` the dates that open the first paragraph that has any, `opening` in a headline that with which the body opens.
    """

    paragraph: tuple[Left, ...] = ()
    before: tuple[Left, ...] = ()
    heads: tuple[Left, ...] = ()
    lead: tuple[Left, ...] = ()
    sentence: int = 0
    number: int = 0
    kind: str = "paragraph"
    as_of: Date | None = None
    holiday: Date | None = None
    now: str | None = None
    opening: Left | None = None
    _read: dict[int, ReadDates] = field(default_factory=dict, compare=False, repr=False)

    def read(self, sentence: Sentence) -> ReadDates:
        """The dates of the sentence that comes next, clause by clause; read once."""
        if sentence.start not in self._read:
            anchors: dict[tuple[int, int], tuple[Anchor, ...]] = {}
            holiday, before = self.holiday, None
            for clause in sentence.clauses:
                found = tuple(read_anchors(clause, holiday))
                anchors[clause.start, clause.end] = found
                if before is not None and telling(clause)[0] >= 0:  # 今天下午，大会公布了…
                    anchors[before.start, before.end] = tuple(map(_told, anchors[before.start, before.end]))
                before = (
                    clause
                    if found and all(t.kind == "date" or t.tag in ("w", "TIME", "f", "p") for t in clause.tokens)
                    else None
                )
                holiday = next((days for days in map(_days_off, reversed(found)) if days is not None), holiday)
            self._read[sentence.start] = ReadDates(anchors, holiday)
        return self._read[sentence.start]

    def open_paragraph(self, kind: str) -> Dates:
        """A new block of this kind: a heading cuts off what the paragraphs before it left."""
        if self.kind in _HEADS:
            heads, before = (*self.heads, *self.paragraph)[-_OPENERS:], self.before
        else:
            heads, before = self.heads, (*self.before, *(left for left in self.paragraph if left.opens))[-_OPENERS:]
        lead = self.lead or (tuple(left for left in self.paragraph if left.opens) if self.kind not in _HEADS else ())
        if kind == "heading":
            heads, before = (), ()
        return replace(
            self,
            paragraph=(),
            before=before,
            heads=heads,
            lead=lead,
            sentence=0,
            number=self.number + 1,
            kind=kind,
            as_of=None,
            _read={},
        )

    def advance(self, sentence: Sentence) -> Dates:
        """With what the sentence leaves."""
        left = list(self.paragraph)
        as_of, now, read = self.as_of, self.now, self.read(sentence)
        first = min((t.start for c in sentence.clauses for t in c.tokens if t.is_figure), default=sentence.end)
        seen: list[int] = []
        for clause in sentence.clauses:
            for anchor in read.anchors[clause.start, clause.end]:
                if (
                    anchor.compared
                    or "aside" in anchor.marks
                    or "of an age" in anchor.marks
                    or anchor.token.start in seen
                ):
                    continue
                seen.append(anchor.token.start)
                value = anchor.value
                opens = anchor.token.start < first and not clause.inner
                governs = _governs(sentence, clause, anchor)
                left.append(Left(anchor, self.sentence, self.number, self.kind, opens, governs))
                if value is not None and value.start and ("today" in anchor.marks or "this" in anchor.marks):
                    now = max(now or value.start, value.start)
                if "before it as_of" in anchor.marks and not clause.inner:
                    as_of = value if value is not None and value.end else None
        return replace(
            self,
            paragraph=tuple(left[-_KEPT:]),
            sentence=self.sentence + 1,
            as_of=as_of,
            holiday=read.holiday,
            now=now,
            _read={},
        )


def read_dates(blocks: Iterable[tuple[str, Sequence[Sentence]]]) -> list[list[Dates]]:
    """What each sentence of an article finds left by those before it, block by block; `blocks` are their kinds with their sentences.

    A headline finds the date with which the body opens, too.
    """
    dates, found = Dates(), []
    opening: Left | None = None
    begun = False
    for kind, sentences in blocks:
        dates = dates.open_paragraph(kind)
        of_block = []
        for sentence in sentences:
            of_block.append(dates)
            dates = dates.advance(sentence)
        found.append((kind, of_block))
        if kind not in _HEADS and sentences and not begun:
            begun = True
            opening = next(
                (left for left in dates.paragraph if left.sentence == 0 and left.opens and _says_when(left.anchor)),
                None,
            )
    return [
        [replace(one, opening=opening) for one in of_block] if kind in _HEADS else of_block for kind, of_block in found
    ]


def _says_when(anchor: Anchor) -> bool:
    return anchor.value is not None and "day of the telling" not in anchor.marks


def _told(anchor: Anchor) -> Anchor:
    return replace(anchor, marks=(*anchor.marks, "day of the telling"))


def _days_off(anchor: Anchor) -> Date | None:
    """All the days off around the feast that a date names, None where it names none."""
    if "holiday" not in anchor.marks or anchor.value is None or anchor.token.mention is None:
        return None
    found = holiday_at("假期", anchor.value.start)
    return found.whole if found else None


def _governs(sentence: Sentence, clause: Clause, anchor: Anchor) -> bool:
    """Whether a figure comes behind the date before the next one does, or the date is that of a report that the sentence tells of."""
    if "what is told of" in anchor.marks:
        return True
    if "day of the telling" in anchor.marks:
        return False
    for other in sentence.clauses:
        if other.end <= anchor.token.start or (other.inner and not clause.inner):
            continue
        for token in other.tokens:
            if token.start <= anchor.token.start:
                continue
            if token.is_figure:
                return True
            if token.kind == "date":
                return False
    return False
