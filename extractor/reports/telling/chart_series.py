"""What of a report is worth a chart: one metric over several periods or scopes, one metric of several subjects, the parts of a sum.

Figures are charted together only where they have one measure; the table beside a chart has them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from extractor.calculators import MetricHistory
from extractor.checks import Check
from extractor.figures import Span, Used, compare, in_unit_of, measure, metric_key, number, span_of, without_repeats
from extractor.reports.wording.date_words import tell_date
from extractor.reports.wording.interface_words import Words
from extractor.reports.wording.numbers import tell_figure, tell_unit

# Two bars say no more than two numbers; more than so many cannot be told apart.
_LEAST_BARS, _MOST_BARS = 3, 24
_MOST_LINES = 6
# A condition of who may join, not a measure of anything.
_CONDITIONS = frozenset({"age"})


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a chart. `label` is what tells it from the others; `number` and `upper` are in the chart's unit; the days are ISO 8601, empty where there
    are none. `at` is the day at which it stands."""

    label: str
    number: float
    upper: float | None
    hedged: bool
    told: str
    period: str
    source: str
    start: str = ""
    end: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures to be charted together. `ratio`: the axis shows per cent. `joined`: the points of one label may be joined by a line."""

    kind: Literal["history", "comparison", "parts"]
    title: str
    unit: str
    ratio: bool
    points: list[Point]
    joined: bool = False

    @property
    def hedged(self) -> bool:
        """Whether it shows a hedged figure."""
        return any(point.hedged for point in self.points)


def chart_metric(metric: MetricHistory, words: Words) -> Chart | None:
    """The chart of what is said of one metric: over time where a scope has several periods, else over its scopes; None where neither is worth it."""
    if metric.code in _CONDITIONS:
        return None
    used = _largest_alike(metric.used)
    return _history(metric.metric, used, words) or _comparison(metric.metric, _largest_period(used), _scope, words)


def chart_subjects(stated: Iterable[Used], words: Words) -> list[Chart]:
    """The charts of an article: one metric of several subjects."""
    groups: defaultdict[tuple[tuple[str, str], str], list[Used]] = defaultdict(list)
    for used in without_repeats(stated):
        if used.fact.metric_code not in _CONDITIONS and used.fact.subject is not None:
            period = used.fact.period.edtf if used.fact.period else None
            groups[metric_key(used.fact), period or ""].append(used)
    charts = []
    for group in groups.values():
        alike = _largest_alike(group)
        subjects = {used.fact.subject.text for used in alike if used.fact.subject}
        if len(subjects) >= _LEAST_BARS:
            chart = _comparison(group[0].fact.metric, alike, _subject_and_scope, words)
            charts += [chart] if chart else []
    return charts


def chart_check(check: Check, words: Words) -> Chart | None:
    """The parts of a sum, or of a cost and who paid it, beside the whole: bars that must be of one length."""
    if check.kind not in ("sum", "remainder") or len(check.used) < _LEAST_BARS:
        return None
    claim, *others = check.used
    whole, parts = (claim, others) if check.kind == "sum" else (others[0], [*others[1:], claim])
    if len(_largest_alike([whole, *parts])) != len(check.used) or not _adds_up(check, whole, parts):
        return None
    points = [_point(used, whole, used.fact.metric or used.fact.evidence.text, words) for used in (whole, *parts)]
    return Chart("parts", words("chart.parts"), tell_unit(whole.fact.value, words), False, points)


def _adds_up(check: Check, whole: Used, parts: Sequence[Used]) -> bool:
    """Whether the arithmetic is that of these parts: what they come to, or the whole without all but the claimed one, is what was computed."""
    numbers = [number(used.fact.value) or Decimal(0) for used in (whole, *parts)]
    if check.kind == "sum":
        return sum(numbers[1:]) == check.computed
    return numbers[0] - sum(numbers[1:-1]) == check.computed


def _history(title: str, used: Sequence[Used], words: Words) -> Chart | None:
    dated: dict[tuple[str, Span, str], Used] = {}  # what two pages say alike is one point, what they say otherwise two
    for one in used:
        if isinstance(span := span_of(one), Span):
            dated.setdefault((_scope(one, words), span, str(one.fact.value)), one)
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for label, span, _ in dated:
        spans[label].append(span)
    if not 0 < len(spans) <= _MOST_LINES or max(len(set(of_scope)) for of_scope in spans.values()) < 2:
        return None
    relations = {
        compare(first, second)
        for of_scope in spans.values()
        for first, second in pairwise(sorted(of_scope, key=lambda span: (span.end, span.start)))
    }
    at_end = relations == {"cumulative"}
    first_used = next(iter(dated.values()))
    points = [
        _point(one, first_used, label, words, span, span.end if at_end else span.start + (span.end - span.start) / 2)
        for (label, span, _), one in dated.items()
    ]
    value = first_used.fact.value
    joined = relations in ({"cumulative"}, {"successive"})
    named = words("chart.history", metric=title)
    return Chart("history", named, tell_unit(value, words), value.type == "percent", points, joined)


def _comparison(title: str, used: Sequence[Used], label: Callable[[Used, Words], str], words: Words) -> Chart | None:
    labels: dict[str, Used] = {}
    for one in used:
        text = label(one, words)
        if text in labels and str(labels[text].fact.value) != str(one.fact.value):
            text += f" ({one.document})"
        labels.setdefault(text, one)
    if not _LEAST_BARS <= len(labels) <= _MOST_BARS:
        return None
    first = next(iter(labels.values()))
    points = [_point(one, first, text, words) for text, one in labels.items()]
    value = first.fact.value
    named = " · ".join(filter(None, [words("chart.comparison", metric=title), points[0].period]))
    return Chart("comparison", named, tell_unit(value, words), value.type == "percent", points)


def _point(
    used: Used, first: Used, label: str, words: Words, span: Span | None = None, at: date | None = None
) -> Point:
    value = used.fact.value
    upper = getattr(value, "upper", None)
    factor = float(in_unit_of(value, first.fact.value)[0])
    plain = float(number(value) or 0)
    return Point(
        label=label,
        number=factor,
        upper=None if upper is None or isinstance(upper, str) else float(upper) * (factor / plain if plain else 1),
        hedged=value.modifier != "exact",
        told=tell_figure(value, words),
        period=tell_date(used.fact.period, words) if used.fact.period else "",
        source=used.document,
        start=span.start.isoformat() if span else "",
        end=span.end.isoformat() if span else "",
        at=at.isoformat() if at else "",
    )


def _largest_alike(used: Sequence[Used]) -> list[Used]:
    """The facts of one measure that are the most; those without a number are left out."""
    groups: defaultdict[object, list[Used]] = defaultdict(list)
    for one in used:
        plain = number(one.fact.value)
        if plain is not None and abs(plain.adjusted()) < 300:
            groups[measure(one.fact.value)].append(one)
    return max(groups.values(), key=len, default=[])


def _largest_period(used: Sequence[Used]) -> list[Used]:
    """The facts of one period that are the most: what was said of two years is not compared as if it were of one."""
    groups: defaultdict[str | None, list[Used]] = defaultdict(list)
    for one in used:
        groups[one.fact.period.edtf if one.fact.period else None].append(one)
    return max(groups.values(), key=len, default=[])


def _scope(used: Used, words: Words) -> str:
    """What narrows the fact, without what it is compared with; the word for nothing where nothing does."""
    texts = [text for name, text in used.fact.qualifiers.items() if name != "compared_with"]
    return words("report.separator").join(texts) or words("chart.unscoped")


def _subject_and_scope(used: Used, words: Words) -> str:
    subject = used.fact.subject.text if used.fact.subject else ""
    return f"{subject} {_scope(used, words)}" if set(used.fact.qualifiers) - {"compared_with"} else subject
