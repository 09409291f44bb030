"""What is charted, and that every chart is one that Vega-Lite takes."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from made_pages import sample_documents, wrong_document

from extractor.calculators.dossiers.dossier import MetricHistory, make_dossiers
from extractor.checks.check import check_consistency
from extractor.checks.verdict import Check
from extractor.figures.working import Used, stated_facts
from extractor.models import Date, Evidence, Fact, Modifier, Money, Quantity, Subject
from extractor.reports.charts import CONFIG, make_spec
from extractor.reports.telling.chart_series import Chart, chart_check, chart_metric, chart_subjects
from extractor.reports.wording.interface_words import LANGUAGES, Language, Words

ZH = Words("zh")


def used(
    value: Money | Quantity | int,
    period: tuple[str, str] | None = None,
    subject: str = "安居保",
    modifier: Modifier = "exact",
    **qualifiers: str,
) -> Used:
    figure = Money(amount=Decimal(value), modifier=modifier) if isinstance(value, int) else value
    number = used.count = getattr(used, "count", 0) + 1
    fact = Fact(
        id=f"f{number}",
        subject=Subject(text=subject, type="programme"),
        metric="赔付",
        value=figure,
        entity=f"e{number}",
        period=Date(edtf="/".join(period), start=period[0], end=period[1]) if period else None,
        qualifiers=qualifiers,
        evidence=Evidence(text="赔付", start=number, end=number + 2),
    )
    return Used(document="page.txt", published="2026", article="a0", fact=fact)


def history(*facts: Used, code: str | None = None) -> MetricHistory:
    return MetricHistory(metric="赔付", code=code, used=list(facts), conflicts=[])


FIRST, SECOND = ("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31")


def charted(*facts: Used, code: str | None = None) -> Chart | None:
    return chart_metric(history(*facts, code=code), ZH)


def test_one_metric_over_two_years() -> None:
    chart = charted(used(30000, FIRST), used(50000, SECOND, modifier="over"))
    assert chart is not None
    assert (chart.kind, chart.unit, chart.joined, chart.hedged) == ("history", "元", True, True)
    # A year's figure stands in its middle.
    assert [(p.number, p.told, p.hedged, p.at) for p in chart.points] == [
        (30000, "3万元", False, "2023-07-02"),
        (50000, "超5万元", True, "2024-07-01"),
    ]


def test_what_is_counted_from_one_day_on_stands_at_its_last() -> None:
    chart = charted(used(3, ("2021-01-01", "2023-12-31")), used(5, ("2021-01-01", "2024-12-31")))
    assert chart is not None and chart.joined
    assert [point.at for point in chart.points] == ["2023-12-31", "2024-12-31"]


def test_spans_that_cannot_be_compared_are_not_joined() -> None:
    chart = charted(used(3, FIRST), used(5, ("2021-01-01", "2024-12-31")))
    assert chart is not None and not chart.joined


def test_what_two_pages_say_otherwise_is_two_points() -> None:
    chart = charted(used(3, FIRST), used(4, SECOND), used(5, SECOND), used(4, SECOND))
    assert chart is not None and not chart.joined
    assert [point.number for point in chart.points] == [3, 4, 5]


def test_facts_of_two_pages_with_one_id_are_two() -> None:
    first, second = used(3, FIRST), used(4, SECOND)
    renamed = second.model_copy(
        update={"document": "other.txt", "fact": second.fact.model_copy(update={"id": first.fact.id})}
    )
    chart = charted(first, renamed)
    assert chart is not None and len(chart.points) == 2


def test_scopes_are_lines_of_their_own() -> None:
    chart = charted(
        *(used(n, when, tier=tier) for tier in ("基础版", "升级版") for n, when in ((3, FIRST), (4, SECOND)))
    )
    assert chart is not None
    assert {point.label for point in chart.points} == {"基础版", "升级版"}


def test_scopes_of_one_period_are_compared() -> None:
    facts = [used(n, FIRST, population=who) for n, who in ((3, "甲类"), (4, "乙类"), (5, "丙类"))]
    chart = charted(*facts, used(6, FIRST, population="丙类"), used(2, FIRST), used(9, SECOND, population="丁类"))
    assert chart is not None and chart.kind == "comparison"
    assert [(point.label, point.number) for point in chart.points] == [
        ("甲类", 3),
        ("乙类", 4),
        ("丙类", 5),
        ("丙类 (page.txt)", 6),
        ("（未限定）", 2),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [used(3, FIRST)],
        [used(3), used(4)],  # without dates
        [used(3, FIRST), used(4, FIRST)],
        [used(3, FIRST, population="甲"), used(4, FIRST, population="乙")],
        [used(3, FIRST), used(Quantity(value=Decimal(4), unit="人"), SECOND)],
    ],
)
def test_what_says_no_more_than_the_table_is_not_charted(facts: list[Used]) -> None:
    assert charted(*facts) is None


def test_ages_are_not_charted() -> None:
    age = Quantity(value=Decimal(18), unit="岁")
    assert charted(used(age, FIRST), used(age, SECOND), code="age") is None


def test_units_of_one_measure_are_brought_to_one() -> None:
    first, second = (Quantity(value=Decimal(n), unit=unit) for n, unit in ((3, "亩"), (2000, "平方米")))
    chart = charted(used(first, FIRST), used(second, SECOND))
    assert chart is not None and chart.unit == "亩"
    assert [point.number for point in chart.points] == pytest.approx([3, 3])


def test_one_metric_of_several_subjects() -> None:
    facts = [used(n, FIRST, subject) for n, subject in ((3, "甲镇"), (4, "乙镇"), (5, "丙镇"))]
    (chart,) = chart_subjects(facts, ZH)
    assert [point.label for point in chart.points] == ["甲镇", "乙镇", "丙镇"]
    assert chart_subjects(facts[:2], ZH) == []


def test_the_parts_of_a_sum_and_what_they_should_come_to() -> None:
    checks = [check for check in check_consistency(wrong_document()) if check.kind in ("sum", "remainder")]
    charts = [chart for check in checks if (chart := chart_check(check, ZH))]
    assert [[point.told for point in chart.points] for chart in charts] == [
        ["50万元", "30万元", "12万元", "18万元"],
        ["1140名", "640名", "600名"],
    ]


def test_parts_that_are_not_those_of_the_arithmetic_are_not_charted() -> None:
    facts = [used(5), used(3), used(3)]
    check = Check(
        kind="sum", verdict="contradicted", claim="", arithmetic="", stated=Decimal(5), computed=Decimal(6), used=facts
    )
    assert chart_check(check, ZH) is not None
    assert chart_check(check.model_copy(update={"computed": Decimal(7)}), ZH) is None
    assert chart_check(check.model_copy(update={"kind": "remainder", "computed": Decimal(6)}), ZH) is None


def test_a_comparison_of_two_figures_has_no_parts() -> None:
    check = Check(kind="sum", verdict="confirmed", claim="", arithmetic="", stated=Decimal(3), used=[used(3), used(3)])
    assert chart_check(check, ZH) is None


def every_chart(words: Words) -> list[Chart]:
    documents = [*sample_documents(), wrong_document()]
    charts = [chart_metric(metric, words) for dossier in make_dossiers(documents) for metric in dossier.metrics]
    charts += [chart_check(check, words) for document in documents for check in check_consistency(document)]
    charts += [chart for document in documents for chart in chart_subjects(stated_facts(document), words)]
    ranged = [Money(amount=Decimal(n), upper=Decimal(2 * n)) for n in (10**4, 10**8, -3)]
    charts.append(chart_metric(history(*(used(value, FIRST, item=str(value)) for value in ranged)), words))
    return [chart for chart in charts if chart]


@pytest.mark.parametrize("language", LANGUAGES)
def test_vega_lite_takes_every_chart(language: Language) -> None:
    """By its schema, which Altair brings, and by its compiler."""
    altair = pytest.importorskip("altair")
    convert = pytest.importorskip("vl_convert")
    words = Words(language)
    charts = every_chart(words)
    assert {chart.kind for chart in charts} == {"history", "comparison", "parts"}
    for chart in charts:
        spec = make_spec(chart, words) | {"config": CONFIG}
        altair.LayerChart.from_dict(spec)
        assert convert.vegalite_to_vega(spec)["marks"]
        numbers = "亿" if language == "zh" else "B"
        assert chart.ratio or numbers in json.dumps(spec, ensure_ascii=False)
        assert "http" not in json.dumps(spec)
