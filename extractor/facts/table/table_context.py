"""What stands around a table: whom and which place it is about, the period it reports on, and what it measures by its caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.facts.clauses.token import NAMED
from extractor.facts.found import Owner, ReadBlock, Site, owner_of
from extractor.facts.table.reporting import Reporting, first_period
from extractor.models import Date
from extractor.page import Article

_TITLES = ("title", "subtitle", "kicker")
# 吞吐量 in 某港历年吞吐量统计, 价格 in 建筑材料市场价格信息.
_MEASURE = regex.compile(
    r"\p{Han}{0,2}(?:量|额|价格|均价|人数|面积|产值|收入|值|费用|增加值)(?=(?:历年|月度|年度)?(?:统计|情况|一览|表|信息|监测|汇总|公示|排名|数据|行情|走势|明细|$))"
)


@dataclass(frozen=True, slots=True)
class Context:
    """`topic` owns what no row names; `place` is what 全市 means; `measure` is what columns of mere periods measure, empty where the caption does not say."""

    topic: Owner | None
    place: Owner | None
    reporting: Reporting
    measure: str


def read_context(
    number: int, article: Article, blocks: Sequence[ReadBlock], topic: Owner | None, reporting: Reporting
) -> Context:
    """The context of the table block `number`: its caption before the headlines, these before the article's `topic`."""
    table = article.blocks[number].table
    caption = table.caption if table else ""
    above = next((n for n in range(number - 1, -1, -1) if caption and article.blocks[n].text.folded == caption), None)
    titles = [n for n, block in enumerate(article.blocks) if block.kind in _TITLES]
    near = ([above] if above is not None else []) + titles
    names = [(n, m) for n in near for m in blocks[n].mentions if m.type in NAMED and m.type != "person"]
    named = [owner_of(Site(n, m), article.blocks[n].text.clean[m.start : m.end]) for n, m in names]
    place = next((owner for owner in named if owner.type == "place"), None)
    period = _period_of(article.blocks[above].text.folded, blocks[above], reporting) if above is not None else None
    measures = (_MEASURE.search(article.blocks[n].text.folded) for n in near)
    measure = next((match[0] for match in measures if match is not None), "")
    return Context(named[0] if named else topic, place, reporting.under(period), measure)


def _period_of(caption: str, read: ReadBlock, reporting: Reporting) -> Date | None:
    """The first period that a caption says; 本月 or 今年 is that of the headline, where this says one."""
    said = reporting.said is not None
    ours = (m for m in read.mentions if not (said and caption[m.start] in "本今当" and m.type == "date"))
    return first_period(ours)
