"""An article's own arithmetic: what it claims about its figures, checked against its other figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.checks.claims.average import check_averages
from extractor.checks.claims.balance import check_balances
from extractor.checks.claims.change import check_change, check_growth
from extractor.checks.claims.count import check_counts
from extractor.checks.claims.date import check_dates
from extractor.checks.claims.difference import check_differences
from extractor.checks.claims.named import check_named
from extractor.checks.claims.product import check_products
from extractor.checks.claims.rank import check_ranks
from extractor.checks.claims.rate import check_share
from extractor.checks.claims.remainder import check_remainders
from extractor.checks.claims.repeated import check_repeated
from extractor.checks.claims.table import check_tables
from extractor.checks.claims.whole import check_part, check_sum
from extractor.checks.comparing.age import check_ages
from extractor.checks.comparing.games import check_records
from extractor.checks.comparing.gap import check_gaps
from extractor.checks.comparing.multiple import check_multiples
from extractor.checks.comparing.order import check_orders
from extractor.checks.comparing.portion import check_portions
from extractor.checks.comparing.split import check_splits
from extractor.checks.judging.alarm import is_credible
from extractor.checks.judging.joined import is_sure, joined
from extractor.checks.judging.other_reading import OtherReadings
from extractor.checks.judging.slip import is_slip
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told, tell, tell_moments
from extractor.models import Article, Document
from extractor.relation import Relation, read_relations

# Claims that are no relation between levels alone.
_LEFT = (check_remainders, check_differences, check_named, check_balances)
_CHECKS = (
    check_averages,
    check_products,
    check_ranks,
    check_orders,
    check_multiples,
    check_gaps,
    check_portions,
    check_records,
    check_splits,
    check_ages,
)
_WHOLE_ARTICLE = (check_counts, check_repeated)


def check_consistency(document: Document) -> list[Check]:
    """The claims that the document's articles make about their own figures, each with its verdict and arithmetic, in reading order.

    Precision comes first: what is not clearly a claim is passed over, and hedges and rounding speak for the article.
    """
    return [check for article in document.articles for check in _checks(document, article)]


def _checks(document: Document, article: Article) -> Iterator[Check]:
    sentences = tell(document, article)
    found = list(_read(sentences))
    for both in joined(sentences):
        found += [check for check in _read([both]) if is_sure(both, check)]
    found += [check for find in _WHOLE_ARTICLE for check in find(sentences)]
    found += check_dates(tell_moments(document, article))
    found += check_tables(document, article)
    readings = OtherReadings(sentences)
    said: defaultdict[str, list[set[str]]] = defaultdict(list)
    left: set[frozenset[str]] = set()
    for check in found:
        if check.kind != "part":
            for id in _facts(check):  # in any order: each has a list of its own
                said[id].append(_facts(check))
        if check.kind == "remainder":
            left.add(frozenset(_facts(check)))
    told: set[tuple[str, frozenset[str]]] = set()
    for check in found:
        facts = _facts(check)
        key = (check.kind, frozenset(facts))
        if key in told or (check.verdict == "contradicted" and check.kind != "count" and readings.bear_out(check)):
            continue  # read twice, or borne out by other figures
        told.add(key)
        if check.kind == "sum" and frozenset(facts) in left:
            continue  # the same said the other way round
        # That a part is not above its whole goes without saying where a sum, a rate or a remainder of the two was checked.
        plain = check.kind == "part" and check.verdict != "contradicted"
        if not (plain and any(facts <= others for others in said[check.used[0].fact.id])):
            yield check


def _read(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The claims that single sentences make, or two that go on from each other."""
    for find in _LEFT:
        yield from find(sentences)
    for at, relation in read_relations(sentences):
        for check in _claims(sentences, at, relation):
            yield check.model_copy(update={"cue": relation.cue.strip("，,、；：: ")})
    for find in _CHECKS:
        yield from find(sentences)


def _claims(sentences: Sequence[Sentence], at: int, relation: Relation[Told]) -> Iterator[Check]:
    """What a relation between figures claims of their numbers."""
    if relation.kind == "part":
        yield from check_part(sentences, at, relation)
    elif relation.kind == "total" and relation.whole is not None:
        check = check_sum(relation.whole, relation.parts)
        sure = is_credible(check) if relation.complete else is_slip(check.stated, check.computed or check.stated)
        if sure or check.verdict != "contradicted":
            yield check
    elif relation.kind == "share":
        yield from check_share(relation)
    elif relation.kind == "change":
        yield from check_change(relation)
    elif relation.kind == "growth":
        yield from check_growth(relation)


def _facts(check: Check) -> set[str]:
    return {used.fact.id for used in check.used}
