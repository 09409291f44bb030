"""Facts put together: block by block, sentence by sentence, figure by figure, each part the best of its candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractor.facts.candidates.figure import Figure, kind_of, skip_hedges
from extractor.facts.candidates.measure import Measure
from extractor.facts.candidates.metric import metric_candidates
from extractor.facts.candidates.owner import owner_candidates
from extractor.facts.candidates.period import LastPeriod, period_candidates
from extractor.facts.change_ends import is_change
from extractor.facts.choose import Weights
from extractor.facts.clauses.frame import ClauseFrame, read_frame
from extractor.facts.clauses.naming import Naming, read_namings
from extractor.facts.clauses.sentence import Clause, Sentence, clause_of, read_sentences
from extractor.facts.discourse.dates import Dates, read_dates
from extractor.facts.discourse.respectively import find_share
from extractor.facts.discourse.topic import Discourse
from extractor.facts.found import FoundFact, Owner, ReadBlock, Site, owner_of
from extractor.facts.metric_code import MetricCode, find_metric_code
from extractor.facts.qualifiers import find_qualifiers
from extractor.facts.reached import with_counted
from extractor.facts.sameness import link_same
from extractor.facts.status import find_status
from extractor.facts.table import find_form_facts, find_table_facts, read_reporting
from extractor.facts.term import states_term
from extractor.mentions import Mention
from extractor.page import Article

_SILENT = frozenset({"byline", "credit", "slogan"})
_TITLES = ("title", "subtitle", "kicker")
_WORDS = 6  # words of a noun phrase whose neighbours are counted
_MEASURES = 3  # how many measures back a figure may take one over


@dataclass(frozen=True, slots=True)
class _ReadClause:
    frame: ClauseFrame
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class _ReadSentence:
    sentence: Sentence
    clauses: tuple[_ReadClause, ...]


def find_facts(
    article: Article,
    blocks: Sequence[ReadBlock],
    codes: Sequence[MetricCode] = (),
    weights: Weights | None = None,
    published: str | None = None,
    *,
    why: bool = False,
) -> list[FoundFact]:
    """At least one fact for every money, percent and quantity mention of the article, in reading order.

    `codes` are the user's metric codes; `weights` those of the choices, by default the shipped ones; `published` is the publication
    date as EDTF, which tells the year that a report's 本报告期 is; `why` keeps the candidates of each part with the fact.
    """
    read = {
        number: _read_block(number, article, blocks)
        for number, block in enumerate(article.blocks)
        if block.kind not in _SILENT and not (block.kind == "table" and block.rows)
    }
    reporting = read_reporting(article, blocks, published)
    opened = _open_article(article, read)
    forms = find_form_facts(article, blocks, opened.topic, reporting)
    dated = dict(
        zip(read, read_dates([(article.blocks[n].kind, [s.sentence for s in read[n]]) for n in read]), strict=True)
    )
    reading = _Reading(weights or Weights.shipped(), opened, forms, why)
    for number, block in enumerate(article.blocks):
        if block.kind == "table" and block.rows:
            reading.facts += find_table_facts(number, article, blocks, reading.discourse.topic, reporting)
        elif number in read:
            reading.read_block(number, block.kind, read.pop(number), dated.pop(number))
    headlines = [number for number, block in enumerate(article.blocks) if block.kind in (*_TITLES, "heading")]
    return link_same([_coded(fact, codes) for fact in reading.facts], headlines)


def _read_block(number: int, article: Article, blocks: Sequence[ReadBlock]) -> tuple[_ReadSentence, ...]:
    sentences = []
    for sentence in read_sentences(article.blocks[number], blocks[number]):
        frames = [read_frame(number, clause) for clause in sentence.clauses]
        sentences.append(_ReadSentence(sentence, tuple(_ReadClause(f, tuple(read_namings(f))) for f in frames)))
    return tuple(sentences)


def _open_article(article: Article, read: dict[int, tuple[_ReadSentence, ...]]) -> Discourse:
    """What the article speaks of before its first sentence: its title's namings, how often it says each wording, the name it says most."""
    counts: Counter[str] = Counter()
    names: dict[str, Owner] = {}
    title: list[Naming] = []
    for number, sentences in read.items():
        for naming in (n for s in sentences for c in s.clauses for n in c.namings if not c.frame.clause.inner):
            counts[naming.text] += 1
            if article.blocks[number].kind in _TITLES:
                title.append(naming)
            if naming.name is not None and naming.name.mention is not None and naming.role not in ("source", "speaker"):
                names.setdefault(naming.text, owner_of(Site(number, naming.name.mention), naming.name.text))
    best = max(names, key=lambda name: (counts[name], names[name].type != "person"), default=None)
    behind = _variety([c.frame for sentences in read.values() for s in sentences for c in s.clauses])
    topic = names[best] if best is not None else None
    main: dict[str, Owner] = {}
    for name in sorted(names, key=lambda name: -counts[name]):  # of equals the one named first
        main.setdefault(f"main {names[name].type}", names[name])
    headline = "\n".join(article.blocks[number].text.clean for number in read if article.blocks[number].kind in _TITLES)
    return Discourse(
        title=tuple(title[:12]),
        counts=counts,
        headline=headline,
        topic=topic,
        main=tuple(main.items()),
        behind=behind,
    )


