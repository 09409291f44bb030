"""Relations between figures: what belongs together, and how far a word such as 其中 reaches. The figures of a sentence are marked with <…>."""

from __future__ import annotations

import re

import pytest

from extractor.relation import Figure, Passage, read_relations


def passage(marked: str) -> Passage[Figure]:
    """The sentence with a figure for each mark; what stands behind its number is its unit."""
    figures, text, at = [], "", 0
    for match in re.finditer("<([^>]*)>", marked):
        text += marked[at : match.start()]
        unit = re.sub(r"[\d.]", "", match[1])
        kind = ("percent", "percent") if unit == "%" else ("money", "CNY") if "元" in unit else ("quantity", unit)
        figures.append(Figure(len(text), len(text) + len(match[1]), match[1], kind))
        text += match[1]
        at = match.end()
    return Passage(0, "paragraph", text + marked[at:], tuple(figures), ())


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("共招生<1140名>，其中男生<640名>、女生<500名>。", ["part 1140名 = 640名 500名 all"]),
        ("共招生<1140名>，其中走读<40名>。", ["part 1140名 = 40名"]),
        ("二产投资<125亿元>，其中工业投资<124亿元>；三产投资<265亿元>。", ["part 125亿元 = 124亿元"]),
        ("甲镇<120亩>，乙镇<80亩>，合计<200亩>。", ["total 200亩 = 120亩 80亩 all"]),
        ("抽检<1200批次>，合格<1176批次>，合格率<98%>。", ["share 98% = 1176批次 1200批次 all"]),
        ("从<12万人>增加到<15万人>，增长<25%>。", ["change None = 12万人 15万人 up", "change 25% = 12万人 15万人 up"]),
        ("达<120亿元>，比上年增加<20亿元>，增长<20%>。", ["growth 20% = 120亿元 20亿元 up"]),
        ("甲、乙两镇分别种植<120亩>和<80亩>，亩产<500斤>。", ["distribution None = 120亩 80亩 all"]),
        ("票价<45元>，演出<3场>。", []),
        ("全国公路<543万公里>，铁路<15万公里>。", []),
    ],
)
def test_what_belongs_together(marked: str, said: list[str]) -> None:
    found = [
        f"{r.kind} {r.whole and r.whole.text} = {' '.join(p.text for p in r.parts)}"
        + (" all" if r.complete else "")
        + (f" {r.way}" if r.way else "")
        for _, r in read_relations([passage(marked)])
    ]
    assert found == said
