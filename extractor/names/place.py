"""Places: one mention for the longest run of place words, resolved with the help of the whole article.

Convention: contract.md, "place". The gazetteer (gazetteer.py) knows the divisions down to townships; villages and sites are told by their suffix
(place_site.py), unknown and foreign places by the tagger's spans; word borders veto what is cut out of other words (place_border.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.mentions import Mention, Word
from extractor.models import Place
from extractor.names import place_site
from extractor.names.gazetteer import (
    ambiguous,
    find_divisions,
    find_townships,
    is_province,
    level_of,
    name_of,
    names,
    path_of,
    public_code,
    township_at,
)
from extractor.names.place_border import Borders, Span, reading_words
from extractor.names.place_context import Context
from extractor.names.place_run import Run, find_runs, world

_ONE_CHARACTER = {
    **dict(
        zip(
            "中美日俄英法德韩朝印越泰",
            ["中国", "美国", "日本", "俄罗斯", "英国", "法国", "德国", "韩国", "朝鲜", "印度", "越南", "泰国"],
            strict=True,
        )
    ),
    **dict(
        zip(
            "京津沪渝浙苏皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青宁新藏蒙冀晋辽吉黑港澳台",
            ["北京", "天津", "上海", "重庆", "浙江", "江苏", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "宁夏", "新疆", "西藏", "内蒙古", "河北", "山西", "辽宁", "吉林", "黑龙江", "香港", "澳门", "台湾"],
            strict=True,
        )
    ),
}
# Tags of words that are no place, whatever they look like.
_NO_PLACE = frozenset({"v", "vd", "a", "ad", "an", "d", "f", "m", "q", "p", "c", "r", "t", "TIME", "PER"})


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    place: Place
    code: str | None
    rule: str


def find_places(
    texts: Sequence[str], words: Sequence[Sequence[Word]], candidates: Sequence[Sequence[Span]]
) -> list[list[Mention]]:
    """The place mentions in the blocks of one article, in order and without overlaps.

    `texts` are the folded, simplified block texts; `words` the network's words of each block (empty: rjieba is asked instead); `candidates` the
    spans that the network holds for places. Offsets are clean. Where an organization or a person covers a place, the caller decides.
    """
    blocks = [
        Borders(text, block_words or reading_words(text), spans, network=bool(block_words))
        for text, block_words, spans in zip(texts, words, candidates, strict=True)
    ]
    runs = [find_runs(block.text, block) for block in blocks]
    context = Context(
        code for block, found in zip(blocks, runs, strict=True) for run in found for code in _sure(run, block)
    )
    found: list[list[_Found]] = []
    for block, block_runs in zip(blocks, runs, strict=True):
        kept = [_read(run, block, context) for run in block_runs if _is_place(run, block, context)]
        found.append([each for each in kept if each is not None])
    _add_alone(blocks, found, context)
    _add_again(blocks, found, context)
    return [
        [Mention(each.start, each.end, each.place, each.rule) for each in sorted(block, key=lambda each: each.start)]
        for block in found
    ]


def resolve_place(name: str, near: Sequence[Place] = ()) -> Place | None:
    """The place that a name alone stands for (杭州, 金华市婺城区, 江南街道), or None where the gazetteer does not know it.

    `near` are places of the same article, which decide between namesakes.
    """
    codes = [place.code for place in near if place.code]
    context = Context(codes)
    if name in world():
        return _world_place(name, world()[name])
    borders = Borders(name, [], [], network=False)
    for run in find_runs(name, borders):
        if (run.start, run.end) == (0, len(name)):
            code = context.choose(run.codes, short=not run.is_full)
            return _division(name, code, run)
    return None


def starts_with_place(text: str, pos: int) -> int | None:
    """The end of the run of division names that starts at `pos` (浙江省杭州市… ), or None. No word borders are asked."""
    end, codes = pos, ()
    while hit := _longest_at(text, end):
        if end > pos and not any(code.startswith(parent[:2]) for parent in codes for code in hit[1]):
            break
        end, codes = hit
    return end if end > pos else None


def _longest_at(text: str, pos: int) -> tuple[int, tuple[str, ...]] | None:
    window = text[pos : pos + 16]
    best: tuple[int, tuple[str, ...]] | None = None
    for hit in (*find_divisions(window), *find_townships(window)):
        if hit.start == 0 and (best is None or pos + hit.end > best[0]):
            best = pos + hit.end, hit.codes
    return best


def _sure(run: Run, borders: Borders) -> Iterator[str]:
    """The code of a run that says by itself what it means."""
    if run.is_full or run.is_chain:
        if len(run.codes) == 1:
            yield run.codes[0]
        else:
            yield from (part.codes[0] for part in run.parts if len(part.codes) == 1)
    elif run.codes and _is_strong(run, borders) and (len(run.codes) == 1 or is_province(run.codes[0])):
        yield run.codes[0]


def _is_strong(run: Run, borders: Borders) -> bool:
    """Whether a short form is enough by itself: of a province, a prefecture, a county or county-level city, and no common word."""
    name = borders.text[run.parts[0].start : run.end]
    if name in ambiguous():
        return False
    if level_of(run.codes[0]) in ("province", "prefecture"):
        return True
    if all((name_of(code) or "区").endswith("区") for code in run.codes):
        return False
    return borders.tag_of(run.parts[0].start, run.end) not in _NO_PLACE


def _is_place(run: Run, borders: Borders, context: Context) -> bool:
    """Whether the run is a place mention: full names, chains and strong short forms are; others need the tagger or the article."""
    if run.world or run.is_full or run.is_chain or _is_strong(run, borders):
        return True
    kind = ambiguous().get(borders.text[run.start : run.end])
    tagged = borders.is_place_word(run.start, run.end)
    if tagged and (kind is None or (kind == "name" and borders.network)):
        return True
    if not any(context.knows(code) for code in run.codes):
        return False
    tag = borders.tag_of(run.start, run.end)
    return tagged or (tag not in _NO_PLACE and kind is None) or tag in ("nz", "nr", "PER", "ORG")


def _read(run: Run, borders: Borders, context: Context) -> _Found | None:
    """The mention that a run becomes, with the village or site it goes on with."""
    text = borders.text
    if run.world and not run.codes:
        name = text[run.start : run.end]
        return _Found(run.start, run.end, _world_place(name, run.world), None, "place.world")
    code = context.choose(run.codes, short=not run.is_full)
    end = run.end
    tail: list[str] = []
    if code and not run.is_full and not run.is_chain and not context.knows(code):
        name = text[run.start : end]
        if name in ambiguous() and (name_of(code) or "").endswith("区"):
            code = None  # 西湖, 江南: a sight or a region as well as a district
    if (village := place_site.village_after(text, end, borders)) is not None:
        tail.append(text[end:village])
        end = village
    if (site := place_site.site_after(text, end, borders)) is not None:
        tail.append(text[end:site])
        end = site
    if not tail:
        return _Found(run.start, end, _division(text[run.start : end], code, run), code, "place.division")
    if tail[0].endswith(("路", "街", "大道")) and len(tail[0]) <= 3 and not run.is_chain and not run.is_full:
        # 上海路 is a road in some other town.
        name = text[run.start : end]
        return _Found(run.start, end, Place(name=name, level="site"), None, "place.road")
    return _Found(run.start, end, _inside(code, *tail), code, "place.site")


def _division(name: str, code: str | None, run: Run) -> Place:
    if code is not None:
        return Place(name=name_of(code) or name, level=level_of(code), code=public_code(code), path=path_of(code))
    levels = {level_of(code) for code in run.codes}
    return Place(name=name, level=levels.pop() if len(levels) == 1 else None)


def _inside(code: str | None, *tail: str) -> Place:
    """A village or site, inside the division `code`."""
    path = [*(path_of(code) if code else []), *tail]
    return Place(
        name=tail[-1],
        level=place_site.level_of_name(tail[-1]),
        code=public_code(code) if code else None,
        path=path if code else [],
    )


def _world_place(name: str, row: tuple[str, ...]) -> Place:
    if row[1] == "country":
        return Place(name=row[0], level="country")
    country = next((other[0] for other in world().values() if other[1] == "country" and other[2] == row[2]), None)
    path = [country, row[0]] if row[1] == "city" and country else []
    return Place(name=row[0], level="site" if row[1] == "site" else None, path=path)


def _add_alone(blocks: Sequence[Borders], found: list[list[_Found]], context: Context) -> None:
    """Adds what the tagger holds for a place and the gazetteer does not know; a longer span of the tagger extends a run."""
    known = {each.place.name: each for block in found for each in block if each.place.level == "village"}
    for borders, mentions in zip(blocks, found, strict=True):
        for start, end in sorted(borders.candidates):
            touched = [each for each in mentions if each.start < end and start < each.end]
            name = borders.text[start:end]
            if any(each.start <= start and end <= each.end for each in touched):
                continue
            if touched:
                _stretch(borders, mentions, touched, start, end)
            elif end - start == 1:
                if name in _ONE_CHARACTER and (place := resolve_place(_ONE_CHARACTER[name])):
                    mentions.append(_Found(start, end, place, place.code, "place.one_character"))
            elif name in known:
                mentions.append(_Found(start, end, known[name].place, known[name].code, "place.village"))
            elif place_site.is_village(name):
                code = context.focus()
                mentions.append(_Found(start, end, _inside(code, name), code, "place.village"))
            elif place_site.is_place_like(name):
                mentions.append(_Found(start, end, Place(name=name, level="site"), None, "place.tagger"))


def _stretch(borders: Borders, mentions: list[_Found], touched: list[_Found], start: int, end: int) -> None:
    """Lets a mention reach as far as the tagger's span, where the rest of the span can be a name of its own."""
    first, last = min(touched, key=lambda each: each.start), max(touched, key=lambda each: each.end)
    rest = borders.text[last.end : end]
    if start < first.start or len(touched) > 1 or not place_site.goes_on(rest):
        return
    mentions.remove(last)
    mentions.append(_Found(last.start, end, _inside(last.code, rest), last.code, "place.site"))


