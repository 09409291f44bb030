"""The dates of a notice's steps say which step they are of: by the label before them, or the head over them."""

from __future__ import annotations

from extractor import Extractor

NOTICE = """临江市采石权挂牌出让公告

起始价：860万元
公告时间：2025年5月6日至5月25日
报名截止时间：2025年6月6日16:00
揭牌日期（暂定）：2025年6月9日

考试安排

批次\t报名时间\t年份\t招聘人数（人）
第一批\t2025年6月1日至6月10日\t2025年\t12

竞买人应于2025年6月5日前交纳保证金。
"""


def test_dates_bear_their_label() -> None:
    entities = Extractor(names="fast").extract(NOTICE).entities
    dates = [(entity.text, entity.qualifiers.get("item")) for entity in entities if entity.type == "date"]
    assert dates == [
        ("2025年5月6日至5月25日", "公告时间"),
        ("2025年6月6日16:00", "报名截止时间"),
        ("2025年6月9日", "揭牌日期（暂定）"),
        ("2025年6月1日至6月10日", "报名时间"),
        ("2025年", None),
        ("2025年6月5日前", None),
    ]
    assert all(entity.qualifiers == {} for entity in entities if entity.type != "date")
