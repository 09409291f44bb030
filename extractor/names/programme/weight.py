"""How much speaks for each name when all its places in the article are taken together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from extractor.names.aliases import plain_name
from extractor.names.programme.candidate import Candidate, Reading, find_all

# From this sum of evidence on a candidate counts as a scheme.
ENOUGH = 3.0

# What speaks against the wording of a name. Where a noun names its kind at one place (“人人都是护林员”活动, 智能学伴“小鹿”) it does not count at others.
_WORDING = frozenset({"people", "predicate", "plain word"})


def weigh_names(candidates: Sequence[Candidate], reading: Reading) -> dict[str, float]:
    """The evidence for each plain name.

    What speaks for a name is taken where it speaks loudest, what speaks against it on the average. A name that comes again, or in a
    headline besides, gains where something else speaks for it.
    """
    by_core: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_core[plain_name(candidate.core)].append(candidate)
    names = {candidate.core for candidate in candidates}
    often = _count(names | {candidate.stem for candidate in candidates if candidate.stem}, reading.texts)
    headlines = [text for block, text in enumerate(reading.texts) if reading.is_headline(block)]
    in_headline = _count(names, headlines)
    return {core: _sum(group) + _gain(group, reading, often, in_headline) for core, group in by_core.items()}


def _gain(group: Sequence[Candidate], reading: Reading, often: Counter[str], in_headline: Counter[str]) -> float:
    """What a name gains by standing in the article again and in a headline; what a bare one loses that has neither and no verb."""
    if not any(value > 0 for candidate in group for value in candidate.evidence.values()):
        return 0.0
    step, most = (0.5, 2.0) if group[0].quoted else (0.75, 1.5)
    gain = min(most, step * (max(often[candidate.core] for candidate in group) - 1))
    if any(in_headline[c.core] for c in group) and not all(reading.is_headline(c.block) for c in group):
        gain += 0.5 if group[0].quoted else 1.0
    if any(c.evidence.get("named") and often[c.stem] > often[c.core] for c in group):
        gain += 0.5  # the same company's or place's X服务 and X模式
    if gain <= 0 and all(candidate.unused for candidate in group):
        gain -= 1
    return gain


def _sum(group: Sequence[Candidate]) -> float:
    named = any(c.evidence.get("after", 0) > 2 or c.evidence.get("apposition", 0) > 1 for c in group)
    total = 0.0
    for feature in sorted({feature for candidate in group for feature in candidate.evidence}):
        if named and feature in _WORDING:
            continue
        values = [candidate.evidence.get(feature, 0.0) for candidate in group]
        total += max(values) if max(values) > 0 else sum(values) / len(values)
    return total


def _count(names: Iterable[str], texts: Sequence[str]) -> Counter[str]:
    """How often each name stands in the texts."""
    return Counter(name for name, _, _, _ in find_all(names, texts))