def _add_again(blocks: Sequence[Borders], found: list[list[_Found]], context: Context) -> None:
    """Adds the other mentions of villages found, and the short names of the article's townships (钦堂 for 钦堂乡)."""
    again = dict(_repeatable(found, context))
    for borders, mentions in zip(blocks, found, strict=True):
        taken = sorted((each.start, each.end) for each in mentions)
        for name, source in again.items():
            start = borders.text.find(name)
            while start >= 0:
                end = start + len(name)
                if (
                    not any(s < end and start < e for s, e in taken)
                    and borders.begins(start, sure=len(name) > 2)
                    and borders.ends(start, end, sure=len(name) > 2)
                ):
                    mentions.append(_Found(start, end, source.place, source.code, "place.again"))
                    taken.append((start, end))
                start = borders.text.find(name, end)


def _repeatable(found: Sequence[Sequence[_Found]], context: Context) -> Iterator[tuple[str, _Found]]:
    for block in found:
        for each in block:
            if each.place.level == "village" and len(each.place.name) > 2 and each.code:
                yield each.place.name, each
    for code in context.sure:
        if len(code) == 9 and (name := name_of(code)):
            short = name.removesuffix("街道") if name.endswith("街道") else name[:-1]
            if len(short) > 1 and short not in ambiguous() and short not in names() and short not in _common_words():
                yield short, _Found(0, 0, Place(name=name, level="township", code=code, path=path_of(code)), code, "")


@cache
def _common_words() -> frozenset[str]:
    from extractor.names.place_run import PLAIN_WORDS

    return PLAIN_WORDS


__all__ = ["find_places", "resolve_place", "starts_with_place", "township_at"]
