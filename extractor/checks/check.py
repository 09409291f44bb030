"""An article's own arithmetic: what it claims about its figures, checked against its other figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.checks.claims.average import check_averages
from extractor.checks.claims.change import check_changes
from extractor.checks.claims.count import check_counts
from extractor.checks.claims.listed import check_lists
from extractor.checks.claims.other_reading import OtherReadings
from extractor.checks.claims.rate import check_rates
from extractor.checks.claims.remainder import check_remainders
from extractor.checks.claims.repeated import check_repeated
from extractor.checks.claims.whole import check_sums
from extractor.checks.verdict import Check
from extractor.figures import tell
from extractor.models import Article, Document

_CHECKS = (
    check_remainders,
    check_sums,
    check_lists,
    check_rates,
    check_changes,
    check_averages,
    check_counts,
    check_repeated,
)


def check_consistency(document: Document) -> list[Check]:
    """The claims that the document's articles make about their own figures, each with its verdict and arithmetic, in reading order.

    Precision comes first: what is not clearly a claim is passed over, and hedges and rounding speak for the article.
    """
    return [check for article in document.articles for check in _checks(document, article)]


def _checks(document: Document, article: Article) -> Iterator[Check]:
    sentences = tell(document, article)
    found = [check for find in _CHECKS for check in find(sentences)]
    others = OtherReadings(sentences)
    said: defaultdict[str, list[set[str]]] = defaultdict(list)
    left: set[frozenset[str]] = set()
    for check in found:
        if check.kind != "part":
            for id in _facts(check):
                said[id].append(_facts(check))
        if check.kind == "remainder":
            left.add(frozenset(_facts(check)))
    for check in found:
        facts = _facts(check)
        if check.verdict == "contradicted" and check.kind != "count" and others.bear_out(check):
            continue
        if check.kind == "sum" and frozenset(facts) in left:
            continue  # the same said the other way round
        # That a part is not above its whole goes without saying where a sum, a rate or a remainder of the two was checked.
        plain = check.kind == "part" and check.verdict != "contradicted"
        if not (plain and any(facts <= told for told in said[check.used[0].fact.id])):
            yield check


def _facts(check: Check) -> set[str]:
    return {used.fact.id for used in check.used}
