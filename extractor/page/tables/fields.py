"""Label-value lines: 供应商名称：江平生物仪器有限公司, 起始价：12,600万元; several on one line (联系人：王小明 电话：0571-87012345)."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

import regex

from extractor.grammar import compiled
from extractor.page.lines.lines import Line
from extractor.page.tables.head_words import core, is_of, role_of

_NUMBERING = r"(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]\s?|[（(][一二三四五六七八九十\d]{1,3}[)）]\s?|[①-⑳]\s?|[-•·●◆■▪]\s?)"
_WORDS = r"[\p{Han}A-Za-z0-9／/·㎡²%（）()\[\]、]"
# A label stands at the start of a line, or behind white space or a semicolon.
_FIELD = compiled(
    rf"(?:(?<=^)|(?<=[\s；;]))(?P<lead>{_NUMBERING})?(?P<label>\p{{Han}}{_WORDS}{{0,22}}?{_WORDS})\s{{0,4}}[:：]\s*+(?![/\d]{{2}}(?:\s|$))"
)
_MAY_BE = compiled(r"[:：包标]")
_LONGEST_LINE = 240
_LONGEST_LABEL = 24
_LONGEST_VALUE = 60  # of a label that no list knows
# Who speaks, asks or answers, what news sentences open with, and what makes a sentence of its own.
_SPEAKS = compiled(
    r"(?:记者|问|答|主持人|编者按|原标题|标题|来源|作者|编辑|责编|[说道问答示调出为绍]|(?<!名|简|职)称|如下|指出|认为|包括|例如|比如|其中|注|备注|说明|附件|附)$"
    r"|(?<![求国])是(?![否非])"  # 3000元是起付线：在此以上… predicates; 是否联合体投标 is a label
)
_LOT = compiled(
    r"(?P<lot>(?:合同包|采购包|标包|包件|包组|分包|标项|标段|包)\s?(?:号\s?)?[\dA-Za-z一二三四五六七八九十]{1,4}(?!\d)(?:[标包]段?)?[^。，；]{0,50}|第?[\d一二三四五六七八九十]{1,3}(?:标段|标包|包件|包|标项)(?!括)[^。，；]{0,50})[:：]?"
)
_KNOWN = frozenset(
    {"bidder", "parcel", "lot", "project", "position", "body", "award", "budget", "code", "named", "person", "measure"}
)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Field:
    """A label and the offsets of its value in the text; both folded. `lot`: it has no value and opens a lot (合同包2（…）：)."""

    label: str
    start: int
    end: int
    lot: bool = False


def read_fields(text: str) -> list[Field]:
    """The fields that make up all of the text, in order; an empty list where it is not made of fields."""
    if len(text) > _LONGEST_LINE:
        return []
    lot = _LOT.fullmatch(text)
    if lot is not None:
        return [Field(lot["lot"].rstrip(":： "), 0, len(text), lot=True)]
    found = [m for m in _FIELD.finditer(text) if not _is_unit_or_words(m)]
    if not found or found[0].start() > 0:
        return []
    fields = []
    for k, match in enumerate(found):
        end = found[k + 1].start() if k + 1 < len(found) else len(text)
        value = text[match.end() : end].rstrip(" \t\u3000；;。")
        if "。" in value or _SPEAKS.search(match["label"]):
            return []
        fields.append(Field(match["label"].strip(), match.end(), match.end() + len(value)))
    return fields


def find_form_lines(lines: Sequence[Line], frame: Set[int] = frozenset()) -> set[int]:
    """The numbers of the lines that are made of fields: by labels that forms have, or by standing next to another such line.

    Those of `frame` are of the page around the text, and no form's.
    """
    read = {
        i: fields
        for i, line in enumerate(lines)
        if i not in frame and _MAY_BE.search(line.clean) and (fields := read_fields(line.text.folded))
    }
    found = {i for i, fields in read.items() if all(f.lot or _is_known(f.label) for f in fields)}
    terse = {i for i, fields in read.items() if _is_terse(lines[i].clean, fields)}
    near = found | terse  # a dateline with its colon and its sentence makes no form of the heading below it
    return found | {
        i for i in terse if (i - 1 in near and not lines[i].gap) or (i + 1 in near and not lines[i + 1].gap)
    }


def _is_terse(line: str, fields: Sequence[Field]) -> bool:
    """Whether the values are as short as those of forms are, and no sentences."""
    return all(0 < f.end - f.start <= _LONGEST_VALUE and "，" not in line[f.start : f.end] for f in fields)


def _is_known(label: str) -> bool:
    return role_of(label) in _KNOWN or any(is_of(label, role) for role in ("measure", "award", "budget"))


def _is_unit_or_words(match: regex.Match[str]) -> bool:
    """Whether the match is no label of its own: 大写：… inside a bracket, a unit line, a label of too many words."""
    label = match["label"]
    return (
        len(core(label)) > _LONGEST_LABEL
        or label.count("（") != label.count("）")
        or label.count("(") != label.count(")")
    )
