"""Charts as Vega-Lite specifications, made with Altair. Colours are the page's own (CSS variables), so that they follow light and dark."""

from __future__ import annotations

from dataclasses import asdict
from typing import Literal

import altair as alt

from extractor.reports.telling.chart_series import Chart
from extractor.reports.wording.interface_words import Words

_COLOURS = [f"var(--series-{number})" for number in range(1, 7)]
_INK, _MUTED, _RULE, _PAPER = "var(--ink)", "var(--muted)", "var(--rule)", "var(--paper)"
# Text is measured before it is drawn, and there a variable of the style sheet is no font: the same list as there.
_FONT = 'system-ui, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif'
_BAR, _BAR_STEP = 18, 34  # pixels
_LABEL_HEIGHT = 0.09  # of the chart's
# A label that is longer is cut in the chart; its tooltip and the table have all of it.
_LABEL_WIDTH = 150


def make_spec(chart: Chart, words: Words) -> dict[str, object]:
    """The Vega-Lite specification of the chart; it takes the width of what holds it."""
    draw = {"history": _history, "comparison": _comparison, "parts": _parts}[chart.kind]
    layers = draw(chart, words).properties(
        width="container",
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        description=words("chart.alt", title=chart.title),
        background="transparent",
    )
    spec: dict[str, object] = layers.configure(
        font=_FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            domainColor=_RULE,
            gridColor=_RULE,
            gridOpacity=0.6,
            tickColor=_RULE,
            labelColor=_MUTED,
            titleColor=_MUTED,
            titleFontWeight="normal",
            labelFontSize=12,
            titleFontSize=12,
        ),
        legend=alt.LegendConfig(
            labelColor=_INK,
            titleColor=_MUTED,
            orient="top",
            direction="horizontal",
            labelLimit=260,
            labelFontSize=12,
            columns=2,
        ),
    ).to_dict(validate=False)  # the tests have every kind of chart compiled
    return spec


def _history(chart: Chart, words: Words) -> alt.LayerChart | alt.FacetChart:
    labels = list(dict.fromkeys(point.label for point in chart.points))
    several = len(labels) > 1
    legend = alt.Legend(title=None, symbolType="circle", symbolOpacity=1) if several else None
    colours = alt.Scale(domain=labels, range=_COLOURS[: len(labels)])
    base = alt.Chart(alt.InlineData(values=_told_once(chart))).encode(
        y=alt.Y("number:Q", title=None, axis=_axis(chart, words, orient="left"), scale=_scale(chart)),
        color=alt.Color("label:N", sort=None, legend=legend, scale=colours),
        tooltip=_tooltip(words, several),
    )
    at = alt.X(
        "at:T",
        title=None,
        scale=alt.Scale(type="utc", padding=20),
        axis=alt.Axis(format="%Y-%m", tickCount=4, labelOverlap=True, grid=False),
    )
    marks = [base.mark_rule(strokeWidth=5, opacity=0.25, strokeCap="round").encode(x="start:T", x2="end:T")]
    if chart.joined:
        marks.append(base.mark_line(strokeWidth=1.5).encode(x=at))
    marks.append(base.mark_point(size=64, strokeWidth=2, opacity=1, fill=_PAPER).encode(x=at))
    if not all(point.hedged for point in chart.points):
        marks.append(base.transform_filter("!datum.hedged").mark_circle(size=64, opacity=1).encode(x=at))
    text = base.mark_text(dy=-11, align="right", dx=6, fontSize=12)
    marks.append(text.encode(x=at, text="shown:N", color=alt.value(_INK)))
    return alt.layer(*marks).properties(height=180)


def _told_once(chart: Chart) -> list[dict[str, object]]:
    """The points, each with the label that it `shown`: none where the figure stays what it is up to the next, or where another's label stands."""
    rows = [asdict(point) | {"shown": point.told} for point in sorted(chart.points, key=lambda point: point.at)]
    highest = max(abs(point.number) for point in chart.points)
    for at, row in enumerate(rows):
        later = [other for other in rows[at + 1 :] if other["label"] == row["label"]]
        same_day = [other for other in rows[:at] if other["at"] == row["at"] and other["shown"]]
        near = any(abs(other["number"] - row["number"]) < highest * _LABEL_HEIGHT for other in same_day)
        if near or (later and later[0]["told"] == row["told"]):
            row["shown"] = ""
    return rows


