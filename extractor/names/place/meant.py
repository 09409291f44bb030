"""Whether place words are meant as a place: by their own form, by the tagger, or by the article's other places."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.names.place.border import Borders
from extractor.names.place.context import Context
from extractor.names.place.divisions import ambiguous, is_province, level_of, name_of
from extractor.names.place.place_run import Run
from extractor.names.place.zone import without_part

# Tags of words that are no place, whatever they look like.
_NO_PLACE = frozenset({"v", "vd", "a", "ad", "an", "d", "f", "m", "q", "p", "c", "r", "t", "TIME", "PER"})


def sure_codes(run: Run, borders: Borders) -> Iterator[str]:
    """The code of a run that says by itself what it means; of a chain that leaves it open, those of its sure parts."""
    if not run.codes or (not run.is_chain and _is_built(run, borders)):
        return
    if run.is_chain or (run.is_full and _is_plain(run, borders)):
        if len(run.codes) == 1:
            yield run.codes[0]
        else:
            yield from (part.codes[0] for part in run.parts if len(part.codes) == 1)
    elif not run.is_full and _is_strong(run, borders) and (len(run.codes) == 1 or is_province(run.codes[0])):
        yield run.codes[0]


def is_place(run: Run, borders: Borders, context: Context) -> bool:
    """Whether the run is a place mention: full names, chains and strong short forms are; others need the tagger or the article."""
    if not run.world and not run.is_chain and _is_built(run, borders):
        return False
    if run.world or run.is_chain or (run.is_full and _is_plain(run, borders)):
        return True
    if not run.is_full and _is_strong(run, borders):
        return True
    kind = ambiguous().get(borders.text[run.start : run.end])
    tagged = borders.is_place_word(run.start, run.end) or _opens_place_word(run, borders)
    if tagged and (kind is None or (kind != "word" and borders.network)):
        return True
    if not any(context.knows(code) for code in run.codes):
        return False
    word = borders.word_at(run.start)
    if word is not None and word.tag in ("LOC", "ns") and word.start == run.start and word.end > run.end:
        return True  # 日照 in 日照港
    if kind == "word" and not borders.network:
        return False
    tag = borders.tag_of(run.start, run.end)
    return tagged or tag in ("nr", "nz", "PER", "ORG") or (tag not in _NO_PLACE and kind != "word")


def _is_built(run: Run, borders: Borders) -> bool:
    """Whether the town's name is a verb and the class word that opens the next noun: 新建|街道综合养老服务中心."""
    word = borders.word_at(run.start)
    return borders.network and word is not None and word.tag == "v" and word.start == run.start and word.end < run.end


def _is_plain(run: Run, borders: Borders) -> bool:
    """Whether a full name is nothing but that: not 老城区 or 郊区, and longer than 和县 and 新县."""
    return run.end - run.start > 2 and borders.text[run.start : run.end] not in ambiguous()


def _is_strong(run: Run, borders: Borders) -> bool:
    """Whether a short form is enough by itself: of a province, a prefecture, a county or county-level city, and no common word."""
    start = run.parts[0].start
    if borders.text[start : run.end] in ambiguous():
        return False
    if level_of(run.codes[0]) in ("province", "prefecture"):
        return True
    if all((name_of(code) or "区").endswith("区") for code in run.codes):
        return False
    return borders.tag_of(start, run.end) not in _NO_PLACE


def _opens_place_word(run: Run, borders: Borders) -> bool:
    """Whether the tagger's place goes on behind the run with words that only say which part is meant: 海淀两区."""
    word = borders.word_at(run.start)
    if word is None or word.tag != "LOC" or word.start != run.start or word.end <= run.end:
        return False
    return without_part(borders.text, run.start, word.end) == run.end
