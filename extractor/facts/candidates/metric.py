"""What a figure may measure: wordings composed of whole words around it, in the clauses before it, and of the measure that the figure before it had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from extractor.facts.candidates.figure import Figure
from extractor.facts.candidates.measure import Measure
from extractor.facts.candidates.stretches import (
    Piece,
    behind_nouns,
    compose_lean,
    lead_pieces,
    pieces_before,
    verb_phrases,
)
from extractor.facts.choose import Candidate, Features, Gathering
from extractor.facts.dimension import DIMENSIONS, age_measure, is_distance, unit_of
from extractor.facts.found import Owner
from extractor.facts.words import ends_in_change, ends_like, is_change_word, words_of

_KINDS = {"money": "金额", "percent": "比例", "point": "比例", "duration": "时长", "times": "倍数"}
_LONGEST = 34
_LENGTHS = (1, 2, 4, 8, 14, 20, _LONGEST)
_LENGTH_FEATURES = [f"length={next(most for most in _LENGTHS if n <= most)}" for n in range(_LONGEST + 1)]
_Composed = tuple[str, str, str, tuple[Features, ...]]  # source, wording, verb, groups of features
_RELATIONS = ("占", "高于", "低于", "快于", "超过")


def metric_candidates(
    figure: Figure, previous: Sequence[Measure], owner: Owner | None, variety: Mapping[str, int]
) -> list[Candidate[Measure]]:
    """The candidates for the figure's metric, each wording once.

    `previous` are the measures of the figures before it, the nearest first; `variety` says of how many things the article says the end of a noun phrase.
    """
    gathered: Gathering[Measure] = Gathering()
    previous = [measure.for_owner(owner.text if owner else "") for measure in previous]
    name = owner.text if owner is not None and owner.type != "thing" else ""
    for source, text, verb, features in _compose(figure, previous, owner, variety):
        text = text.strip("的、，。；： ").removesuffix("每")
        if text and len(text) <= _LONGEST and text != name and (text[0].isalnum() or any(map(str.isalnum, text))):
            gathered.add(text, source, Measure(text, verb), (), (_from(source, figure.kind), *features))
    context = tuple(_context(figure, previous))
    relations = [word for word in _RELATIONS if word in figure.frame.clause.text]
    for one in gathered.candidates:
        told = [*_told(one.text, figure, previous), *_told_of_owner(one.text, owner)]
        told += [f"leaves {word} out" for word in relations if word not in one.text]
        one.own, one.shared = (*one.own, *told), (*one.shared, _in_context(one.source, context))
    return gathered.candidates


@lru_cache(maxsize=4096)
def _from(source: str, kind: str) -> tuple[str, ...]:
    return f"from={source}", f"from={source} & {kind}"


@lru_cache(maxsize=4096)
def _in_context(source: str, context: Sequence[str]) -> tuple[str, ...]:
    return tuple([f"from={source} & {each}" for each in context])


def _compose(
    figure: Figure, previous: Sequence[Measure], owner: Owner | None, variety: Mapping[str, int]
) -> Iterator[_Composed]:
    place, pieces = _place_of(figure, owner), pieces_before(figure)
    before = [piece for piece in pieces if not _repeats(piece, place, owner)] or pieces
    nouns = behind_nouns(figure)
    if is_distance(figure.frame.tokens, figure.at):
        yield "unit", "距离", "", ()
        return
    if _is_plain_age(figure, before):
        yield "unit", age_measure(figure.frame.tokens, figure.at), "", ()
        return
    if before and any(t.text in ("占", "占了", "占到") for t in figure.frame.tokens[figure.measured : figure.at]):
        for piece in before:  # 女学员占三成五: the share of the noun, no whole follows
            yield "share", piece.text + "占比", piece.verb, (piece.features,)
        return
    before = [_placed(figure, piece, place, variety) for piece in before]
    yield from _of_words_before(figure, before, bare=not previous or not previous[0].text)
    yield from _with_noun_behind(figure, before, nouns)
    yield from _carried(figure, before, nouns, previous, owner)
    yield from _changed(figure, before)
    for piece in lead_pieces(figure):
        yield piece.source, piece.text, piece.verb, (piece.features,)
        if figure.changes:
            word = figure.frame.tokens[figure.measured - 1].text
            yield f"{piece.source}, changed", piece.text + word, piece.verb, (piece.features,)
    yield from _distributed(figure, previous)
    yield from _of_unit(figure, before, nouns)
    yield "kind", _KINDS.get(figure.kind, "数量"), "", ()
    if figure.kind == "money" and not any(ends_like(measure.text, "priced") for measure in previous[:3]):
        yield "price", "价格", "", (("for each" if getattr(figure.token.value, "per", None) else "for no each",),)


def _names_people(piece: Piece) -> bool:
    return ends_like(piece.text, "population") is not None and "V" not in piece.classes


def _is_plain_age(figure: Figure, before: Sequence[Piece]) -> bool:
    """Whether the figure is an age that no other word measures (平均年龄35岁, 放宽2岁)."""
    named = any(piece.text.endswith(("龄", "岁数")) for piece in before[:3])
    return figure.token.is_age and not named and not figure.changes


def _of_words_before(figure: Figure, before: Sequence[Piece], *, bare: bool) -> Iterator[_Composed]:
    for piece in before:
        if not bare and _needs_base(piece):
            continue
        if figure.kind in ("money", "percent") and _names_people(piece):
            continue  # 老人65元 behind 保费
        if not bare and all(token.text in words_of("keep") for token in piece.tokens):
            continue  # 人均, 日均 of the measure before
        yield "words before", piece.text, piece.verb, (piece.features,)
        if piece.lean != piece.text:
            yield "words before, lean", piece.lean, piece.verb, (piece.features,)


def _placed(figure: Figure, piece: Piece, place: tuple[int, int], variety: Mapping[str, int]) -> Piece:
    """The stretch with how it stands to the owner's words and to what the article says of others."""
    return piece._replace(
        features=(*piece.features, _against(piece, place), *_splits(figure, piece, variety)), lean=compose_lean(piece)
    )


