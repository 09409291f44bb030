"""Stretches of whole words that metrics are composed of: those before a figure, the noun and the verb phrase behind it, the subject of its clause."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.candidates.figure import Figure
from extractor.facts.clauses.noun_phrase import text_of
from extractor.facts.clauses.token import Token
from extractor.facts.words import ends_like, is_change_word, words_of

_LONGEST, _MOST = 28, 12
_PARTICLES = frozenset({"了", "着", "过"})
_RECKONED = ("计算", "计", "口径", "测算", "折算")
_WHOLES = (
    "我国",
    "我省",
    "我市",
    "我县",
    "我区",
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "全镇",
    "全乡",
    "全村",
    "当地",
)
# Adverbs that say nothing of what is measured, wherever they stand in its wording.
_EMPTY = frozenset({
    "分别", "均", "已", "已经", "共", "也", "还", "都", "将", "约", "又", "再", "仅", "才", "就", "则", "更", "其中", "现", "现已", "也已", "仍", "正", "只", "一共", "总共",
})  # fmt: skip


class Piece(NamedTuple):
    """The tokens `[first, end)` of the figure's clause (or of one before it) with their wording; `verb` is the verb that opens it, `lean` the wording without
    what says nothing (`compose_lean`), where it is asked for."""

    source: str
    first: int
    end: int
    text: str
    verb: str
    features: tuple[str, ...]
    tokens: tuple[Token, ...]
    classes: str
    lean: str = ""


def pieces_before(figure: Figure) -> list[Piece]:
    """The stretches that end where the measure's words end, the shortest first."""
    tokens, classes = figure.frame.tokens, figure.frame.classes
    found: list[Piece] = []
    length = 0
    for first in range(figure.measured - 1, max(figure.low, figure.measured - _MOST) - 1, -1):
        c = classes[first]
        length += len(tokens[first].text)
        if (
            c in "MFB"
            or length > _LONGEST
            or (c == "P" and tokens[first].text in ("从", "由") and first + 1 < figure.measured)
        ):
            break
        if not _may_open(tokens[first], c, classes[first + 1 : figure.measured]):
            continue
        if tokens[first].text == "完成" and ends_like(tokens[figure.measured - 1].text, "measure"):
            continue  # 完成货物吞吐量
        found.append(_piece(figure, "words before", first, figure.measured))
    return found


def _may_open(token: Token, c: str, following: str) -> bool:
    """Whether a wording may begin with a word: no particle, date, pronoun or empty adverb, nor a light verb before its object (实现|利润总额)."""
    if c in "ECLTR" or token.text in _PARTICLES or token.text in _EMPTY or token.text.startswith("等"):
        return False
    if (token.text in _WHOLES or token.text in words_of("exist")) and following:
        return False
    return not (token.text in words_of("light") and following[:1] in ("N", "A"))


def _piece(figure: Figure, source: str, first: int, end: int) -> Piece:
    tokens, classes = figure.frame.tokens, figure.frame.classes
    inside = classes[first:end]
    before = classes[first - 1] if first > figure.low else "^"
    shape = "".join(c for i, c in enumerate(inside) if i == 0 or inside[i - 1] != c)
    run = any(first == start for start, _ in figure.frame.runs)
    features = [
        f"shape={shape[:6]}",
        f"begins {inside[0]} after {before}",
        f"ends {inside[-1]}",
        f"{min(end - first, 6)} words",
        f"begins {inside[0]} after {before} & {figure.kind}",
    ]
    if tokens[first].mention is None:
        features.append(f"first word {tokens[first].text}")
    if tokens[end - 1].mention is None:
        features.append(f"last word {tokens[end - 1].text}")
    if run:
        features.append("begins a phrase")
    if first <= figure.frame.opener:
        features.append("begins the clause")
    if tokens[first].text in words_of("keep"):
        features.append("begins with a modifier")
    if tokens[first].text in words_of("hedge"):
        features.append("begins with a hedge")
    if tokens[first].text in words_of("report") or tokens[first].text in words_of("introducer"):
        features.append("begins with a report")
    if tokens[first].text in words_of("light"):
        features.append("begins with a light verb")
    if first > figure.low and tokens[first - 1].text in words_of("light"):
        features.append("behind a light verb")
    if first > figure.low and tokens[first - 1].text in words_of("keep"):
        features.append("behind a modifier")
    if ends_like(tokens[end - 1].text, "measure") and not tokens[end - 1].mention:
        features.append("head is a measure")
    features += [f"holds {c}" for c in "XTPDVC" if c in inside]
    if inside.count("V") > 1:
        features.append("holds two verbs")
    verb = tokens[first].text if inside[0] == "V" else tokens[first + 1].text if inside[:2] in ("DV", "AV") else ""
    said = _told(tokens[first:end], inside)
    return Piece(
        source,
        first,
        end,
        text_of(said),
        verb if not is_change_word(verb) else "",
        tuple(features),
        tokens[first:end],
        inside,
    )


