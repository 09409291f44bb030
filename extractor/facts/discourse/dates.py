"""The dates that earlier sentences leave to later ones: a frozen value, fed block by block and sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.discourse.anchor import Anchor, read_anchors
from extractor.facts.discourse.holiday import holiday_at
from extractor.models import Date

_KEPT = 10  # anchors of the paragraph
_OPENERS = 4  # of the paragraphs before
_HEADS = frozenset({"title", "subtitle", "kicker", "heading"})


@dataclass(frozen=True, slots=True)
class Left:
    """A date that an earlier sentence left: its anchor, the number of its sentence and paragraph, and whether it `opens` (stands before the
    first figure there) and `governs` (is the last date before a figure). `words` are the nouns of its sentence."""

    anchor: Anchor
    sentence: int
    paragraph: int
    kind: str
    opens: bool
    governs: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dates:
    """What the sentences read so far leave to the next one. `Dates()` is the beginning of an article.

    `paragraph` holds the dates of the paragraph so far, `before` those that open the paragraphs before it (up to the last heading), `heads` those of title and
    heading. `as_of` is the last day up to which something was counted, `holiday` the days off last spoken of.
    """

    paragraph: tuple[Left, ...] = ()
    before: tuple[Left, ...] = ()
    heads: tuple[Left, ...] = ()
    sentence: int = 0
    number: int = 0
    kind: str = "paragraph"
    as_of: Date | None = None
    holiday: Date | None = None

    def open_paragraph(self, kind: str) -> Dates:
        """A new block of this kind: a heading cuts off what the paragraphs before it left."""
        if self.kind in _HEADS:
            heads, before = (*self.heads, *self.paragraph)[-_OPENERS:], self.before
        else:
            heads, before = self.heads, (*self.before, *(left for left in self.paragraph if left.opens))[-_OPENERS:]
        if kind == "heading":
            heads, before = (), ()
        return replace(
            self, paragraph=(), before=before, heads=heads, sentence=0, number=self.number + 1, kind=kind, as_of=None
        )

    def advance(self, sentence: Sentence) -> Dates:
        """With what the sentence leaves."""
        left = list(self.paragraph)
        as_of, holiday = self.as_of, self.holiday
        first = min((t.start for c in sentence.clauses for t in c.tokens if t.is_figure), default=sentence.end)
        seen: list[int] = []
        words = nouns_of(sentence)
        for clause in sentence.clauses:
            for anchor in read_anchors(clause, holiday):
                if anchor.compared or anchor.token.start in seen:
                    continue
                seen.append(anchor.token.start)
                value = anchor.value
                opens = anchor.token.start < first and not clause.inner
                governs = _governs(sentence, clause, anchor)
                left.append(Left(anchor, self.sentence, self.number, self.kind, opens, governs, words))
                if "before it as_of" in anchor.marks and not clause.inner:
                    as_of = value if value is not None and value.end else None
                if "holiday" in anchor.marks and value is not None and anchor.token.mention is not None:
                    found = holiday_at("假期", value.start)
                    holiday = found.whole if found else holiday
        return replace(self, paragraph=tuple(left[-_KEPT:]), sentence=self.sentence + 1, as_of=as_of, holiday=holiday)


def nouns_of(sentence: Sentence) -> frozenset[str]:
    """The nouns of a sentence, for whether two sentences speak of the same thing."""
    return frozenset(t.text for clause in sentence.clauses for t in clause.tokens if t.is_noun and len(t.text) > 1)


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