def _needs_base(piece: Piece) -> bool:
    """Whether a wording is only a change, a gap or a share, which names what changed: 同比增长, 高于全省, 占全国."""
    first = piece.tokens[0].text
    opens = first in ("比", "较", "同比", "环比", "占", "占了") or first in words_of("gap") or is_change_word(first)
    return opens and (is_change_word(first) is False or len(piece.tokens) == 1)


def _distributed(figure: Figure, previous: Sequence[Measure]) -> Iterator[_Composed]:
    """What a list that 分别 distributes measures."""
    share = figure.share
    if share is None:
        return
    if figure.parallel is not None:
        measure = figure.parallel[1]
        yield "parallel measure", measure.base + share.said, measure.verb, ()
        yield "parallel measure, whole", measure.text + share.said, measure.verb, ()
    if not share.member and not share.said:
        return
    features = ("respectively, shared" if share.shared else "respectively, said",)
    yield "respectively", share.shared + share.said, "", (features,)
    if share.member and share.name is None:
        yield "respectively with its member", share.member + share.shared + share.said, "", ()
    for measure in previous[:1]:
        if share.said and not share.shared:
            yield "base before, respectively", measure.base + share.said, measure.verb, ()


def _with_noun_behind(figure: Figure, before: Sequence[Piece], nouns: Sequence[Piece]) -> Iterator[_Composed]:
    verbs = [(piece, tuple([f"verb {each}" for each in piece.features])) for piece in before[:5]] if nouns else []
    for noun in nouns:
        yield "noun behind", noun.text, "", (noun.features,)
        for piece, features in verbs:
            yield "words before and noun behind", piece.lean + noun.text, piece.verb, (noun.features, features)
        for phrase in verb_phrases(figure, noun.end)[:4]:
            both = noun.features, phrase.features
            if set(phrase.classes) <= set("VDA"):  # a predicate with an object makes no noun phrase: 保障托住大病家庭
                yield "noun and verb behind", noun.text + phrase.text, "", both
            yield "verb behind 的 noun", phrase.text + "的" + noun.text, "", both
    if not nouns or figure.kind in ("people", "money", "percent"):
        for phrase in verb_phrases(figure, figure.at + 1)[:5]:
            yield "verb behind", phrase.text, "", (phrase.features,)
            if figure.kind == "people":
                unit = DIMENSIONS.get(unit_of(figure.token.value), "")
                yield "verb behind, counted", phrase.text + unit, "", (phrase.features,)