def _told(tokens: tuple[Token, ...], classes: str) -> list[Token]:
    """The words of a stretch without empty adverbs, without dates that nothing is compared with, and without 按…计算."""
    told: list[Token] = []
    compares = skipping = False
    for token, c in zip(tokens, classes, strict=True):
        compares = compares or token.text in ("比", "较", "与", "同", "对比")
        if token.text in ("按", "按照") and any(t.text in _RECKONED for t in tokens):
            skipping = True
        if not (skipping or token.text in _EMPTY or (c == "T" and token.mention is not None and not compares)):
            told.append(token)
        skipping = skipping and token.text not in _RECKONED
    return told or list(tokens)


def compose_lean(piece: Piece) -> str:
    """The wording without adverbs, dates, particles and what is compared with: 已|收获 gives 收获, 均价|比|去年|提高 gives 均价提高; 同比 and 累计 stay."""
    kept: list[Token] = []
    against = False
    for token, c in zip(piece.tokens, piece.classes, strict=True):
        against = (against or token.text in ("比", "较")) and not is_change_word(token.text)
        empty = c in "TO" or token.text in _PARTICLES or token.text in words_of("copula")
        hedges = (c == "D" and token.text not in words_of("keep") and not token.text.startswith("最")) or (
            token.text in words_of("hedge") and c not in "NX" and not token.text.startswith("最")
        )
        if not (against or empty or hedges):
            kept.append(token)
    return text_of([token for token in kept if token.text not in _EMPTY]) if kept else piece.text


def behind_nouns(figure: Figure) -> list[Piece]:
    """The nouns behind the figure that may be what it counts, from the whole noun phrase down to its first noun; the value's own noun first."""
    tokens, classes = figure.frame.tokens, figure.frame.classes
    value = figure.token.value
    own = getattr(value, "of", None) or ""
    own = own if own and figure.token.text.endswith(own) else ""
    i = figure.at + 1
    while i < len(tokens) and (tokens[i].text in words_of("stop_noun") or (classes[i] == "F" and tokens[i].is_age)):
        i += 1
    listed = not own and classes[i : i + 1] == "C"
    if listed:
        i = _behind_list(classes, i)
    linked = i < len(tokens) and classes[i] == "E"
    i += linked
    while linked and classes[i : i + 1] == "T":
        i += 1  # 5万元以上的|全年|住院费用
    found: list[Piece] = []
    if own:
        found.append(Piece("noun behind", figure.at, figure.at + 1, own, "", ("the value's own noun",), (), ""))
    stop = i
    while stop < len(tokens) and stop - i < 10 and classes[stop] in "XNARLECQV":
        if (
            classes[stop] == "V"
            and "E" not in classes[stop : stop + 6]
            and not (stop == i and classes[stop + 1 : stop + 2] == "N")
        ):
            break
        stop += 1
    ends = [e for e in range(stop, i, -1) if classes[e - 1] in "XN" or (classes[e - 1] == "Q" and e - i > 2)]
    starts = [i] + [k + 1 for k in range(i, stop) if classes[k] == "E" and k + 1 < stop]
    for start in starts[:3]:
        for number, end in enumerate([e for e in ends if e > start][:4]):
            text = own + text_of(tokens[start:end])
            inside = classes[start:end]
            if inside.rfind("V") > max(inside.rfind("E"), 0):
                continue  # a predicate, no part of the noun
            features = [
                "whole phrase" if number == 0 else "head cut",
                "behind 的" if start > i or linked else "right behind",
                f"noun shape={''.join(c for k, c in enumerate(inside) if k == 0 or inside[k - 1] != c)[:5]}",
                f"followed by {classes[end] if end < len(classes) else 'M'}",
                *(["behind a list of figures"] if listed else []),
            ]
            found.append(Piece("noun behind", start, end, text, "", tuple(features), tokens[start:end], inside))
    return found[:8]


