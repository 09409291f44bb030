"""Facts put together: block by block, sentence by sentence, figure by figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.facts.article_topic import find_article_topic
from extractor.facts.behind import Behind
from extractor.facts.change import find_change, is_change
from extractor.facts.clause import Clause, Sentence, clause_of, read_sentences
from extractor.facts.complete import complete
from extractor.facts.found import FoundFact, ReadBlock, Site
from extractor.facts.item import OF_GOODS
from extractor.facts.metric import Metric, find_metric
from extractor.facts.metric_code import MetricCode, find_metric_code
from extractor.facts.owner import find_label, find_relative_owner
from extractor.facts.period import Periods
from extractor.facts.pointer import OWNERS
from extractor.facts.qualifier import find_qualifiers
from extractor.facts.respectively import Tiers
from extractor.facts.sameness import link_same
from extractor.facts.subject import VOICE, Topics
from extractor.facts.table import find_table_facts
from extractor.facts.term import states_term
from extractor.facts.voice import find_voice
from extractor.facts.words import ends_like
from extractor.mentions import Mention
from extractor.page import Article, Block

_PLACES = 200  # how many places of an article 全县 may mean
_SILENT = frozenset({"byline", "credit", "slogan"})


def find_facts(article: Article, blocks: Sequence[ReadBlock], codes: Sequence[MetricCode] = ()) -> list[FoundFact]:
    """At least one fact for every money, percent and quantity mention of the article, in reading order. `codes` are the user's metric codes."""
    topics = Topics(find_article_topic(article, blocks))
    topics.places = [Site(n, m) for n, read in enumerate(blocks) for m in read.mentions if m.type == "place"][:_PLACES]
    topics.open_section()
    facts: list[FoundFact] = []
    for number, (block, read) in enumerate(zip(article.blocks, blocks, strict=True)):
        if block.kind in _SILENT:
            continue
        if block.kind == "table" and block.rows:
            facts += find_table_facts(number, block, read, topics.article)
        else:
            _read_block(number, block, read, topics, facts)
    return link_same([_coded(fact, codes) for fact in facts])


def _coded(fact: FoundFact, codes: Sequence[MetricCode]) -> FoundFact:
    found = find_metric_code(fact.metric, fact.figure.mention.type, codes)
    if found is None:
        return fact
    return replace(fact, metric_code=found.code, rules={**fact.rules, "metric_code": found.rule})


def _read_block(number: int, block: Block, read: ReadBlock, topics: Topics, facts: list[FoundFact]) -> None:
    sentences = read_sentences(block, read)
    if block.kind == "heading":
        topics.open_section()
    topics.open_paragraph([t for s in sentences for c in s.clauses for t in c.tokens if t.is_name])
    periods, tiers = Periods(), Tiers()
    for sentence in sentences:
        voice = find_voice(
            block.text.clean, read.mentions, sentence.start, [site.mention for site in topics.seen[-20:]]
        )
        kept = topics.current, topics.rule
        if voice is not None:
            topics.current, topics.rule = _site_of(number, voice, read, topics), VOICE
        _read_sentence(number, sentence, topics, periods, tiers, facts)
        if voice is not None:
            topics.current, topics.rule = kept


def _site_of(number: int, voice: Mention, read: ReadBlock, topics: Topics) -> Site:
    """Where the person stands: in this block, or where the article named them last."""
    if any(mention is voice for mention in read.mentions):
        return Site(number, voice)
    return next((site for site in reversed(topics.seen) if site.mention is voice), Site(number, voice))


def _read_sentence(
    number: int, sentence: Sentence, topics: Topics, periods: Periods, tiers: Tiers, facts: list[FoundFact]
) -> None:
    topics.open_sentence()
    known = {_name(topics.current), *periods.topics}
    here: set[str] = set()
    reading = _Reading(number, sentence, periods, tiers, sentence.clauses[0].text.startswith(("“", "「")))
    for clause in sentence.clauses:
        topic, rule, lead = topics.read_clause(number, clause)
        if topic is not None and lead.kind in ("name", "pointer"):
            here.add(_name(topic))
            reading.renamed = reading.renamed or _name(topic) not in known
        reading.read_clause(clause, topic, rule, facts)
        if clause.tokens and clause.tokens[-1].text in ("；", ";"):
            topics.close_label()
    periods.close_sentence(sentence, here or {_name(topics.current)}, renamed=reading.renamed)


