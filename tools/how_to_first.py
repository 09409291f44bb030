"""For the search of the documentation's site: what tells how to do something stands before what describes it.

mkdocs runs it (`hooks` in mkdocs.yml).
"""

from __future__ import annotations

from typing import Protocol


class Page(Protocol):
    """What is needed of a page of mkdocs."""

    meta: dict[str, object]

    @property
    def url(self) -> str: ...


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Weighs the guides twice, as the theme's search reads it from a page's head."""
    if "how-to/" in page.url:
        page.meta["search"] = {"boost": 2}
    return markdown
