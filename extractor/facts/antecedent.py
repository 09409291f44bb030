"""What a word that points back means: 该公司, 他, 全县, or a noun alone such as 园区."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts.found import Site
from extractor.facts.pointer import Lead
from extractor.facts.tail import find_by_tail, find_place
from extractor.facts.voice import has_post
from extractor.models import EntityType

if TYPE_CHECKING:
    from extractor.facts.subject import Topics

MEMORY = 200  # how many names back an antecedent is looked for
_HEADS: dict[EntityType, tuple[str, ...]] = {
    "organization": (
        "公司", "企业", "集团", "单位", "部门", "机构", "团队", "银行", "学校", "医院", "中心", "协会", "局", "校", "院", "行", "厂", "店",
        "俱乐部", "球队", "大学", "研究院", "合作社", "司", "所", "站",
    ),
    "programme": (
        "项目", "制度", "计划", "工程", "基金", "产品", "保险", "服务", "活动", "模式", "平台", "机制", "政策", "举措", "课程", "系统", "品牌",
        "行动", "做法", "体系", "险", "热线", "赛事", "课堂", "贷款",
    ),
    "place": ("村", "镇", "乡", "县", "市", "区", "街道", "社区", "小区", "省", "景区", "园区", "州", "地", "地区", "公园"),
}  # fmt: skip


def name_of(site: Site) -> str:
    """The canonical name of a mention."""
    return str(getattr(site.mention.value, "name", ""))


def find_in_paragraph(topics: Topics, head: str) -> Site | None:
    """What a noun alone points back to: the last name of its paragraph, then of the article, that ends with it."""
    employer = _employer(topics)
    if employer is not None and head in ("公司", "集团", "企业"):
        return employer
    for site in reversed(topics.seen[topics.begun :]):
        if name_of(site).endswith(head) or (head == "园区" and name_of(site).endswith("园")):
            return site
    found = find_by_tail(topics.seen[-MEMORY:], (head,), alone=True)
    if found is None and head in ("公司", "集团"):
        found = find_antecedent(topics, Lead("pointer", head=head, heads=(head,)))
    return found


def _employer(topics: Topics) -> Site | None:
    """The body that the speaking person works for, where the article names both: 公司 in a manager's mouth is theirs."""
    speaker = topics.speaker or topics.current
    name = getattr(speaker.mention.value, "organization", None) if speaker else None
    if not name:
        return None
    return next(
        (s for s in reversed(topics.seen[-MEMORY:]) if s.mention.type == "organization" and name_of(s) == name), None
    )


def find_antecedent(topics: Topics, lead: Lead) -> Site | None:
    head = lead.head
    if head in ("他们", "我们", "咱们", "我行", "我司", "我"):
        if (
            head != "我"
            and topics.speaker is None
            and topics.current
            and topics.current.mention.type in ("programme", "person")
        ):
            return topics.article if topics.article and topics.article.mention.type != "programme" else None
        if topics.speaker and topics.speaker.mention.type == "person" and head != "我":
            return topics.article if topics.article and topics.article.mention.type != "programme" else None
        return topics.speaker
    if head in ("他", "她"):
        persons = [site for site in topics.seen[-MEMORY:] if site.mention.type == "person"]
        return persons[-1] if persons and not has_post(persons[-1].mention) else None
    if head in ("其", "它", "它们", "她们"):
        return None
    if head in ("当地", "本地", "该地", "这里") and topics.article and topics.article.mention.type == "place":
        return topics.article
    if head.startswith("全"):
        return _whole(topics, head[1:])
    recent = [*reversed(topics.led[-MEMORY:]), *reversed(topics.seen[-MEMORY:])]
    for wanted in lead.heads:
        if len(wanted) == 1 and (found := find_place(recent, wanted)):
            return found
        for site in recent:
            text = name_of(site)
            if text.endswith(wanted) or (len(wanted) > 2 and text.endswith(wanted[-2:])):
                return site
    for wanted in lead.heads:
        kinds = [kind for kind, heads in _HEADS.items() if wanted.endswith(heads)]
        if topics.speaker and topics.speaker.mention.type in kinds:
            return topics.speaker
        for pool in (topics.led, topics.seen):
            for site in reversed(pool[-MEMORY:]):
                if site.mention.type in kinds:
                    return site
    return None


def _whole(topics: Topics, unit: str) -> Site | None:
    """Whom 全县, 全市, 全校 mean: the nearest place of that level or body of that kind, else what the article is about."""
    recent = [
        *([topics.article] if topics.article else []),
        *reversed(topics.led[-MEMORY:]),
        *reversed(topics.seen[-MEMORY:]),
    ]
    found = find_place(recent, unit) or find_place(topics.places, unit)
    if found is not None:
        return found
    for site in (topics.current, topics.article):
        if site and site.mention.type in ("place", "organization"):
            return site
    return None
