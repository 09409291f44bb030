"""Counts and measures: a number with a measure word or a unit, and its SI value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Quantity
from extractor.values.number.not_figures import (
    is_in_name,
    is_ordinal,
    is_rank,
    is_way,
    lacks_its_noun,
    states_a_figure,
)
from extractor.values.number.numeral import LIST, RANGE, RANGE_SIGNS, Numeral, number
from extractor.values.number.placed_number import is_list_of_two, place, read_numbers
from extractor.values.number.unit_words import any_of, measure_words, units
from extractor.values.number.word_borders import ends_inside_word
from extractor.values.quantity.counted_noun import counted_noun
from extractor.values.quantity.si import quantity, si_value

QUANTITY: RuleSet[Quantity] = RuleSet("quantity")

_LATIN = [u for u in units() if (u[0].isascii() and u[0].isalpha()) or u[0] in "μ"]
PRINTED_UNITS = [u for u in units() if u not in _LATIN]
_COUNTERS = any_of([*measure_words(), *PRINTED_UNITS])
_UNIT = rf"(?:(?P<unit>{_COUNTERS})|(?P<unit>{any_of(_LATIN)})(?![A-Za-z\d]))"
# A number and 个 before these make a duration, a share or a clock time.
_ELECTRIC = regex.compile(r"电(?![影视动子器脑话站网池梯机源线缆力路流压炉商竞])")
_NONE_OF = frozenset([*"例起宗次人个户岁", "周岁"])
_WITH_NOUN = ("钱", "石", "兆")
_NOT_UNIT = r"(?!(?<=分升)[到至级上入降格为]|(?<=个)[GMT](?![A-Za-z\d])|(?<=包)邮(?![票件局政])|(?<=比特)币|百分点|钟|多?半?(?:月|星期|礼拜|小时|钟头|工作[日天]|季度|世纪|学期|年头|分钟|(?<=个多?半?)(?:基点|点)))"


def counted_pattern(counters: str, unit: str) -> str:
    """The pattern of a number or a range with a unit: `counters` are those that may stand behind the lower number too, `unit` has the group `unit`."""
    return rf"(?:(?P<frost>零下|零上)?{number('low', signed=True)} ?(?P<lowunit>{counters})?(?:{RANGE}|{LIST})(?P<frost2>零下|零上)?{number('num', signed=True, border=False)}|(?P<frost>零下|零上)?{number('num', signed=True)}) ?{unit}{_NOT_UNIT}(?P<half>半(?![年月天小夜日价个晌点路]))?"


@QUANTITY.rule(
    counted_pattern(_COUNTERS, _UNIT),
    yes=examples("""
        12家企业 -> 12 家 of 企业 | 超1500家 -> 1500 家 over | 2100余户 -> 2100 户 over | 0至3岁 -> 0..3 岁 | 68亩 -> 68 亩 | 317万人次 -> 3170000 人次
        27家次 -> 27 家次 | 11场次 -> 11 场次 | 7.2万余笔 -> 72000 笔 over | 64万余人次 -> 640000 人次 over | 百余场 -> 100 场 over | 上百家 -> 100 家 over | 十余万件 -> 100000 件 over
        十几个 -> 10 个 several | 几百人 -> 100 人 several | 数百名 -> 100 名 several | 三十来岁 -> 30 岁 about | 二十五六岁 -> 25..26 岁 | 三五百人 -> 300..500 人
        五六个人 -> 5..6 个 of 人 | 过万人 -> 10000 人 over | 超万亩 -> 10000 亩 over | 近千个 -> 1000 个 nearly | 逾八百辆 -> 800 辆 over
        未满18岁 -> 18 岁 under | 70周岁以上 -> 70 周岁 at_least | ≤27米 -> 27 米 at_most | ≥5人 -> 5 人 at_least | 最高气温35℃ -> 35 ℃ | 最低气温零下8度 -> -8 度 | 最多可容纳300人 -> 300 人 at_most | 最长可延长30米 -> 30 米 at_most | 不少于3名 -> 3 名 at_least
        至少5个 -> 5 个 at_least | 最多8人 -> 8 人 at_most | 20人以内 -> 20 人 at_most | 100斤左右 -> 100 斤 about | 不足10人 -> 10 人 under | 约500人 -> 500 人 about
        5公里内 -> 5 公里 at_most | 2吨多 -> 2 吨 over | 3公里多 -> 3 公里 over | 500人上下 -> 500 人 about | 突破17万条 -> 170000 条 over
        10-20人 -> 10..20 人 | 10到20人 -> 10..20 人 | 10人到20人 -> 10..20 人 | 3~5千克 -> 3..5 千克 | 三到五公里 -> 3..5 公里 | 六、七级 -> 6..7 级
        3、4个 -> 3..4 个 | 0-6岁 -> 0..6 岁 | 十五至二十公斤 -> 15..20 公斤 | 2万至3万吨 -> 20000..30000 吨 | 20—30厘米 -> 20..30 厘米
        两百五十公里 -> 250 公里 | 3.5万吨 -> 35000 吨 | 3千米 -> 3 千米 | 5千克 -> 5 千克 | 60千瓦 -> 60 千瓦 | 1500万千瓦时 -> 15000000 千瓦时 | 2.5兆瓦 -> 2.5 兆瓦
        零下五度 -> -5 度 | 零下20℃ -> -20 ℃ | -5℃ -> -5 ℃ | 25摄氏度 -> 25 摄氏度 | 零上3℃ -> 3 ℃ | 15度以上 -> 15 度 at_least
        100km² -> 100 km² | 5kWh -> 5 kWh | 120km/h -> 120 km/hour | 5千米每小时 -> 5 千米/hour | 220V -> 220 V | 2.4GHz -> 2.4 GHz | 90分贝 -> 90 分贝 | 1GB -> 1 GB | 50 kg -> 50 kg
        500毫升 -> 500 毫升 | 20寸 -> 20 寸 | 100马力 -> 100 马力 | 1500大卡 -> 1500 大卡 | 3英里 -> 3 英里 | 6英尺 -> 6 英尺 | 10海里 -> 10 海里 | 2克拉 -> 2 克拉
        5立方米 -> 5 立方米 | 3公顷 -> 3 公顷 | 10平方公里 -> 10 平方公里 | 600平方米 -> 600 平方米 | 80㎡ -> 80 ㎡ | 十里路 -> 10 里 | 五里地 -> 5 里 | 35微克/立方米 -> 35 微克/立方米
        3倍 -> 3 倍 | 1.5倍 -> 1.5 倍 | 两倍半 -> 2.5 倍 | 一倍 -> 1 倍 | 增长两倍多 -> 2 倍 over | 一斤半 -> 1.5 斤 | 三个半 -> 3.5 个 | 两个半馒头 -> 2.5 个 of 馒头
        时速120公里 -> 120 公里/hour | 每周3次 -> 3 次/week | 每人扣12分 -> 12 分/person | 年均开展30余场次 -> 30 场次/year over | 日均8000件 -> 8000 件/day
        仅一家 -> 1 家 | 可申请一次 -> 1 次 | 出让一幅地块 -> 1 幅 of 地块 | 每户一份 -> 1 份/household | 1项护理责任 -> 1 项 of 护理责任 | 一公里 -> 1 公里
        两个 -> 2 个 | 五名教师 -> 5 名 of 教师 | 三口水井 -> 3 口 of 水井 | 四家医院 -> 4 家 of 医院 | 两条道路 -> 2 条 of 道路 | 二人 -> 2 人 | 三层楼 -> 3 层 of 楼
        20度电 -> 20 度 of 电 | 约1.2亿度电 -> 120000000 度 of 电 about | 3点建议 -> 3 点 of 建议 | 3300点 -> 3300 点 | 得八分 -> 8 分 | 87起 -> 87 起 | 8级地震 -> 8 级 of 地震 | 六级大风 -> 6 级 of 大风 | 风力六级 -> 6 级 | 十二头黄牛 -> 12 头 of 黄牛 | 100 个 -> 100 个
        1萬個 -> 10000 個 | 貳佰戶 -> 200 戶 | 三萬名學生 -> 30000 名 of 學生 | ３０人 -> 30 人 | 1,500人 -> 1500 人 | 一万二千名学生 -> 12000 名 of 学生
        42.7万标箱 -> 427000 标箱 | 3万TEU -> 30000 TEU | 2万标准箱 -> 20000 标准箱 | 5万吨级泊位 -> 50000 吨级 of 泊位 | 12班次 -> 12 班次 | 2艘次 -> 2 艘次
        2打鸡蛋 -> 2 打 of 鸡蛋 | 三听啤酒 -> 3 听 of 啤酒 | 五钱黄芪 -> 5 钱 of 黄芪 | 3石粮食 -> 3 石 of 粮食 | 98华氏度 -> 98 华氏度 | 3000转 -> 3000 转 | 200匹马力 -> 200 匹马力
        60公里/小时 -> 60 公里/hour | 10米/秒 -> 10 米/second | 30毫克/升 -> 30 毫克/升 | 35μg/m³ -> 35 μg/m³ | 2亿像素 -> 200000000 像素 | 65英寸 -> 65 英寸 | 12亿立方米 -> 1200000000 立方米 | 3.2亿千瓦时 -> 320000000 千瓦时
        500兆瓦时 -> 500 兆瓦时 | 3000转/分钟 -> 3000 转/minute | 300兆宽带 -> 300 兆 of 宽带 | 500名学生参加 -> 500 名 of 学生 | 1.2万户养殖户办理贷款 -> 12000 户 of 养殖户
        约7万名观众现场观看 -> 70000 名 of 观众 about | 200名考生报名 -> 200 名 of 考生 | 200余名选手参赛 -> 200 名 of 选手 over | 18家企业抱团参展 -> 18 家 of 企业 | 3000余名志愿者参与 -> 3000 名 of 志愿者 over
        2处事故现场 -> 2 处 of 事故现场 | 5架飞机 -> 5 架 of 飞机 | 两匹马 -> 2 匹 of 马 | 三头牛 -> 3 头 of 牛 | 5棵树 -> 5 棵 of 树 | 两本书 -> 2 本 of 书 | 6台车 -> 6 台 of 车 | 3个大气压 -> 3 个大气压 | 45° -> 45 °
        好几百人 -> 100 人 several | 海拔最高1500米 -> 1500 米 | 最高水位12.5米 -> 12.5 米 | 最长跨径200米 -> 200 米 | 最大跨度50米 -> 50 米 | 最多可坐50人 -> 50 人 at_most
        2斤半 -> 2.5 斤 | 两岁半 -> 2.5 岁 | 十里山路 -> 10 里 | 3颗卫星 -> 3 颗 of 卫星 | 256个格口 -> 256 个 of 格口 | 50多个国家和地区 -> 50 个 of 国家和地区 over | 81.17亿手 -> 8117000000 手
        不到100万袋件 -> 1000000 袋件 under | 20篮板 -> 20 篮板 | 338县次 -> 338 县次 | 22个河道站 -> 22 个 of 河道站 | 12种蔬菜价格 -> 12 种 of 蔬菜 | 188.25分获得金牌 -> 188.25 分 | 19个重点监测的行业 -> 19 个 of 行业 | 1艘船距我们 -> 1 艘 of 船 | 气温19点5度 -> 19.5 度 | 近270万辆 -> 2700000 辆 nearly
        零下10至5度 -> -10..-5 度 | 零下5度到零上3度 -> -5..3 度 | 零下10℃~零下2℃ -> -10..-2 ℃ | 零下3到5度 -> -5..-3 度 | 零下3℃到5℃ -> -3..5 ℃ | 零下三四度 -> -4..-3 度 | -3℃至-8℃ -> -8..-3 ℃
        连升两级 -> 2 级 | 零岁 -> 0 岁 | 增长三点五倍 -> 3.5 倍 | 三点五亩 -> 3.5 亩 | 共三两个人 -> 2..3 个 of 人 | 37间铺面全部 -> 37 间 of 铺面 | 12家超市开业 -> 12 家 of 超市 | 3首歌 -> 3 首 of 歌 | 五颗星 -> 5 颗 of 星 | 300ppm -> 300 ppm | 两级台阶 -> 2 级 of 台阶
    """),
    no=[
        "三打白骨精",
        "2打1",
        "3听证",
        "一石二鸟",
        "1比特币",
        "百万级",
        "05版",
        "5门类",
        "3台阶",
        "六神无主",
        "1对1",
        "千亿级",
        "3转5",
        "第9次",
        "第二名",
        "第三、四名",
        "统一个性",
        "十分感谢",
        "一心一意",
        "四梁八柱",
        "千家万户",
        "一带一路",
        "一老一小",
        "一人一档",
        "三三两两",
        "一二三产业",
        "一刀切",
        "这样一个平台",
        "一支队伍",
        "一批人才",
        "最后一公里",
        "二级医院",
        "三级甲等医院",
        "二期工程",
        "3期工程",
        "五年级",
        "四点",
        "G235国道",
        "A4纸",
        "2.0版",
        "“三小庭院”",
        "“四点半课堂”",
        "《三个和尚》",
        "万家灯火",
        "百姓",
        "一方面",
        "两手抓",
        "三方协议",
        "一把手",
        "一口气",
        "一家人",
        "两头跑",
        "三轮车",
        "二维码",
        "一把火",
        "百分点3",
        "5成员",
        "30分别",
        "老三件",
        "1+3+N",
        "7×24",
        "一点",
        "一同",
        "唯一",
        "统一",
        "专一",
        "万一",
        "双十一",
        "每一个人",
        "同一个",
        "这一次",
        "一对一",
        "三级联动",
        "五级书记",
        "八个钟头",
        "十二个月",
        "3:2",
        "二组",
        "三次会议",
        "两位数增长",
        "六次全会",
        "5平3负",
        "三、四级手术",
        "乡村两级诊疗量",
        "省市县三级",
        "汽车零部件",
        "零件加工",
        "零起点",
        "二十届四中全会",
        "2.2本计划",
        "3本项目用地",
        "他拾起落叶",
        "两手准备",
        "负一层",
        "7人制足球",
        "十四届四次全会",
        "9点5分",
        "三环路",
        "北京四环内",
        "3×10^8米",
        "英语四级",
    ],
    after=[*sorted({u[0] for u in (*measure_words(), *units())}), *RANGE_SIGNS, "、", "上", "下"],
)
def counted(match: Match) -> Placed[Quantity] | list[Placed[Quantity]] | None:
    """A number or a range with its measure word or unit."""
    unit = match["unit"]
    if match["low"] and (match["lowunit"] or unit) == unit:
        numbers = _below_zero(match) or read_numbers(match["low"], match["num"], shared=not match["lowunit"])
        if numbers and numbers[1] and not is_list_of_two(match, numbers[0], numbers[1]):
            return _counted(match, match.start(), unit, match.end("unit"), numbers)
    found = []
    if match["lowunit"]:
        found.append(
            _counted(
                match, match.start("low"), match["lowunit"], match.end("lowunit"), read_numbers(None, match["low"])
            )
        )
    frost = "frost2" if match["low"] else "frost"
    start = match.start(frost) if match[frost] else match.start("num")
    found.append(_counted(match, start, unit, match.end("unit"), read_numbers(None, match["num"])))
    return [placed for placed in found if placed is not None]


def _below_zero(match: Match) -> tuple[Numeral, Numeral | None] | None:
    """The ends of a range of temperatures below zero: 零下10至5度, 零下5度到零上3度; None where it is none."""
    if not match["low"] or (match["frost"] != "零下" and not _falls_below_zero(match)):
        return None
    low, high = read_numbers(None, match["low"]), read_numbers(None, match["num"])
    if low is None or high is None:
        return None
    # The word holds for both ends where they share their unit (零下3到5度, but 零下3℃到5℃) or the range would fall without it (零下10℃至5℃).
    shared = not match["lowunit"] or low[0].value > high[0].value
    both = match["frost2"] == "零下" or (match["frost2"] is None and shared)
    first, last = low[0], high[0]
    if match["frost"] == "零下":
        first = replace(first, value=-first.value)
        last = replace(last, value=-last.value) if both else last
    return (first, last) if first.value < last.value else (last, first)


def _falls_below_zero(match: Match) -> bool:
    """Whether the higher end of a temperature stands first, a sign tells that the other is below zero: -3℃至-8℃, 5℃~-2℃."""
    return match["num"][0] in "-−" and match["unit"] in _DEGREES and not match["list"]


_DEGREES = frozenset({"℃", "度", "摄氏度", "°C", "℉"})


def _counted(
    match: Match, start: int, unit: str, unit_end: int, numbers: tuple[Numeral, Numeral | None] | None
) -> Placed[Quantity] | None:
    """One figure of the match: its span starts at `start`, its unit ends at `unit_end`."""
    text = match.string
    last = unit_end == match.end("unit")
    end = match.end() if last else unit_end
    num = match["num"] if last else match["low"]
    ranged = numbers is not None and numbers[1] is not None
    if numbers is None or is_ordinal(text, start) or is_in_name(text, start, unit_end):
        return None
    frost = match["frost2"] if match["low"] and not ranged and last else match["frost"]
    if not frost and is_rank(text, num, unit, start, unit_end, ranged=ranged):
        return None
    figure = place(text, start, end, *numbers)
    counts = unit not in units() or unit in _WITH_NOUN
    noun = counted_noun(text, end) if figure.end == end and counts and unit[-1] not in "人次分" else None
    power = unit == "度" and figure.end == end and _ELECTRIC.match(text, end) is not None
    if lacks_its_noun(text, unit, figure.value, start, unit_end, noun=noun is not None):
        return None
    if num[0].isdigit() or num[0] in "-−":
        if ends_inside_word(text, unit_end) and not (last and match["half"]):
            return None
    elif num in ("零", "〇") and unit not in units() and unit not in _NONE_OF:
        return None  # 零部件, 零件
    elif not frost:
        hedged = figure.modifier != "exact" or bool(figure.per) or ranged or bool(last and match["half"])
        named = noun is not None or is_way(text, unit, end)
        stop = end if match["half"] else unit_end
        if not states_a_figure(text, num, unit, start, stop, hedged=hedged, noun=named):
            return None
    if last and match["half"]:
        figure = replace(figure, value=figure.value + Decimal("0.5"))
    if frost == "零下" and not ranged and figure.value > 0:  # 零下负五度 says it twice
        low, high = figure.value, figure.upper
        figure = replace(figure, value=-low) if high is None else replace(figure, value=-high, upper=-low)
    placed = quantity(figure, unit, noun)
    if power:
        kilowatt_hours = si_value(figure.value, "千瓦时")
        placed = replace(placed, value=placed.value.model_copy(update={"of": "电", "si": kilowatt_hours}))
    return placed
