"""Other wordings of an organization that the article names in full: short names, and one canonical name for them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import regex

from extractor.names.organization.suffixes import full_form, is_plain, suffix_of
from extractor.names.place.find import starts_with_place

HEAD = 2  # characters that every short name of a company keeps
MANY = 200  # bodies that open and may end alike: a name like theirs is none of them for sure
_FORM = regex.compile(r"(?:集团)?(?:股份)?有限(?:责任)?公司$|(?:集团)?(?:总)?公司$|集团$")
_COMPONENT = regex.compile(r"(?<=集团|公司|大学|银行)(?=\p{Han}{4,}$)")
_BRANCH = regex.compile(r"(?:中心支公司|支公司|分公司|分行|支行)$")
_DIVISION = "省市县区"


@dataclass(frozen=True, slots=True)
class FullName:
    """A body's full name, with what short names of it are made from (`_parts`), read once for all the places where one may stand."""

    text: str
    parts: tuple[str, ...]


def canonical_names(names: Sequence[str], homes: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """For each name of an article its canonical wording among them: the longest that means the same body.

    Two names mean one body where they are equal once short endings are written out (医保局, 医疗保障局) and the 市 or 县 of the place is left out, or
    where one is a short name of the other alone (see `match_short`). A body called by its level (县商务局) is that of the one county in `homes`,
    which gives full names of divisions by their class word, and gets its name.
    """
    groups: dict[str, list[str]] = {}
    whole = {name: homes[name[0]] + name[1:] if name[0] in homes else name for name in dict.fromkeys(names)}
    for name, full in whole.items():
        groups.setdefault(_key(full), []).append(name)
    canonical = {name: max((whole[each] for each in group), key=len) for group in groups.values() for name in group}
    ends = _by_head_and_last(canonical)
    for name in list(canonical):
        fulls = ends.get((name[:HEAD], name[-1]), ())
        if len(fulls) > MANY:
            continue
        longer = {
            canonical[full.text]
            for full in fulls
            if len(full.text) > len(name) and match_short(full, name, 0) == len(name)
        }
        if len(longer) == 1:
            canonical[name] = longer.pop()
    return canonical


def by_head(names: Iterable[str]) -> dict[str, list[FullName]]:
    """The full names by the `HEAD` characters that a short name of theirs opens with."""
    heads: dict[str, list[FullName]] = {}
    for name in names:
        full = FullName(name, tuple(dict.fromkeys(_parts(name))))
        for part in full.parts:
            heads.setdefault(part[:HEAD], []).append(full)
    return heads


def by_opening(names: Iterable[str], most: int) -> dict[str, list[FullName]]:
    """The full names by the three characters that a short name of theirs may open with: the head, and any character that follows it. `most` of one head."""
    found: dict[str, list[FullName]] = {}
    for head, fulls in by_head(names).items():
        for full in fulls[:most]:
            for third in dict.fromkeys(c for part in full.parts if part[:HEAD] == head for c in part[HEAD:]):
                found.setdefault(head + third, []).append(full)
    return found


def _by_head_and_last(names: Iterable[str]) -> dict[tuple[str, str], list[FullName]]:
    """The full names by how a short name of theirs opens and by the character that it may end in: all that `match_short` could say yes to."""
    found: dict[tuple[str, str], list[FullName]] = {}
    for head, fulls in by_head(names).items():
        for full in fulls:
            for last in dict.fromkeys(c for part in full.parts if part[:HEAD] == head for c in part):
                found.setdefault((head, last), []).append(full)
    return found


def _key(name: str) -> str:
    end = starts_with_place(name, 0)
    if end is not None and 2 < end < len(name) and name[end - 1] in _DIVISION:
        name = name[: end - 1] + name[end:]
    return full_form(name)


def match_short(full: FullName, text: str, start: int) -> int | None:
    """Where a short name of the body `full` ends that stands in `text` from `start` on, or None.

    A company goes by the first two characters of its own name and more of it, in order (浙江某某生物科技有限公司: 某某科技); a body inside another by its
    own part (某某教育集团实验小学: 实验小学, unless common words alone).
    """
    for part in full.parts:
        if not text.startswith(part[:HEAD], start):
            continue
        if full.text.endswith(part):
            if text.startswith(part, start):
                return start + len(part)
            continue
        end = _matched(part, text, start)
        if end - start >= 2 * HEAD and text[start:end] != parent_name(full.text):
            return end
    return None


def _parts(full: str) -> Iterator[str]:
    """What short names of `full` are made from: its own part inside another body, and a company's name without place and legal form."""
    ending = suffix_of(full)
    if ending is None:
        return
    component = _COMPONENT.search(full)
    if component and not is_plain(full[component.end() :]):
        yield full[component.end() :]
    base = _FORM.sub("", full)
    if ending[1] == "company" and base != full:
        core = base[starts_with_place(base, 0) or 0 :]
        if len(core) >= 2 * HEAD and not is_plain(core[:HEAD]):
            yield core


def parent_name(full: str) -> str | None:
    """The house that the branch `full` belongs to, by how it is written: what stands before the place and 分公司 (某某保险|某地|中心支公司)."""
    branch = _BRANCH.search(full)
    if branch is None:
        return None
    for size in range(3, branch.start() - 1):
        if starts_with_place(full, size) == branch.start():
            return full[:size]
    return None


def _matched(core: str, text: str, start: int) -> int:
    """Just past the last character from `start` on that goes on in `core`, in its order."""
    at = 0
    end = start
    while end < len(text) and end - start < len(core):
        found = core.find(text[end], at)
        if found < 0:
            break
        at, end = found + 1, end + 1
    return end
