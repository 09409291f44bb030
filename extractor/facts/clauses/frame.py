"""A clause as a statement: what stands in subject position, what it predicates, whether it only says who reports.

`ClauseFrame` is built once a clause; everything that asks about a clause reads it there.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.facts.clauses.noun_phrase import read_classes, read_runs
from extractor.facts.clauses.sentence import Clause
from extractor.facts.clauses.token import Token
from extractor.facts.words import words_of

_LEARNS = regex.compile("获悉|了解到|了解|看到|采访|消息|介绍|统计|测算|监测|通报|数据|报道|预测|估算")
_OPENERS = frozenset("TMDOB")
_GIVES_SOURCE = frozenset({"据", "从", "根据", "按照", "依据", "按"})


@dataclass(frozen=True, slots=True)
class ClauseFrame:
    """A clause with the class of each of its tokens, its noun phrases, its subject and its report.

    `runs` are the noun phrases as `[first, end)` of `clause.tokens`; `lead` the index in `runs` of the one in subject position, -1 where the clause
    has none. `reports` is the index of a verb of report (显示, 介绍, 发布), -1 where there is none; `opener` the index of the first token behind dates,
    adverbs and marks.
    """

    block: int
    clause: Clause
    tokens: tuple[Token, ...]
    classes: str
    runs: tuple[tuple[int, int], ...]
    lead: int
    opener: int
    reports: int

    def role_of(self, run: tuple[int, int]) -> str:
        """What a noun phrase is in its clause: lead, object, mid, prep (behind a preposition), speaker or source (whom the report names)."""
        first = run[0]
        before = self.classes[first - 1] if first else ""
        if before == "Q" and first > 1:
            before = self.classes[first - 2]
        opening = self.clause.tokens[first - 1].text if first else ""
        if before == "P":
            if opening in _GIVES_SOURCE and _LEARNS.search(self.clause.text):
                return "source"
            return f"prep {opening}" if opening in _PREPOSITIONS else "prep"
        if self.lead >= 0 and run == self.runs[self.lead]:
            return "speaker" if self.reports >= 0 and first < self.reports else "lead"
        if first < self.reports and self.opener == first:
            return "speaker"
        return "object" if before == "V" else "mid"


_PREPOSITIONS = frozenset(
    {"在", "对", "为", "由", "比", "较", "与", "和", "从", "向", "给", "将", "把", "被", "以", "于"}
)


def read_frame(block: int, clause: Clause) -> ClauseFrame:
    """The frame of a clause of the block with that index."""
    classes = read_classes(clause.tokens)
    runs = read_runs(classes)
    opener = _skip_opener(clause.tokens, classes)
    reports = next(
        (
            i
            for i, t in enumerate(clause.tokens)
            if classes[i] in "VNA" and not t.mention and t.text in words_of("report")
        ),
        -1,
    )
    lead = next((i for i, run in enumerate(runs) if run[0] >= opener), -1)
    if lead >= 0 and any(c in "VPF" for c in classes[opener : runs[lead][0]]):
        lead = _behind_fronted(classes, runs, opener, lead)
    return ClauseFrame(block, clause, clause.tokens, classes, tuple(runs), lead, opener, reports)


def _skip_opener(tokens: tuple[Token, ...], classes: str) -> int:
    """Past dates, conjunctions, adverbs and 截至, 自 before a date."""
    i = 0
    while i < len(classes):
        dated = classes[i] in "PVL" and i + 1 < len(classes) and classes[i + 1] == "T"
        if not (classes[i] in _OPENERS or dated or tokens[i].text in words_of("introducer") or classes[i] == "L"):
            break
        i += 1
    return i


def _behind_fronted(classes: str, runs: list[tuple[int, int]], opener: int, lead: int) -> int:
    """The subject behind a fronted prepositional phrase (在全县，…; 对这类企业…), -1 where a verb opens the clause."""
    if classes[opener] != "P" or lead + 1 >= len(runs):
        return -1
    between = classes[runs[lead][1] : runs[lead + 1][0]]
    return lead + 1 if between and "V" not in between and "F" not in between and classes[opener] == "P" else -1
