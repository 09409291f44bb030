"""Names that the article gives: …股份有限公司（以下简称“江城股份”）. They are of the type of what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractor.mentions import Mention
from extractor.models import Organization
from extractor.names.name_cues import name_cues

_CALLED = regex.compile(
    r"[（(](?:证券代码[^（()）]{0,12}[，,])?(?:以下|下文)?(?:统?简称|下称|又称|全称为?)(?:为|是|作)?[：:]?[“「『\"]?(?P<name>[\p{Han}A-Za-z0-9·]{2,12})[”」』\"]?[)）]"
)


def find_called(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, Mention]]:
    """Each given name with its place, and the organization that it stands for; words for any body of its kind (公司) too."""
    ends = {mention.end: mention for mention in mentions if isinstance(mention.value, Organization)}
    for match in _CALLED.finditer(text):
        owner = ends.get(match.start())
        if owner is not None:
            yield *match.span("name"), owner


def given_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The given names in a block as mentions of the organizations that they stand for; words for any body of the kind (公司) are none."""
    return [
        Mention(start, end, owner.value, "organization.called")
        for start, end, owner in find_called(text, mentions)
        if text[start:end] not in name_cues("any_body")
    ]
