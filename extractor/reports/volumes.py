"""A report of very many articles in parts: a browser is slow with some thousands of articles in one file, and mail does not take it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from extractor.reports.report import Report

ARTICLES_A_FILE = 100


def split(report: Report, articles: int) -> list[Report]:
    """The report's documents in as few parts as hold no more than so many articles each (a document is never divided), in order, without dossiers and failures.

    They keep the numbers that they have in the whole. A report that is small enough is its only part, as it is.
    """
    bounds, held = [0], 0
    for number, document in enumerate(report.documents):
        if held and held + len(document.articles) > articles:
            bounds.append(number)
            held = 0
        held += len(document.articles)
    if len(bounds) == 1:
        return [report]
    ends = [*bounds[1:], len(report.documents)]
    return [
        replace(
            report,
            title=f"{report.title} ({place}/{len(bounds)})",
            documents=report.documents[start:end],
            checks=report.checks[start:end],
            dossiers=[],
            failures=[],
            first=start,
        )
        for place, (start, end) in enumerate(zip(bounds, ends, strict=True), start=1)
    ]


def files_folder(name: str) -> str:
    """The folder of the parts of a report in a file of this name: what file managers move and delete together with it."""
    return f"{PurePath(name).stem}.files"
