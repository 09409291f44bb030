"""Which place a name means: decided by the other places of the article.

A chain names its place itself. A name that several divisions share (鼓楼区, 江南街道) goes to the one that lies nearest, in the tree of
divisions, to those that the article names beyond doubt. Where none does, the code stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extractor.names.gazetteer import Codes, contains, is_province, level_of, stem


class Context:
    """The divisions an article names beyond doubt, each with how often."""

    def __init__(self, codes: Iterable[str] = ()) -> None:
        self.sure: Counter[str] = Counter(codes)

    def add(self, code: str) -> None:
        """One more sure mention of the division."""
        self.sure[code] += 1

    def knows(self, code: str) -> bool:
        """Whether the article names the division, one inside it or one around it (other than its province)."""
        return any(
            other == code or contains(code, other) or (contains(other, code) and not is_province(other))
            for other in self.sure
        )

    def choose(self, codes: Codes, *, short: bool) -> str | None:
        """The one of the codes that is meant, or None where it cannot be told. A short form alone means the province or the prefecture first."""
        if len(codes) <= 1:
            return codes[0] if codes else None
        if short and is_province(codes[0]) and not any(code in self.sure for code in codes[1:]):
            return codes[0]
        ranked = sorted(((self._kinship(code), code) for code in codes), reverse=True)
        best = [code for score, code in ranked if score == ranked[0][0]]
        if ranked[0][0] > 0 and len(best) == 1:
            return best[0]
        if short:
            best = sorted(best, key=lambda code: len(stem(code)))
            if len(best) == 1 or len(stem(best[0])) < min(6, len(stem(best[1]))):
                return best[0]
        return None

    def _kinship(self, code: str) -> float:
        """How near the article's sure places lie to the division; 0 where none is in its province."""
        score = 0.0
        for other, times in self.sure.items():
            if other == code:
                score += 100 * times
            elif contains(other, code) or contains(code, other):
                score += 10 * len(stem(other)) * times
            elif other[:4] == code[:4]:
                score += 8 * times
            elif other[:2] == code[:2]:
                score += 1 * times
        return score

    def focus(self) -> str | None:
        """The place that the article is about: its only township, else the county or prefecture named most often."""
        townships = {code for code in self.sure if len(code) == 9}
        if len(townships) == 1:
            return townships.pop()
        for level in ("county", "prefecture"):
            found: Counter[str] = Counter()
            for code, times in self.sure.items():
                if level_of(code) in (level, "township"):
                    found[code[:6] if level == "county" else code] += times
            ranked = found.most_common(2)
            if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
                return ranked[0][0]
        return None