def _variety(frames: Sequence[ClauseFrame]) -> dict[str, int]:
    """How many different words stand before each end of the article's noun phrases: 利润 of 制造业利润, 采矿业利润."""
    behind: dict[str, dict[str, None]] = {}
    for frame in frames:
        for first, end in frame.runs:
            words = [token.text for token in frame.tokens[first:end]]
            for i in range(max(1, len(words) - _WORDS), len(words)):
                behind.setdefault("".join(words[i:]), {})[words[i - 1]] = None
    return {text: len(words) for text, words in behind.items()}


@dataclass(slots=True)
class _Reading:
    """An article being read: the topic and the dates so far, the facts of its forms by block and place, and the facts found."""

    weights: Weights
    discourse: Discourse
    forms: Mapping[tuple[int, int], FoundFact | None]
    why: bool
    dates: Dates = field(default_factory=Dates)
    facts: list[FoundFact] = field(default_factory=list)
    begun: int = 0
    last: LastPeriod | None = None

    def read_block(self, number: int, kind: str, sentences: Sequence[_ReadSentence], dated: Sequence[Dates]) -> None:
        """Append the facts of a block in running text."""
        if kind == "heading":
            self.discourse = self.discourse.open_section([n for s in sentences for c in s.clauses for n in c.namings])
        self.discourse = self.discourse.open_paragraph()
        self.last = None
        measures: list[Measure] = []
        for read, self.dates in zip(sentences, dated, strict=True):
            self.begun = len(self.facts)
            self._read_sentence(number, kind, read, measures)

    def _read_sentence(self, number: int, kind: str, read: _ReadSentence, measures: list[Measure]) -> None:
        before: list[tuple[ClauseFrame, tuple[Naming, ...]]] = []
        told: list[tuple[Owner | None, Measure]] = []
        for part in read.clauses:
            frame, low, last = part.frame, 0, -1
            for at, token in enumerate(frame.tokens):
                if token.mention is None or not token.is_figure:
                    continue
                if clause_of(read.sentence, token.start) is not frame.clause:
                    continue
                if (number, token.mention.start) in self.forms:
                    of_form = self.forms[number, token.mention.start]
                    self.facts += [of_form] if of_form is not None else []
                    continue
                if token.kind == "duration" and not states_term(frame, at, low):
                    continue
                measured = skip_hedges(frame.tokens, frame.classes, low, at)
                share = find_share(frame, at, [earlier for earlier, _ in before])
                listed = share is not None and not share.member and 0 < share.length <= len(told)
                parallel = told[-share.length] if share is not None and listed else None
                figure = Figure(
                    read.sentence,
                    frame,
                    at,
                    low,
                    measured,
                    kind_of(token),
                    part.namings,
                    tuple(before),
                    kind,
                    share,
                    parallel,
                )
                fact, measure = self._fact(number, figure, measures)
                told.append((fact.subject, measure))
                if last >= 0 and is_change(frame.tokens, last, at):
                    self.facts[-1] = replace(self.facts[-1], linked=len(self.facts))
                    fact = replace(fact, linked=len(self.facts) - 1)
                self.facts.append(fact)
                if not token.is_age:
                    measures.insert(0, measure)
                    del measures[_MEASURES:]
                    low, last = at + 1, at
            before.insert(0, (frame, part.namings))
            self.discourse = self.discourse.advance(frame, part.namings)

    def _fact(self, number: int, figure: Figure, measures: list[Measure]) -> tuple[FoundFact, Measure]:
        mention = figure.token.mention
        assert mention is not None
        owners = self.weights.choose("owner", owner_candidates(figure, self.discourse))
        owner = owners.best.value
        metrics = self.weights.choose("metric", metric_candidates(figure, measures, owner, self.discourse.behind))
        best = metrics.best.value
        measure = Measure(best.text, best.verb, owner.text if owner else "")
        self.discourse = self.discourse.own(owner)
        dated = period_candidates(
            figure.sentence, figure.frame.clause, figure.at, self.dates, block_kind=figure.block_kind, last=self.last
        )
        periods = self.weights.choose("period", dated)
        period = periods.best.value
        self.last = LastPeriod(period, mention.end)
        status, cue = find_status(figure.sentence, figure.frame.clause, figure.at, self.dates)
        qualifiers = find_qualifiers(
            figure.sentence,
            figure.frame.clause,
            figure.at,
            owner=owner.text if owner else "",
            metric=measure.text,
            before=self.facts[-1] if len(self.facts) > self.begun else None,
            member=figure.share.member if figure.share else "",
        )
        fact = FoundFact(
            figure=Site(number, mention),
            subject=owner,
            metric=with_counted(measure.text, mention.value),
            period=period,
            evidence=_trim(figure.frame.clause, mention),
            qualifiers=qualifiers,
            status=status,
            rules={
                "subject": owners.best.source,
                "metric": metrics.best.source,
                **({"period": periods.best.source} if period else {}),
                **({"status": cue} if cue else {}),
            },
            choices=(owners, metrics, periods) if self.why else (),
        )
        return fact, measure


def _coded(fact: FoundFact, codes: Sequence[MetricCode]) -> FoundFact:
    found = find_metric_code(fact.metric, fact.figure.mention.value, codes)
    if found is None:
        return fact
    return replace(fact, metric_code=found.code, rules={**fact.rules, "metric_code": found.rule})


def _trim(clause: Clause, figure: Mention) -> tuple[int, int]:
    """The clause without the mark that ends it and white space at its ends; these belong to it where the figure (by a user's rule) holds them."""
    text = clause.text
    left = len(text) - len(text.lstrip(" \n\t，、；"))
    right = len(text.rstrip(" \n\t，、；：。"))
    start, end = (clause.start + left, clause.start + right) if right > left else (clause.start, clause.end)
    return min(start, figure.start), max(end, figure.end)
