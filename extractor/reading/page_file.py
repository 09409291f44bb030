"""What a file holds once it is read: the text of its page, and the date that its own metadata declare."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.many import Declared


@dataclass(frozen=True, slots=True)
class PageFile:
    """`text` is what `extract` reads; `declared` is the date of the file's metadata, None where they give none."""

    text: str
    declared: Declared | None = None
