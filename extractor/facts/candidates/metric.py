"""What a figure may measure: wordings composed of whole words around it, in the clauses before it, and of the measure that the figure before it had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.facts.candidates.figure import Figure
from extractor.facts.candidates.measure import Measure
from extractor.facts.candidates.pieces import Piece, behind_nouns, compose_lean, lead_pieces, pieces_before, verb_phrases
from extractor.facts.choose.candidate import Candidate
from extractor.facts.dimension import DIMENSIONS, age_measure, is_distance, unit_of
from extractor.facts.found import Owner
from extractor.facts.words import ends_like, is_change_word, words_of

_KINDS = {"money": "金额", "percent": "比例", "point": "比例", "duration": "时长", "times": "倍数"}
_LONGEST = 34


def metric_candidates(figure: Figure, previous: Sequence[Measure], owner: Owner | None) -> list[Candidate[Measure]]:
    """The candidates for the figure's metric, each wording once. `previous` are the measures of the figures before it, the nearest first."""
    merged: dict[str, tuple[str, Measure, list[str]]] = {}
    for source, text, verb, features in _compose(figure, previous):
        text = text.strip("的、，。；： ")
        if not text or len(text) > _LONGEST:
            continue
        features = [f"from={source}", f"from={source} & {figure.kind}", *features]
        known = merged.get(text)
        if known is None:
            merged[text] = (source, Measure(text, verb), features)
        else:
            have = set(known[2])
            known[2].extend(feature for feature in features if feature not in have)
    context = _context(figure, previous)
    found = []
    for text, (source, measure, features) in merged.items():
        features = [*features, *_told(text, figure, owner, previous)]
        features += [f"from={source} & {each}" for each in context]
        found.append(Candidate(text, source, measure, tuple(features)))
    return found


def _compose(figure: Figure, previous: Sequence[Measure]) -> Iterator[tuple[str, str, str, list[str]]]:
    before = pieces_before(figure)
    nouns = behind_nouns(figure)
    for piece in before:
        yield "words before", piece.text, piece.verb, piece.features
        lean = compose_lean(piece)
        if lean != piece.text:
            yield "words before, lean", lean, piece.verb, piece.features
    yield from _with_noun_behind(figure, before, nouns)
    yield from _carried(figure, before, previous)
    yield from _changed(figure, before)
    for piece in lead_pieces(figure):
        yield piece.source, piece.text, piece.verb, piece.features
        if figure.changes:
            word = figure.frame.tokens[figure.measured - 1].text
            yield f"{piece.source}, changed", piece.text + word, piece.verb, piece.features
    yield from _of_unit(figure, before, nouns)
    yield "kind", _KINDS.get(figure.kind, "数量"), "", []


def _with_noun_behind(
    figure: Figure, before: Sequence[Piece], nouns: Sequence[Piece]
) -> Iterator[tuple[str, str, str, list[str]]]:
    for noun in nouns:
        yield "noun behind", noun.text, "", noun.features
        for piece in before[:5]:
            lean = compose_lean(piece)
            features = [*noun.features, *(f"verb {each}" for each in piece.features)]
            yield "words before and noun behind", lean + noun.text, piece.verb, features
        for phrase in verb_phrases(figure, noun.end)[:4]:
            features = [*noun.features, *phrase.features]
            yield "noun and verb behind", noun.text + phrase.text, "", features
            yield "verb behind 的 noun", phrase.text + "的" + noun.text, "", features
    if not nouns or figure.kind in ("people", "money", "percent"):
        for phrase in verb_phrases(figure, figure.at + 1)[:5]:
            yield "verb behind", phrase.text, "", phrase.features
            if figure.kind == "people":
                unit = DIMENSIONS.get(unit_of(figure.token.value), "")
                yield "verb behind, counted", phrase.text + unit, "", phrase.features


