"""Whom a word that points back means: 全省, 我市, 该县, 当地, 该公司, 本届消博会: the nearest name of that kind."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.found import Site
from extractor.models import Place

# The levels of place that a unit may mean: 市 is a prefecture or a county.
_LEVELS: dict[str, tuple[str, ...]] = {
    "省": ("province",),
    "州": ("prefecture",),
    "市": ("prefecture", "county", "province"),
    "县": ("county",),
    "区": ("county", "province"),
    "镇": ("township",),
    "乡": ("township",),
    "街道": ("township",),
    "村": ("village",),
    "国": ("country",),
}
# How the names of the bodies end that a unit stands for (该校, 全院, 该公司).
_BODIES: dict[str, tuple[str, ...]] = {
    "校": ("大学", "学院", "学校", "中学", "小学", "校"),
    "院": ("医院", "卫生院", "研究院", "法院", "检察院", "学院", "院"),
    "行": ("银行", "商行", "分行", "支行", "信用社"),
    "公司": ("公司", "集团", "业"),
    "厂": ("厂", "公司", "业"),
    "店": ("店",),
    "社": ("合作社", "社"),
    "队": ("队",),
    "馆": ("馆",),
    "站": ("站",),
    "园": ("园",),
    "企业": ("公司", "集团", "厂", "业"),
    "集团": ("集团", "公司"),
}
# What a noun behind 该 or 这 may be a name of, where no name ends in it.
_KINDS: dict[str, tuple[str, ...]] = {
    "organization": ("公司", "企业", "集团", "单位", "部门", "机构", "团队", "协会", "俱乐部", "球队", "合作社"),
    "programme": ("项目", "制度", "计划", "工程", "基金", "产品", "保险", "服务", "活动", "模式", "平台", "机制", "政策", "举措", "系统", "行动", "体系"),
    "place": ("地区", "景区", "园区", "社区", "小区"),
}  # fmt: skip
_POINTING = ("该", "这个", "这家", "这项", "这一", "这", "此", "本届", "本次", "本", "全", "我", "那")
_COMMON = frozenset({
    "企业", "活动", "服务", "培训", "单位", "部门", "机构", "政策", "人员", "产业", "保险", "银行", "贷款", "医院", "项目", "产品", "中心", "学校", "计划",
})  # fmt: skip
# No companies: what 公司 alone does not mean, though it be the body named last.
_PUBLIC = (
    "局",
    "委",
    "部",
    "署",
    "厅",
    "院",
    "会",
    "府",
    "校",
    "学",
    "室",
    "办",
    "所",
    "站",
    "队",
    "社",
    "报",
    "网",
    "台",
    "中心",
    "法庭",
    "分局",
)
_HERE = frozenset({"当地", "本地", "该地"})
_PERSON = frozenset({"他", "她", "他家", "她家", "他自己", "她自己"})


def resolve(text: str, names: Sequence[Site]) -> Site | None:
    """The name that `text` points to, the nearest of `names` (which stand nearest first); None where no name fits or nothing points."""
    if text in _HERE:
        return next(
            (site for site in names if site.mention.type == "place" and _level(site) not in ("country", "site")), None
        )
    if text in _PERSON:
        return next((site for site in names if site.mention.type == "person"), None)
    tail = place_within(text) or next((text.removeprefix(word) for word in _POINTING if text.startswith(word)), "")
    if not tail:
        return None
    if tail in _LEVELS:
        return _place(names, tail)
    ends = _BODIES.get(tail, (tail,) if len(tail) > 1 else ())
    kinds = ("organization", "programme", "place")
    found = next((s for s in names if ends and s.mention.type in kinds and _name(s).endswith(ends)), None)
    if found is not None or text.startswith(("全", "我", "那")):
        return found
    kind = next((kind for kind, heads in _KINDS.items() if tail.endswith(heads)), "")
    return next((site for site in names if site.mention.type == kind), None)


def place_within(text: str) -> str:
    """The unit that 镇里, 区上, 厂里 speak of; empty for other words."""
    unit = text[:-1] if text[-1:] in ("里", "上") else ""
    return unit if unit in _LEVELS or unit in _BODIES else ""


def find_by_tail(noun: str, names: Sequence[Site]) -> Site | None:
    """The programme or body whose name ends in the noun: 基金 after “萤火”助学基金; 公司 is also the company that is named without the word (青禾股份). Nouns too common to mean one (企业, 服务) mean none."""
    if len(noun) < 2 or noun in _COMMON:
        return None
    kinds = ("organization", "programme")
    found = next(
        (s for s in names if s.mention.type in kinds and len(_name(s)) > len(noun) and _name(s).endswith(noun)), None
    )
    if found is None and noun == "公司":
        found = next((s for s in names if s.mention.type == "organization"), None)
        return found if found is not None and not _name(found).endswith(_PUBLIC) else None
    return found


def _place(names: Sequence[Site], unit: str) -> Site | None:
    by_level: Site | None = None
    for site in names:
        if site.mention.type != "place":
            continue
        level = _level(site)
        if level in _LEVELS[unit] and not (level == "province" and _name(site).endswith("省") and unit != "省"):
            if _name(site).endswith(unit):
                return site
            by_level = by_level or site
        elif level is None and _name(site).endswith(unit):
            return site
    return by_level


def _level(site: Site) -> str | None:
    return site.mention.value.level if isinstance(site.mention.value, Place) else None


def _name(site: Site) -> str:
    return str(getattr(site.mention.value, "name", "")).strip("“”")