@dataclass(slots=True)
class _Reading:
    """A sentence being read: what its earlier figures measured, and whether it has opened a topic of its own."""

    block: int
    sentence: Sentence
    periods: Periods
    tiers: Tiers
    speech: bool
    renamed: bool = False
    previous: Metric | None = None

    def read_clause(self, clause: Clause, topic: Site | None, rule: str, facts: list[FoundFact]) -> None:
        """Append a fact for every figure of the clause, linking the two ends of a change."""
        start, last = 0, -1
        for at, token in enumerate(clause.tokens):
            if not token.is_figure or clause_of(self.sentence, token.start) is not clause:
                continue
            if token.kind == "duration" and not states_term(clause, at):
                continue
            metric = find_metric(clause.tokens, at, self.previous, start)
            metric = complete(metric, self.sentence, clause, at, self.previous, start, _name(topic).strip("“”"))
            changes = last >= 0 and is_change(clause.tokens, last, at)
            if changes and self.previous is not None:
                metric = replace(metric, text=self.previous.text, rule="start of the change")
            fact = self._fact(clause, at, metric, topic, rule)
            if facts and self.previous is not None:
                fact = _carry(fact, facts[-1], changes=changes, same_clause=last >= 0)
            fact = self.tiers.share(fact, self.sentence, clause, at)
            if changes:
                facts[-1] = replace(facts[-1], linked=len(facts))
                fact = replace(fact, linked=len(facts) - 1)
            facts.append(fact)
            if not token.is_age:
                self.previous = metric
                start, last = max(metric.behind.next, at + 1), at

    def _fact(self, clause: Clause, at: int, metric: Metric, topic: Site | None, rule: str) -> FoundFact:
        token = clause.tokens[at]
        assert token.mention is not None
        owner = (
            metric.behind.owner or find_relative_owner(clause.tokens, token, metric) or find_label(clause.tokens, at)
        )
        if owner and owner.mention:
            topic, rule = Site(self.block, owner.mention), "name behind the figure"
        attribute = self.speech or token.is_age or _is_attributive(clause, metric.behind)
        period, dated = self.periods.find(self.sentence, clause, at, renamed=self.renamed, attribute=attribute)
        qualifiers = find_qualifiers(self.sentence, clause, at, metric, self.previous, topic)
        if owner is not None and owner.kind == "place":
            qualifiers.pop("place", None)  # 甲镇支付310万元、乙镇支付275万元: not the neighbour's
        return FoundFact(
            figure=Site(self.block, token.mention),
            subject=topic,
            metric=_without_owner(metric.text),
            period=period,
            evidence=_trim(clause, token.mention),
            qualifiers={**qualifiers, **find_change(clause.tokens, at)},
            rules={"subject": rule, "metric": metric.rule, **({"period": dated} if period else {})},
        )


def _without_owner(text: str) -> str:
    """公司出口额 is the exports, whoever 公司 is: that is the subject's part."""
    owner = next((owner for owner in OWNERS if text.startswith(owner)), "")
    rest = text.removeprefix(owner)
    return rest if owner and len(rest) > 1 and ends_like(rest, "measure") else text


def _carry(fact: FoundFact, before: FoundFact, *, changes: bool, same_clause: bool) -> FoundFact:
    """The fact with what narrows the one before it in its sentence: of the other end of a change, of a share of it, of goods that it goes on about."""
    kept = {key: before.qualifiers[key] for key in ("tier", "population", "item") if key in before.qualifiers}
    if changes:
        return replace(fact, qualifiers={**fact.qualifiers, **kept})
    if fact.metric == "占比":
        return replace(fact, qualifiers={**kept, **fact.qualifiers})
    goes_on = fact.metric.endswith(OF_GOODS) or (same_clause and fact.rules["metric"].startswith("verb"))
    if "item" in kept and "item" not in fact.qualifiers and goes_on:
        return replace(fact, qualifiers={**fact.qualifiers, "item": kept["item"]})
    return fact


def _is_attributive(clause: Clause, behind: Behind) -> bool:
    """Whether the figure stands inside a relative clause: 服务数十万乘客的劳模."""
    after = clause.tokens[behind.next : behind.next + 2]
    return bool(behind.noun) and len(after) == 2 and after[0].text == "的"


def _trim(clause: Clause, figure: Mention) -> tuple[int, int]:
    """The clause without the mark that ends it and white space at its ends; these belong to it where the figure (by a user's rule) holds them."""
    text = clause.text
    left = len(text) - len(text.lstrip(" \n\t，、；"))
    right = len(text.rstrip(" \n\t，、；：。"))
    start, end = (clause.start + left, clause.start + right) if right > left else (clause.start, clause.end)
    return min(start, figure.start), max(end, figure.end)


def _name(site: Site | None) -> str:
    return str(getattr(site.mention.value, "name", "")) if site else ""
