"""What tells a place: what the gazetteer knows of it, its class word, prepositions, lines and slogans around it."""

from __future__ import annotations

from extractor.grammar import compiled
from extractor.models import Place
from extractor.names.choose.candidate import Candidate
from extractor.names.choose.features import family, feature
from extractor.names.person.person_nouns import post_before
from extractor.names.place.divisions import ambiguous, names
from extractor.names.place.value import abbreviations, world

_WHERE = compiled(r"(?:[在于从到往赴抵离向驻]|位于|来自|前往|地处|抵达|途经|飞往|驶往)$")
_AMONG = compiled(r"[、和与及至]$")
_LINE = compiled(r"(?:、[\p{Han}]{2,5}){0,4}等?(?:高铁|铁路|高速|动车|城际|航线|沿江高铁|线路|班列|干线)")
_BODY = compiled(r"(?:时间|特色|国际|口岸|模式|队|人民|银行|证券|大学|学院|医院|集团|公司|菜|方言|话(?!剧))")
_SLOGAN = compiled(r"(?:美丽|活力|文化|平安|法治|数字|健康|魅力|诗画|美好|幸福|新时代)$")
_FUNCTION = frozenset("从于在各多防对向由每全第")
_PART = compiled(
    r"(?:乡村|县市|城镇|城区|街巷|景区|建成区|山崖|沙区|内河|村镇|乡镇|地区|片区|园区|市区|郊区|县城|全境|全岛|沿海)$"
)


@feature("place")
def is_a_division(candidate: Candidate) -> float:
    """The gazetteer gives it a code."""
    value = candidate.mention.value
    return isinstance(value, Place) and value.code is not None


@feature("place")
def level(candidate: Candidate) -> float:
    """How large it is: 3 for a country, 2 for a province, 1 for a prefecture."""
    value = candidate.mention.value
    return (
        {"country": 3.0, "province": 2.0, "prefecture": 1.0}.get(value.level or "", 0.0)
        if isinstance(value, Place)
        else 0.0
    )


@feature("place")
def is_a_township(candidate: Candidate) -> float:
    """A township or village, of which many have common words for names."""
    value = candidate.mention.value
    return isinstance(value, Place) and value.level in ("township", "village")


@feature("place")
def is_unknown_site(candidate: Candidate) -> float:
    """A site that no gazetteer has, told by its form alone."""
    value = candidate.mention.value
    return isinstance(value, Place) and value.level in ("site", None) and candidate.name not in world()


_CLOSES = {
    "county": "县市旗",
    "district": "区",
    "township": "镇乡",
    "village": "村屯寨庄",
    "state": "州省邦国",
    "road": "路街巷弄道线",
    "water": "江河湖海溪湾泉洋",
    "hill": "山岭岛峰峡谷洲坡原",
    "works": "桥港站库坝场",
    "building": "馆楼园寺庙院宫塔城巢",
}
_CLOSING = {character: kind for kind, characters in _CLOSES.items() for character in characters}


@family("place")
def closes_as(candidate: Candidate) -> str:
    """The kind of its class word (县, 路, 河), where no gazetteer knows it; `listed` where one does, `nothing` where it has none."""
    value = candidate.mention.value
    if (isinstance(value, Place) and value.code is not None) or candidate.name in names() or candidate.name in world():
        return "listed"
    return _CLOSING.get(candidate.name[-1:], "nothing")


@feature("place")
def is_ambiguous(candidate: Candidate) -> float:
    """A common word or a given name as well (和平)."""
    return ambiguous().get(candidate.name) in ("word", "name")


@feature("place")
def is_a_sight(candidate: Candidate) -> float:
    """A sight or a region that shares its name with a division (西湖, 黄山)."""
    return ambiguous().get(candidate.name) == "sight"


@feature("place")
def is_abbreviated(candidate: Candidate) -> float:
    """One character for a country or province."""
    return candidate.end - candidate.start == 1 and candidate.name in abbreviations()


@feature("place")
def is_where(candidate: Candidate) -> float:
    """A preposition or verb of place stands before it."""
    return _WHERE.search(candidate.before) is not None


@feature("place")
def is_behind_a_person_noun(candidate: Candidate) -> float:
    """A noun for a person stands right before it, as before people: 丈夫|洛桑."""
    return post_before(candidate.text, candidate.start) is not None


@feature("place")
def is_among_others(candidate: Candidate) -> float:
    """、 or 和 stands before it or 、 and 等 behind it."""
    return _AMONG.search(candidate.before) is not None or candidate.behind[:1] in ("、", "等")


@feature("place")
def names_a_line(candidate: Candidate) -> float:
    """A railway or a road follows, alone or behind a list: 京|沪、京广等高铁."""
    return _LINE.match(candidate.text, candidate.end) is not None


@feature("place")
def opens_another_name(candidate: Candidate) -> float:
    """What follows makes another thing of it: 北京|时间, 中国|特色."""
    return _BODY.match(candidate.text, candidate.end) is not None


@feature("place")
def stands_in_a_slogan(candidate: Candidate) -> float:
    """美丽中国, 【活力中国调研行】."""
    return _SLOGAN.search(candidate.before) is not None


@feature("place")
def opens_with_a_function_word(candidate: Candidate) -> float:
    """It opens with a preposition or a word of quantity, and the dictionary sees a word end there: 于|城镇, 从|江苏, 多|地."""
    return candidate.name[:1] in _FUNCTION and candidate.start + 1 in candidate.around.edges


@feature("place")
def is_a_kind_of_place(candidate: Candidate) -> float:
    """Common words for a kind of place: 多地乡村, 城市景区, unless the gazetteer has it."""
    import rjieba

    if candidate.name in names() or not _PART.search(candidate.name):
        return 0.0
    return not any(tag in ("ns", "nr", "nz", "nrt", "nrfg", "nt") for _, tag in rjieba.tag(candidate.name))


@feature("place")
def holds_the_networks_place(candidate: Candidate) -> float:
    """The network has a place that opens with it or closes it, of another length."""
    block = candidate.around.block
    first, last = block.word_from(candidate.start), block.word_to(candidate.end)
    return candidate.margin is None and any(word is not None and word.tag in ("LOC", "ns") for word in (first, last))


@feature("place")
def network_has_a_common_word(candidate: Candidate) -> float:
    """The network has one word just here, and it is no name: a verb, an adjective, a noun."""
    word = candidate.word
    return word is not None and word.tag in ("v", "a", "d", "vn", "an", "ad", "TIME", "m", "q")


@feature("place")
def network_has_another_name(candidate: Candidate) -> float:
    """The network has one word just here, a person or an organization."""
    word = candidate.word
    return word is not None and word.tag in ("PER", "ORG", "nt", "nr", "nz", "nw")


@feature("place")
def noun_goes_on(candidate: Candidate) -> float:
    """The network has a noun behind it."""
    word = candidate.around.block.word_from(candidate.end)
    return word is not None and word.tag in ("n", "vn", "nz")


@feature("place")
def crosses_the_dictionary(candidate: Candidate) -> float:
    """Both of its borders lie inside words of the dictionary, or one where the gazetteer name has two characters: 湖|北岸."""
    edges = candidate.around.edges
    return sum(at not in edges for at in (candidate.start, candidate.end)) * (candidate.end - candidate.start < 3)


@feature("place")
def is_two_characters(candidate: Candidate) -> float:
    """Two characters."""
    return candidate.end - candidate.start == 2
