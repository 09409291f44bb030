"""An age against the year of birth and the year that is spoken of: 奶奶1942年出生，今年是2025年，她已经83岁了."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.judging.judge import make_check
from extractor.checks.verdict import Check, Verdict
from extractor.figures import Sentence

_BORN = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；\d]{0,6}(?:出生|生人|生于)|生于(?P<later>(?:19|20)\d\d)年"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年")
_OTHER_AGE = re.compile("时|那年|当年|享年|终年|比|小|大|退休|入伍|结婚|岁上|才")
# Before the birthday one less; by the reckoning of old (虚岁) one or two more.
_LESS, _MORE = 1, 2
_FAR = 30  # years: farther off it is the age of somebody else


def check_ages(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The one age of a sentence that tells one year of birth and one later year before it."""
    for sentence in sentences:
        ages = [f for f in sentence.figures if f.unit == ("quantity", "岁")]
        births = list(_BORN.finditer(sentence.text))
        if len(ages) != 1 or len(births) != 1 or ages[0].figure.modifier != "exact":
            continue
        (age,), (birth,) = ages, births
        born = int(birth["year"] or birth["later"])
        years = [int(m["year"]) for m in _YEAR.finditer(sentence.text) if int(m["year"]) != born]
        if len(years) != 1 or years[0] < born or _OTHER_AGE.search(sentence.beside(age)):
            continue
        apart = years[0] - born
        stated = age.figure.number
        verdict: Verdict = "confirmed" if apart - _LESS <= stated <= apart + _MORE else "contradicted"
        if verdict == "confirmed" or abs(stated - apart) <= _FAR:
            formula = f"{years[0]} - {born}"
            yield make_check("date", verdict, age, [], formula, Decimal(apart), cue=birth[0])
