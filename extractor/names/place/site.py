"""Villages and sites: what a place name goes on with, and what stands alone with a village's suffix.

红丰社区 behind 织里镇, 象山半岛 behind 宁波, a crossing of two roads behind a town.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from extractor.grammar import compiled
from extractor.models import PlaceLevel
from extractor.names.person.form import transcribing
from extractor.names.place.border import Borders
from extractor.names.place.divisions import names

if TYPE_CHECKING:
    Pattern = regex.Pattern[str]

VILLAGE = compiled(
    r"\p{Han}{1,7}?(?:行政村|自然村|新村|村民小组|村|社区|嘎查|屯|寨)(?![民委庄落镇落内里外口支部史口道])(?:[一二三四五六七八九十\d]{1,3}组)?"
)
_TOWNSHIP = compiled(r"\p{Han}{1,4}?(?:镇(?![长委街上里内区域乡])|乡(?![村长亲镇愁情土里])|街道(?![上两旁口])|苏木)")
_NO_TOWNSHIP = compiled(
    r"[乡城古小村重集名强各全本该农区县市大百特色]镇\Z|[水故家老城下返他异各全本该回还农]乡\Z|[个各全本该大的]街道\Z|^(?:各|全|多|几|[两三四五六七八九十]|重点|中心|特色|有关|相关|试点|所属|下属|部分|其[他它]|周边|沿线)|的|[和与及在是]\p{Han}"
)
_VILLAGE_END = compiled(r"(?:村|社区|嘎查|屯|寨)\Z")
# Words before 村 and 社区 that describe it; a village of that name would need its town before it.
_GENERIC = compiled(
    r"(?:\p{Han}*[全各][县市区镇乡]?|\p{Han}{0,4}[乡农渔]|乡|农|各|全|本|该|每|整|此|某|两|多|几|数|山|渔|古|老|新|小|大|进|驻|下|出|入|到|在|回|城中|行政|自然|中心|示范|试点|先进|美丽|空心|重点|贫困|脱贫|度假|文明|文化|城市|农村|智慧|老旧|未来|和谐|平安|完整|新型"
    r"|数字|网络|虚拟|学习|生活|居民|街道|村改|海岛|民族|国际|大型|传统|历史|特色|明星|样板|共富|富裕|一个|生态|绿色|健康|美好|基层|当地|周边|附近|所在|老年|青年|儿童|学习型|智能|数智|红色|党建|企业|人才|商业|高校|校园|医养|康养|宜居|精品|综合|志愿|友好|友善|同|联|强|弱|经济|集体|部分|多个|辖区|的)"
    r"(?:村|社区|新村|屯|寨)\Z"
)
_CROSSING = compiled(
    r"(?:[\p{Han}A-Za-z0-9]{0,20}?(?:路|街|道|线|巷|[A-Z]\d{1,4})[与和、及])?[\p{Han}A-Za-z0-9]{1,14}?(?:交叉路?口|交汇处|交会处|交界处|路口(?!岸))(?:以?[东南西北]{1,2}(?:侧|面|角|部)?)?(?:地块)?"
)
# Behind a place name without any name of their own.
_SITE = compiled(
    r"(?:国际)?机场|(?:[东南西北]|高铁|火车|汽车)站(?!点|位|台|长|起|出|在|着|岗)|火车[东南西北]站|(?:[东南西北新]?港)(?!口|澳|台|股|元|币|珠|务|航|区)|湾(?!仔)|半岛|群岛|(?:长江)?大桥|水库"
    r"|(?:国家级?|省级)?(?:经济技术|经济|高新技术产业|旅游)?开发区|高新(?:技术)?(?:产业)?(?:开发)?区|(?:综合|出口)保税区|自由?贸易?试验区|自贸区|工业园区|风景(?:名胜)?区|旅游度假区|国家公园"
    r"|[江河](?=[畔边口堤岸]|[上中下]游|两岸|沿岸|流域|大桥)|[东南西北中][一二三四]?路|[东南西北中]?大[道街]|(?<![丝])路(?![演透人由况线费网面径桥段过])"
)
_ROAD = compiled(r"[东南西北中]?[一二三四]?(?:路|大[道街])|[江河]")
# Behind a place name with one word of their own before them.
_NAMED_SITE = compiled(
    r"\p{Han}{1,6}?(?:半岛|群岛|水库|国际机场|火车站|高铁站|码头|港|风景(?:名胜)?区|景区|旅游度假区|度假区|森林公园|湿地公园|地质公园|公园|广场|博览园|工业园区?|产业园区?|科技园|开发区|新区|保税区"
    r"|口岸|大桥|隧道|古镇|古城|老街|步行街|特色小镇|大街|大道|路\d{1,4}号|街\d{1,4}号|(?<![铁公马道线网电])路(?![演透人由况线费网面径桥段过])|湖(?![北南人泊水])|山(?![东西区村水海区])|岛(?![内上屿民]))"
)
_STRAY = compiled(
    r"[东南西北中]{1,2}部\p{Han}*\Z|\p{Han}*山区\Z|(?:全|各|本|该|当|现|国|城|市|县|区|乡|镇|村|省|海|境|街)(?:市|县|省|区|国|镇|乡|村|场|地|内|外|里|上|下|城|道)\Z|(?:地|城|园|厂|校|社|街|景|库|片|辖|山|林|牧|灾|沙|矿|经开|高新|自贸|保税)区\Z"
)


_COUNTED = compiled("[两三四五六七八九十][省市县区州地国]")


def township_after(text: str, start: int, borders: Borders) -> int | None:
    """The end of a township right behind a county that the gazetteer does not know (it is newer than its edition); None where there is none."""
    match = _TOWNSHIP.match(text, start)
    if match is None or _NO_TOWNSHIP.search(match.group()) or not borders.is_name(start, match.end()):
        return None
    return match.end()


def village_after(text: str, start: int, borders: Borders) -> int | None:
    """The end of the village or community whose name starts at `start`, right behind a place; None where there is none."""
    match = VILLAGE.match(text, start)
    if match is None or _GENERIC.fullmatch(match.group()) or not borders.is_name(start, match.end()):
        return None
    return match.end()


def site_after(text: str, start: int, borders: Borders) -> int | None:
    """The end of the site that a place name goes on with: 机场, 象山半岛, 国道与…路交叉口东北侧; None where there is none."""
    if (match := _CROSSING.match(text, start)) and match.end() - start > 3:
        return match.end()
    if (end := bare_site_after(text, start, borders)) is not None:
        return end
    if (match := _NAMED_SITE.match(text, start)) and text[start : match.end()] in names():
        return None  # 宁波舟山港 is a port of two cities
    if match and not _COUNTED.match(text, start) and borders.is_name(start, match.end()):
        words = borders.words_in(start, match.end())
        if len(words) <= 1 or any(word.tag in ("LOC", "ns", "nz", "nr", "s") for word in words):
            return match.end()
    return None


def is_bare(tail: str) -> bool:
    """Whether what a place name goes on with is a class word only (机场, 半岛), whose name is the place's."""
    return bool(_SITE.fullmatch(tail))