def _comparison(chart: Chart, words: Words) -> alt.LayerChart | alt.FacetChart:
    base = alt.Chart(alt.InlineData(values=[asdict(point) for point in chart.points])).encode(
        y=alt.Y("label:N", title=None, sort=None, axis=_names()),
        x=alt.X("number:Q", title=None, axis=_axis(chart, words), scale=_scale(chart, room=1.4)),
        tooltip=_tooltip(words, True),
    )
    marks = [_bars(base.mark_bar(color=_COLOURS[0], stroke=_COLOURS[0], size=_BAR, strokeWidth=1.5))]
    if any(point.upper is not None for point in chart.points):
        marks.append(base.mark_rule(strokeWidth=2, color=_COLOURS[0]).encode(x2="upper:Q"))
    marks.append(
        base.transform_calculate(reach="max(datum.number, datum.upper)")
        .mark_text(align="left", dx=6, fontSize=12, color=_INK)
        .encode(x="reach:Q", text="told:N")
    )
    return alt.layer(*marks).properties(height=_BAR_STEP * len(chart.points))


def _parts(chart: Chart, words: Words) -> alt.LayerChart | alt.FacetChart:
    """The parts end to end, and the whole as the article states it below."""
    whole, *parts = chart.points
    at, rows = 0.0, []
    for number, point in enumerate(parts):
        rows.append(
            asdict(point)
            | {"row": words("chart.its_parts"), "from": at, "to": at + point.number, "colour": number % len(_COLOURS)}
        )
        at += point.number
    rows.append(
        asdict(whole) | {"row": words("chart.stated_total"), "from": 0.0, "to": whole.number, "colour": len(_COLOURS)}
    )
    rows_of = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("row:N", title=None, sort=[words("chart.its_parts"), words("chart.stated_total")], axis=_names()),
        tooltip=_tooltip(words, True),
    )
    colours = alt.Scale(domain=list(range(len(_COLOURS) + 1)), range=[*_COLOURS, _MUTED])
    bars = rows_of.mark_bar(size=_BAR, strokeWidth=1.5).encode(
        x=alt.X("from:Q", title=None, axis=_axis(chart, words), scale=alt.Scale(nice=True)),
        x2="to:Q",
        color=alt.Color("colour:O", legend=None, scale=colours),
        stroke=alt.Stroke("colour:O", legend=None, scale=colours),
    )
    text = rows_of.transform_calculate(middle="(datum.from + datum.to) / 2").mark_text(
        fontSize=12, color=_INK, limit=110
    )
    return alt.layer(_bars(bars), text.encode(x="middle:Q", text="told:N")).properties(height=_BAR_STEP * 2)


def _bars(base: alt.Chart) -> alt.Chart:
    """A hedged figure's bar is pale with a broken edge."""
    bars: alt.Chart = base.encode(
        fillOpacity=alt.condition("datum.hedged", alt.value(0.15), alt.value(0.5)),
        strokeDash=alt.condition("datum.hedged", alt.value([4, 3]), alt.value([1, 0])),
    )
    return bars


def _scale(chart: Chart, room: float = 1.0) -> alt.Scale:
    """From zero, so that lengths can be compared, to the highest figure, with `room` for what is written behind a bar."""
    reaches = [max(point.number, point.upper or point.number) for point in chart.points]
    return alt.Scale(domain=[min(0.0, *reaches), max(0.0, *reaches) * room or 1.0], nice=True)


def _names() -> alt.Axis:
    return alt.Axis(labelLimit=_LABEL_WIDTH, labelColor=_INK, ticks=False, domain=False, labelPadding=8)


def _axis(chart: Chart, words: Words, orient: Literal["bottom", "left"] = "bottom") -> alt.Axis:
    """Numbers on an axis in 万 and 亿 (in English in thousands, millions and billions)."""
    return alt.Axis(orient=orient, tickCount=4, labelExpr=_label(chart, words), labelFlush=False)


def _label(chart: Chart, words: Words) -> str:
    if chart.ratio:
        return "format(datum.value * 100, ',~f') + '%'"
    scales = (1e8, "chart.hundred_million"), (1e4, "chart.ten_thousand")
    if words.language == "en":
        return "replace(format(datum.value, '~s'), 'G', 'B')"
    steps = "".join(
        f"abs(datum.value) >= {scale:.0f} ? format(datum.value / {scale:.0f}, ',~f') + '{words(key)}' : "
        for scale, key in scales
    )
    return steps + "format(datum.value, ',~f')"


def _tooltip(words: Words, labelled: bool) -> list[alt.Tooltip]:
    fields = [("label", "chart.what")] if labelled else []
    fields += [("told", "chart.value"), ("period", "chart.period"), ("source", "chart.source")]
    return [alt.Tooltip(f"{name}:N", title=words(key)) for name, key in fields]
