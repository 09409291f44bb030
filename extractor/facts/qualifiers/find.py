"""All that narrows one figure, by name; what repeats its owner, its metric or the noun counted is left out."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.found import FoundFact
from extractor.facts.qualifiers.compared import find_compared
from extractor.facts.qualifiers.item import find_item
from extractor.facts.qualifiers.place import find_place
from extractor.facts.qualifiers.population import find_population
from extractor.facts.qualifiers.tier import ENDS, find_tier
from extractor.facts.words import ends_like, is_change_word
from extractor.models import Money

_CONDITION = regex.compile(
    r"(?P<condition>在[^，；。在]{2,20}(?:基础上|情况下|前提下|条件下)|(?:住院|门诊|因[^，；。]{1,8})(?=报销|治疗|就医))"
)
_NO_CHANGE = frozenset({"新增", "高", "低", "多", "少", "增收", "节约", "节省"})  # changes only where they name a base


def find_qualifiers(
    sentence: Sentence,
    clause: Clause,
    at: int,
    *,
    owner: str,
    metric: str,
    before: FoundFact | None,
    member: str = "",
) -> dict[str, str]:
    """What narrows the figure `clause.tokens[at]`; each text as it stands in the article. Convention: contract.md, "Fact".

    `owner` and `metric` are the chosen wordings (empty where there are none); `before` is the fact before it in the same sentence; `member` is what
    the figure belongs to in a list behind 分别.
    """
    tokens = clause.tokens
    kept = before.qualifiers if before is not None else {}
    counted = kept.get("population", "") if before and not isinstance(before.figure.mention.value, Money) else ""
    own_text = "".join(token.text for token in tokens[:at])
    lead_text = "".join(other.text for other in sentence.before(clause) if not other.inner)
    tier = (
        "" if tokens[at].is_age or getattr(tokens[at].value, "unit", None) in ENDS else find_tier(lead_text + own_text)
    )
    condition = _CONDITION.search(own_text)
    compared = find_compared(sentence, clause, at, kept.get("compared_with", ""))
    found = {
        "tier": tier,
        "population": find_population(sentence, clause, at, counted),
        "place": find_place(sentence, clause, at, owner),
        "item": find_item(sentence, clause, at, metric, kept.get("item", ""), member),
        "condition": condition["condition"] if condition else "",
        "compared_with": compared,
        "direction": _direction(tokens, at, bool(compared)),
    }
    return {name: text for name, text in found.items() if text and not _repeats(name, text, tokens[at], owner, metric)}


def _direction(tokens: Sequence[Token], at: int, compared: bool) -> str:
    """The verb of change before the figure (增长, 下降), as the article words it."""
    for i in range(at - 1, max(-1, at - 4), -1):
        text = tokens[i].text
        if tokens[i].mention or text in ("，", "、"):
            return ""
        verb = text.rstrip("了到至")
        if is_change_word(verb) and (compared or verb not in _NO_CHANGE):
            return verb
    return ""


def _repeats(name: str, text: str, figure: Token, owner: str, metric: str) -> bool:
    """Whether the qualifier only says again what owner, metric or counted noun say."""
    if name in ("direction", "compared_with"):
        return False
    plain, own = text.strip("“”"), owner.strip("“”")
    if plain and (plain in own or plain == metric.strip("“”")):
        return True
    if plain in metric and (name == "place" or plain.endswith("型")):
        return True
    if plain not in metric and plain in own + metric:
        return True  # half of it is the owner's, half the metric's
    counted = (
        getattr(figure.value, "of", None) if not figure.is_age else None
    )  # 婴幼儿 of 0至3岁婴幼儿: whose age it is
    if not counted:
        return False
    others = name == "population" and ends_like(counted, "population") is not None  # other people than those counted
    return others or plain in counted
