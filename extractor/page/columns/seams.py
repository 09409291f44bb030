"""Do two pieces of text belong together: is what one leaves open what the other goes on with?

The evidence is that of words, never of a page: a word cut in two, brackets left open, punctuation, particles at either side, number
and unit, openings of a fresh paragraph. Scores add up; above 0 a join is likelier than not where nothing else is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.grammar import compiled
from extractor.page.lines.shapes import CLOSING, ends_sentence

_PAIRS = dict(zip("“‘「『《（(【〔[〈", "”’」』》）)】〕]〉", strict=True))
_BRACKETS = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_NEVER_FIRST = set("，。、；：！？…”’」』》）)】〕]〉%％‰℃—·,;:!?")
_BOUND_FIRST = compiled(
    r"的(?!确|士|哥)|地(?=[\p{Han}])(?![区点方址段处面下铁图产理势带块税标球震市级])|得(?![知益分到悉以])|[了着过](?![解力手重去程])|们|等(?![级待候到])|者(?!\p{Han}们)|们"
)
_OPEN_LAST = compiled(
    r"(?:[的和与及或将把被对向为以从让使给在于由当但并且若如因而则其该这那哪每各]|[—–+＋/]|"
    r"(?:一[个位名项次条种份场张座批家只]|这[个些项]|以及|通过|根据|按照|作为|成为|包括|围绕|关于|为了|不仅|而且|因为|所以|如果|虽然|但是|了(?=$)|是|有|已|正|就|也|还|都|再|又|更|很|不))$"
)
_ASKS = compiled(r"(?:怎么|怎样|如何|哪里|哪儿|谁|是|该).{0,6}的$")  # 名单是怎么来的: a heading, not half a sentence
_WEAK_LAST = compiled(r"(?:为|以|于|由|和|与|从|有|是|当|给|更|了|在|再|就|被)$")
_FRESH_FIRST = compiled(
    r"(?:注[:：]|备注[:：]|附[:：]|附件|近日|日前|近期|近年来|近来|目前|当前|眼下|如今|今年|去年|前年|明年|据悉|据了解|据介绍|据统计|此外|同时|与此同时|下一步|接下来|未来|截至|截止|"
    r"为此|因此|然而|不过|另外|最终|随后|随着|早在|自从|走进|记者|昨日|昨天|今天|本报讯|新华社|一方面|另一方面|首先|其次|不仅如此|值得一提|值得注意|值得关注|"
    r"\d{1,2}(?:[—–~～至到-]+\d{1,2})?月(?:\d{1,2}日|份|底|末|[，,])|(?:[上下]半年|(?:前)?[一二三四两]季度|前\d{1,2}个?月)[，,]|\d{4}年|[一二三四五六七八九十两几多]{1,3}年来|“十[二三四五]五”|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、](?!\d))"
)
_LABEL_FIRST = compiled(r"\p{Han}{2,8}(?<![说道称问答示绍诉])[:：](?!“)")
_LINK_FIRST = compiled(
    r"(?:而|但|且|并|也|还|又|却|则|因|故|即便|尽管|虽然|不仅|这|那|他|她|它|我|该|此次|本次|由于|为了|如果|据|对于|除了|直到|经过|截至|所谓|在(?=[^，]{0,12}[，中上下后]))"
)
_UNIT_FIRST = compiled(
    r"[万亿千百十余多元年月日号时点分秒%％‰个人名位家户亩公平立吨斤克米里厘毫度岁岁天周届期次条项件座台辆套间所处门类种倍成折层楼栋幢支批只头匹棵株本册张份篇集场轮步℃,.．：:—～~-]|(?:小时|分钟|余|多|左右|以上|以下|kg|km|GB|MB|cm|mm)"
)
_FRAMES = compiled(r"^(?:在|当|自|从|随着|对于?|为了?|围绕|通过|根据|按照|除了?|作为|经过|面对|到|与|和|由|以)")
_FRAME_END = compiled(
    r"^[^，,。；：！？]{0,40}?(?:的同时|过程中|之[时际后前中外下间]|[时后前中上下里内外间]|以来|起|期间|方面|而言|来说|之外|以外|看来|相比|为例|一起|角度|基础上)[，,]"
)
_COUNTED_LAST = compiled(
    r"\d[多余]?[万亿]?(?:[项家个名位件次人种条座台辆套间处门类批户亩]|平方|万|亿|年|天|分钟|小时)$"
)
_POST_LAST = compiled(
    r"(?:主任|书记|经理|局长|部长|处长|科长|院长|校长|董事长|总裁|主席|会长|主席|创始人|负责人|市民|村民|居民|老师|教授|医生|专家|记者|队长|厂长|镇长|乡长|村长|县长|市长|区长|先生|女士|员|师|家)\p{Han}{0,2}$"
)
_SPEAKS_FIRST = compiled(r"\p{Han}{0,3}(?:表示|说|介绍|告诉|坦言|认为|回忆|感慨|解释|透露|指出)")
_NUMERALS = frozenset("〇零一二两三四五六七八九十")
_COMMA, _INNER = compiled("[，,]"), compiled("[，,。]")
# The second end of a range: 上午9时|至11时30分, 3月5日|—8日, 50万元|到80万元.
_RANGE_LAST = compiled(r"[\d年月日号时点分秒元角%％米里克斤吨亩岁人个度倍级]$")
_RANGE_FIRST = compiled(r"(?:至|到|—{1,2}|～|~|-)\s?(?:次|翌|上午|下午|当)?\d")
_LATIN_LAST = compiled(r"[A-Za-z]$")


@dataclass(frozen=True, slots=True)
class Ends:
    """What a piece leaves open behind it and wants closed before it, nearest first, at most eight each."""

    unclosed: str
    unopened: str


def find_ends(text: str) -> Ends:
    """The brackets and quotation marks of `text` without a partner in it."""
    found = _BRACKETS.findall(text)
    if not found:
        return _NOTHING
    stack: list[str] = []
    unopened: list[str] = []
    for char in found:
        if char in _PAIRS:
            stack.append(_PAIRS[char])
            if len(stack) > 64:
                del stack[:32]
        elif char in stack:
            while stack.pop() != char:
                pass
        elif len(unopened) < 8:
            unopened.append(char)
    return Ends("".join(stack[:-9:-1]), "".join(unopened))


_NOTHING = Ends("", "")


def score_seam(left: str, right: str, left_ends: Ends | None = None, right_ends: Ends | None = None) -> float:
    """How much speaks for `right` going on where `left` stops, in rough log odds.

    The `Ends` of long pieces may be handed in, to have them counted once.
    """
    left_ends = find_ends(left) if left_ends is None else left_ends
    right_ends = find_ends(right) if right_ends is None else right_ends
    return _score_brackets(left_ends, right_ends) + _score_words(left[-24:], right[:64], left if len(left) < 48 else "")


def opens_like_text(line: str) -> bool:
    """Whether a short line reads like the first words of a paragraph, cut off, rather than like a heading."""
    return bool(_FRESH_FIRST.match(line) or _LINK_FIRST.match(line)) or _is_lopsided(line)


def _is_lopsided(line: str) -> bool:
    """Whether commas cut the line into unequal parts; those of a heading match (取之于民，用之于民)."""
    parts = [len(part) for part in _COMMA.split(line.split("：")[-1])]
    return len(parts) > 1 and max(parts) - min(parts) > 2


def _wants_more(line: str) -> bool:
    """Whether a line ends on a particle, a preposition or the like: a word of its own, not the end of one (附则, 现在)."""
    import rjieba

    found = _OPEN_LAST.search(line)
    if found is None or _ASKS.search(line):
        return False
    return len(found[0]) > 1 or not _is_han(found[0]) or rjieba.cut(line[-10:])[-1] == found[0]


def breaks_off(line: str) -> bool:
    """Whether a short line cannot be whole: it reads like text and ends on a word that wants another."""
    return (
        bool(_OPEN_LAST.search(line))
        and not _ASKS.search(line)
        and (opens_like_text(line) or "，" in line or "," in line)
    )


def _score_brackets(left: Ends, right: Ends) -> float:
    if right.unopened:
        return 4.0 if right.unopened[0] in left.unclosed else -2.5
    if left.unclosed:
        # An open quotation is often closed only in a later piece; a bracket or book title hardly ever.
        return -1.0 if left.unclosed[0] in "”’」』" else -2.0
    return 0.0


@lru_cache(maxsize=8192)
def _score_words(left: str, right: str, whole: str) -> float:
    """The score of the words at either side; `whole` is the left line where it is short, else empty."""
    score = 0.0
    last, first = left[-1:], right[:1]
    if ends_sentence(left):
        score -= 5.0
    elif last in "，,、":
        score += 3.0
    if first in _NEVER_FIRST:
        score += 4.0 if last not in "，,、。；：“（《" else 0.0
    elif _BOUND_FIRST.match(right):
        score += 2.0
    elif _FRESH_FIRST.match(right) or _LABEL_FIRST.match(right):
        score -= 1.5
    if last in "“‘「『《（(【〔":
        score += 3.0
    elif _wants_more(left):
        score += 1.0 if _WEAK_LAST.search(left) else 2.0
    if _RANGE_LAST.search(left) and _RANGE_FIRST.match(right):
        score += 3.0
    if (last.isdigit() and (first.isdigit() or first in _NUMERALS)) or (last in _NUMERALS and first.isdigit()):
        score -= 4.0  # a number is set on one line
    elif last.isdigit():
        score += 3.0 if _UNIT_FIRST.match(right) else -2.0
    elif first.isdigit() and not _FRESH_FIRST.match(right):
        score += 1.5
    elif last not in CLOSING and first not in _NEVER_FIRST:
        score += 1.0 * bool(_COUNTED_LAST.search(left))
        score += 2.0 * bool(_SPEAKS_FIRST.match(right) and _POST_LAST.search(left))
        score += score_cut_word(left[-12:], right[:12])
    if _FRAMES.match(whole) and not _INNER.search(whole) and _FRAME_END.match(right):
        score += 2.5
    return score


@lru_cache(maxsize=4096)
def score_cut_word(left: str, right: str) -> float:
    """How much a word lying across the border speaks for the join: 刷|新, 人才培|养."""
    import rjieba

    if not (_is_han(left[-1:]) and _is_han(right[:1])):
        return 1.5 if _LATIN_LAST.search(left) and right[:1].isascii() and right[:1].isalpha() else 0.0
    at = 0
    for word in rjieba.cut(left + right):
        start, at = at, at + len(word)
        if start < len(left) < at:
            if not word.strip("一二三四五六七八九十百千万零两"):
                return 0.5
            if not rjieba.has_word(word):
                return 0.8
            rest = word[: len(left) - start]
            # Both halves words of their own (中国|人民) say less than a half that is none (培|养).
            return 2.0 + 0.7 * (len(word) - 2) + (0.8 if len(rest) == 1 else 0.0)
        if at >= len(left):
            break
    return 0.0


def _is_han(char: str) -> bool:
    return bool(char) and "\u4e00" <= char <= "\u9fff"
