"""What a quantity counts: a whole noun, never a verb phrase nor what is measured of the things counted."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.models import Quantity


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("省里围绕12个战略性新兴产业集群的40条产业链育才。", "12个", "战略性新兴产业集群"),
        ("来自30个国家和地区的210家企业参展。", "30个", "国家和地区"),
        ("监测800个自动控制阀的信息。", "800个", "自动控制阀"),
        ("7个重点监测的行业回升。", "7个", "行业"),
        ("8种水果价格下跌。", "8种", "水果"),
        ("实时上传60项生产参数。", "60项", "生产参数"),
        ("看望30名重度失能人员。", "30名", "重度失能人员"),
        ("共有900家线下参展企业。", "900家", "线下参展企业"),
        ("新建5座跨海大桥。", "5座", "跨海大桥"),
        ("建成40家卓越级智能工厂。", "40家", "卓越级智能工厂"),
        ("服务4000家规模以上制造业企业。", "4000家", "规模以上制造业企业"),
        ("举办60场高校毕业生就业服务活动。", "60场", "高校毕业生就业服务活动"),
        ("公布25个物流基地建设名单。", "25个", "物流基地"),
        ("3万名海外观众线上线下参会。", "3万名", "海外观众"),
        ("60件展品亮相展会。", "60件", "展品"),
        ("其中9个实现粮食增产。", "9个", None),
        ("小王以188.25分获得金牌。", "188.25分", None),
    ],
)
def test_of(text: str, figure: str, wanted: str | None) -> None:
    values = {entity.text: entity.value for entity in extract(text).entities if entity.type == "quantity"}
    value = values[figure]
    assert isinstance(value, Quantity)
    assert value.of == wanted
