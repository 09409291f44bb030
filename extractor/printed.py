"""The rooms read simplified characters, whatever the page is printed in; records say what stands on the page: `simplified` before, `as_printed` after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.facts import FoundFact
from extractor.mentions import Mention
from extractor.page import Article
from extractor.text import Text, simplify

_WORDS = ("name", "honorific", "title", "organization", "unit", "of", "per")


def simplified(article: Article) -> Article:
    """The article in simplified characters, at the same places; itself where it is printed in them."""
    texts = [simplify(block.text.clean) for block in article.blocks]
    if all(text == block.text.clean for text, block in zip(texts, article.blocks, strict=True)):
        return article
    blocks = (
        replace(block, text=Text(text, block.text.pieces)) for text, block in zip(texts, article.blocks, strict=True)
    )
    return Article(tuple(blocks), tuple(map(simplify, article.byline)))


def mentions_as_printed(mentions: Sequence[Mention], text: Text) -> tuple[Mention, ...]:
    """The mentions of a block with the words of their values as `text` prints them."""
    return tuple(_mention_as_printed(mention, text) for mention in mentions)


def facts_as_printed(facts: Sequence[FoundFact], article: Article) -> list[FoundFact]:
    """The facts of the simplified article with their words as `article` prints them: subject, metric, qualifiers."""
    return [_fact_as_printed(fact, article) for fact in facts]


def _mention_as_printed(mention: Mention, text: Text) -> Mention:
    words = {name: said for name in _WORDS if isinstance(said := getattr(mention.value, name, None), str)}
    turned = {name: _printed(said, text, mention.start) for name, said in words.items()}
    return mention if turned == words else replace(mention, value=mention.value.model_copy(update=turned))


def _fact_as_printed(fact: FoundFact, article: Article) -> FoundFact:
    text = article.blocks[fact.figure.block].text
    subject = fact.subject
    if subject is not None and subject.site is None:
        subject = replace(subject, text=_printed(subject.text, text))
    elif subject is not None and subject.site is not None:
        site = subject.site
        said = _printed(subject.text, article.blocks[site.block].text, site.mention.start)
        subject = replace(subject, text=said)
    qualifiers = {name: _printed(words, text) for name, words in fact.qualifiers.items()}
    return replace(fact, subject=subject, metric=_printed(fact.metric, text), qualifiers=qualifiers)


def _printed(words: str, text: Text, start: int = 0) -> str:
    """`words` as the text prints them from `start` on; what was put together of several stretches, each character as it is first printed."""
    read, first = _turned(text.clean)
    at = read.find(words, start)
    if at < 0:
        at = read.find(words)
    if at >= 0:
        return text.clean[at : at + len(words)]
    return "".join(first.get(character, character) for character in words)


@lru_cache(maxsize=4)
def _turned(printed: str) -> tuple[str, dict[str, str]]:
    """A block's text in simplified characters, and as what each of these is first printed; made once for the block, not for each of a table's words."""
    read = simplify(printed)
    return read, dict(zip(reversed(read), reversed(printed), strict=True))
