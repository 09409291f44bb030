"""Why a record is as it is: for each mention the rule that found it, for each fact the rule that gave each part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from extractor.models import EntityType, Record
from extractor.pipeline import ReadPage
from extractor.values import explain_mention


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


class ExplainedFact(Record):
    """A fact's parts in short form, its clause, and for each part the way it was found."""

    value: str
    subject: str | None
    metric: str
    period: str | None
    qualifiers: dict[str, str]
    metric_code: str | None
    status: str
    clause: str
    rules: dict[str, str]


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


def explain_page(page: ReadPage, meanings: Mapping[str, str] = MappingProxyType({})) -> Explanation:
    """The explanation of what was found on a page. `meanings` says of the user's rules, by their names, what they are for."""
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
                )
            )
    return Explanation(mentions=mentions, facts=facts)
