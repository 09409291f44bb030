"""Other wordings of an organization that the article names in full: short names, and one canonical name for them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractor.names.organization_words import full_form, is_plain, suffix_of
from extractor.names.place import starts_with_place

_FORM = regex.compile(r"(?:集团)?(?:股份)?有限(?:责任)?公司$|(?:集团)?(?:总)?公司$|集团$")
_COMPONENT = regex.compile(r"(?<=集团|公司|大学|银行)(?=\p{Han}{4,}$)")
_BRANCH = regex.compile(r"(?:中心支公司|支公司|分公司|分行|支行)$")
_DIVISION = "省市县区"


def canonical_names(names: Sequence[str]) -> dict[str, str]:
    """For each name of an article its canonical wording among them: the longest that means the same body.

    Two names mean one body where they are equal once short endings are written out (医保局, 医疗保障局) and the 市 or 县 of the place is left out, or
    where one is a short name of the other alone (see `find_short`).
    """
    groups: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        groups.setdefault(_key(name), []).append(name)
    canonical = {name: max(group, key=len) for group in groups.values() for name in group}
    for name in canonical:
        longer = [other for other in canonical if len(other) > len(name) and is_short_name(name, other)]
        if len({canonical[other] for other in longer}) == 1:
            canonical[name] = canonical[longer[0]]
    return canonical


def _key(name: str) -> str:
    end = starts_with_place(name, 0)
    if end is not None and 2 < end < len(name) and name[end - 1] in _DIVISION:
        name = name[: end - 1] + name[end:]
    return full_form(name)


def is_short_name(short: str, full: str) -> bool:
    """Whether `short` is a name that `find_short` would find for `full`."""
    return (short, 0, len(short)) in ((short, *span) for span in find_short(full, short))


def find_short(full: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `text` names the body `full` by less than its full name.

    A company by the first two characters of its own name and more of it, in order (浙江某某生物科技有限公司: 某某科技); a body inside another by its own
    part (某某教育集团实验小学: 实验小学, unless common words alone).
    """
    ending = suffix_of(full)
    if ending is None:
        return
    component = _COMPONENT.search(full)
    if component and not is_plain(full[component.end() :]):
        yield from _all(full[component.end() :], text)
    base = _FORM.sub("", full)
    if ending[1] != "company" or base == full:
        return
    core = base[starts_with_place(base, 0) or 0 :]
    if len(core) < 4 or is_plain(core[:2]):
        return
    for start, _ in _all(core[:2], text):
        end = _matched(core, text, start)
        if end - start >= 4:
            yield start, end


def parent_name(full: str) -> str | None:
    """The house that the branch `full` belongs to, by how it is written: what stands before the place and 分公司 (某某保险|某地|中心支公司)."""
    branch = _BRANCH.search(full)
    if branch is None:
        return None
    for size in range(3, branch.start() - 1):
        if starts_with_place(full, size) == branch.start():
            return full[:size]
    return None


def _all(part: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))


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
