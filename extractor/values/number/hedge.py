"""How the words around a number hedge it: before (超, 近, 最高), inside (余, 多, 几) and behind it (以上, 左右).

Convention: contract.md, "Shared by money, percent, quantity and duration". 达, 高达, 共, 计 hedge nothing. A hedge right beside its number
belongs to the mention; one that stands off from it (最高可享320万元) only says how it is meant. The highest and lowest of what is
measured are figures like others (最高气温28℃, 最长跨径200米).
"""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.models import Modifier
from extractor.values.number.unit_words import any_of
from extractor.values.number.word_borders import word_at

# Right before the number, with at most a particle between (超过了3万).
_ADJACENT: dict[Modifier, tuple[str, ...]] = {
    "over": (
        "超过",
        "超出",
        "超",
        "逾",
        "突破",
        "多于",
        "大于",
        "高于",
        "不止",
        "远超",
        "已超",
        "赶超",
        "不下于",
        ">",
        "＞",
    ),
    "at_least": ("不少于", "不低于", "不小于", "不下", "大于等于", "大于或等于", "达到或超过", "≥", "⩾", ">=", "满"),
    "at_most": ("不超过", "不超", "不高于", "不多于", "不大于", "未超过", "小于等于", "小于或等于", "≤", "⩽", "<="),
    "nearly": ("将近", "接近", "几近", "近", "逼近", "临近"),
    "under": ("不足", "不到", "低于", "少于", "小于", "未满", "不满", "未达", "未到", "<", "＜", "短于"),
    "about": ("大约", "大概", "约莫", "约合", "约", "差不多", "≈", "~", "近似", "大致"),
    "several": ("好", "若干"),
}
# They reach over the words between in the clause (至少完成5项, 最多可容纳300人) …
_REACHING: dict[Modifier, tuple[str, ...]] = {
    "at_least": ("至少", "起码", "最少"),
    "at_most": ("至多", "最多", "顶多"),
}
# … and these, which also qualify nouns (最高气温35℃), only over verbs of giving and getting (最高可享320万元).
_LIMITS: dict[Modifier, tuple[str, ...]] = {
    "at_least": ("最低", "最短", "下限"),
    "at_most": ("最高", "最长", "上限", "封顶"),
}
# Between 最高 and a sum or share that is paid at most: 最高赔付金额88.4万元, 最高限额5万元.
_CEILING = ("金额", "额度", "限额", "限价", "数额", "上限", "比例", "标准", "额")
_GIVING = (
    "可享受", "可享", "可获得", "可获", "可得", "可达", "可以", "可", "能", "不超过", "补助", "奖励", "给予", "享受", "获得", "获", "领取", "领", "报销",
    "赔付", "赔偿", "支付", "支持", "资助", "补贴", "贷款", "贷", "借", "申请", "罚款", "处以", "赔", "减免", "免", "优惠", "返还", "返", "立减", "减", "抵扣", "抵",
    "延长", "达到", "达", "到", "为", "是", "有", "仅", "只", "需", "要", "不低于", "一次性", "约", "授信", "理赔", "扶持", "奖补", "可有", "提供", "缴纳", "缴", "付", "给",
    "容纳", "承保", "追偿", "信贷", "融资", "担保", "退", "省", "降", "卖", "拿", "得", "帮扶",
    "救助", "救济", "罚", "补", "减收", "退还", "退税", "兑付", "兑现", "提取", "让利", "代偿", "补偿", "投保", "发放", "拨付", "垫付", "先行", "每户", "每人",
)  # fmt: skip
# One-character hedges are no hedges at the end of these words (附近30家, 签约67家, 圆满, 反超).
_NOT_BEHIND = {
    "近": "附最邻靠临远新晚亲就走凑贴毗相迫切",
    "约": "节公条合签契预隐制解违履婚赴失特纽邀相誓简集",
    "超": "反赶高英法意德西",
    "满": "圆充丰饱美客爆布挤完届期丰坐装填加注灌排占盛堆种挂贴写站",
    "好": "",
    "逾": "",
    "不下": "居",
}
_BY_WORD: dict[str, Modifier] = {
    word: kind for table in (_ADJACENT, _REACHING, _LIMITS) for kind, words in table.items() for word in words
}
_BEFORE = regex.compile(
    rf"(?:(?P<word>{any_of(w for words in _ADJACENT.values() for w in words)})(?:了|达到|达|有|为|至|到|是|占|需|要|:)?"
    rf"|(?P<far>{any_of(w for words in _REACHING.values() for w in words)})(?:[^\d\s，。；、：:！？（）()“”的一二三四五六七八九十两百千万亿]{{0,5}})"
    rf"|(?P<limit>{any_of(w for words in _LIMITS.values() for w in words)})(?:{any_of(_GIVING)}){{0,3}}(?P<ceiling>{any_of(_CEILING)})?(?:[为是达至:：]|可达|不超过)?)"
    r"[ ]?(?:人民币|US\$|HK\$|[¥$€£])?$",
    regex.VERSION1,
)
_WINDOW = 16
# 海拔最高1500米, 最高38℃ are readings, not limits.
_MEASURED = regex.compile(
    r"(?:海拔|水位|气温|温度|体温|浪高|风力|风速|阵风|时速|雨量|水量|浓度|指数|血压|心率|流量|落差|高程)$"
)
# 约占全省的三分之一: a hedge before 占 is one of the share.
_SHARE_OF = regex.compile(
    rf"(?P<word>{any_of(w for kind in ('over', 'nearly', 'under', 'about') for w in _ADJACENT[kind] if w.isalpha())})占(?:[^\d，。；、：！？占]{{1,16}}?的|到|了|比)?$",
    regex.VERSION1,
)
# 单日最高达120万人次 is a record, 单日最高赔付300元 a limit.
_RECORD = regex.compile(r"(?:(?<!每)[单当首][日月周年季场次天]|(?<![每\d])[日月年]|历史|历年|同期|近年|创下|刷新)的?$")
_REACHED = frozenset({"达", "达到", "为", "是", "至", "到", ""})
_TENTHS = regex.compile(r"[一二三四五六七八九\d]{1,3}成")
# 票房破10亿 is more than that; 打破10项纪录 and 破获 are not.
_BREAKING = frozenset("打侦攻击识撞冲爆看点告查")
_LARGE = regex.compile(r"[\d.]{1,6}[万亿%]|[一二三四五六七八九十两]{1,3}[万亿]", regex.VERSION1)
_TEMPERATURE = regex.compile(r"零?[下上]?[-−]?[\d.一二三四五六七八九十]{1,6}(?:℃|°C|摄氏度|度)", regex.VERSION1)

