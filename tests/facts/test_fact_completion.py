"""Subjects, metrics, periods and qualifiers that stand further off than the words next to the figure."""

from __future__ import annotations

import time

import pytest
from test_fact_parts import facts_of, subject


@pytest.mark.parametrize(
    ("text", "names", "title", "figure", "wanted"),
    [
        ("区里设立“萤火”助学基金。基金首期规模900万元。", "programme “萤火”助学基金", "", "900万元", "“萤火”助学基金"),
        (
            "云岭学院今年扩招。该校技术合同额2亿元。",
            "organization 云岭学院; organization 甲银行",
            "",
            "2亿元",
            "云岭学院",
        ),
        (
            "据县粮食局数据显示，今年产粮30万吨。",
            "organization 县粮食局; place 青河县",
            "青河县秋粮丰收",
            "30万吨",
            "青河县",
        ),
        ("全县建成冷库45座。", "programme 冷链通; place 青河县", "“冷链通”惠及青河县", "45座", "青河县"),
        ("余下部分由“康宁保”赔付2.4万元。", "programme 康宁保; place 青河县", "青河县织密保障网", "2.4万元", "康宁保"),
        (
            "“一车橘子只卖了8000元。”刘大山说。",
            "person 刘大山; place 青河县",
            "青河县见闻",
            "8000元",
            "刘大山/一车橘子",
        ),
        ("其中柳江3.1万人、安溪2.7万人。", "place 柳江; place 安溪", "", "2.7万人", "安溪"),
        ("投保“康宁保”的达26.3万人。", "programme 康宁保; place 青河县", "青河县织密保障网", "26.3万人", "康宁保"),
    ],
)
def test_subject_from_further_off(text: str, names: str, title: str, figure: str, wanted: str) -> None:
    assert subject(facts_of(text, names, title)[figure]) in wanted.split("/")


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("职工每月提取房租的限额，从900元提高到1500元。", "900元", "每月提取房租的限额/房租的限额"),
        ("职工每月提取房租的限额，从900元提高到1500元。", "1500元", "每月提取房租的限额/房租的限额"),
        ("地头收购价由每斤1.8元涨到2.6元。", "1.8元", "地头收购价/收购价"),
        ("去年赔付1.2万人次、3100万元，人均2583元。", "1.2万人次", "赔付人次"),
        ("去年赔付1.2万人次、3100万元，人均2583元。", "2583元", "人均赔付"),
        ("财政投入5400万元。", "5400万元", "财政投入/投入"),
        ("其中女学员占三成五。", "三成五", "女学员占比"),
        ("报名人数是招生人数的3.5倍。", "3.5倍", "报名人数"),
        ("每公斤均价比前年提高15元。", "15元", "每公斤均价提高/均价提高"),
        ("全市港口年通过能力将达1.2亿吨。", "1.2亿吨", "港口年通过能力/年通过能力"),
        ("病历传到40公里外的县医院。", "40公里", "距离"),
        ("新厂距县城15公里。", "15公里", "距离"),
        ("这里离市区有50公里远。", "50公里", "距离"),
        ("修建公路40公里，外墙粉刷300平方米。", "40公里", "修建公路"),
        ("学员里年纪最大的54岁，最小的19岁。", "54岁", "最大年龄"),
        ("学员里年纪最大的54岁，最小的19岁。", "19岁", "最小年龄"),
        ("镇上最大的企业由38岁的她创办。", "38岁", "年龄"),
        ("本报讯 队员平均年龄35岁。", "35岁", "队员平均年龄"),
    ],
)
def test_metric_is_completed(text: str, figure: str, wanted: str) -> None:
    assert facts_of(text)[figure].metric in wanted.split("/")


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("记者昨日获悉，合作社卖出大米30吨。", "30吨", None),
        ("2024年，村集体收入80万元，是2019年的1.6倍。", "1.6倍", "2024"),
        ("去年11月开班，首批48人已于今年3月全部上岗。", "48人", "2025-03"),
        ("去年，全村接待游客6万人次。接下来，村里将投入500万元。", "500万元", None),
        ("去年冬天他病了一场。全市对低保家庭按3万元封顶。", "3万元", None),  # a season without days goes no further
        ("今年1月，试点已归集资金3亿元。余额不少于3000元的，可按1%的比例领取补贴。", "1%", None),
    ],
)
def test_period_governs_what_it_dates(text: str, figure: str, wanted: str | None) -> None:
    period = next(fact for key, fact in facts_of(text).items() if figure in key).period
    assert (period.edtf if period else None) == wanted


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("基础档每月上门4次，提升档每月上门8次。", "8次", {"tier": "提升档"}),
        ("续保率达88%。", "88%", {}),
        ("该公司累计投资3.2亿元。", "3.2亿元", {}),
        ("镇里与广州、东莞等地的19家企业签约。", "19家", {}),
    ],
)
def test_qualifiers_on_evidence(text: str, figure: str, wanted: dict[str, str]) -> None:
    found = dict(facts_of(text, "place 广州; place 东莞")[figure].qualifiers)
    kept = {key: value for key, value in found.items() if key in wanted or key in ("item", "place", "tier")}
    assert kept == wanted


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("老人和学生的票价分别为5元和8元。", "8元", "学生"),
        ("多子女家庭补助2400元。", "2400元", "多子女家庭"),
        ("种植黄芪80亩、党参60亩。", "60亩", "党参"),
        ("种植茶叶300亩、桑树120亩。", "120亩", "桑树"),
    ],
)
def test_whom_or_what_is_owner_or_qualifier(text: str, figure: str, wanted: str) -> None:
    fact = facts_of(text)[figure]
    assert wanted in (subject(fact), fact.qualifiers.get("population"), fact.qualifiers.get("item"))


@pytest.mark.parametrize("clause", ["青河县投入3万元，", "1万元、", "张三花8元："])
def test_one_endless_sentence_stays_linear(clause: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        facts_of(clause * times, "place 青河县")
        return time.process_time() - start

    seconds(50)
    assert seconds(800) < 12 * seconds(100) + 0.5