def _carried(
    figure: Figure, before: Sequence[Piece], previous: Sequence[Measure]
) -> Iterator[tuple[str, str, str, list[str]]]:
    for distance, measure in enumerate(previous[:2], 1):
        yield f"measure before {distance}", measure.text, measure.verb, []
        bases = [("base", measure.base)] if measure.base != measure.text else []
        for name, base in (("whole", measure.text), *bases):
            if name == "base":
                yield f"base before {distance}", base, measure.verb, []
            if distance == 2 and name == "whole":
                continue
            for piece in before[:7]:
                yield f"{name} before {distance} and words", base + piece.text, measure.verb, piece.features
                lean = compose_lean(piece)
                if lean != piece.text:
                    yield f"{name} before {distance} and lean words", base + lean, measure.verb, piece.features
        if measure.verb:
            for piece in before[:4]:
                yield f"verb before {distance} and words", measure.verb + compose_lean(piece), measure.verb, piece.features
            for noun in behind_nouns(figure)[:2]:
                yield f"verb before {distance} and noun behind", measure.verb + noun.text, measure.verb, noun.features


def _changed(figure: Figure, before: Sequence[Piece]) -> Iterator[tuple[str, str, str, list[str]]]:
    """The measured noun with the word of change alone: 产量 比上年 增长 gives 产量增长."""
    if not figure.changes:
        return
    tokens, classes = figure.frame.tokens, figure.frame.classes
    word = tokens[figure.measured - 1].text
    for piece in before:
        stop = next(
            (i for i in range(piece.first, figure.measured - 1) if classes[i] in "PDT" or tokens[i].text in ("同比", "环比", "实现", "均")), -1
        )
        if stop > piece.first:
            base = "".join(t.text for t in tokens[piece.first : stop])
            yield "base and change", base + word, "", piece.features


def _of_unit(
    figure: Figure, before: Sequence[Piece], nouns: Sequence[Piece]
) -> Iterator[tuple[str, str, str, list[str]]]:
    tokens, unit = figure.frame.tokens, unit_of(figure.token.value)
    if figure.token.is_age:
        yield "unit", age_measure(tokens, figure.at), "", []
        return
    if is_distance(tokens, figure.at):
        yield "unit", "距离", "", ["distance"]
    dimension = DIMENSIONS.get(unit, "")
    if dimension:
        yield "unit", dimension, "", []
    for noun in nouns[:2]:
        yield "noun behind, counted", noun.text + (dimension or "数"), "", noun.features
    for piece in before[:4]:
        if dimension and not ends_like(piece.text, "measure") and not is_change_word(piece.text):
            yield "words before, counted", compose_lean(piece) + dimension, piece.verb, piece.features


def _context(figure: Figure, previous: Sequence[Measure]) -> list[str]:
    frame = figure.frame
    found = []
    empty = figure.measured <= figure.low or all(c in "DTPMO" for c in frame.classes[figure.low : figure.measured])
    found.append("nothing before" if empty else f"ends {frame.classes[figure.measured - 1]}")
    if figure.changes:
        bare = all(c in "DTPMOV" or t.text in ("同比", "环比") for c, t in zip(frame.classes[figure.low : figure.measured], frame.tokens[figure.low : figure.measured], strict=True))
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


def _told(text: str, figure: Figure, owner: Owner | None, previous: Sequence[Measure]) -> Iterator[str]:
    """What is to be said of a wording whatever it was composed of."""
    length = len(text)
    yield f"length={1 if length == 1 else 2 if length == 2 else 4 if length < 5 else 8 if length < 9 else 14 if length < 15 else 20 if length < 21 else 30}"
    measure = ends_like(text, "measure")
    if measure:
        yield f"ends in a measure & {figure.kind}"
        if measure == text:
            yield "a measure alone"
    changed = next((n for n in (4, 3, 2, 1) if is_change_word(text[-n:])), 0)
    if changed:
        yield f"ends in a change & {figure.kind}"
        if changed == length or text.startswith(("同比", "环比", "比", "较")):
            yield "a change alone"
    if figure.changes and not changed:
        yield "leaves the change out"
    if ends_like(text, "population"):
        yield f"ends in people & {figure.kind}"
    if owner is not None and owner.text:
        kind = "thing" if owner.type == "thing" else "name"
        if text == owner.text:
            yield f"is the owner {kind}"
        elif text.startswith(owner.text):
            yield f"begins with the owner {kind}"
        elif owner.text in text:
            yield f"holds the owner {kind}"
    if text.startswith(("我国", "全国", "全省", "全市", "全县", "中国")):
        yield "begins with a whole place"
    if previous and text == previous[0].text:
        yield "as before"
    if text in words_of("hedge") or text in words_of("copula"):
        yield "a hedge alone"
