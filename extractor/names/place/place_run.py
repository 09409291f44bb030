"""Runs of place words: each name of the gazetteer, joined with those that stand right behind it and lie inside it.

浙江省杭州市上城区 is one run, 北京上海 are two. Whether a run is a place at all, and which one, is decided later (context.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extractor.names.place.border import Borders
from extractor.names.place.chance import OF_COUNTRY, is_chance, is_slogan
from extractor.names.place.divisions import (
    Codes,
    Hit,
    ambiguous,
    contains,
    find_divisions,
    find_townships,
    is_province,
    level_of,
    names,
    plain_townships,
    township_at,
)
from extractor.names.place.value import world

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


_BRAND = re.compile("寿险|财险|产险|人寿|保险|证券|银行|集团|股份|公司")


def word_start(borders: Borders, index: int) -> int:
    """Where the word that holds character `index` starts."""
    word = borders.word_at(index)
    return index if word is None else word.start


@dataclass(frozen=True, slots=True)
class Run:
    """Place words at `[start, end)`: the codes the last of them may stand for, or the row of places_world.tsv."""

    start: int
    end: int
    codes: Codes
    parts: tuple[Hit, ...]
    world: tuple[str, ...] | None = None

    @property
    def is_chain(self) -> bool:
        """Whether one part confirms another."""
        return len(self.parts) > 1

    @property
    def is_full(self) -> bool:
        """Whether it ends with its class word (杭州市)."""
        return bool(self.parts) and self.parts[-1].kind != "short"


@cache
def _world_matcher() -> tuple[AhoCorasick, list[tuple[str, ...]]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(list(world()), matchkind=MatchKind.LeftmostLongest), list(world().values())


def find_runs(text: str, borders: Borders) -> list[Run]:
    """The runs of place words in a block, in order and without overlaps, those that break words left out."""
    runs: list[Run] = []
    current: Run | None = None
    hits = _merge(text, borders)
    for i, hit in enumerate(hits):
        joined = _join(current, hit, borders) if current and current.end == hit.start else None
        if joined is None:
            runs += _checked(current, borders)
            joined = Run(hit.start, hit.end, hit.codes, (hit,))
        current = joined
        if i + 1 == len(hits) or hits[i + 1].start > current.end:
            current = _with_township(text, current, borders)
    runs += _checked(current, borders)
    return _with_world(text, runs, borders)


def _merge(text: str, borders: Borders) -> list[Hit]:
    """Divisions and townships without overlaps, leftmost and longest of those that begin where a word does or a place has just ended."""
    found = [*find_divisions(text), *find_townships(text)]
    hits: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        last = hits[-1].end if hits else 0
        if hit.start < last:
            continue
        township = len(hit.codes[0]) == 9
        sure = hit.kind != "short" and hit.end - hit.start > 2 and not township
        if hit.start != last and (not borders.begins(hit.start, sure=sure) or is_chance(text, hit, borders)):
            continue
        small = township or (hit.kind == "short" and level_of(hit.codes[0]) != "province")
        if hit.start != last and small and borders.is_inside_place(hit.start, hit.end):
            continue  # 岔河乡 in 三岔河乡
        if len(hit.codes[0]) == 9 and hit.end - hit.start == 2 and not borders.is_place_word(hit.start, hit.end):
            continue  # 乌镇 is a town, 口镇 hardly ever
        end = borders.spoken_end(hit.end) if hit.kind != "short" else hit.end
        if end < hit.end:
            # The class word opens the next word: 杭州 in 杭州市民, 南坪 in 南坪乡村振兴.
            codes = names().get(text[hit.start : end])
            if codes is None:
                continue
            hit = Hit(hit.start, end, codes[0], "short")
        hits.append(hit)
    return hits


def _join(run: Run, hit: Hit, borders: Borders) -> Run | None:
    if hit.kind == "short" and not borders.is_place_word(hit.start, hit.end):
        name = borders.text[hit.start : hit.end]
        if ambiguous().get(name) == "word":  # 广西资源
            return None
    codes = tuple(code for code in hit.codes if any(contains(parent, code) for parent in run.codes))
    if not codes:
        return None
    return Run(run.start, hit.end, codes, (*run.parts, replace(hit, codes=codes)))


def _with_township(text: str, run: Run, borders: Borders) -> Run:
    """The run with the short name of a township behind it: 博鳌 in 海南博鳌, 织里 in 吴兴织里."""
    for parent in run.codes:
        hit = township_at(text, run.end, parent) if len(parent) == 6 else None
        if hit is None or (hit.kind == "short" and not _is_township_word(text, run, hit, borders)):
            continue
        return Run(run.start, hit.end, hit.codes, (*run.parts, hit))
    return run


def _is_township_word(text: str, run: Run, hit: Hit, borders: Borders) -> bool:
    word = text[hit.start : hit.end]
    if word in ambiguous() or word in plain_townships() or not borders.begins(hit.start, sure=False):
        return False
    if (run.start, hit.end) in borders.candidates or borders.is_place_word(hit.start, hit.end):
        return True
    return borders.tag_of(hit.start, hit.end) in ("nr", "nz", "ns", "PER") or (
        borders.network and borders.breaks(hit.start, hit.end)
    )


def _checked(run: Run | None, borders: Borders) -> list[Run]:
    """The run, if words break at its ends; else what is left of it when parts are dropped from its end."""
    while run is not None and run.parts:
        first, last = run.parts[0], run.parts[-1]
        if not borders.begins(run.start, sure=first.kind != "short" and first.end - first.start > 2):
            return []
        sure = last.kind != "short" or len(last.codes[0]) == 9 or (is_province(last.codes[0]) and not borders.network)
        if borders.ends(last.start, run.end, sure=sure):
            return [run]
        parts = run.parts[:-1]
        run = Run(run.start, parts[-1].end, parts[-1].codes, parts) if parts else None
    return []


def _with_world(text: str, runs: list[Run], borders: Borders) -> list[Run]:
    """The runs and the world's places between them; 中国浙江 and 美国纽约 are one."""
    matcher, rows = _world_matcher()
    covered = bytearray(len(text))
    for run in runs:
        covered[run.start : run.end] = b"\1" * (run.end - run.start)
    by_start = {run.start: run for run in runs}
    for i, start, end in matcher.find_matches_as_indexes(text):
        word = borders.word_at(start)
        if rows[i][1] != "country" and borders.is_inside_place(start, end):
            continue  # 南海 in 中南海
        if rows[i][1] == "site" and (_BRAND.match(text, end) or (word is not None and word.tag in ("ORG", "nt"))):
            continue  # 太平洋 in 太平洋寿险
        longer = start in by_start and by_start[start].end < end and not any(covered[by_start[start].end : end])
        crossed = [by_start[at] for at in range(start + 1, end) if at in by_start] if any(covered[start:end]) else []
        if (
            crossed
            and all(run.start != word_start(borders, run.start) for run in crossed)
            and start == word_start(borders, start)
        ):
            for run in crossed:  # 红海, not 海南, in 红海南部
                by_start.pop(run.start, None)
        elif any(covered[start:end]) and not longer:  # 台湾海峡 replaces 台湾
            continue
        if rows[i][0] == "中国" and is_slogan(text, start, end):
            continue
        if OF_COUNTRY.match(text, end) or (
            word is not None and word.tag == "nz" and word.start == start and word.end > end
        ):
            continue  # 越南语, 泰国菜, 非洲鼓
        if (
            not borders.begins(start, sure=False)
            or not borders.ends(start, end, sure=end - start > 4 or (rows[i][1] == "country" and not borders.network))
            or text.startswith(("式", "洋"), end)
        ):
            continue
        by_start[start] = Run(start, end, (), (), rows[i])
    merged: list[Run] = []
    for run in sorted(by_start.values(), key=lambda run: run.start):
        last = merged[-1] if merged else None
        if last and last.end == run.start and last.world and _is_inside(last.world, run):
            merged[-1] = replace(run, start=last.start)
        else:
            merged.append(run)
    return merged


def _is_inside(country: tuple[str, ...], run: Run) -> bool:
    if country[1] != "country":
        return False
    return country[2] == "CN" if run.world is None else run.world[1] == "city" and run.world[2] == country[2]
