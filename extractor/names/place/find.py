"""Places: one mention for the longest run of place words, resolved with the help of the whole article.

Convention: contract.md, "place". The gazetteer (divisions.py) knows the divisions down to townships; villages and sites are told by their suffix
(site.py), unknown and foreign places by the tagger's spans (unlisted.py); word borders veto what is cut out of other words
(border.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions import Mention, Word
from extractor.models import Place
from extractor.names.place import site as place_site
from extractor.names.place.address import with_doors
from extractor.names.place.border import Borders, Span, reading_words
from extractor.names.place.context import Context
from extractor.names.place.divisions import Codes, ambiguous, find_divisions, find_townships, level_of, name_of
from extractor.names.place.meant import is_place, sure_codes
from extractor.names.place.place_run import Run, find_runs
from extractor.names.place.unlisted import add_again, add_tagged, township_forms, villages
from extractor.names.place.value import FoundPlace, division_place, place_inside, world, world_place

__all__ = ["find_places", "resolve_place", "starts_with_place"]


def find_places(
    texts: Sequence[str],
    words: Sequence[Sequence[Word]],
    candidates: Sequence[Sequence[Span]],
    *,
    network: bool | None = None,
) -> list[list[Mention]]:
    """The place mentions in the blocks of one article, in order and without overlaps.

    `texts` are the folded, simplified block texts; `words` the tagger's words of each block (empty: rjieba is asked instead); `candidates` the
    spans that the tagger holds for places. `network` says whether the tagger is one that recognises names (the network, a spaCy pipeline) and not
    a dictionary, whose guesses count for less; None: told by its tags. Offsets are clean. Where an organization or a person covers a place, the caller decides.
    """
    if network is None:
        network = not {"LOC", "ORG", "TIME"}.isdisjoint({word.tag for block_words in words for word in block_words})
    blocks = [
        Borders(text, block_words or reading_words(text), spans, network=network)
        for text, block_words, spans in zip(texts, words, candidates, strict=True)
    ]
    runs = [find_runs(block.text, block) for block in blocks]
    context = Context(
        code for block, found in zip(blocks, runs, strict=True) for run in found for code in sure_codes(run, block)
    )
    places = [_read_block(found, block, context) for block, found in zip(blocks, runs, strict=True)]
    known = township_forms(context) | villages(each for found in places for each in found)
    places = [add_tagged(block, found, context, known) for block, found in zip(blocks, places, strict=True)]
    known |= villages(each for found in places for each in found)
    places = [with_doors(block, found) for block, found in zip(blocks, add_again(blocks, places, known), strict=True)]
    return [[Mention(each.start, each.end, each.place, each.rule) for each in found] for found in places]


def resolve_place(name: str, near: Sequence[Place] = ()) -> Place | None:
    """The place that a name alone stands for (杭州, 金华市婺城区, 江南街道), or None where the gazetteer does not know it.

    `near` are places of the same article, which decide between namesakes.
    """
    if name in world():
        return world_place(world()[name])
    context = Context(place.code for place in near if place.code)
    for run in find_runs(name, Borders(name, [], [], network=False)):
        if (run.start, run.end) == (0, len(name)):
            return division_place(name, context.choose(run.codes, short=not run.is_full), run.codes)
    return None


def starts_with_place(text: str, pos: int) -> int | None:
    """The end of the run of division names that starts at `pos` of (folded, simplified) text: 5 for 浙江杭州市医保局 at 0; else None.

    Word borders are not asked.
    """
    end = pos
    codes: Codes = ()
    while hit := _longest_at(text, end):
        if codes and not any(code.startswith(parent[:2]) for parent in codes for code in hit[1]):
            break
        end, codes = hit
    return end if end > pos else None


def _longest_at(text: str, pos: int) -> tuple[int, Codes] | None:
    window = text[pos : pos + 16]
    hits = [hit for hit in (*find_divisions(window), *find_townships(window)) if hit.start == 0]
    longest = max(hits, key=lambda hit: hit.end, default=None)
    return (pos + longest.end, longest.codes) if longest else None


def _read_block(runs: Sequence[Run], borders: Borders, context: Context) -> list[FoundPlace]:
    found: list[FoundPlace] = []
    for run in runs:
        # 长江 is part of 武汉长江大桥 already.
        if is_place(run, borders, context) and (not found or run.start >= found[-1].end):
            found.append(_read(run, borders, context))
    return found


def _read(run: Run, borders: Borders, context: Context) -> FoundPlace:
    """The mention that a run becomes, with the village or site it goes on with."""
    text = borders.text
    if run.world and not run.codes:
        site = place_site.bare_site_after(text, run.end, borders) if run.world[1] in ("city", "site") else None
        if site is not None:
            return FoundPlace(run.start, site, place_inside(None, text[run.start : site]), None, "place.site")
        return FoundPlace(run.start, run.end, world_place(run.world), None, "place.world")
    code = context.choose(run.codes, short=not run.is_full)
    alone = not run.is_full and not run.is_chain
    kind = ambiguous().get(text[run.start : run.end])
    if code and alone and kind is not None and not context.knows(code):
        # 西湖, 江南: a sight or a region as well as a district
        code = None if kind == "sight" or (name_of(code) or "").endswith("区") else code
    end = run.end
    tail: list[str] = []
    if code and len(code) == 6 and level_of(code) == "county":
        township = place_site.township_after(text, end, borders)
        if township is not None:
            tail.append(text[end:township])
            end = township
    if (village := place_site.village_after(text, end, borders)) is not None:
        tail.append(text[end:village])
        end = village
    if (site := place_site.site_after(text, end, borders)) is not None:
        # 机场, 半岛 and 开发区 take the place's name as theirs.
        own = end if tail or not place_site.is_bare(text[end:site]) else run.parts[-1].start
        tail.append(text[own:site])
        end = site
    if not tail and alone and code is None and kind is not None:
        return FoundPlace(run.start, end, place_inside(None, text[run.start : end]), None, "place.sight")
    if not tail:
        place = division_place(text[run.start : end], code, run.codes)
        return FoundPlace(run.start, end, place, code, "place.division")
    if run.is_chain and text[run.end : end] in ("江", "河"):
        # 广西北流河: a river in the province, no part of the city that it is called after.
        around = run.parts[-2].codes[0]
        return FoundPlace(run.start, end, place_inside(around, text[run.parts[-1].start : end]), around, "place.site")
    if alone and place_site.is_elsewhere(text[run.end : end]):
        # 上海路 lies in some other town.
        return FoundPlace(run.start, end, place_inside(None, text[run.start : end]), None, "place.namesake")
    return FoundPlace(run.start, end, place_inside(code, *tail), code, "place.site")
