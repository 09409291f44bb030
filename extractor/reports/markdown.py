"""A report as GitHub-flavoured Markdown, for pull requests and chats. Texts of pages are escaped: they make no markup, no links and no mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.reports.inline import clean
from extractor.reports.known_reports import MARK
from extractor.reports.report import VERDICTS, Report
from extractor.reports.telling.fact_table import FactRow, Rows, make_rows, title_of
from extractor.reports.telling.findings import CheckView, DossierView, RowIndex, view_checks, view_dossiers
from extractor.reports.telling.text_view import describe_published, published_dates
from extractor.reports.wording.interface_words import Words

_MARKUP = re.compile(r"[\\`*_{}\[\]|~$#]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BREAKS = re.compile(r"\s+")
# Controls that turn the direction of what follows; Markdown has nothing to keep them in.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Where GitHub would make a link: @name, #123 (also GH-123), addresses. A word joiner, which nobody sees, keeps it from that.
_LINKS = re.compile(r"(?<=[@#])(?=\w)|(?<=GH-)(?=\d)|(?<=:)(?=//)|(?<=www)(?=\.)")
_JOINER = "\u2060"


def to_markdown(report: Report) -> str:
    """The report as Markdown: summary, checks, dossiers that say more than the facts, facts by article, pages that could not be read."""
    rows = make_rows(report.documents, report.words)
    index = RowIndex(report, rows)
    lines = [
        *_head(report),
        *_checks(report, index),
        *_dossiers(report, index),
        *_facts(report, rows),
        *_failures(report),
    ]
    return "\n".join([*lines, "", f"<!-- {MARK} -->"]) + "\n"


def escape(text: str) -> str:
    """The text on one line, as Markdown that shows it as it is, in a table's cell too."""
    text = _BREAKS.sub(" ", _BIDI.sub("", clean(text))).strip()
    text = _MARKUP.sub(r"\\\g<0>", _LINKS.sub(_JOINER, text))
    for char, entity in _HTML.items():
        text = text.replace(char, entity)
    return text


def _head(report: Report) -> Iterator[str]:
    words = report.words
    articles = [article for document in report.documents for article in document.articles]
    counts = {
        words("count.documents"): len(report.documents),
        words("count.articles"): len(articles),
        words("count.facts"): sum(len(article.facts) for article in articles),
        **{words(f"verdict.{verdict}"): report.verdicts[verdict] for verdict in VERDICTS},
    }
    if report.failures:
        counts[words("count.failures")] = len(report.failures)
    yield f"# {escape(report.title)}"
    dates = published_dates(report.documents, words)
    if dates:
        yield from ("", escape(dates))
    yield ""
    yield from _table(counts, [[str(number) for number in counts.values()]])


def _checks(report: Report, index: RowIndex) -> Iterator[str]:
    words = report.words
    checks = [check for found in view_checks(report, index).values() for check in found]
    yield from ("", f"## {words('report.verdicts')}", "")
    if not checks:
        yield words("verdict.none")
        return
    head = [words(f"verdict.{name}") for name in ("verdict", "kind", "claim", "arithmetic")] + [words("fact.article")]
    yield from _table(head, (_check_cells(check, words) for check in checks))


def _check_cells(check: CheckView, words: Words) -> list[str]:
    verdict = words(f"verdict.{check.verdict}")
    arithmetic = escape(check.arithmetic)
    if check.verdict == "contradicted":
        verdict, arithmetic = f"**{verdict}**", f"{arithmetic} ({words('verdict.stated')} {check.stated})"
    return [verdict, words(f"check.{check.kind}"), escape(check.claim), arithmetic, escape(check.article_title)]


def _dossiers(report: Report, index: RowIndex) -> Iterator[str]:
    programmes, others = view_dossiers(report, index)
    shown = [dossier for dossier in [*programmes, *others] if dossier.sources > 1 or dossier.conflicts]
    if shown:
        yield from ("", f"## {report.words('report.dossiers')}")
    for dossier in shown:
        yield from _dossier(dossier, report.words)


def _dossier(dossier: DossierView, words: Words) -> Iterator[str]:
    yield from ("", f"### {escape(dossier.name)}", "")
    about = [dossier.kind, words("count.facts_of", n=dossier.facts), words("count.sources", n=dossier.sources)]
    if dossier.aliases:
        aliases = words("report.separator").join(map(escape, dossier.aliases))
        about.append(f"{words('dossier.aliases')}{words('report.colon')}{aliases}")
    yield " · ".join(about)
    for metric in dossier.metrics:
        for conflict in metric.conflicts:
            values = " ≠ ".join(f"{escape(row.value)} ({escape(row.article_title)})" for row in conflict)
            yield from ("", f"> **{words('dossier.conflict')}** {escape(metric.title)}{words('report.colon')}{values}")
    yield ""
    head = [words(f"fact.{name}") for name in ("metric", "period", "value", "qualifiers", "source")]
    cells = (
        [escape(metric.title), row.period, f"**{escape(row.value)}**", _qualifiers(row), escape(row.article_title)]
        for metric in dossier.metrics
        for row in metric.rows
    )
    yield from _table(head, cells)


def _facts(report: Report, rows: Rows) -> Iterator[str]:
    words = report.words
    yield from ("", f"## {words('report.facts')}")
    if not any(rows.values()):
        yield from ("", words("fact.none"))
    head = [words(f"fact.{name}") for name in ("subject", "metric", "value", "period", "qualifiers", "evidence")]
    for (d, a), found in rows.items():
        if not found:
            continue
        document = report.documents[d]
        source = escape(document.source or words("report.unnamed"))
        yield from ("", f"### {escape(title_of(document.articles[a], words))}", "")
        yield from (f"{source} · {describe_published(document, words)}", "")
        yield from _table(head, map(_fact_cells, found))


def _fact_cells(row: FactRow) -> list[str]:
    return [
        escape(row.subject),
        escape(row.fact.metric),
        f"**{escape(row.value)}**",
        row.period,
        _qualifiers(row),
        escape(row.fact.evidence.text),
    ]


def _failures(report: Report) -> Iterator[str]:
    if report.failures:
        yield from ("", f"## {report.words('report.failures')}", "")
    for failure in report.failures:
        source = escape(failure.source or report.words("report.unnamed"))
        yield f"- {source}{report.words('report.colon')}{escape(failure.reason)}"


def _qualifiers(row: FactRow) -> str:
    return "; ".join(f"{escape(name)} {escape(text)}" for name, text in row.qualifiers)


def _table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    columns = list(head)
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for cells in rows:
        yield f"| {' | '.join(cells)} |"
