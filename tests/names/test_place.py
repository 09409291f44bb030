"""Places: what they become, what they are not, and the functions that other name finders ask."""

from __future__ import annotations

import time

import pytest

from extractor.mentions import Word
from extractor.models import Place
from extractor.names.place.find import find_places, resolve_place, starts_with_place
from extractor.names.tagger.network import tag_words


def places(*texts: str) -> dict[str, Place]:
    words = tag_words(texts)
    spans = [[(word.start, word.end) for word in block if word.tag in ("LOC", "ns")] for block in words]
    found: dict[str, Place] = {}
    for text, mentions in zip(texts, find_places(texts, words, spans), strict=True):
        for mention in mentions:
            assert isinstance(mention.value, Place)
            found[text[mention.start : mention.end]] = mention.value
    return found


def test_villages_lie_where_the_article_is() -> None:
    found = places("德清县莫干山镇的民宿又满了。", "后坞村的书记说，客人来自上海。")
    assert found["后坞村"].path == ["浙江省", "湖州市", "德清县", "莫干山镇", "后坞村"]
    assert found["后坞村"].level == "village"
    assert found["后坞村"].code is not None
    assert found["后坞村"].code.startswith("330521")


def test_a_village_keeps_its_path_where_it_stands_alone() -> None:
    found = places("安吉县天荒坪镇余村村迎来游客。", "余村村的老李开了民宿，县里还有别的镇。")
    assert found["余村村"].path == ["浙江省", "湖州市", "安吉县", "天荒坪镇", "余村村"]


@pytest.mark.parametrize(
    ("text", "name", "site"),
    [
        (
            "该地块位于诸暨市店口镇解放路与中央路交叉口西侧。",
            "诸暨市店口镇解放路与中央路交叉口西侧",
            "解放路与中央路交叉口西侧",
        ),
        ("旅客从长沙黄花国际机场出发。", "长沙黄花国际机场", "黄花国际机场"),
        ("货轮停在宁波港。", "宁波港", "宁波港"),
        ("企业落户昆山经济技术开发区。", "昆山经济技术开发区", "昆山经济技术开发区"),
    ],
)
def test_sites(text: str, name: str, site: str) -> None:
    found = places(text)
    assert found[name].level == "site"
    assert found[name].name == site
    assert found[name].path[-1] == site


def test_a_road_named_after_a_place_lies_elsewhere() -> None:
    found = places("武汉市民在南京路散步。")
    assert found["武汉"].code == "420100"
    assert found["南京路"].code is None


@pytest.mark.parametrize(
    "text",
    [
        "中国式现代化是大家的事。",
        "他扩大理财规模，完成武装训练。",
        "各地资源丰富，合作共赢，惠民利民，富裕起来。",
        "孙宁国、周保定两位师傅来了。",
        "城区、郊区和农村一样美，示范村越来越多，城市社区热心服务。",
        "国道和省道都通了，公安部门加强巡逻。",
    ],
)
def test_no_places(text: str) -> None:
    assert places(text) == {}


def test_offsets_and_order() -> None:
    text = "从浙江省杭州市到江苏苏州，再到安徽，一路向西。"
    (found,) = find_places([text], [[]], [[]])
    assert [text[each.start : each.end] for each in found] == ["浙江省杭州市", "江苏苏州", "安徽"]


def test_the_tagger_is_heard_on_foreign_places() -> None:
    text = "他到过阿克苏里亚。"
    words = [Word(0, 3, "v"), Word(3, 8, "LOC"), Word(8, 9, "w")]
    (found,) = find_places([text], [words], [[(3, 8)]])
    assert [text[each.start : each.end] for each in found] == ["阿克苏里亚"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("杭州", "330100"),
        ("金华市婺城区", "330702"),
        ("吉林", "220000"),
        ("海南州", "632500"),
        ("阿坝", "513200"),
        ("下城区", "330103"),
    ],
)
def test_resolve(name: str, code: str) -> None:
    place = resolve_place(name)
    assert place is not None
    assert place.code == code


def test_resolve_near() -> None:
    near = resolve_place("徐州市")
    assert near is not None
    place, alone = resolve_place("鼓楼区", [near]), resolve_place("鼓楼区")
    assert place is not None
    assert place.code == "320302"
    assert alone is not None
    assert (alone.level, alone.code) == ("county", None)
    assert resolve_place("这里") is None


@pytest.mark.parametrize(
    ("text", "pos", "end"),
    [
        ("杭州市医疗保障局", 0, 3),
        ("浙江省杭州市上城区卫健局", 0, 9),
        ("到金华医保局", 1, 3),
        ("医疗保障局", 0, None),
        ("北京上海两地", 0, 2),
    ],
)
def test_starts_with_place(text: str, pos: int, end: int | None) -> None:
    assert starts_with_place(text, pos) == end


@pytest.mark.parametrize("text", ["镇", "村", "杭州", "中国", "路与", "鼓楼区"])
def test_hostile_lines_stay_linear(text: str) -> None:
    def seconds(times: int) -> float:
        line = text * times
        words = [Word(i, i + len(text), "n") for i in range(0, len(line), len(text))]
        begin = time.process_time()
        find_places([line], [words], [[]])
        return time.process_time() - begin

    short = max(seconds(2_000), 0.005)
    assert seconds(20_000) < 40 * short
