"""Fees, budgets and ceilings that a procurement notice says in prose: they are the project's, each with the lot that it names.

合同包1代理费6.384万元，合同包2代理费2.3815万元。本项目预算金额1050万元，最高限价1030万元。
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.mentions import Mention
from extractor.page import is_of

_BEFORE = 40  # characters before a figure in which its label stands
# The words right before the figure: of which lot, what it is; 本项目 and verbs are no part of that.
_LABELLED = regex.compile(
    r"(?:^|[，。；：:、,;（(\s])(?:其中|本次?|该|此)?(?:项目|采购|招标|工程)?的?"
    r"(?P<lot>第?(?:合同包|采购包|标包|包件|包组|分包|标项|标段|包)\s?(?:号\s?)?[\dA-Za-z一二三四五六七八九十]{1,4}(?:标?段|包)?|第[一二三四五六七八九十\d]{1,3}(?:标段|标包|标项|包))?的?\s?"
    r"(?P<label>\p{Han}{2,12}?)\s?(?:[:：]|总?共?[为是计]|合计|共计|分别为|人民币|约|收取|[¥￥])*\s?$"
)


def labelled_figures(text: str, mentions: list[Mention]) -> Iterator[tuple[Mention, str, str]]:
    """Each sum of money that a budget's label stands right before, with the lot it names (empty for none) and the label. `text` is folded."""
    for mention in mentions:
        if mention.type != "money":
            continue
        match = _LABELLED.search(text[max(0, mention.start - _BEFORE) : mention.start])
        if match is not None and is_of(match["label"], "budget"):
            yield mention, "".join((match["lot"] or "").split()), match["label"]


def is_called(lot: str, said: str) -> bool:
    """Whether prose means the lot: 包1 is 包1（影像系统） and not 包10."""
    return lot.startswith(said) and not lot[len(said) : len(said) + 1].isalnum()