_BEHIND: dict[Modifier, tuple[str, ...]] = {
    "at_least": (
        "及以上",
        "(含)以上",
        "（含）以上",
        "或以上",
        "以上",
        "之上",
        "起步",
        "起",
        "打底",
        "朝上",
        "往上",
        "保底",
        "＋",
        "+",
    ),
    "at_most": (
        "及以内",
        "(含)以内",
        "（含）以内",
        "以内",
        "之内",
        "(含)以下",
        "（含）以下",
        "及以下",
        "或以下",
        "以下",
        "之下",
        "封顶",
        "内",
        "为限",
    ),
    "about": ("左右", "上下", "前后", "许", "光景"),
    "over": ("(不含)以上", "（不含）以上", "还要多", "还多", "开外", "出头", "有余", "余", "多", "冒头", "挂零"),
    "under": ("(不含)以下", "（不含）以下", "不到", "不足"),
    "exact": ("之多",),
}
_BEHIND_WORD: dict[str, Modifier] = {word: kind for kind, words in _BEHIND.items() for word in words}
_BEHIND_PATTERN = regex.compile(rf"(?P<word>{any_of(w for w in _BEHIND_WORD)})", regex.VERSION1)
# What follows tells a hedge from the beginning of another word (起来, 内容, 多元).
_NOT_BEFORE = {
    "起": "来诉点源草始伏降飞步火付价头义初因居拍",
    "内": "容部外地需在心涵存置陆资蒙科",
    "多": "元样种次年数少方家名为于层功媒边维发云能",
    "余": "额地下人生杭姚",
    "许": "多可诺昌下",
    "不足": "之以的为",
    "不到": "位的",
    "+": "0123456789",
    "保底": "线",
    "前后": "端",
}


