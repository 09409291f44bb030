"""Any spaCy pipeline with an entity recogniser as the tagger: its entities, and dictionary words for the text between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.mentions import Word
from extractor.names.tagger.fast import tag_words_fast
from extractor.names.tagger.network_input import cut_sentences

if TYPE_CHECKING:
    from spacy.language import Language

PIECE = 2000  # characters handed to spaCy at once; its memory grows with the length of a text
TRUSTED = 4.0  # the margin of what the pipeline recognises: it is what the user chose to ask, so that it counts like a sure network
# OntoNotes' labels, which spaCy's Chinese models use, and the common shorter ones.
_TAGS = {
    "PERSON": "PER",
    "PER": "PER",
    "GPE": "LOC",
    "LOC": "LOC",
    "LOCATION": "LOC",
    "FAC": "LOC",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
}


def tag_words_spacy(nlp: Language, texts: Sequence[str]) -> list[list[Word]]:
    """The words of each text, the entities of `nlp` for people, places and organizations among them as one word each.

    Entities with other labels are left aside. Raises what the pipeline raises.
    """
    places: list[tuple[int, int]] = []
    pieces: list[str] = []
    for number, text in enumerate(texts):
        for start, end in _cut(text):
            places.append((number, start))
            pieces.append(text[start:end])
    entities: list[list[Word]] = [[] for _ in texts]
    for (number, offset), doc in zip(places, nlp.pipe(pieces), strict=True):
        for entity in sorted(doc.ents, key=lambda e: e.start_char):
            tag = _TAGS.get(entity.label_.upper())
            if tag is not None and entity.text.strip():
                entities[number].append(Word(offset + entity.start_char, offset + entity.end_char, tag, TRUSTED))
    return [list(_overlaid(words, own)) for words, own in zip(tag_words_fast(texts), entities, strict=True)]


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of whole sentences, at most `PIECE` characters each."""
    start = end = 0
    for _, stop in cut_sentences(text):
        if stop - start > PIECE:
            yield start, end
            start = end
        end = stop
    if start < end:
        yield start, end


def _overlaid(words: Sequence[Word], entities: Sequence[Word]) -> Iterator[Word]:
    """The words with the entities laid over them; a word that is cut keeps its tag for what is left of it.

    The dictionary's own guesses of people are taken back to `nr`: here the pipeline decides.
    """
    rest = iter(entities)
    entity = next(rest, None)
    for word in words:
        tag = "nr" if word.tag == "PER" else word.tag
        start = word.start
        while entity is not None and entity.start < word.end:
            if start < entity.start:
                yield Word(start, entity.start, tag)
            if entity.start >= word.start:
                yield entity
            start = max(start, min(entity.end, word.end))
            if entity.end > word.end:
                break
            entity = next(rest, None)
        if start < word.end:
            yield Word(start, word.end, tag)
