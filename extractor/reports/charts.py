"""Charts as Vega-Lite specifications. Colours are the page's own (CSS variables), so that they follow light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Literal, TypeAlias

from extractor.reports.telling.chart_series import Chart
from extractor.reports.wording.interface_words import Words

# The version of Vega-Lite that the specifications are written for; the tests hold them against its schema.
VEGA_LITE = "6.4"

Spec: TypeAlias = dict[str, object]

_COLOURS = [f"var(--series-{number})" for number in range(1, 7)]
_INK, _MUTED, _RULE, _PAPER = "var(--ink)", "var(--muted)", "var(--rule)", "var(--paper)"
# Text is measured before it is drawn, and there a variable of the style sheet is no font: the same list as there.
_FONT = 'system-ui, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif'
_BAR, _BAR_STEP = 18, 34  # pixels
_LABEL_HEIGHT = 0.09  # of the chart's
# A label that is longer is cut in the chart; its tooltip and the table have all of it.
_LABEL_WIDTH = 150

# What all charts of a page have in common: it stands in the page once.
CONFIG: Spec = {
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "domainColor": _RULE,
        "gridColor": _RULE,
        "gridOpacity": 0.6,
        "tickColor": _RULE,
        "labelColor": _MUTED,
        "titleColor": _MUTED,
        "titleFontWeight": "normal",
        "labelFontSize": 12,
        "titleFontSize": 12,
    },
    "legend": {
        "labelColor": _INK,
        "titleColor": _MUTED,
        "orient": "top",
        "direction": "horizontal",
        "labelLimit": 260,
        "labelFontSize": 12,
        "columns": 2,
    },
}


def make_spec(chart: Chart, words: Words) -> Spec:
    """The Vega-Lite specification of the chart, to be drawn with `CONFIG`; it takes the width of what holds it."""
    draw = {"history": _history, "comparison": _comparison, "parts": _parts}[chart.kind]
    return {
        "description": words("chart.alt", title=chart.title),
        "width": "container",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "background": "transparent",
        **draw(chart, words),
    }


def _history(chart: Chart, words: Words) -> Spec:
    labels = list(dict.fromkeys(point.label for point in chart.points))
    several = len(labels) > 1
    at = {
        "field": "at",
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc", "padding": 20},
        "axis": {"format": "%Y-%m", "tickCount": 4, "labelOverlap": True, "grid": False},
    }
    span = {"x": {"field": "start", "type": "temporal"}, "x2": {"field": "end"}}
    layers = [_layer("rule", span, strokeWidth=5, opacity=0.25, strokeCap="round")]
    if chart.joined:
        layers.append(_layer("line", {"x": at}, strokeWidth=1.5))
    layers.append(_layer("point", {"x": at}, size=64, strokeWidth=2, opacity=1, fill=_PAPER))
    if not all(point.hedged for point in chart.points):
        layers.append(_layer("circle", {"x": at}, size=64, opacity=1) | {"transform": [{"filter": "!datum.hedged"}]})
    shown = {"x": at, "text": {"field": "shown", "type": "nominal"}, "color": {"value": _INK}}
    layers.append(_layer("text", shown, dy=-11, align="right", dx=6, fontSize=12))
    encoding = {
        "y": _figures("number", chart, words, orient="left") | {"scale": _scale(chart)},
        "color": {
            "field": "label",
            "type": "nominal",
            "sort": None,
            "legend": {"title": None, "symbolType": "circle", "symbolOpacity": 1} if several else None,
            "scale": {"domain": labels, "range": _COLOURS[: len(labels)]},
        },
        "tooltip": _tooltip(words, several),
    }
    return {"height": 180, "data": {"values": _told_once(chart)}, "encoding": encoding, "layer": layers}


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


def _comparison(chart: Chart, words: Words) -> Spec:
    x = _figures("number", chart, words) | {"scale": _scale(chart, room=1.4)}
    bar = {"stroke": _COLOURS[0], "color": _COLOURS[0], "size": _BAR, "strokeWidth": 1.5}
    layers = [_layer("bar", {"x": x} | _PALE_WHERE_HEDGED, **bar)]
    if any(point.upper is not None for point in chart.points):
        layers.append(_layer("rule", {"x": x, "x2": {"field": "upper"}}, strokeWidth=2, color=_COLOURS[0]))
    told = _layer("text", _text_at("reach"), align="left", dx=6, fontSize=12, color=_INK)
    layers.append(told | {"transform": [{"calculate": "max(datum.number, datum.upper)", "as": "reach"}]})
    return {
        "height": _BAR_STEP * len(chart.points),
        "data": {"values": [asdict(point) for point in chart.points]},
        "encoding": {"y": _names("label", None), "tooltip": _tooltip(words, True)},
        "layer": layers,
    }


def _parts(chart: Chart, words: Words) -> Spec:
    """The parts end to end, and the whole as the article states it below."""
    whole, *parts = chart.points
    its_parts, total = words("chart.its_parts"), words("chart.stated_total")
    at, rows = 0.0, []
    for number, point in enumerate(parts):
        end = at + point.number
        rows.append(asdict(point) | {"row": its_parts, "from": at, "to": end, "colour": number % len(_COLOURS)})
        at = end
    rows.append(asdict(whole) | {"row": total, "from": 0.0, "to": whole.number, "colour": len(_COLOURS)})
    colour = {
        "field": "colour",
        "type": "ordinal",
        "legend": None,
        "scale": {"domain": list(range(len(_COLOURS) + 1)), "range": [*_COLOURS, _MUTED]},
    }
    bars = {
        "x": _figures("from", chart, words) | {"scale": {"nice": True}},
        "x2": {"field": "to"},
        "color": colour,
        "stroke": colour,
    }
    told = _layer("text", _text_at("middle"), fontSize=12, color=_INK, limit=110)
    return {
        "height": _BAR_STEP * 2,
        "data": {"values": rows},
        "encoding": {"y": _names("row", [its_parts, total]), "tooltip": _tooltip(words, True)},
        "layer": [
            _layer("bar", bars | _PALE_WHERE_HEDGED, size=_BAR, strokeWidth=1.5),
            told | {"transform": [{"calculate": "(datum.from + datum.to) / 2", "as": "middle"}]},
        ],
    }


# A hedged figure's bar is pale with a broken edge.
_PALE_WHERE_HEDGED: Spec = {
    "fillOpacity": {"condition": {"test": "datum.hedged", "value": 0.15}, "value": 0.5},
    "strokeDash": {"condition": {"test": "datum.hedged", "value": [4, 3]}, "value": [1, 0]},
}


def _layer(kind: str, encoding: Mapping[str, object], **mark: object) -> Spec:
    return {"mark": {"type": kind, **mark}, "encoding": encoding}


def _text_at(field: str) -> Spec:
    """What a figure is called, written at this place."""
    return {"x": {"field": field, "type": "quantitative"}, "text": {"field": "told", "type": "nominal"}}


def _scale(chart: Chart, room: float = 1.0) -> Spec:
    """From zero, so that lengths can be compared, to the highest figure, with `room` for what is written behind a bar."""
    reaches = [max(point.number, point.upper or point.number) for point in chart.points]
    return {"domain": [min(0.0, *reaches), max(0.0, *reaches) * room or 1.0], "nice": True}


def _names(field: str, order: list[str] | None) -> Spec:
    axis = {"labelLimit": _LABEL_WIDTH, "labelColor": _INK, "ticks": False, "domain": False, "labelPadding": 8}
    return {"field": field, "type": "nominal", "title": None, "sort": order, "axis": axis}


def _figures(field: str, chart: Chart, words: Words, orient: Literal["bottom", "left"] = "bottom") -> Spec:
    """An axis of numbers in 万 and 亿 (in English in thousands, millions and billions)."""
    axis = {"orient": orient, "tickCount": 4, "labelExpr": _label(chart, words), "labelFlush": False}
    return {"field": field, "type": "quantitative", "title": None, "axis": axis}


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


def _tooltip(words: Words, labelled: bool) -> list[Spec]:
    fields = [("label", "chart.what")] if labelled else []
    fields += [("told", "chart.value"), ("period", "chart.period"), ("source", "chart.source")]
    return [{"field": name, "type": "nominal", "title": words(key)} for name, key in fields]
