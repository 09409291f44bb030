"""Words in and around names that say what they are: lexicons/name_cues.tsv."""

from __future__ import annotations

from extractor.lexicon import NameCue, words_of


def name_cues(role: str) -> tuple[str, ...]:
    """The words of a role, as the lexicon's head names them, in its order; KeyError where there is none."""
    return words_of(NameCue, role)
