"""Short passages: what is true raises no alarm, and a planted error is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from extractor.checks import Check, check_consistency

HERE = Path(__file__).parent
# Of the checkable claims of planted.tsv, which the rules were written with.
RECALL = 0.9


def lines_of(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def checks_of(text: str) -> list[Check]:
    return check_consistency(extract(text))


def said_of(text: str) -> list[str]:
    return [f"{check.kind} {check.verdict} {check.arithmetic}" for check in checks_of(text)]


def test_true_passages_raise_no_alarm() -> None:
    traps = lines_of("traps.txt")
    alarms = {text: said_of(text) for text in traps if any(c.verdict == "contradicted" for c in checks_of(text))}
    assert len(traps) > 60 and alarms == {}


def test_planted_errors_are_found() -> None:
    planted = [line.split("\t") for line in lines_of("planted.tsv")]
    missed = []
    for text, wrong, _ in planted:
        document = extract(text)
        printed = {entity.id: entity.text for entity in document.entities}
        alarms = [check for check in check_consistency(document) if check.verdict == "contradicted"]
        if not any(printed[used.fact.entity] in wrong for check in alarms for used in check.used):
            missed.append(text)
    assert len(missed) <= (1 - RECALL) * len(planted), missed


SAID = {
    "本市鸡蛋均价每斤5元，上周同日为每斤4元，一周上涨25%。": ["change confirmed (5 - 4) / 4 = 0.25"],
    "8月平均气温27.6℃，常年同期为26.4℃，较常年偏高1.2℃。": ["change confirmed 27.6 - 26.4 = 1.2"],
    "门诊放号400个，网上约走250个，窗口领走90个，还剩60个。": ["remainder confirmed 400 - 250 - 90 = 60"],
    "甲村人均收入2.4万元，乙村人均收入1.9万元，两村相差0.5万元。": ["remainder confirmed 24000 - 19000 = 5000"],
    "该地块以1.26亿元成交，起拍价9000万元，溢价率40%。": ["rate confirmed 126000000 / 90000000 - 1 = 0.4"],
    "隧道从2011年开挖到2019年贯通，前后用了8年。": ["date confirmed 2019 - 2011 = 8"],
    "营业收入8.5亿元，营业成本6.2亿元，毛利2.3亿元。": ["remainder confirmed 850000000 - 620000000 = 230000000"],
    "剧场可容纳3万人，到场观众2.1万人，上座率70%。": ["rate confirmed 21000 / 30000 = 0.7"],
    "项目预算600万元，中标价540万元，节约率10%。": ["rate confirmed 1 - 5400000 / 6000000 = 0.1"],
    "地块起拍价9000万元，成交价1.26亿元，溢价率40%。": ["rate confirmed 126000000 / 90000000 - 1 = 0.4"],
    "期初余额20.5亿元，本年收入7.2亿元，支出4.1亿元，期末余额23.6亿元。": [
        "remainder confirmed 2050000000 + 720000000 - 410000000 = 2360000000"
    ],
    "他种了250亩，平均亩产600公斤，总产量为150吨。": ["average confirmed 600 * 250 * 0.001 = 150"],
    "车间有工人240名，平均每人每天装配15台，日产量为3600台。": ["average confirmed 3600 / 240 = 15"],
    "馆藏图书由46万册增至69万册，是原来的1.5倍。": [
        "change confirmed 690000 / 460000 = 1.5",
        "change confirmed 460000 < 690000",
    ],
    "甲县以12.4万吨居第一位，乙县以11.8万吨居第二位，丙县以9.7万吨居第三位。": [
        "rank confirmed 124000 >= 118000 >= 97000"
    ],
    "活动从5月1日持续到5月7日，为期7天。": ["date confirmed 05-01 to 05-07 = 6 to 7"],
    "今天是5月8日，距6月7日的考试还有30天。": ["date confirmed 05-08 to 06-07 = 30 to 31"],
    "列车9时10分开出，11时25分到达，全程用时2小时15分钟。": ["date confirmed 11:25 - 09:10 = 2:15"],
    "中学1956年建校，2026年迎来建校70周年。": ["date confirmed 2026 - 1956 = 70"],
    "中学1956年建校，2026年迎来建校80周年。": ["date contradicted 2026 - 1956 = 70"],
    "志愿者共2400人，其中大学生占三分之二，即1600人。": ["rate confirmed 1600 / 2400 ≈ 0.666667"],
    "公司研发投入2.4亿元，营业收入30亿元，研发投入占营业收入的8%。": ["rate confirmed 240000000 / 3000000000 = 0.08"],
}


@pytest.mark.parametrize("sentence", SAID)
def test_said_of_a_sentence(sentence: str) -> None:
    assert said_of(sentence) == SAID[sentence]


def test_a_check_names_its_cue() -> None:
    (check,) = checks_of("剧场可容纳3万人，到场观众2.1万人，上座率70%。")
    assert (check.kind, check.cue) == ("rate", "上座率")
    (check,) = checks_of("甲镇种植120亩，乙镇种植80亩，合计200亩。")
    assert (check.kind, check.cue) == ("sum", "合计")


TABLE = """2024年各镇粮食产量表
单位：万吨

| 镇 | 小麦 | 水稻 | 单产 |
|---|---|---|---|
| 甲镇 | 1.2 | 3.4 | 0.4 |
| 乙镇 | 2.1 | 2.8 | 0.5 |
| 丙镇 | 1.5 | 3.0 | 0.4 |
| 合计 | {} | {} | 0.4 |
"""


@pytest.mark.parametrize(
    ("totals", "verdicts"),
    [
        (("4.8", "9.2"), ["confirmed", "confirmed"]),
        (("4.8", "9.9"), ["confirmed", "contradicted"]),
        (("5.8", "9.9"), []),  # nothing bears the rows out as all of it
    ],
)
def test_table_totals_against_their_rows(totals: tuple[str, str], verdicts: list[str]) -> None:
    assert [check.verdict for check in checks_of(TABLE.format(*totals)) if check.kind == "sum"] == verdicts


@pytest.mark.parametrize(
    ("sentence", "noted"),
    [
        ("森林覆盖率由61.3%提高到64.1%，提高2.8%。", True),
        ("森林覆盖率由61.3%提高到64.1%，提高2.8个百分点。", False),
        ("产值由120亿元增至150亿元，增长25个百分点。", True),
    ],
)
def test_percent_and_percentage_points_are_told_apart(sentence: str, noted: bool) -> None:
    checks = [check for check in checks_of(sentence) if check.computed is not None]
    assert [(check.verdict, check.note is not None) for check in checks] == [("confirmed", noted)]


def test_a_claim_may_stand_in_two_sentences() -> None:
    wrong = ["contradicted"]
    for text in (
        "剧场可容纳3万人。昨晚到场观众2.1万人，上座率80%。",
        "馆藏图书由46万册增至69万册；增长40%。",
        "甲镇种植120亩，乙镇种植80亩。合计220亩。",
    ):
        assert [check.verdict for check in checks_of(text) if check.computed is not None] == wrong, text
    # What else is counted in them may be meant.
    assert "contradicted" not in [
        c.verdict for c in checks_of("甲镇种植120亩，乙镇种植80亩。丙镇种植30亩。三镇合计230亩。")
    ]