def _behind_list(classes: str, i: int) -> int:
    """The index behind a list of figures that goes on at `i` (4000元、低保家庭2万元的|住院费用); the clause's end where no noun is shared behind it."""
    while classes[i : i + 1] == "C":
        i += 1
        while classes[i : i + 1] and classes[i] in "NXA":
            i += 1
        if classes[i : i + 1] != "F":
            return len(classes)
        i += 1
    return i


def verb_phrases(figure: Figure, start: int) -> list[Piece]:
    """The verb phrases that begin at a token behind the figure, from the whole one down: 进入收获期, 达成初步就业意向."""
    tokens, classes = figure.frame.tokens, figure.frame.classes
    i = start
    while i < len(tokens) and (
        classes[i] in "DT" or tokens[i].text in words_of("stop_noun") or tokens[i].text in ("被", "于")
    ):
        i += 1
    if i >= len(tokens) or classes[i] not in "VNA" or "V" not in classes[i : i + 3]:
        return []
    moves = tokens[i].text[-1:] in ("到", "至", "为") or is_change_word(tokens[i].text)
    if moves and any(c == "F" for c in classes[i : i + 4]):
        return []  # 从900元|提高到|1500元
    stop = i
    while stop < len(tokens) and stop - i < 9 and classes[stop] not in "MFB":
        stop += 1
    ends = [e for e in range(stop, i, -1) if classes[e - 1] in "XNVQ"]
    found = []
    for number, end in enumerate(ends[:6]):
        inside = classes[i:end]
        text = "".join(
            t.text for t, c in zip(tokens[i:end], inside, strict=True) if c not in "DT" and t.text not in _PARTICLES
        )
        features = [
            f"verb shape={''.join(c for k, c in enumerate(inside) if k == 0 or inside[k - 1] != c)[:5]}",
            "whole verb phrase" if number == 0 else "verb phrase cut",
        ]
        found.append(Piece("verb behind", i, end, text, "", tuple(features), tokens[i:end], inside))
    return found


def lead_pieces(figure: Figure) -> list[Piece]:
    """Noun phrases that stand off from the figure: earlier in its clause (机收损失率从30%降到8%), or in the clause before it."""
    found = []
    frame = figure.frame
    for run in frame.runs:
        if run[1] < figure.measured or (run[0] < figure.low and run[1] <= figure.low):
            found += _suffixes(frame.tokens, frame.classes, run, "phrase before", frame.role_of(run))
    for distance, (earlier, _) in enumerate(figure.before[:2], 1):
        runs = earlier.runs
        chosen = [runs[earlier.lead]] if earlier.lead >= 0 else []
        if runs and runs[-1] not in chosen:
            chosen.append(runs[-1])
        for run in chosen:
            found += _suffixes(earlier.tokens, earlier.classes, run, f"clause before {distance}", earlier.role_of(run))
    return found[:24]


def _suffixes(tokens: tuple[Token, ...], classes: str, run: tuple[int, int], source: str, role: str) -> list[Piece]:
    first, end = run
    found = []
    for start in range(end - 1, max(first, end - 6) - 1, -1):
        if start != first and (classes[start] in "ECLQ" or classes[start - 1] == "A"):
            continue
        text = text_of(tokens[start:end])
        features = [f"{source} {role}", f"{source} begins {classes[start - 1] if start > first else '^'}"]
        if ends_like(tokens[end - 1].text, "measure"):
            features.append(f"{source} measure")
        if end < len(classes) and classes[end] == "M":
            features.append(f"{source} ends the clause")
        found.append(Piece(source, start, end, text, "", tuple(features), tokens[start:end], classes[start:end]))
    return found
