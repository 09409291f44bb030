"""What opens a clause: a name, a speaker, a word that points back (该公司, 其), a plain noun, or nothing.

In Chinese news the subject stands at the head of its clause or is left out; names behind a verb or a preposition are objects.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clause import Clause, Token
from extractor.facts.lead_name import agent_of, cleft_name, is_tier, joined_programme, opening_heads, relative_head
from extractor.facts.pointer import Lead, read_pointer
from extractor.facts.words import ends_like, is_change_word, words_of

_SCENES = frozenset({"走进", "步入", "来到", "走入", "踏入", "置身", "漫步", "身处", "走访", "位于"})
_WITH_DATE = frozenset({"截至", "截止", "自", "从", "到", "于", "至", "自从", "在", "由"})
_DATA = frozenset({"数据", "统计", "资料", "监测", "通报", "报告", "公告", "结果", "信息", "报表", "年报", "公报"})


def read_lead(clause: Clause) -> Lead:
    """How the clause opens."""
    tokens = clause.tokens
    i = _skip_opening(tokens)
    if i >= len(tokens):
        return Lead("zero")
    token = tokens[i]
    cleft = cleft_name(tokens, i)
    if cleft is not None:
        return Lead("name", cleft)
    if token.text in ("像", "如") and i + 2 < len(tokens) and tokens[i + 1].text.startswith("这样"):
        i += 2
        token = tokens[i]
    if token.text in _SCENES:
        names = [t for t in tokens[i + 1 : i + 10] if t.is_name]
        return Lead("place", names[-1]) if names else Lead("zero")
    joined = joined_programme(tokens, i)
    if joined is not None:
        return Lead("name", joined)
    agent = agent_of(tokens, i)
    if agent is not None:
        return Lead("name", agent, local=True)
    if not token.mention and token.text in words_of("preposition"):
        relative = relative_head(tokens, i) if token.text == "在" else None
        return Lead("name", relative) if relative is not None else _after_preposition(tokens, i)
    if not token.mention:
        pointer = read_pointer(tokens, i)
        if pointer is not None:
            return pointer
    return _noun_phrase(tokens, i)


def _skip_opening(tokens: Sequence[Token]) -> int:
    """Past dates, conjunctions and adverbs."""
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind in ("date", "duration"):
            i += 1
        elif token.mention:
            break
        elif (
            (
                token.text in _WITH_DATE
                and i + 1 < len(tokens)
                and (tokens[i + 1].kind in ("date", "duration") or tokens[i + 1].tag == "TIME")
            )
            or token.text in words_of("introducer")
            or token.tag in ("c", "d", "ad", "TIME", "xc")
            or (token.tag in ("w", "x") and token.text not in "、（(")
            or token.text in ("以来", "来", "期间", "起", "间", "年", "底", "末", "了")
        ):
            i += 1
        else:
            break
    return i


def _after_preposition(tokens: Sequence[Token], i: int) -> Lead:
    """在 + place opens a scene (在南坪镇，…); other prepositions open no subject."""
    if tokens[i].text != "在":
        return Lead("zero")
    scene: Token | None = None
    for j, token in enumerate(tokens[i + 1 : i + 10], i + 1):
        if token.is_name and token.kind in ("place", "organization"):
            owned = j + 1 < len(tokens) and tokens[j + 1].text == "的"  # 在街道党工委的牵头下
            if owned and token.kind == "organization":
                return Lead("zero")
            scene = token
        elif not token.mention and not token.is_noun and token.tag != "f" and token.text not in "“”的":
            break
    if scene is not None:
        return Lead("place", scene)
    return Lead("zero")


def _noun_phrase(tokens: Sequence[Token], i: int) -> Lead:
    """The last name of the opening noun phrase; a speaker where a verb of speech follows."""
    name: Token | None = None
    employer: Token | None = None
    listed = False
    nouns = ""
    first = i
    while i < len(tokens):
        token = tokens[i]
        if token.is_name:
            if listed and name is not None and token.kind != "person":
                pass
            elif not is_tier(token):
                if token.kind == "person" and name is not None:
                    employer = name
                name = token
        elif token.kind == "date":
            break
        elif token.is_age and name is None:
            pass  # 93岁的方老太
        elif token.is_figure:
            if name is not None and listed:
                return Lead("zero")
            if name is not None:
                return Lead("name", name, organization=employer, local=True)
            break
        elif token.text == "等" and name is not None:
            if i + 1 < len(tokens) and tokens[i + 1].is_figure:
                return Lead("zero")
        elif token.text in ("、", "和", "与", "及", "以及"):
            listed = True
        elif token.text in words_of("speech") and name is not None:
            return Lead("speaker", name, organization=employer or (name if name.kind == "organization" else None))
        elif token.text in "的“”‘’《》（）()·—" or token.is_noun or token.tag in ("a", "f", "m", "q"):
            nouns += token.text
        elif token.tag == "d" and name is None and i == first:
            pass
        else:
            break
        i += 1
    if name is not None:
        if _speaks(tokens, i):
            return Lead("speaker", name, organization=employer or (name if name.kind == "organization" else None))
        return Lead("name", name, organization=employer)
    relative = relative_head(tokens, i)
    if relative is not None and nouns in ("", "家", "老家", "家住"):  # 家住孝泉镇的冯女士
        return Lead("name", relative)
    lexical = i < len(tokens) and not tokens[i].mention and tokens[i].tag in ("v", "vd", "d", "ad", "p")
    heads = opening_heads(tokens, first)
    if len(nouns) > 1 and lexical and not _measures(tokens, i, nouns):
        return Lead("noun", head=nouns, heads=heads)
    return Lead("zero", heads=heads)


def _speaks(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of speech follows within the clause and nothing but adverbs lies between."""
    while i < len(tokens) and tokens[i].tag in ("d", "ad", "vd"):
        i += 1
    if i >= len(tokens) or tokens[i].mention:
        return False
    if tokens[i].text in ("算", "算起", "算了") and any(t.text.endswith("账") for t in tokens[i : i + 6]):
        return True
    shows = tokens[i].text in ("显示", "表明", "披露") and i > 0 and tokens[i - 1].text in _DATA
    return shows or ends_like(tokens[i].text, "speech") is not None


def _measures(tokens: Sequence[Token], i: int, nouns: str) -> bool:
    """Whether the nouns are the measure of the figure that follows (投保率达93%), not the doer of a verb."""
    if ends_like(nouns, "measure") or nouns[-1] in "率量额价费值":
        return True
    while i < len(tokens):
        if tokens[i].is_figure:
            return True
        text = tokens[i].text
        if not (
            text in ("由", "从", "较", "比", "的")
            or tokens[i].kind in ("date", "duration")
            or text in words_of("copula")
            or is_change_word(text.rstrip("了到至"))
            or text in words_of("hedge")
            or tokens[i].tag in ("d", "ad")
        ):
            return False
        i += 1
    return False
