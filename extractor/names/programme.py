"""Programmes: named schemes that someone runs and others can join, use or be covered by.

They are told by how they are written and used, never by a list: candidates in quotation marks and without are weighed, those with enough
evidence are kept, their wordings grouped, and every later mention of a kept name is found, with quotation marks or not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import regex

from extractor.mentions import Mention, Word, resolve_overlaps
from extractor.models import Category, Programme
from extractor.names.aliases import is_short_for, plain_name
from extractor.names.programme_bare import find_bare
from extractor.names.programme_candidate import ENOUGH, Candidate, Page
from extractor.names.programme_quoted import find_quoted
from extractor.page import Article


@dataclass
class _Scheme:
    """One scheme of the article: its plain wordings, the printed ones, and the votes for its category."""

    cores: list[str] = field(default_factory=list)
    printed: Counter[str] = field(default_factory=Counter)
    votes: Counter[Category] = field(default_factory=Counter)


def find_programmes(
    article: Article,
    texts: Sequence[str],
    words: Sequence[Sequence[Word]],
    taken: Sequence[Sequence[Mention]],
) -> list[list[Mention]]:
    """The programme mentions of each block of an article, in order and without overlaps.

    `texts` are the blocks' folded and simplified texts, character for character as long as `block.text.clean`; `words` their tagged
    words (an empty list: they are tagged here); `taken` the mentions found before, of which persons and organizations are left alone.
    """
    tagged = [list(own) or tag_words(text) for text, own in zip(texts, words, strict=True)]
    page = Page(texts, tagged, taken, [block.kind for block in article.blocks], "\n".join(texts))
    printed = [block.text.clean for block in article.blocks]
    kept = _enough([c for c in [*find_quoted(page), *find_bare(page)] if not _is_taken(c, taken)])
    schemes = _group(kept, printed)
    found: list[list[Mention]] = [[] for _ in texts]
    for candidate, scheme in ((c, s) for s in schemes for c in kept if plain_name(c.core) in s.cores):
        found[candidate.block].append(Mention(candidate.start, candidate.end, _value(scheme), "programme.name"))
    for block, mention in _later(schemes, texts):
        found[block].append(mention)
    return [resolve_overlaps(mentions) for mentions in found]


def tag_words(text: str) -> list[Word]:
    """The words of `text` with jieba's tags, where the network has given none."""
    import rjieba

    words: list[Word] = []
    start = 0
    for surface, tag in rjieba.tag(text):
        words.append(Word(start, start + len(surface), tag))
        start += len(surface)
    return words


def _is_taken(candidate: Candidate, taken: Sequence[Sequence[Mention]]) -> bool:
    """Whether the candidate is, or lies in, a person or an organization found before."""
    return any(
        mention.type in ("person", "organization") and mention.start <= candidate.start and candidate.end <= mention.end
        for mention in taken[candidate.block]
    )


def _enough(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates whose name has enough evidence when all its places in the article are taken together.

    What speaks for a name is taken where it speaks loudest, what speaks against it on the average.
    """
    by_core: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_core[plain_name(candidate.core)].append(candidate)
    return [candidate for group in by_core.values() if evidence_of(group) >= ENOUGH for candidate in group]


def evidence_of(group: Sequence[Candidate]) -> float:
    """The sum of the evidence for one name at all its places."""
    total = 0.0
    for feature in {feature for candidate in group for feature in candidate.evidence}:
        weights = [candidate.evidence.get(feature, 0.0) for candidate in group]
        total += max(weights) if max(weights) > 0 else sum(weights) / len(weights)
    return total


def _group(kept: Sequence[Candidate], printed: Sequence[str]) -> list[_Scheme]:
    """Schemes out of candidates: the same core, a part of it after ·, or a short form of one other name only."""
    schemes: list[_Scheme] = []
    by_core: dict[str, _Scheme] = {}
    for candidate in sorted(kept, key=lambda c: -len(plain_name(c.core))):
        core = plain_name(candidate.core)
        scheme = by_core.get(core) or _scheme_of(core, schemes)
        if scheme is None:
            scheme = _Scheme()
            schemes.append(scheme)
        if core not in scheme.cores:
            scheme.cores.append(core)
        by_core[core] = scheme
        name = printed[candidate.block][candidate.start : candidate.end]
        scheme.printed[name] += 1
        for wording in (candidate.core, *candidate.wordings):
            scheme.printed.setdefault(wording, 0)
        if candidate.category:
            scheme.votes[candidate.category] += 1
    return schemes


def _scheme_of(core: str, schemes: Sequence[_Scheme]) -> _Scheme | None:
    fitting = [
        scheme
        for scheme in schemes
        if any(core in longer.split("·") or is_short_for(core, longer) for longer in scheme.cores)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _value(scheme: _Scheme) -> Programme:
    name = max(scheme.printed, key=lambda n: (scheme.printed[n], len(n)))
    aliases = [other for other in scheme.printed if other != name]
    category: Category = scheme.votes.most_common(1)[0][0] if scheme.votes else "other"
    return Programme(name=name, aliases=aliases, category=category)


def _later(schemes: Sequence[_Scheme], texts: Sequence[str]) -> Iterable[tuple[int, Mention]]:
    """Every other place where a kept name stands."""
    for scheme in schemes:
        value = _value(scheme)
        cores = sorted((core for core in scheme.cores if len(core) > 2 and not core.isascii()), key=len, reverse=True)
        if not cores:
            continue
        pattern = regex.compile("|".join(map(regex.escape, cores)))
        for block, text in enumerate(texts):
            for match in pattern.finditer(text):
                yield block, Mention(match.start(), match.end(), value, "programme.later")