# 以上百, 线上千: what 上, 过 and 破 belong to there.
_GOES_BY = frozenset("以之晚早线网身路马实地面基海通超经不打突")


# 超11项世界纪录: records are broken, not exceeded in number.
_RECORDS = regex.compile(r"\d{1,3}[项次][一-龥]{0,8}[纪记]录")


# Several rules ask about one number: the last answers are kept.
@lru_cache(maxsize=256)
def hedge_before(text: str, start: int) -> tuple[int, Modifier | None]:
    """Where the hedge before a number at `start` begins, and what it says; `(start, None)` where there is none.

    Over words between, `start` itself and what it says.
    """
    low = max(0, start - _WINDOW)
    window = text[low:start]
    match = _BEFORE.search(window)
    if match is None:
        # 上百, 过万: only before a bare power of ten.
        if (
            window[-1:] in ("上", "过", "破")
            and text[start : start + 1] in set("百千万亿半")
            and window[-2:-1] not in _GOES_BY
        ):
            return start - 1, "over"
        if window[-1:] == "过" and _TENTHS.match(text, start) and window[-2:-1] not in _GOES_BY:
            return start - 1, "over"
        share = (
            _SHARE_OF.search(text, max(0, start - 2 * _WINDOW), start)
            if "占" in text[max(0, start - 20) : start]
            else None
        )
        if share is not None and not _is_part_of_word(text, share.start(), share["word"]):
            return start, _BY_WORD[share["word"]]
        if window[-1:] == "破" and window[-2:-1] not in _BREAKING and _LARGE.match(text, start):
            return start - 1, "over"
        return start, None
    group = "word" if match["word"] else "far" if match["far"] else "limit"
    word = match[group]
    at = low + match.start(group)
    if _is_part_of_word(text, at, word) or (word == "超" and _RECORDS.match(text, start)):
        return start, None
    if match["limit"] and (_TEMPERATURE.match(text, start) or _MEASURED.search(text, max(0, at - 6), at)):
        return start, None
    between = text[low + match.end(group) : start].strip(" 了:：")
    if match["limit"] and between in _REACHED and _RECORD.search(text, max(0, at - 6), at):
        return start, None
    stands_off = between[:1].isalpha() and not between.startswith("人民币") and between not in _BY_WORD
    return start if stands_off else at, _BY_WORD[word]


def _is_part_of_word(text: str, at: int, word: str) -> bool:
    """Whether a hedge at `at` is the end of another word (附近, 签约), as the dictionary cuts the clause (更新近270万辆 holds 更新)."""
    if word not in _NOT_BEHIND or not at or text[at - 1] not in _NOT_BEHIND[word]:
        return False
    return len(word) > 1 or word_at(text, at)[0] < at


def hedging_word(text: str, start: int) -> str:
    """The word that hedges a number at `start` from before (最高 in 最高可享320万元), empty where there is none."""
    match = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    return "" if match is None else match["word"] or match["far"] or match["limit"]


def leads_up(text: str) -> bool:
    """Whether `text` is nothing but a hedge and words between it and its number (最高可享)."""
    match = _BEFORE.search(text)
    return match is not None and match.start() == 0


@lru_cache(maxsize=256)
def hedge_behind(text: str, end: int) -> tuple[int, Modifier | None]:
    """Where the hedge behind a unit ending at `end` ends, and what it says; `(end, None)` where there is none."""
    match = _BEHIND_PATTERN.match(text, end)
    if match is None:
        return end, None
    word = match["word"]
    following = text[match.end() : match.end() + 1]
    if word in _NOT_BEFORE and following and following in _NOT_BEFORE[word]:
        return end, None
    if word in ("多", "余") and following.isalpha() and following not in "的了一就以每":
        return end, None
    if word in ("起步", "起") and "从" in text[max(0, end - 14) : end]:
        return end, None
    return match.end(), _BEHIND_WORD[word]


def hedged(text: str, start: int, end: int, inside: Modifier = "exact") -> tuple[int, int, Modifier]:
    """The span of a figure with its hedges, and its modifier: what stands before wins over inside, inside over behind."""
    low, before = hedge_before(text, start)
    high, behind = hedge_behind(text, end)
    modifier = before or (inside if inside != "exact" else None) or behind or "exact"
    return low, high, modifier
