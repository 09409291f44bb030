"""What a report tells: documents, the checks of their arithmetic, the dossiers of their subjects, and the pages that could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.calculators import Dossier, make_dossiers
from extractor.checks import Check, Verdict, check_consistency
from extractor.many import Failure
from extractor.models import Document, EntityType
from extractor.reports.wording.interface_words import Language, Words

# Programmes are what readers compare; what is said of bodies and places is told where it says more than the table of facts.
_SUBJECTS: tuple[EntityType, ...] = ("programme", "organization", "place")
VERDICTS: tuple[Verdict, ...] = ("contradicted", "rounding", "confirmed")


@dataclass(frozen=True, slots=True)
class Report:
    """The contents of a report. `checks` has a list for each document; `first` is the number of the first document, where this is a part of a greater report."""

    title: str
    words: Words
    documents: list[Document]
    checks: list[list[Check]]
    dossiers: list[Dossier]
    failures: list[Failure]
    first: int = 0

    @property
    def verdicts(self) -> Counter[Verdict]:
        """How many checks ended in each verdict."""
        return Counter(check.verdict for checks in self.checks for check in checks)


def make_report(
    documents: Document | Iterable[Document],
    *,
    language: Language = "zh",
    title: str | None = None,
    failures: Iterable[Failure] = (),
) -> Report:
    """A report of one document or more, checked and merged by the calculators.

    `language` is that of the interface; what the pages say stays as it is. `title` is by default the language's word for such a report.
    """
    words = Words(language)
    pages = [documents] if isinstance(documents, Document) else list(documents)
    return Report(
        title=title or words("report.title"),
        words=words,
        documents=pages,
        checks=[check_consistency(document) for document in pages],
        dossiers=make_dossiers(pages, types=_SUBJECTS),
        failures=list(failures),
    )
