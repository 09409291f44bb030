"""Why a record is as it is: for each mention the rule that found it, for each fact the rule that gave each part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pydantic import Field

from extractor.facts import FoundFact, Weights
from extractor.models import EntityType, Record
from extractor.pipeline import ReadPage
from extractor.values import explain_mention

_CANDIDATES, _FEATURES = 4, 5  # shown of a choice, and of a candidate


class ExplainedMention(Record):
    """A mention, the short form of its value, the rule that found it, what the rule says of itself, and the steps to the value.

    `start` and `end` are raw offsets. `means` and `steps` are those of values; names have none.
    """

    text: str
    start: int
    end: int
    type: EntityType
    value: str
    rule: str
    means: str
    steps: list[str]


class ExplainedCandidate(Record):
    """What a part of a fact could have been: its wording, where it comes from, its score, and the features that weigh most in it, by name."""

    text: str
    source: str
    score: float
    features: dict[str, float]


class ExplainedChoice(Record):
    """The best candidates of one part (`owner`, `metric`, `period`), the chosen one first."""

    part: str
    candidates: list[ExplainedCandidate]


class ExplainedFact(Record):
    """A fact's parts in short form, its clause, and for each part the way it was found. `choices` are there where asked for."""

    value: str
    subject: str | None
    metric: str
    period: str | None
    qualifiers: dict[str, str]
    metric_code: str | None
    status: str
    clause: str
    rules: dict[str, str]
    choices: list[ExplainedChoice] = Field(default_factory=list)


class Explanation(Record):
    """All mentions and facts of a text with their rules, in reading order."""

    mentions: list[ExplainedMention]
    facts: list[ExplainedFact]

    def lines(self) -> Iterator[str]:
        """The explanation as text, a line a mention and three or more a fact."""
        for mention in self.mentions:
            yield f"{mention.text}  [{mention.start}, {mention.end})  {mention.type}: {mention.value}  ← {mention.rule}"
            yield from (f"  {step}" for step in mention.steps)
        for fact in self.facts:
            yield f"fact {fact.value}  in: {fact.clause}"
            parts = {"subject": fact.subject, "metric": fact.metric, "period": fact.period, **fact.qualifiers}
            parts["metric_code"] = fact.metric_code
            parts["status"] = fact.status if fact.status != "actual" else None
            for name, part in parts.items():
                if part is not None:
                    yield f"  {name}: {part}" + (f"  ← {fact.rules[name]}" if name in fact.rules else "")
            for choice in fact.choices:
                yield from _lines_of(choice)


def _lines_of(choice: ExplainedChoice) -> Iterator[str]:
    for number, candidate in enumerate(choice.candidates):
        told = ", ".join(f"{name} {weight:+.2f}" for name, weight in candidate.features.items())
        yield f"  {choice.part if not number else '':7} {candidate.score:6.2f}  {candidate.text} ({candidate.source}): {told}"


def explain_page(
    page: ReadPage, meanings: Mapping[str, str] = MappingProxyType({}), *, why: bool = False
) -> Explanation:
    """The explanation of what was found on a page.

    `meanings` says of the user's rules, by their names, what they are for; `why` adds what each part of a fact was chosen from, with scores and features.
    """
    mentions: list[ExplainedMention] = []
    facts: list[ExplainedFact] = []
    for read in page.articles:
        for block, found in zip(read.article.blocks, read.blocks, strict=True):
            for mention in found.mentions:
                start, end = block.text.raw_span(mention.start, mention.end)
                means, steps = explain_mention(block.text.clean, mention)
                mentions.append(
                    ExplainedMention(
                        text=block.text.clean[mention.start : mention.end],
                        start=start,
                        end=end,
                        type=mention.type,
                        value=str(mention.value),
                        rule=mention.rule,
                        means=meanings.get(mention.rule, means),
                        steps=list(steps),
                    )
                )
        for fact in read.facts:
            facts.append(
                ExplainedFact(
                    value=str(fact.figure.mention.value),
                    subject=fact.subject.text if fact.subject else None,
                    metric=fact.metric,
                    period=str(fact.period) if fact.period else None,
                    qualifiers=dict(fact.qualifiers),
                    metric_code=fact.metric_code,
                    status=fact.status,
                    clause=read.article.blocks[fact.figure.block].text.clean[slice(*fact.evidence)],
                    rules=dict(fact.rules),
                    choices=_choices(fact) if why else [],
                )
            )
    return Explanation(mentions=mentions, facts=facts)


def _choices(fact: FoundFact) -> list[ExplainedChoice]:
    weights = Weights.shipped()
    return [
        ExplainedChoice(
            part=choice.part,
            candidates=[
                ExplainedCandidate(
                    text=candidate.text,
                    source=candidate.source,
                    score=score,
                    features=dict(weights.deciding(choice.part, candidate.features)[:_FEATURES]),
                )
                for candidate, score in zip(choice.candidates[:_CANDIDATES], choice.scores, strict=False)
            ],
        )
        for choice in fact.choices
    ]