def _place_of(figure: Figure, owner: Owner | None) -> tuple[int, int]:
    """Where the owner stands in the figure's clause, as clean offsets; (-1, -1) where it does not."""
    if owner is None:
        return (-1, -1)
    if owner.said is not None:
        return owner.said
    at = figure.frame.clause.text.find(owner.text)
    start = figure.frame.clause.start + at
    return (start, start + len(owner.text)) if at >= 0 else (-1, -1)


def _repeats(piece: Piece, place: tuple[int, int], owner: Owner | None) -> bool:
    """Whether a stretch begins inside the owner's words, or with the name that owns."""
    start = piece.tokens[0].start
    if owner is None or place[0] < 0 or ends_like(owner.text, "measure"):
        return False
    pairs = zip(piece.tokens, piece.classes, strict=True)
    behind, word = next(((c, token.text) for token, c in pairs if token.start == place[1]), ("", ""))
    joins = behind == "E" or (behind == "V" and (word in words_of("exist") or word in words_of("copula")))
    if start == place[0] and joins:
        return True  # 住院患者|的|人均自付费用, 镇上|有|茶企
    return place[0] < start < place[1] or (start == place[0] and owner.type != "thing")


def _splits(figure: Figure, piece: Piece, variety: Mapping[str, int]) -> Iterator[str]:
    """Whether the article says of several things what the stretch begins with: 利润 of 制造业利润, 采矿业利润."""
    run = next((run for run in figure.frame.runs if run[0] <= piece.first < run[1]), None)
    if run is None:
        return
    if run[0] < piece.first:
        many = variety.get("".join(token.text for token in figure.frame.tokens[piece.first : run[1]]), 0)
        yield "said of others" if many > 1 else "said of this alone"
    if len(piece.tokens[0].text) == 1 and piece.classes[0] == "N":
        yield "begins with one character"


def _against(piece: Piece, place: tuple[int, int]) -> str:
    """How a stretch of the clause stands to the owner's words."""
    start = piece.tokens[0].start
    if place[0] < 0:
        return "owner elsewhere"
    if start == place[1]:
        return "right behind the owner"
    if place[0] < start < place[1]:
        return "cuts the owner"
    return "takes the owner in" if start <= place[0] else "behind the owner"


def _carried(
    figure: Figure, before: Sequence[Piece], nouns: Sequence[Piece], previous: Sequence[Measure], owner: Owner | None
) -> Iterator[_Composed]:
    words = [(piece, lean) for piece in before[:7] for lean in dict.fromkeys((piece.text, piece.lean))]
    for distance, measure in enumerate(previous[:2], 1):
        yield f"measure before {distance}", measure.text, measure.verb, ()
        if figure.kind == "money":
            measure = measure.without_count()  # 赔付1.2万人次、3100万元
        changed = measure.base != measure.text
        bases = [("base" if changed else "whole", measure.base)]
        if owner is not None and measure.base.startswith(owner.text) and len(measure.base) > len(owner.text) + 1:
            bases.append(("base without its owner", measure.base.removeprefix(owner.text).removeprefix("的")))
        for name, base in bases:
            if not base or is_change_word(base):
                continue
            if base != measure.text:
                yield f"{name} before {distance}", base, measure.verb, ()
            for piece, text in words:
                if figure.kind in ("money", "percent") and _names_people(piece):
                    continue
                lean = "" if text == piece.text else " lean"
                yield f"{name} before {distance} and{lean} words", base + text, measure.verb, (piece.features,)
                if "begins with a modifier" in piece.features:
                    yield f"modifier and {name} before {distance}", text + base, measure.verb, (piece.features,)
        if changed and distance == 1:
            for piece in before[:7]:
                if not is_change_word(piece.tokens[-1].text):
                    yield "whole change before and words", measure.text + piece.text, measure.verb, (piece.features,)
        yield from _shared_verb(before, nouns, measure.verb, distance)


def _shared_verb(before: Sequence[Piece], nouns: Sequence[Piece], verb: str, distance: int) -> Iterator[_Composed]:
    """The verb of the first member of a list with the noun of another: 种植丹参300余亩、黄芪210余亩."""
    if not verb:
        return
    for piece in before[:4]:
        yield f"verb before {distance} and words", verb + piece.lean, verb, (piece.features,)
    for noun in nouns[:2]:
        yield f"verb before {distance} and noun behind", verb + noun.text, verb, (noun.features,)


