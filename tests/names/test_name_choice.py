"""The learned choice: what it keeps and drops, and that its weights and features belong together."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor.lexicon import FastNameWeight, NameWeight, rows
from extractor.names import NameFinder
from extractor.names.choose.decide import best_set
from extractor.names.choose.features import _FAMILIES, _FEATURES, features_of
from extractor.names.choose.score import weights
from extractor.page import Article, Block
from extractor.text import Text


def names(text: str, kind: str) -> list[str]:
    [[block]] = NameFinder().find([Article((Block("paragraph", Text.of(text)),))], [[[]]])
    return [text[m.start : m.end] for m in block.mentions if m.type == kind]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("两列加开列车满员，段日均客流翻番。", []),
        ("林川水库大坝加固完工。", []),
        ("退耕还林后，山坡绿了。", []),
        ("韩美将举行联合演习。", []),
        ("德法元首互致贺电。", []),
        ("惠民保今年扩容。", []),
        ("李总和小丽商量了半天。", ["李总", "小丽"]),
        ("门将鲁春阳说，点球是练出来的。", ["鲁春阳"]),
        ("阿依努尔·买买提的绣品摆满了柜台。", ["阿依努尔·买买提"]),
        ("教练员穆江、阿尔法提、塞力克一起走进场地。", ["穆江", "阿尔法提", "塞力克"]),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert names(text, "person") == people


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("部分乡镇停课一天。", []),
        ("农村增速快于城镇。", []),
        ("今晚七点，北京时间的钟声响起。", []),
        ("共建美丽中国，同圆中国梦。", []),
        ("京沪、京广、京哈等高铁加开列车。", []),
        ("东沙湖北岸新修了步道。", ["东沙湖"]),
        ("货车从江苏启程。", ["江苏"]),
        ("万和运河缓缓流淌。", ["万和运河"]),
        ("广西北流河水位上涨。", ["广西北流河"]),
        ("请寄无锡市惠山区堰桥街道西漳路18号立德大厦B座12层。", ["无锡市惠山区堰桥街道西漳路18号立德大厦B座12层"]),
        ("报名处设在金溪路42号2幢104室。", ["金溪路42号2幢104室"]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert names(text, "place") == places


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("财政部会同水利部下达资金。", ["财政部", "水利部"]),
        ("美国卫生与公众服务部否认了这一说法。", ["美国卫生与公众服务部"]),
        ("国家矿山安全监察局负责人出席。", ["国家矿山安全监察局"]),
        ("省委组织部、市委网信办联合发文。", ["省委组织部", "市委网信办"]),
        ("江州队98：90力克海东队。", ["江州队", "海东队"]),
        ("白城队大胜岭南队。", ["白城队", "岭南队"]),
        ("云拓（天津）智能装备有限公司中标。", ["云拓（天津）智能装备有限公司"]),
        ("赵桂英日用品店被抽检。", ["赵桂英日用品店"]),
        ("食品制造业增长8%，新能源汽车产量翻番。", []),
        ("滨江仁和医疗器械有限公司（以下简称“仁和医疗”）中标。", ["滨江仁和医疗器械有限公司", "仁和医疗"]),
    ],
)
def test_organizations(text: str, bodies: list[str]) -> None:
    assert names(text, "organization") == bodies


@pytest.mark.parametrize(
    ("text", "schemes"),
    [
        ("各县实施新一轮农田水利提升行动。", ["新一轮农田水利提升行动"]),
        ("市里发布优化夜间消费环境行动方案。", ["优化夜间消费环境行动方案"]),
        ("高龄老人取暖补贴和失独家庭养老补贴按季发放。", ["高龄老人取暖补贴", "失独家庭养老补贴"]),
        ("家电以旧换新政策延续。", ["家电以旧换新政策"]),
        ("印发“关于规范停车收费管理的通知”。", ["关于规范停车收费管理的通知"]),
        ("警方开展专项行动，救援行动仍在继续。", []),
        ("水库主体工程已经完工，人民币贷款增加。", []),
        ("江城股份有限公司（以下简称“公司”）发布公告，公司盈利。", []),
    ],
)
def test_programmes(text: str, schemes: list[str]) -> None:
    assert names(text, "programme") == schemes


def test_every_weight_has_its_feature() -> None:
    known = {(kind, name) for kind, features in _FEATURES.items() for name, _ in features}
    known |= {(kind, name) for kind, families in _FAMILIES.items() for name, _ in families}
    for row in (*rows(NameWeight), *rows(FastNameWeight)):
        name = row.feature.partition(" ")[0]
        assert name in ("bias", "found") or (row.kind, name) in known


def test_overlapping_readings_compete_as_sets() -> None:
    article = Article((Block("paragraph", Text.of("球队连夜飞昆明上高原，夜游鸣沙山的人不少。")),))
    [row] = NameFinder().candidates(article)
    kept = best_set(row)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    assert [each.name for each in kept] == ["昆明", "鸣沙山"]
    assert {"昆明", "昆明上高原"} <= {each.name for each in row}
    assert best_set(row[::-1]) == kept  # in whatever order the finders offer them


def test_a_score_is_the_sum_of_its_reasons() -> None:
    article = Article((Block("paragraph", Text.of("门将鲁春阳说，点球是练出来的。")),))
    [row] = NameFinder().candidates(article)
    [candidate] = [each for each in row if each.name == "鲁春阳"]
    shown = dict(features_of(candidate))
    assert shown["is_introduced"] == shown["speaks"] == 1.0
    assert weights("person")["is_unsure_and_unintroduced"] < 0 < weights("person")["network_agrees"]