def is_elsewhere(tail: str) -> bool:
    """Whether it is a road called after the place (南京东路, 上海路), which lies in some other town, or a river (黄浦江)."""
    return bool(_ROAD.fullmatch(tail))


_STATION = compiled(r"站(?![点位台长起出在着岗了稳住队立满内上着])")


def bare_site_after(text: str, start: int, borders: Borders) -> int | None:
    """The end of the class word (港, 机场) that a place name goes on with; None where there is none."""
    if _STATION.match(text, start):  # 郴州站, where the tagger reads it so: 昆明站起来
        word = borders.word_at(start)
        if word is not None and word.end == start + 1 and word.tag in ("LOC", "ns"):
            return start + 1
    match = _SITE.match(text, start)
    if match is None or not (match.group() in "江河" or borders.is_name(start, match.end())):
        return None
    return match.end()


def is_village(name: str) -> bool:
    """Whether a name that stands alone is a village's or community's, not a kind of village (示范村, 城市社区)."""
    if len(name) < 3 or not _VILLAGE_END.search(name) or _GENERIC.fullmatch(name):
        return False
    import rjieba

    core = _VILLAGE_END.sub("", name)
    return not name.endswith("社区") or any(tag in _NAME_TAGS for _, tag in rjieba.tag(core))


def is_place_like(name: str) -> bool:
    """Whether a span that the tagger holds for a place, and nothing else supports, can be one.

    It needs a geographic suffix on a name that is not made of common words (鹤山, not 户外广场), or must be a place in the dictionary or
    transcribed from abroad.
    """
    if not _LETTERS.fullmatch(name) or _STRAY.fullmatch(name):
        return False
    if _foreign().fullmatch(name):
        return True
    strong = _STRONG.search(name)
    if strong is not None:
        return strong.start() > 1 and not _GENERIC_CORE.fullmatch(name, 0, strong.start())
    import rjieba

    tags = [tag for _, tag in rjieba.tag(name)]
    if "ns" in tags and not any(tag in ("v", "vn", "a", "d") for tag in tags):
        return True
    own = tags[:-1] if len(tags) > 1 and len(name) > 2 and _SUFFIX.fullmatch(name, len(name) - 1) else tags
    return bool(_SUFFIX.search(name)) and any(tag in _NAME_TAGS for tag in own)


