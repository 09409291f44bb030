"""Texts that lengthen without end, each in a way that some step might take badly: what `benchmarks/growth.py` measures, and the fuzzers begin with.

A pattern is `(before, unit, after)`: the unit is repeated until the text is as long as asked for. `{}` in a unit is another name each time, of two characters
and a number: what is looked up by its text, compared with all others or kept once a wording meets thousands of wordings there.
"""

from __future__ import annotations

Pattern = tuple[str, str, str]

_SYLLABLES = "华东海兴元康达信诚泰丰瑞明远宏盛天中安德"

PATTERNS: dict[str, Pattern] = {
    # numbers and their surroundings
    "digits": ("", "7", "元"),
    "numeral characters": ("", "一", "元"),
    "powers": ("", "万亿", "元"),
    "hedges": ("", "约", "3万元"),
    "amounts": ("", "3万元", "。"),
    "amounts with commas": ("", "3万元、", "。"),
    "ranges": ("", "3-", "5元"),
    "percents": ("增长", "5%", "。"),
    "fractions": ("", "1/", "2"),
    "parts in words": ("", "三分之", "一"),
    "points": ("", "3.", "5元"),
    "thousands": ("", "1,234", "元"),
    "denominators": ("", "每", "斤3元"),
    "units without numbers": ("", "平方公里", ""),
    # dates and durations
    "dates": ("", "2024年3月5日", "。"),
    "years": ("", "2024年", "底"),
    "relative days": ("", "昨天", "。"),
    "since": ("", "自", "2018年以来"),
    "months": ("", "3月、", "增长5%。"),
    "durations": ("", "3年", "来"),
    "clock times": ("", "8:30", "。"),
    # names
    "companies": ("", "公司", "赔付3万元。"),
    "one company": ("", "江海公司", "。"),
    "bodies in bodies": ("江海市", "人民医院", "。"),
    "places": ("", "浙江省杭州市西湖区", "。"),
    "surnames": ("", "欧阳", "说。"),
    "people": ("", "王小明、", "说。"),
    "posts": ("", "局长", "王小明说。"),
    "programmes": ("", "“惠民保”", "。"),
    "short for": ("", "江海公司（以下简称江海）", "。"),
    # names that are all different
    "ever other companies": ("", "{}商贸有限公司收入3万元。", ""),
    "companies that begin alike": ("", "江海{}号有限公司收入3万元。", ""),
    "ever other people": ("", "王{}、", "说。"),
    "ever other programmes": ("", "“{}惠民保”赔付3万元。", ""),
    "ever other short names": ("", "{}有限公司（以下简称{}）收入3万元。", ""),
    "ever other rows": ("企业 | 收入（万元） | 增长\n", "江海{}有限公司 | 35.{} | 5%\n", ""),
    "ever other labels": ("", "{}金额：35万元\n", ""),
    # sentences
    "clauses": ("", "收入增长5%，", "。"),
    "sentences": ("", "甲公司2024年收入3万元，增长5%。", ""),
    "respectively": ("甲、乙、丙收入", "3万元、", "分别增长5%。"),
    "of which": ("", "其中", "3万元。"),
    "modifiers": ("", "的", "收入3万元。"),
    "no end of a sentence": ("", "收入和利润", "3万元"),
    "full stops": ("", "。", ""),
    "exclamations": ("", "！？", ""),
    # brackets and quotation marks
    "open brackets": ("", "（", "3万元"),
    "nested brackets": ("", "（3万元", "）"),
    "open quotes": ("", "“", "3万元"),
    "closing quotes": ("", "”", "3万元"),
    "book titles": ("", "《", "办法》"),
    # lines and layout
    "short lines": ("", "收入增长\n", ""),
    "one character a line": ("", "收\n", ""),
    "empty lines": ("甲", "\n\n", "乙"),
    "spaces": ("收入", " ", "3万元"),
    "wide spaces": ("收入", "\u3000", "3万元"),
    "table rows": ("项目 | 金额 | 增长\n", "甲公司 | 3万元 | 5%\n", ""),
    "table rows by tabs": ("项目\t金额\t增长\n", "甲公司\t3万元\t5%\n", ""),
    "one wide row": ("项目", " | 3万元", "\n甲 | 乙\n"),
    "two columns": ("", "收入增长百分之五      利润下降百分之三\n", ""),
    "labels and values": ("", "中标金额：3万元\n供应商名称：甲公司\n", ""),
    "headings": ("", "# 标题\n", ""),
    "list items": ("", "1. 收入3万元；\n", ""),
    "captions": ("", "图为甲公司。王小明摄\n", ""),
    "bylines": ("", "记者 王小明\n", ""),
    # characters
    "Latin letters": ("", "a", ""),
    "addresses": ("", "http://a.b/", ""),
    "phones": ("", "0579-85232715", ""),
    "document numbers": ("", "江政发〔2024〕3号", ""),
    "combining marks": ("收", "\u0301", ""),
    "rare characters": ("", "𠀀", "3万元"),
    "surrogates": ("", "\ud800", "3万元"),
    "zero width": ("收", "\u200b", "入3万元"),
}


def text_of(pattern: Pattern, length: int) -> str:
    """The pattern at this length, to the unit."""
    before, unit, after = pattern
    if "{}" in unit:
        parts: list[str] = []
        size = len(before) + len(after)
        while size < length or not parts:
            number = len(parts)
            name = f"{_SYLLABLES[number % len(_SYLLABLES)]}{_SYLLABLES[number // len(_SYLLABLES) % len(_SYLLABLES)]}{number or ''}"
            parts.append(unit.replace("{}", name))
            size += len(parts[-1])
        return before + "".join(parts) + after
    return before + unit * max(1, (length - len(before) - len(after)) // len(unit)) + after
