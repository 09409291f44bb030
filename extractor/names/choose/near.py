"""Names that the network nearly reads: stretches that its best path cuts or takes for something else, but to which its scores lean.

A common word is far from any name's labels, a name that it has never met is near them (鼓手|巫|大鹏, 权利人为|逄|金石). Features decide which are names.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.grammar import compiled
from extractor.names.person.form import shape, surnames, transcribing
from extractor.names.tagger.leaning import KINDS
from extractor.names.tagger.tagged import TaggedBlock

Span = tuple[int, int]

OPENS = -5.0  # how far from a name's first character the network may be
LEANS = -3.3  # how far from a name on the average
GOES_ON = -2.6  # how far from a further character of a name of any length
LONGEST = 12
_HAN = compiled(r"\p{Han}+")
_NO_PART = frozenset("的了是在和与及或也都就把被将而为对等不有这那我你他她它们着过说")


def near_people(block: TaggedBlock) -> Iterator[Span]:
    """Surname and given name to which the network leans, and runs of the characters that foreign names are written with."""
    leaning, text = block.leaning, block.text
    if leaning is None:
        return
    column = KINDS.index("person")
    table = surnames()
    for start in (leaning.scores[:, column] > OPENS).nonzero()[0].tolist():
        opens = table.get(text[start]) in ("common", "rare")
        sizes = (2, 3) if opens else ()
        if table.get(text[start : start + 2]) == "compound":
            sizes = (3, 4)
        for size in sizes:
            end = start + size
            if end <= len(text) and leaning.of(start, end, "person") > LEANS and _fits(block, start, end):
                yield start, end
        end = _run_end(block, start)
        if end - start > 2 and start in block.dictionary_edges:
            yield start, end


def _fits(block: TaggedBlock, start: int, end: int) -> bool:
    """Whether it is a surname and a given name with borders of words at both ends, and no word that the dictionary has for something else (毕业生)."""
    if start not in block.starts and end not in block.ends:
        return False
    name = block.text[start:end]
    if _NO_PART.intersection(name[1:]) or shape(name) != "full":
        return False
    if start not in block.dictionary_edges or end not in block.dictionary_edges:
        return False
    import rjieba

    tags = rjieba.tag(name)
    first = rjieba.cut(name, False)[0]
    if 1 < len(first) < len(name) and first not in surnames():
        return False  # 牛羊|满
    return len(tags) > 1 or tags[0][1] in ("nr", "nrt", "nrfg", "nz", "ns", "x")


def _run_end(block: TaggedBlock, start: int) -> int:
    """How far characters of foreign names go on from `start`, to which the network leans."""
    assert block.leaning is not None
    known = transcribing("strong", "weak")
    scores, column = block.leaning.scores, len(KINDS) + KINDS.index("person")
    text, end = block.text, start
    while end < len(text) and end - start < LONGEST and (text[end] in known or text[end] == "·"):
        if end > start and scores[end, column] < GOES_ON and text[end] != "·":
            break
        end += 1
    return end


_DIVISION = compiled(
    r"(?:(?<=^|[，。：；！？“‘（(、\s])|(?<=[在从到于往赴回是有由距离和与及]))\p{Han}{1,3}?(?:县(?![城域级委长政处])|市(?![场民委长区政值容面内级价])|区(?![域间分别划委长政块级])|旗(?![下帜舰袍手])|镇(?![委长政压静痛定上])|乡(?![村镇亲土愁委长政音情下])|街道(?![上两办])|村(?![民委庄里镇落支口头干上])|社区(?![工居民服医卫书党]))"
)
_NO_STEM = compiled(
    r"[的了是在和与及或也都就把被将而为对等不有这那我你他她它们各全本该某每两三四五六七八九十多几数市县区镇乡村省州部分其当外跨同进出入下上中新老旧大小]\Z|^(?:各|全|本|该|某|每|多|几|数|其|当|外|跨|这|那|两|[一二三四五六七八九十]|第|从|在|到|去|来|有|是|把|被|我|你|他|她)"
)


def near_divisions(block: TaggedBlock) -> Iterator[Span]:
    """What may be a county, town or village that no gazetteer has: a short word and the class word, where a clause opens or behind a preposition."""
    if block.leaning is None:
        return
    for match in _DIVISION.finditer(block.text):
        start, end = match.span()
        size = 2 if block.text.endswith(("街道", "社区"), start, end) else 1
        if end - size - start < 1 or _NO_STEM.search(block.text, start, end - size) or end - start < 3:
            continue
        if start in block.starts and block.leaning.of(start, end, "place") > LEANS:
            yield start, end
