"""Facts put together: block by block, sentence by sentence, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.facts.behind import Behind
from extractor.facts.clause import Clause, Sentence, clause_of, read_sentences
from extractor.facts.found import FoundFact, ReadBlock, Site
from extractor.facts.metric import Metric, find_metric
from extractor.facts.period import Periods
from extractor.facts.qualifier import find_qualifiers
from extractor.facts.subject import Topics, find_article_topic, find_relative_owner
from extractor.facts.table import find_table_facts
from extractor.facts.term import states_term
from extractor.page import Article, Block

_SILENT = frozenset({"byline", "credit", "slogan"})


def find_facts(article: Article, blocks: Sequence[ReadBlock]) -> list[FoundFact]:
    """At least one fact for every money, percent and quantity mention of the article, in reading order."""
    topics = Topics(find_article_topic(article, blocks))
    topics.open_section()
    facts: list[FoundFact] = []
    for number, (block, read) in enumerate(zip(article.blocks, blocks, strict=True)):
        if block.kind in _SILENT:
            continue
        if block.kind == "table" and block.rows:
            facts += find_table_facts(number, block, read, topics.article)
        else:
            facts += _find_in_block(number, block, read, topics)
    return facts


def _find_in_block(number: int, block: Block, read: ReadBlock, topics: Topics) -> Iterator[FoundFact]:
    sentences = read_sentences(block, read)
    if block.kind == "heading":
        topics.open_section()
    topics.open_paragraph([t for s in sentences for c in s.clauses for t in c.tokens if t.is_name])
    periods = Periods()
    for sentence in sentences:
        yield from _find_in_sentence(number, sentence, topics, periods)


def _find_in_sentence(number: int, sentence: Sentence, topics: Topics, periods: Periods) -> Iterator[FoundFact]:
    topics.open_sentence()
    known = {_name(topics.current), *periods.topics}
    here: set[str] = set()
    previous: Metric | None = None
    renamed = False
    speech = sentence.clauses[0].text.startswith(("“", "「"))
    for clause in sentence.clauses:
        topic, subject_rule, lead = topics.read_clause(number, clause)
        if topic is not None:
            if lead.kind in ("name", "pointer"):
                here.add(_name(topic))
                renamed = renamed or _name(topic) not in known
        start = 0
        for at, token in enumerate(clause.tokens):
            if not token.is_figure or token.mention is None or clause_of(sentence, token.start) is not clause:
                continue
            if token.kind == "duration" and not states_term(clause, at):
                continue
            metric = find_metric(clause.tokens, at, previous, start)
            owner = metric.behind.owner or find_relative_owner(clause.tokens, token, metric)
            subject = Site(number, owner.mention) if owner and owner.mention else topic
            attribute = token.is_age or _is_attributive(clause, metric.behind)
            period, period_rule = periods.find(sentence, clause, at, renamed=renamed, attribute=attribute or speech)
            yield FoundFact(
                figure=Site(number, token.mention),
                subject=subject,
                metric=metric.text,
                period=period,
                evidence=_trim(clause),
                qualifiers=find_qualifiers(sentence, clause, at, metric, previous, subject),
                rules={
                    "subject": "name behind the figure" if owner else subject_rule,
                    "metric": metric.rule,
                    **({"period": period_rule} if period else {}),
                },
            )
            if not token.is_age:
                previous = metric
                start = max(metric.behind.next, at + 1)
        if clause.tokens and clause.tokens[-1].text in ("；", ";"):
            topics.close_label()
    periods.close_sentence(sentence, here or {_name(topics.current)}, renamed=renamed)


def _is_attributive(clause: Clause, behind: Behind) -> bool:
    """Whether the figure stands inside a relative clause: 服务数十万乘客的劳模."""
    after = clause.tokens[behind.next : behind.next + 2]
    return bool(behind.noun) and len(after) == 2 and after[0].text == "的"


def _trim(clause: Clause) -> tuple[int, int]:
    """The clause without the mark that ends it and white space at its ends."""
    text = clause.text
    left = len(text) - len(text.lstrip(" \n\t，、；"))
    right = len(text.rstrip(" \n\t，、；：。"))
    return (clause.start + left, clause.start + right) if right > left else (clause.start, clause.end)


def _name(site: Site | None) -> str:
    return str(getattr(site.mention.value, "name", "")) if site else ""
