"""`NameFinder`: the tagger, then the finders of each kind of name, then one reading of the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extractor.mentions import Mention, Word, resolve_overlaps
from extractor.names.called import given_names
from extractor.names.choose.candidate import Candidate
from extractor.names.choose.decide import candidates, choose_names
from extractor.names.identity import complete_names, share_names
from extractor.names.organization.find import find_organizations
from extractor.names.own import bring_in, settle_names
from extractor.names.person.evidence import Evidence
from extractor.names.person.find import find_people
from extractor.names.person.handle import without_parts
from extractor.names.person.post import attach_posts
from extractor.names.place.find import find_places
from extractor.names.programme.find import find_programmes
from extractor.names.programme.heads import Heads
from extractor.names.tagger.corrections import retag
from extractor.names.tagger.leaning import Leaning
from extractor.names.tagger.tagged import TaggedBlock
from extractor.page import Article, Block, is_measured

if TYPE_CHECKING:
    from spacy.language import Language


_Read = tuple[list[Word], Leaning | None]


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """The name mentions of a block, in order and without overlaps, and all its words with their tags."""

    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]


class NameFinder:
    """Finds names in the articles of a page.

    `mode` is what reads the text first: `network` (the neural tagger), `fast` (dictionary and rules only, for large archives) or a spaCy
    pipeline with an entity recogniser. Its findings go through the same rules. `heads` are the head nouns of programmes (default: the shipped ones).
    """

    def __init__(self, mode: Literal["network", "fast"] | Language = "network", heads: Heads | None = None) -> None:
        if isinstance(mode, str) and mode not in ("network", "fast"):
            raise ValueError(f"names={mode!r}: write 'network' or 'fast', or hand in a spaCy pipeline")
        if not isinstance(mode, str):
            if not hasattr(mode, "pipe") or not hasattr(mode, "pipe_names"):
                raise TypeError(f"names: expected 'network', 'fast' or a spaCy pipeline, got {type(mode).__name__}")
            if not mode.pipe_names:
                raise ValueError(
                    "names: this spaCy pipeline has no components, so nothing in it finds names; add an 'ner'"
                )
        self._mode = mode
        self._heads = heads

    def find(
        self,
        articles: Sequence[Article],
        values: Sequence[Sequence[Sequence[Mention]]],
        own: Sequence[Sequence[Sequence[Mention]]] | None = None,
        tagged: Sequence[Sequence[TaggedBlock]] | None = None,
    ) -> list[list[NamedBlock]]:
        """One `NamedBlock` for each block of each article. `values[a][b]` are the value mentions of that block, `own[a][b]` the names in it
        that a user's rules and lexicons found, `tagged` what `tag` gives of the articles, where it was asked before.
        """
        named = []
        read = self.tag(articles) if tagged is None else tagged
        for number, (article, words, found) in enumerate(zip(articles, read, values, strict=True)):
            mine = own[number] if own is not None else None
            mentions = _find_in_article(article, words, found, mine, self._heads, network=self._mode != "fast")
            named.append([NamedBlock(tuple(kept), block.words) for kept, block in zip(mentions, words, strict=True)])
        return named

    def candidates(self, article: Article) -> list[list[Candidate]]:
        """What may be a name in each block of an article, in its surroundings: what the weights of the choice are learned from."""
        [tagged] = self.tag([article])
        evidence = Evidence.of(tagged)
        found = name_candidates(article, tagged, evidence, network=self._mode != "fast")
        return list(candidates(tagged, found, evidence, fast=self._mode == "fast"))

    def tag(self, articles: Sequence[Article]) -> list[list[TaggedBlock]]:
        """The words of each block of each article. The articles may be those of many pages: the network reads many sentences faster than few."""
        texts = [[block.text.folded for block in article.blocks] for article in articles]
        read = iter(self._tag_blocks([block for article in articles for block in article.blocks]))
        return [[_tagged_block(text, *next(read)) for text in row] for row in texts]

    def _tag_blocks(self, blocks: Sequence[Block]) -> list[_Read]:
        """The words of each block. Of a table each wording is tagged once, and figures are not: most of a long table are some."""
        said = {
            text: None
            for block in blocks
            if block.rows
            for row in block.rows
            for start, end in row
            if any(map(str.isalpha, text := block.text.folded[start:end])) and not is_measured(text)
        }
        tagged = self._tag([*said, *(block.text.folded for block in blocks if not block.rows)])
        cells = {text: words for text, (words, _) in zip(said, tagged[: len(said)], strict=True)}
        running = iter(tagged[len(said) :])
        return [(_table_words(block, cells), None) if block.rows else next(running) for block in blocks]

    def _tag(self, texts: Sequence[str]) -> list[_Read]:
        if self._mode == "network":
            from extractor.names.tagger.network import read_texts

            return [*read_texts(texts)]
        if self._mode == "fast":
            from extractor.names.tagger.fast import tag_words_fast

            return [(words, None) for words in tag_words_fast(texts)]
        from extractor.names.tagger.spacy_ner import tag_words_spacy

        return [(words, None) for words in tag_words_spacy(self._mode, texts)]


def _tagged_block(text: str, words: Sequence[Word], leaning: Leaning | None) -> TaggedBlock:
    return TaggedBlock(text, tuple(retag(text, words)), leaning)


def _table_words(block: Block, cells: Mapping[str, list[Word]]) -> list[Word]:
    """The words of a table's cells; what stands between them, and a figure, is one word of no kind."""
    words: list[Word] = []
    at = 0
    for start, end in (cell for row in block.rows or () for cell in row if cell[0] < cell[1]):
        if at < start:
            words.append(Word(at, start, "w"))
        found = cells.get(block.text.folded[start:end])
        words += [Word(start + w.start, start + w.end, w.tag) for w in found] if found else [Word(start, end, "m")]
        at = end
    if at < len(block.text):
        words.append(Word(at, len(block.text), "w"))
    return words


