"""Checks and dossiers for a report, in words and with the rows of the facts that they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from extractor.calculators import Dossier
from extractor.checks import Check, CheckKind, Verdict
from extractor.figures import Used
from extractor.models import EntityType, Money, Percent, Quantity
from extractor.reports.report import VERDICTS, Report
from extractor.reports.telling.chart_series import Chart, chart_check, chart_metric
from extractor.reports.telling.fact_table import FactRow, Rows, article_anchor, title_of
from extractor.reports.wording.interface_words import Words
from extractor.reports.wording.numbers import tell_size

_LONGEST = 60  # digits
_SIGNS = {" - ": " − ", " * ": " × ", " / ": " ÷ ", "<=": "≤", ">=": "≥"}
_LONG_NUMBER = re.compile(r"(?<![\d.])\d{5,}")


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check in words. `rows` are those of the facts that it rests on, the claiming one first."""

    anchor: str
    kind: CheckKind
    verdict: Verdict
    claim: str
    arithmetic: str
    stated: str
    computed: str | None
    rows: list[FactRow]
    document: int
    article_anchor: str
    article_title: str
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class MetricView:
    """What is said of one metric. `conflicts` are groups of rows that cannot all be right, `conflicting` the anchors of all of them; `left_out` counts the rows that are not shown."""

    title: str
    rows: list[FactRow]
    conflicts: list[list[FactRow]]
    conflicting: frozenset[str]
    left_out: int


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier in words. `sources` counts the pages that its facts are from. `open`: it has more to say than the table of facts, so that it is shown at once."""

    anchor: str
    name: str
    type: EntityType
    kind: str
    aliases: list[str]
    sources: int
    facts: int
    conflicts: int
    metrics: list[MetricView]
    charts: list[Chart]

    @property
    def open(self) -> bool:
        return self.sources > 1 or bool(self.conflicts or self.charts)


class RowIndex:
    """Finds the row of a fact that a calculator used."""

    def __init__(self, report: Report, rows: Rows) -> None:
        self._rows: dict[tuple[str, str, str, int], FactRow] = {}
        for (d, a), found in rows.items():
            document = report.documents[d - report.first]
            for row in found:
                key = (document.source or document.id, document.articles[a].id, row.fact.id, row.fact.evidence.start)
                self._rows.setdefault(key, row)

    def rows(self, used: Iterable[Used]) -> list[FactRow]:
        """The rows of the facts, in their order."""
        keys = [(one.document, one.article, one.fact.id, one.fact.evidence.start) for one in used]
        return [self._rows[key] for key in keys if key in self._rows]


def view_checks(report: Report, index: RowIndex) -> dict[Verdict, list[CheckView]]:
    """The checks by their verdicts, the contradicted first, each in reading order."""
    views: dict[Verdict, list[CheckView]] = {verdict: [] for verdict in VERDICTS}
    for d, checks in enumerate(report.checks, report.first):
        articles = {article.id: a for a, article in enumerate(report.documents[d - report.first].articles)}
        for check in checks:
            a = articles.get(check.used[0].article, 0) if check.used else 0
            number = sum(map(len, views.values()))
            views[check.verdict].append(_view_check(check, report, index, number, d, a))
    return views


def _view_check(check: Check, report: Report, index: RowIndex, number: int, d: int, a: int) -> CheckView:
    return CheckView(
        anchor=f"c{number}",
        kind=check.kind,
        verdict=check.verdict,
        claim=check.claim,
        arithmetic=tell_arithmetic(check.arithmetic),
        stated=_in_words(check, check.stated, report.words),
        computed=None if check.computed is None else _in_words(check, check.computed, report.words),
        rows=index.rows(check.used),
        document=d,
        article_anchor=article_anchor(d, a),
        article_title=title_of(report.documents[d - report.first].articles[a], report.words),
        chart=chart_check(check, report.words),
    )


def view_dossiers(
    report: Report, index: RowIndex, most: int | None = None
) -> tuple[list[DossierView], list[DossierView]]:
    """Those of programmes, and of the other subjects those that say more than the table of facts. Of each metric the latest `most` rows and conflicts."""
    views = [_view_dossier(dossier, number, report, index, most) for number, dossier in enumerate(report.dossiers)]
    programmes = [view for view in views if view.type == "programme"]
    return programmes, [view for view in views if view.type != "programme" and view.open]


def _view_dossier(dossier: Dossier, number: int, report: Report, index: RowIndex, most: int | None) -> DossierView:
    words = report.words
    metrics = []
    for metric in dossier.metrics:
        conflicts = [index.rows(conflict.used) for conflict in metric.conflicts]
        conflicting = frozenset(row.anchor for conflict in conflicts for row in conflict)
        rows = index.rows(metric.used)
        shown = rows[-most:] if most else rows
        conflicts = [group[:most] for group in (conflicts[-most:] if most else conflicts)]
        metrics.append(MetricView(metric.metric, shown, conflicts, conflicting, len(rows) - len(shown)))
    charts = [chart for metric in dossier.metrics if (chart := chart_metric(metric, words))]
    kind = words(f"category.{dossier.category}") if dossier.category else words(f"type.{dossier.type}")
    return DossierView(
        anchor=f"s{number}",
        name=dossier.name,
        type=dossier.type,
        kind=kind,
        aliases=dossier.aliases,
        sources=len({used.document for metric in dossier.metrics for used in metric.used}),
        facts=sum(len(metric.used) for metric in dossier.metrics),
        conflicts=sum(len(metric.conflicts) for metric in dossier.metrics),
        metrics=metrics,
        charts=charts,
    )


def tell_arithmetic(formula: str) -> str:
    """A formula as it is printed: 677,800 − 300,000 = 377,800."""
    for plain, sign in _SIGNS.items():
        formula = formula.replace(plain, sign)
    return _LONG_NUMBER.sub(lambda match: f"{Decimal(match[0]):,f}", formula)


def _in_words(check: Check, number: Decimal, words: Words) -> str:
    """A number of the check in the unit of its claim (35% for 0.35); by itself where the claim's figure is another number (a length in days)."""
    value = check.used[0].fact.value if check.used else None
    if isinstance(value, Money) and value.amount == check.stated:
        return tell_size(value.model_copy(update={"amount": number, "upper": None}), words)
    if isinstance(value, Percent | Quantity) and value.value == check.stated:
        return tell_size(value.model_copy(update={"value": number, "upper": None}), words)
    return f"{number:,f}" if abs(number.adjusted()) < _LONGEST else str(number)
