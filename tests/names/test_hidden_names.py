"""Names that the tagger cut up, mislabelled or did not see, and words that only look like names."""

from __future__ import annotations

import pytest

from extractor.mentions import Word
from extractor.models import Organization, Person
from extractor.names import NameFinder
from extractor.names.tagger.corrections import retag
from extractor.page import Article, Block
from extractor.text import Text


def named(text: str, kind: str) -> list[str]:
    [[block]] = NameFinder().find([Article((Block("paragraph", Text.of(text)),))], [[[]]])
    return [text[m.start : m.end] for m in block.mentions if m.type == kind]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("社员蒙桂花领到了分红，护士路遥远救起老人。", ["蒙桂花", "路遥远"]),  # a surname and a word
        ("宣传部部长方向东来到现场。", ["方向东"]),  # two words cut elsewhere
        ("乌云其木格一早赶着羊群出门。", ["乌云其木格"]),  # words of names
        ("格桑梅朵和丈夫洛桑经营民宿。", ["格桑梅朵", "洛桑"]),
        ("曾经理带着团队跑了十几个镇。", ["曾经理"]),
        ("曾经理解不了的题目，现在会做了。", []),
        ("老师姆巴佩梅开二度。", ["姆巴佩"]),  # the name ends before the set phrase
        ("护理员月均收入比去年季增两成。", []),
        ("经理向客户介绍产品，司机关车门，民警查车辆。", []),
        ("学生成绩提高，选手水平不错，队员安全返回。", []),
        ("工人和家人，村民何时回来，专家何以判断。", []),
        ("社员林地流转，果农甘蔗丰收，牧民牛羊满圈。", []),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert named(text, "person") == people


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("一艘货轮在红海南部遇袭。", ["红海"]),
        ("解放路北侧地块将建停车场。", ["解放路北侧地块"]),
        ("人民路与建设路交叉口实行管制。", ["人民路与建设路交叉口"]),
        ("龙山工业园区7号地块挂牌出让。", ["龙山工业园区7号地块"]),
        ("罗家湾港区二期工程开工。", ["罗家湾港区"]),
        ("宁波舟山港吞吐量居全球第一。", ["宁波舟山港"]),
        ("石门水库完成除险加固。", ["石门水库"]),
        ("他在匈牙利德布勒森的工厂上班。", ["匈牙利德布勒森"]),
        ("非洲鼓和尤克里里都有人学。", []),
        ("荔枝园里，老人正在采果。", []),
        ("越南语、泰国菜都有人教。", []),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert named(text, "place") == places


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("县委宣传部和县融媒体中心的同志来到田头。", ["县委宣传部", "县融媒体中心"]),
        ("南部战区依法巡航。", ["南部战区"]),
        ("县里新建街道综合养老服务中心六个。", []),
        ("运动员到训练基地集训。", []),
    ],
)
def test_bodies(text: str, bodies: list[str]) -> None:
    assert named(text, "organization") == bodies


def test_a_body_called_by_its_level_gets_the_county_of_the_article() -> None:
    text = "宁远县禾亭镇今年增产。县商务局的数据显示，全县网店四千家。"
    [[block]] = NameFinder().find([Article((Block("paragraph", Text.of(text)),))], [[[]]])
    assert [m.value.name for m in block.mentions if isinstance(m.value, Organization)] == ["宁远县商务局"]


def test_a_name_set_wide_in_a_byline_is_printed_wide_and_named_close() -> None:
    text = "记者 马小云 赵 凯"
    article = Article((Block("byline", Text.of(text)),), byline=("马小云", "赵凯"))
    [[block]] = NameFinder().find([article], [[[]]])
    people = [(text[m.start : m.end], m.value.name) for m in block.mentions if isinstance(m.value, Person)]
    assert people == [("马小云", "马小云"), ("赵 凯", "赵凯")]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("哈尔科夫/PER 遭袭/v", "哈尔科夫/LOC 遭袭/v"),
        ("沙特王/PER 储/v", "沙特/LOC 王/n 储/v"),
        ("巴图/PER 孟和/PER", "巴图孟和/PER"),
        ("城市/n 戈马/PER", "城市/n 戈马/LOC"),
        ("买买/v 提·吐尔逊/PER", "买买提·吐尔逊/PER"),
        ("关长/PER 李明/PER", "关长/n 李明/PER"),
        ("李明/PER 王芳/PER", "李明/PER 王芳/PER"),
    ],
)
def test_retag(words: str, wanted: str) -> None:
    pairs = [pair.rsplit("/", 1) for pair in words.split(" ")]
    text = "".join(surface for surface, _ in pairs)
    given, start = [], 0
    for surface, tag in pairs:
        given.append(Word(start, start + len(surface), tag))
        start += len(surface)
    assert " ".join(f"{text[w.start : w.end]}/{w.tag}" for w in retag(text, given)) == wanted