def _find_in_article(
    article: Article,
    tagged: Sequence[TaggedBlock],
    values: Sequence[Sequence[Mention]],
    mine: Sequence[Sequence[Mention]] | None,
    heads: Heads | None,
    *,
    network: bool,
) -> list[list[Mention]]:
    """The name mentions of each block of the article. `network`: the tagger recognises names, and is no dictionary."""
    texts, words = [block.text for block in tagged], [block.words for block in tagged]
    del values
    evidence = Evidence.of(tagged)
    found = name_candidates(article, tagged, evidence, network=network)
    found = choose_names(tagged, found, evidence, fast=not network)
    found = [without_parts(text, own) for text, own in zip(texts, found, strict=True)]
    if mine is not None:
        found = bring_in(found, mine)
    found = [
        resolve_overlaps([*own, *given_names(text, resolve_overlaps(own))])
        for text, own in zip(texts, found, strict=True)
    ]
    taken = complete_names(tagged, found)
    schemes = find_programmes(article, texts, words, taken, heads)
    named = [resolve_overlaps([*own, *more]) for own, more in zip(taken, schemes, strict=True)]
    printed = [block.text.clean for block in article.blocks]
    shared = share_names(printed, attach_posts(tagged, printed, named))
    return shared if mine is None else settle_names(printed, shared, mine)


def name_candidates(
    article: Article, tagged: Sequence[TaggedBlock], evidence: Evidence, *, network: bool
) -> list[list[Mention]]:
    """What each finder takes for a place, a person or an organization in each block of the article; readings may overlap."""
    texts, words = [block.text for block in tagged], [block.words for block in tagged]
    places = [block.candidates("place") for block in tagged]
    found: list[list[Mention]] = find_places(texts, words, places, network=network)
    for more in (find_people(article, tagged, evidence), find_organizations(article, tagged, found)):
        found = [[*own, *further] for own, further in zip(found, more, strict=True)]
    return found
