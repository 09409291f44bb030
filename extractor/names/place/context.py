"""Which place a name means: decided by the other places of the article.

A chain names its place itself. A name that several divisions share (鼓楼区, 江南街道) goes to the one that lies nearest, in the tree of
divisions, to those that the article names beyond doubt. Where none does, the code stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from extractor.names.place.divisions import Codes, ancestors, contains, is_province, level_of, stem


class Context:
    """The divisions that an article names beyond doubt, each with how often."""

    def __init__(self, codes: Iterable[str] = ()) -> None:
        self.sure: Counter[str] = Counter(codes)
        self._around = {around for code in self.sure for around in ancestors(code)}
        self._chosen: dict[tuple[Codes, bool], str | None] = {}

    def knows(self, code: str) -> bool:
        """Whether the article names the division, one inside it or one around it (other than its province)."""
        return (
            code in self.sure
            or code in self._around
            or any(around in self.sure for around in ancestors(code) if not is_province(around))
        )

    def choose(self, codes: Codes, *, short: bool) -> str | None:
        """The one of the codes that is meant, or None where it cannot be told. A short form alone means the province or the prefecture first."""
        if len(codes) <= 1:
            return codes[0] if codes else None
        if (codes, short) not in self._chosen:
            self._chosen[codes, short] = self._choose(codes, short)
        return self._chosen[codes, short]

    def _choose(self, codes: Codes, short: bool) -> str | None:
        if short and is_province(codes[0]) and not any(code in self.sure for code in codes[1:]):
            return codes[0]
        scores = {code: self._kinship(code) for code in codes}
        top = max(scores.values())
        best = [code for code in codes if scores[code] == top]
        if len(best) == 1:
            return best[0]
        # 大理 means the prefecture rather than its city; two counties of one name cannot be told apart.
        if short and len(stem(best[0])) < min(6, len(stem(best[1]))):
            return best[0]
        return None

    def _kinship(self, code: str) -> int:
        """How near the article's sure places lie to the division; 0 where none is in its province."""
        score = 0
        for other, times in self.sure.items():
            if other == code:
                score += 100 * times
            elif contains(other, code) or contains(code, other):
                score += 10 * len(stem(other)) * times
            elif other[:4] == code[:4]:
                score += 8 * times
            elif other[:2] == code[:2]:
                score += times
        return score

    @cached_property
    def _focus(self) -> str | None:
        townships = [code for code in self.sure if len(code) == 9]
        if len(townships) == 1:
            return townships[0]
        for level in ("county", "prefecture"):
            found: Counter[str] = Counter()
            for code, times in self.sure.items():
                if level_of(code) in (level, "township"):
                    found[code[:6] if level == "county" else code] += times
            ranked = found.most_common(2)
            if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
                return ranked[0][0]
        return None

    def focus(self) -> str | None:
        """The place that the article is about: its only township, else the county or prefecture named most often; None where it names none."""
        return self._focus
