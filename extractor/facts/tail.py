"""Names that a common noun points back to: 基金 to the fund of that name, 全县 to the county."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.facts.found import Site
from extractor.models import Place

# The levels of place that a unit may mean: 市 is a prefecture or a county.
LEVELS: dict[str, tuple[str, ...]] = {
    "省": ("province",),
    "州": ("prefecture",),
    "市": ("prefecture", "county", "province"),
    "县": ("county",),
    "区": ("county", "province"),
    "镇": ("township",),
    "乡": ("township",),
    "街道": ("township",),
    "村": ("village",),
}
# How the names of the bodies end that a unit of one character stands for (该校, 全院).
_BODIES: dict[str, tuple[str, ...]] = {
    "校": ("大学", "学院", "学校", "中学", "小学", "校"),
    "院": ("医院", "卫生院", "研究院", "法院", "检察院", "学院", "院"),
    "行": ("银行", "商行", "分行", "支行", "信用社"),
    "局": ("局",),
    "厂": ("厂",),
    "店": ("店",),
    "馆": ("馆",),
    "社": ("社",),
}
# Nouns too common to mean one of the names that end in them, where another noun follows.
_COMMON = frozenset(
    {"企业", "活动", "服务", "培训", "单位", "部门", "机构", "政策", "人员", "产业", "保险", "银行", "贷款", "医院"}
)


def find_by_tail(sites: Sequence[Site], heads: Sequence[str], *, alone: bool) -> Site | None:
    """The last programme or organization among `sites` whose name ends in one of the nouns `heads` and is longer.

    `alone`: the noun is the whole subject; else a noun follows it, and common ones (企业, 服务) mean no name.
    """
    for head in heads:
        if len(head) < 2 or (head in _COMMON and not alone):
            continue
        for site in reversed(sites):
            if site.mention.type not in ("programme", "organization"):
                continue
            name = str(getattr(site.mention.value, "name", "")).strip("“”")
            if len(name) > len(head) and name.endswith(head):
                return site
    return None


def find_place(sites: Iterable[Site], unit: str) -> Site | None:
    """The first of `sites` that is what `unit` (县, 市, 校) stands for: by its level and by the end of its name."""
    by_level: Site | None = None
    for site in sites:
        value = site.mention.value
        name = str(getattr(value, "name", ""))
        if unit in _BODIES:
            if site.mention.type == "organization" and name.endswith(_BODIES[unit]):
                return site
        elif isinstance(value, Place) and value.level in LEVELS.get(unit, ()):
            if name.endswith(unit):
                return site
            by_level = by_level or site
        elif isinstance(value, Place) and value.level is None and name.endswith(unit):
            return site
    return by_level
