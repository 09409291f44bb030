"""Whom a figure counts, serves or charges, where its owner does not say so: 低保对象, 在校学生、退休职工、未满16岁儿童."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.cue_words import cue_words
from extractor.facts.words import ends_like, words_of
from extractor.models import Money

_GIVEN = frozenset({"提供", "发放", "分", "留"})
_FRONTED = regex.compile(r"^(?:此外|同时|另外|其中|，)*(?:针对|面向|对于|对)(?P<whom>[^，；。]{2,40})，?$")
_LONGEST = 12  # characters of the noun with what modifies it
_LONG_WORD = 4  # characters
_LONGEST_FRONTED = 30
_LISTED = 40  # characters of a list of people


def find_population(sentence: Sentence, clause: Clause, at: int, before: str) -> str:
    """The group, in the article's words; an empty string where none is named. `before` is that of the figure before it in the sentence."""
    tokens, figure = clause.tokens, clause.tokens[at]
    if figure.is_age:
        return _aged(tokens, at)
    named = _list_before(tokens, at) or _named_before(tokens, at) or _served(tokens, at + 1)
    if named:
        return "" if named in cue_words("qualifier", "nobody") else named
    if before and isinstance(figure.value, Money):
        return before  # 资助学生43万人次，金额超6300万元
    return _fronted(sentence.before(clause))


def _named_before(tokens: Sequence[Token], at: int) -> str:
    """The group before the figure in its clause, with what tells it apart."""
    low = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].is_figure and not tokens[i].is_age), 0)
    for i in range(at - 1, low - 1, -1):
        is_somebody = i + 1 < len(tokens) and tokens[i + 1].kind == "person"  # 种粮大户王海峰
        if (
            is_population(tokens[i])
            and not is_somebody
            and not _is_compound(tokens, i, at)
            and _concerns(tokens, i, low)
        ):
            return _whole_noun(tokens, i)
        if tokens[i].is_noun and len(tokens[i].text) > _LONG_WORD and (within := _within(tokens[i].text)):
            return within
    return ""


def _within(word: str) -> str:
    """The group that one long word of the tagger begins with: 灵活就业人员缴存额."""
    for stop in range(len(word) - 1, _LONG_WORD - 1, -1):
        group = word[:stop]
        if ends_like(group, "population") and ends_like(word, "measure") and not group.endswith(_no_people()):
            return group
    return ""


def _fronted(earlier: Sequence[Clause]) -> str:
    """The group that an earlier clause puts first: 针对就医难的重症患者，…."""
    for clause in earlier:
        fronted = _FRONTED.match(clause.text.strip())
        if fronted and ends_like(fronted["whom"], "population"):
            whom = fronted["whom"]
            return whom.split("的")[-1] if len(whom) > _LONGEST_FRONTED or "、" not in whom else whom
    return ""


def is_population(token: Token) -> bool:
    """Whether the word is a noun for a group of people (职工, 困难群众), and not just for persons counted."""
    return token.is_noun and not token.text.endswith(_no_people()) and ends_like(token.text, "population") is not None


def _no_people() -> tuple[str, ...]:
    return tuple(sorted(cue_words("qualifier", "no_people")))


def _aged(tokens: Sequence[Token], at: int) -> str:
    """70周岁以上参保人, 0至3岁婴幼儿家庭: who is of that age."""
    text = ""
    for token in tokens[at + 1 : at + 6]:
        if token.mention or not (token.is_noun or token.tag == "a" or (token.text == "的" and not text)):
            break
        text += "" if token.text == "的" else token.text
        if is_population(token) or token.text in ("人员", "人群"):
            return text
    return ""


def _list_before(tokens: Sequence[Token], at: int) -> str:
    """学生、老人、未满18岁居民票价…: the list that opens the clause, up to the last group in it."""
    if not any(token.is_age for token in tokens[:at]) or not any(token.text == "、" for token in tokens[:at]):
        return ""
    low = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].is_figure and not tokens[i].is_age), 0)
    last = next((i for i in range(at - 1, low - 1, -1) if is_population(tokens[i])), None)
    if last is None or not any(token.text == "、" for token in tokens[low:last]):
        return ""
    text = "".join(token.text for token in tokens[low : last + 1]).strip("，、；")
    return text if len(text) <= _LISTED else ""


def _concerns(tokens: Sequence[Token], i: int, low: int) -> bool:
    """Whether the group is whom the figure is for: it opens the clause or stands behind a verb or preposition that is for somebody."""
    j = i
    while (
        j > low
        and (tokens[j - 1].is_noun or tokens[j - 1].tag in ("a", "m", "q", "b") or tokens[j - 1].is_age)
        and not tokens[j - 1].is_name
    ):
        j -= 1
    while j > low and (tokens[j - 1].text == "的" or tokens[j - 1].is_name):
        j -= 1
    if j <= low or tokens[j - 1].tag == "w":
        return True
    words = cue_words("qualifier", "for_whom")
    reach = 4 if tokens[j].text == "的" else 2  # 对新引进的博士; 资助投保困难人员
    return any(token.text in words or token.text[-2:] in words for token in tokens[max(low, j - reach) : j])


def _is_compound(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether the noun only begins another that is no measure: 家庭医生, 家庭农场, but not 家庭年度赔付金额."""
    run = ""
    for token in tokens[i + 1 : at]:
        if token.text in words_of("keep") or (not token.is_noun and token.text not in ("年度", "年")):
            break
        run += token.text
    return bool(run) and ends_like(run, "measure") is None


def _whole_noun(tokens: Sequence[Token], i: int) -> str:
    """The noun with what modifies it right before it: 困难群众, 多子女家庭, 0至3岁婴幼儿家庭."""
    text = tokens[i].text
    while i > 0 and len(text) < _LONGEST:
        token = tokens[i - 1]
        if token.is_age:
            return token.text + text
        if token.mention or token.text in words_of("pivot") or not (token.is_noun or token.tag in ("a", "b")):
            break
        i -= 1
        text = token.text + text
    return text


def _served(tokens: Sequence[Token], i: int) -> str:
    """Whom the things counted are for: 120套面向新就业形态劳动者, 50张床位提供给失能老人."""
    for k in range(i, min(len(tokens), i + 5)):
        given = tokens[k].text == "给" and tokens[k - 1].text in _GIVEN
        if tokens[k].text in ("面向", "提供给", "惠及") or given:
            text = ""
            for token in tokens[k + 1 : k + 7]:
                if token.tag == "w" or (token.mention and not token.is_name):
                    return ""
                text += "" if token.is_name else token.text
                if is_population(token):
                    return text
            return ""
        if (not tokens[k].is_noun and tokens[k].tag not in ("v", "d", "u")) or tokens[k].is_figure:
            break
    return ""
