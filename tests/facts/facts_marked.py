"""Reads the marked news sentences of `news.txt` and scores facts against them.

The names are given by each example's `&` line and the figures by its braces, so that a miss is one of the facts room; dates and the figures' values come
from the values room.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from extractor.facts import FoundFact, ReadBlock, find_facts
from extractor.mentions import Mention, resolve_overlaps
from extractor.models import Organization, Person, Place, Programme, Quantity
from extractor.names.tagger.network import tag_words
from extractor.page import Article, Block
from extractor.text import Text
from extractor.values import find_values

_KINDS = {"organization": Organization, "programme": Programme, "place": Place, "person": Person}


@dataclass(frozen=True)
class Want:
    """A fact as an example marks it; `subject` and `metric` list all right wordings."""

    start: int
    end: int
    figure: str
    subject: tuple[str, ...]
    metric: tuple[str, ...]
    periods: tuple[tuple[str, str] | None, ...]
    qualifiers: dict[str, str]


@dataclass(frozen=True)
class Example:
    """A marked example: an article of a title and one paragraph, and its facts."""

    title: str
    published: str
    names: tuple[tuple[str, str], ...]
    text: str
    wants: tuple[Want, ...]


def read_examples(path: Path) -> list[Example]:
    """The examples of a marked file."""
    return [_example(part) for part in path.read_text(encoding="utf-8").split("\n\n") if "{" in part]


def _example(part: str) -> Example:
    title, published, body = "", "", ""
    names: list[tuple[str, str]] = []
    for line in part.strip().splitlines():
        if line.startswith("= "):
            title = line[2:]
        elif line.startswith("@ "):
            published = line[2:]
        elif line.startswith("& "):
            names += [tuple(name.strip().split(" ", 1)) for name in line[2:].split(";")]  # type: ignore[misc]
        elif not line.startswith("#"):
            body += line
    text, wants = "", []
    for piece in re.split(r"(\{[^}]*\})", body):
        if piece.startswith("{"):
            figure, subject, metric, period, *rest = piece[1:-1].split("|")
            qualifiers = dict(pair.split("=") for pair in (rest[0].split(";") if rest else []))
            wants.append(
                Want(
                    len(text),
                    len(text) + len(figure),
                    figure,
                    tuple(subject.split("/")),
                    tuple(metric.split("/")),
                    tuple(_days(p) for p in period.split("/")),
                    qualifiers,
                )
            )
            text += figure
        else:
            text += piece
    return Example(title, published, tuple(names), text, tuple(wants))


def _days(period: str) -> tuple[str, str] | None:
    if period == "-":
        return None
    if period == "?":
        return ("?", "?")
    start, dots, end = period.partition("..")
    return _first(start), (_last(end) if end else "") if dots else _last(start)


def _first(date: str) -> str:
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def _last(date: str) -> str:
    if len(date) == 4:
        return date + "-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02d}"
    return date


def read_article(example: Example) -> tuple[Article, list[ReadBlock]]:
    """The example as an article with its mentions and words."""
    blocks = [Block("title", Text.of(example.title))] if example.title else []
    blocks.append(Block("paragraph", Text.of(example.text)))
    article = Article(tuple(blocks))
    values = find_values(article, example.published or None)
    words = tag_words([block.text.clean for block in blocks])
    read = []
    for number, block in enumerate(blocks):
        text = block.text.clean
        mentions = [
            Mention(m.start(), m.end(), _KINDS[kind](name=name), "given")
            for kind, name in example.names
            for m in re.finditer(re.escape(name), text)
        ]
        mentions += values[number]
        if number == len(blocks) - 1:
            for want in example.wants:
                if not any(m.start < want.end and want.start < m.end for m in values[number]):
                    mentions.append(Mention(want.start, want.end, Quantity(value=Decimal(1), unit=None), "given"))
        read.append(ReadBlock(tuple(resolve_overlaps(mentions)), tuple(words[number])))
    return article, read


def score(example: Example, *, show: bool = False) -> Counter[str]:
    """Right and asked counts by part: `subject`, `metric`, `period`, `all`, `qualifier`."""
    article, read = read_article(example)
    facts = find_facts(article, read)
    body = len(article.blocks) - 1
    tally: Counter[str] = Counter()
    for want in example.wants:
        hits = [
            f
            for f in facts
            if f.figure.block == body and f.figure.mention.start < want.end and want.start < f.figure.mention.end
        ]
        best = max((_compare(want, fact) for fact in hits), key=lambda parts: sum(parts.values()), default=None)
        parts = best or {"subject": False, "metric": False, "period": False}
        tally["asked"] += 1
        tally.update({part: int(right) for part, right in parts.items()})
        tally["all"] += all(parts.values())
        for text in want.qualifiers.values():
            tally["qualifiers asked"] += 1
            tally["qualifiers"] += any(_alike(text, got) for f in hits for got in f.qualifiers.values())
        if show and not all(parts.values()):
            got = [
                (
                    f.subject.text if f.subject else None,
                    f.metric,
                    f.period and (f.period.start, f.period.end),
                )
                for f in hits
            ]
            print(want.figure, want.subject, want.metric, want.periods, "got", got, dict(hits[0].rules) if hits else "")
    return tally


def _compare(want: Want, fact: FoundFact) -> dict[str, bool]:
    subject = fact.subject.text if fact.subject else "-"
    dated = fact.period is not None and (fact.period.start or fact.period.end)  # a season has no days
    period = (fact.period.start or "", fact.period.end or "") if fact.period and dated else None
    return {
        "subject": want.subject == ("?",)
        or any(_alike(subject, right, 0.5) or subject == right for right in want.subject),
        "metric": want.metric in {("-",), ("?",)} or any(_close(fact.metric, right) for right in want.metric),
        "period": want.periods == (("?", "?"),) or period in want.periods,
    }


def _plain(text: str) -> str:
    return re.sub(r"[\s“”‘’\"'《》「」（）()]", "", text)


def _alike(a: str, b: str, share: float = 0) -> bool:
    a, b = sorted((_plain(a), _plain(b)), key=len)
    return bool(a) and (a == b or (len(a) > 1 and a in b and len(a) > share * len(b)))


def _close(a: str, b: str) -> bool:
    """One wording mostly holds the other, or over half of their character pairs are shared."""
    if _alike(a, b, 0.5):
        return True
    x, y = (Counter(p[i : i + 2] for i in range(len(p) - 1)) or Counter(p) for p in (_plain(a), _plain(b)))
    return 2 * sum((x & y).values()) > 0.5 * (sum(x.values()) + sum(y.values()))


def totals(path: Path, *, show: bool = False) -> Counter[str]:
    """The summed scores of a marked file."""
    tally: Counter[str] = Counter()
    for example in read_examples(path):
        tally += score(example, show=show)
    return tally


def shares(tally: Counter[str]) -> Iterator[tuple[str, float]]:
    """The share of figures whose part is right."""
    for part in ("subject", "metric", "period", "all"):
        yield part, tally[part] / tally["asked"]