def is_kind(name: str) -> bool:
    """Whether the name only says what kind of place it is: 城中村, 沙区."""
    return _GENERIC.fullmatch(name) is not None or _STRAY.fullmatch(name) is not None


def is_local(name: str) -> bool:
    """Whether a site is of a kind that stands in the town the article is about: a street, a park, a quarter."""
    return (
        bool(_LOCAL.search(name)) and not name.endswith(("铁路", "公路", "高速路")) and not _foreign().fullmatch(name)
    )


def level_of_name(name: str) -> PlaceLevel:
    """`village` or `site`, by the suffix."""
    if _VILLAGE_END.search(name):
        return "village"
    return "township" if _TOWNSHIP.fullmatch(name) and not _NO_TOWNSHIP.search(name) else "site"


_LETTERS = compiled(r"[\p{L}\d·\-－—“”（）()]{2,20}")
_NAME_TAGS = frozenset({"nr", "ns", "nz", "nt", "nrt", "nrfg", "x", "eng", "zg", "g", "ng"})
_SUFFIX = compiled(
    r"(?:[山河江湖海岛洲湾港谷岭峰原滩泉溪峡洞浦渡口坡坝坪塘潭桥路街巷弄站寺庙宫塔陵园馆楼镇乡村屯庄堡寨营集区县市省州郡国邦城关庵观]|大道|大街|半岛|群岛|机场|码头|广场|公园|水库|盆地|平原|高原|沙漠|草原|运河|海峡|社区|街道|嘎查|苏木)\Z"
)
# With these endings two characters before them are enough, unless they only tell the kind (集装箱码头).
_STRONG = compiled(
    r"(?:水库|运河|草原|沙漠|平原|盆地|高原|半岛|群岛|海峡|码头|港区|作业区|大桥|特大桥|隧道|古镇|古城|机场|渡口|渡槽|湿地|灌区|林场|农场|牧场|茶场|矿区|油田|气田|煤矿|铁矿|电站|水电站|枢纽|工业园|工业园区|产业园|产业园区|胡同|[巷弄屿寺祠塔亭])\Z"
)
_GENERIC_CORE = compiled(
    r"(?:大|中|小|微)型|重点|综合|集装箱|散货|件杂货|货运|客运|专用|公共|旅游|国际|国内|现代|智慧|绿色|生态|自然|人工|城市|滨海|内河|深水|海上|水利|水运|航运|航电|交通|物流|抽水蓄能|光伏|风力|核|跨海|跨江|跨河|铁路|公路|高速|高铁|海底|江底|民用|军用|通用|支线|干线|枢纽|国有|国营|家庭"
    r"|示范|特色|千年|历史|文化|老|新|旧|红树林|湖泊|河流|大中|中小|食品|医药|电子|化工|高新|高科技|科技|创新|创业|双创|数字|软件|新材料|新能源|农业|渔业|工业|轻工|纺织|服装|汽车|装备|制造|跨境|电商|直播|文创|体育|健康|康养|中医药|小微|循环|静脉|零碳|低碳|县域|乡镇|标准化|现代化|专业|省级|国家级|市级|县级|全市|全省|全县|全国|各|本地|当地"
    r"|.{0,2}(?:产业|经济|科技|加工|制造)"
)
_LOCAL = compiled(r"(?:[路街巷弄园]|大道|大街|街区|片区|小区|广场|公园|社区|村)\Z")


@cache
def _foreign() -> regex.Pattern[str]:
    """Characters with which names of places abroad are transcribed."""
    return compiled(f"[{''.join(sorted(transcribing('strong', 'weak', 'town')))}·]{{3,12}}")


_GOES_ON = compiled(
    r"(?!境?[内外]\Z|[和与及、]|(?:市|城|近|远)?郊|[两三四五六七八九][省市县区国地]|市区|城区|城乡|地区|全[市县区省境域]|各[地县区市镇乡街村]|等地|一带|以[东南西北]|[东南西北]+岸?\Z|[东南西北]+部|上空|本[级地]|县?域|周边|附近|当地)[\p{L}\d·]{1,12}\Z"
)


def goes_on(rest: str) -> bool:
    """Whether `rest`, which the tagger holds for part of a place, belongs to its name and does not merely say where it is (境内, 南部)."""
    return bool(_GOES_ON.match(rest))
