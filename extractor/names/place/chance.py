"""Place names that only seem to be there: directions beside a water, 于城镇 in 高于城镇, 中国 in 中国梦, languages and dishes."""

from __future__ import annotations

import re

from extractor.names.name_cues import name_cues
from extractor.names.place.border import Borders
from extractor.names.place.divisions import Hit, names

# What is of a country but says nothing about it: its language, its kitchen, its money.
OF_COUNTRY = re.compile("语(?!境|言|文)|国籍|文(?![化物明学字艺坛旅联教])|菜|料理|大餐|盾|舞蹈|鼓")


# 中国特色, 中国梦, 中国国际…博览会; 美丽中国: the word is part of another name or a slogan.
_SLOGAN_BEHIND = re.compile("梦|特色|式|国际[\u4e00-\u9fff]{2,10}[会展节]|风(?!险)|芯|红|故事|方案|智慧|元素")
_SIDE = re.compile("[岸侧畔闸]|[东西南北]?[一二三四]?路")
# 美|国务卿, 英|国防大臣: the country is the one character before 国.
_OFFICE = re.compile("务[卿院委]|防[部大长]|会参议院|会众议院|土安全部")
_OPENERS = frozenset("从于在各多向由每全为与和对")


def is_chance(text: str, hit: Hit, borders: Borders) -> bool:
    """Whether the characters only happen to spell the name: 湖北 in 沙湖北岸, 于城镇 in 高于城镇, 三国 in 第三国."""
    name = text[hit.start : hit.end]
    if (
        name in name_cues("beside_water")
        and hit.start
        and "\u4e00" <= text[hit.start - 1] <= "\u9fff"
        and _SIDE.match(text, hit.end)
    ):
        return True
    if text[hit.start - 1 : hit.start] == "第" or (text.startswith("时间", hit.end) and hit.kind == "short"):
        return True
    if len(name) == 2 and name[1] == "国" and _OFFICE.match(text, hit.end):
        return True
    if name[0] in _OPENERS and len(name) == 2 and text[hit.start + 1 : hit.start + 3] in names():
        return True  # 从|江苏
    if name[0] not in _OPENERS or borders.is_place_word(hit.start, hit.end):
        return False
    word = borders.word_at(hit.start)
    return word is None or word.end == hit.start + 1 or word.start < hit.start


def is_slogan(text: str, start: int, end: int) -> bool:
    """Whether 中国 at `[start, end)` is part of another name or a slogan: 中国特色, 美丽中国."""
    return _SLOGAN_BEHIND.match(text, end) is not None or text.endswith(name_cues("slogan_before"), 0, start)