def _changed(figure: Figure, before: Sequence[Piece]) -> Iterator[_Composed]:
    """The measured noun with the word of change alone: 产量 比上年 增长 gives 产量增长."""
    if not figure.changes:
        return
    tokens, classes = figure.frame.tokens, figure.frame.classes
    word = tokens[figure.measured - 1].text
    for piece in before:
        stop = next(
            (
                i
                for i in range(piece.first, figure.measured - 1)
                if classes[i] in "PDT" or tokens[i].text in ("同比", "环比", "实现", "均")
            ),
            -1,
        )
        if stop > piece.first:
            base = "".join(t.text for t in tokens[piece.first : stop])
            yield "base and change", base + word, "", (piece.features,)


def _of_unit(figure: Figure, before: Sequence[Piece], nouns: Sequence[Piece]) -> Iterator[_Composed]:
    unit = unit_of(figure.token.value)
    dimension = DIMENSIONS.get(unit, "")
    if dimension:
        yield "unit", dimension, "", ()
    for noun in nouns[:2]:
        yield "noun behind, counted", noun.text + (dimension or "数"), "", (noun.features,)
    for piece in before[:4]:
        if dimension and not ends_like(piece.text, "measure") and not is_change_word(piece.text):
            yield "words before, counted", piece.lean + dimension, piece.verb, (piece.features,)


def _context(figure: Figure, previous: Sequence[Measure]) -> list[str]:
    frame = figure.frame
    found = ["of a list"] if figure.share is not None and figure.share.member else []
    if figure.parallel is not None:
        found.append("parallel to figures before")
    empty = figure.measured <= figure.low or all(c in "DTPMO" for c in frame.classes[figure.low : figure.measured])
    found.append("nothing before" if empty else f"ends {frame.classes[figure.measured - 1]}")
    if figure.changes:
        bare = all(
            c in "DTPMOV" or t.text in ("同比", "环比")
            for c, t in zip(
                frame.classes[figure.low : figure.measured], frame.tokens[figure.low : figure.measured], strict=True
            )
        )
        found.append("bare change" if bare else "change")
    after = frame.classes[figure.at + 1] if figure.at + 1 < len(frame.classes) else "M"
    found.append(f"before {after}")
    if figure.low:
        found.append("later figure")
        if frame.classes[figure.low] == "C":
            found.append("goes on a list")
    if not previous:
        found.append("first measure")
    return found


def _told(text: str, figure: Figure, previous: Sequence[Measure]) -> Iterator[str]:
    """What is to be said of a wording whatever it was composed of."""
    yield _LENGTH_FEATURES[len(text)]
    yield f"ends in {text[-1]} & {unit_of(figure.token.value) or figure.kind}"
    measure = ends_like(text, "measure")
    if measure:
        yield f"ends in a measure & {figure.kind}"
        if measure == text:
            yield "a measure alone"
    if ends_like(text, "population"):
        yield f"ends in people & {figure.kind}"
    if text.startswith(("我国", "全国", "全省", "全市", "全县", "中国")):
        yield "begins with a whole place"
    if previous and text == previous[0].text:
        yield "as before"
    if text in words_of("hedge") or text in words_of("copula"):
        yield "a hedge alone"
    yield from _told_of_change(text, figure)


def _told_of_change(text: str, figure: Figure) -> Iterator[str]:
    """Whether a wording has the change or gap that its clause tells of."""
    changed = ends_in_change(text)
    if changed:
        yield f"ends in a change & {figure.kind}"
        if changed == len(text) or text.startswith(("同比", "环比", "比", "较")):
            yield "a change alone"
    elif figure.changes:
        yield "leaves the change out"


def _told_of_owner(text: str, owner: Owner | None) -> list[str]:
    """Where in a wording its owner's stands."""
    if owner is None or owner.text not in text:
        return []
    kind = "thing" if owner.type == "thing" else "name"
    place = "is" if text == owner.text else "begins with" if text.startswith(owner.text) else "holds"
    return [f"{place} the owner {kind}"]
