"""What may name an owner: stretches of a clause's noun phrases, from a phrase border to a noun or name, with what is to be said of them whatever the figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.facts.clauses.frame import ClauseFrame
from extractor.facts.clauses.noun_phrase import text_of
from extractor.facts.clauses.token import Token
from extractor.facts.discourse.pointer import place_within
from extractor.facts.words import ends_like, is_change_word, words_of

_LONGEST, _MOST_TOKENS = 30, 12
_RUN = 40  # tokens of a noun phrase that are looked at: hostile input must stay linear
_WHOLE = ("全国", "全省", "全市", "全县", "全区", "全镇", "全乡", "全村", "全州", "全校", "全院", "全球", "全世界")
_OURS = ("我国", "我省", "我市", "我县", "我区", "我州", "我镇", "我乡", "我村", "我校", "我院")
_ALL = (*_WHOLE, *_OURS)
_ALL_OPEN = frozenset("全我")
_AREAS = frozenset({*_ALL, "地区", "区域"})
_TIERS = ("版", "档", "套餐", "款")  # a version of a product narrows a figure and owns none
_DEICTIC = ("该", "这", "此", "本", "其", "他", "她", "它", "我们", "当地", "两地", "上述", "我家", "自家", "咱")


@dataclass(slots=True)
class Naming:
    """The tokens `[first, end)` of a clause as a name for something.

    `text` is their wording, `name` the one token that is a name of the article, if it is all there is. `run` is the noun phrase it stands in,
    `role` that phrase's role, `next` what follows (the class of the next token, or a measure, or a change). Not frozen, because thousands are made a page.
    """

    frame: ClauseFrame
    first: int
    end: int
    text: str
    name: Token | None
    run: tuple[int, int]
    role: str
    kind: str
    _features: tuple[str, ...] | None = None

    @property
    def block(self) -> int:
        """The index of the block it stands in."""
        return self.frame.block

    @property
    def next(self) -> str:
        """What follows: the class of the next token; a measure word or a change apart."""
        return _next_of(self.frame, self.end)

    @property
    def features(self) -> tuple[str, ...]:
        """What holds of it whatever the figure; read once, and only where a figure asks."""
        if self._features is None:
            self._features = _features_of(self)
        return self._features


def read_namings(frame: ClauseFrame) -> list[Naming]:
    """The namings of a clause, in reading order."""
    found = []
    for run in frame.runs:
        role = frame.role_of(run)
        for first, end in _stretches(frame, (run[0], min(run[1], run[0] + _RUN))):
            naming = _naming(frame, run, role, first, end)
            if naming is not None:
                found.append(naming)
    return found


def _stretches(frame: ClauseFrame, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    classes, tokens = frame.classes, frame.tokens
    for first in range(*run):
        if not _may_begin(frame, run, first):
            continue
        listed = first > run[0] and classes[first - 1] == "C"
        for end in range(first + 1, min(run[1], first + _MOST_TOKENS) + 1):
            if listed and classes[end - 1] == "C":
                break
            if (
                classes[end - 1] in "XN"
                or (classes[end - 1] == "Q" and end - first > 2)
                or _is_pointer(tokens[first], end - first)
            ):
                yield first, end
    if run[1] - run[0] > _MOST_TOKENS:
        yield run


def _is_pointer(token: Token, length: int) -> bool:
    return length == 1 and (token.text.startswith(_DEICTIC) or bool(place_within(token.text)))


def _may_begin(frame: ClauseFrame, run: tuple[int, int], first: int) -> bool:
    """Whether a phrase may begin at a token: at its run's beginning, behind a name, 的, 、 or 全国."""
    classes = frame.classes
    if classes[first] in "ECL" or frame.tokens[first].text.startswith("等"):
        return False
    if first == run[0]:
        return True
    before = frame.tokens[first - 1]
    return (
        classes[first - 1] in "XECQ"
        or classes[first] == "X"
        or _opens_with_whole(before.text)
        or (classes[first - 1] == "L" and before.text not in ("以上", "以下", "以内", "以外"))
    )


def _opens_with_whole(text: str) -> bool:
    return text[0] in _ALL_OPEN and text.startswith(_ALL)


def _naming(frame: ClauseFrame, run: tuple[int, int], role: str, first: int, end: int) -> Naming | None:
    tokens, classes = frame.tokens[first:end], frame.classes[first:end]
    inner = tokens if "Q" not in classes else tuple(t for t, c in zip(tokens, classes, strict=True) if c != "Q")
    if not inner or sum([len(t.text) for t in inner]) > _LONGEST * 2:
        return None
    name = inner[0] if len(inner) == 1 and inner[0].is_name else None
    if name is None and len(inner) == 2 and inner[0].is_name and inner[1].text in _AREAS:
        name = inner[0]  # 河南全省 is 河南
    if name is None and inner[-1].kind == "person" and all(t.is_noun for t in inner[:-1]):
        name = inner[-1]  # 市民王先生, 老板蔡荣坤: who it is
    if name is None and inner[-1].kind == "programme" and all(map(_is_area, inner[:-1])):
        name = inner[-1]  # 江海市健康卡 is the card
    text = str(getattr(name.value, "name", name.text)) if name else text_of(tokens)
    if not text or (len(text) < 7 and text.endswith(_TIERS)):
        return None
    return Naming(frame, first, end, text, name, run, role, _kind_of(inner, name))


def _is_area(token: Token) -> bool:
    return token.kind == "place" or (token.is_noun and token.text.endswith(("省", "市", "县", "区", "镇", "乡")))


def _features_of(naming: Naming) -> tuple[str, ...]:
    frame, first, end, name, role = naming.frame, naming.first, naming.end, naming.name, naming.role
    text, kind, following, classes = naming.text, naming.kind, naming.next, frame.classes[first:end]
    inner = [t for t, c in zip(frame.tokens[first:end], classes, strict=True) if c != "Q"]
    last = inner[-1]
    begins = "run" if first == naming.run[0] else frame.classes[first - 1]
    features = [*_place_features(kind, role, following, begins, min(len(inner), 5))]
    if name is None and ends_like(last.text, "measure"):
        features.append("ends in a measure")
    if end < len(frame.tokens) and frame.tokens[end].text.startswith("等"):
        features.append(f"before 等 & kind={kind}")
    if is_change_word(last.text):
        features.append("ends in a change")
    if ends_like(last.text, "population"):
        features.append("ends in a group of people")
    if name is None:
        features += [f"last word {last.tag}", f"last word {last.tag} & role={role}"]
        features += [f"last word {last.tag} & next={following}", f"ends in {last.text[-1]}"]
        if inner[0].text in words_of("keep"):
            features.append("begins with a modifier of measures")
    features += [f"holds {c}" for c in "ECA" if c in classes]
    if len(text) > 15:
        features.append("long")
    if len(text) == 1:
        features.append("one character")
    if text in words_of("introducer") or text in words_of("report"):
        features.append("a word of report")
    return tuple(features)


@lru_cache(maxsize=8192)
def _place_features(kind: str, role: str, following: str, begins: str, length: int) -> tuple[str, ...]:
    return (
        f"kind={kind}",
        f"role={role}",
        f"next={following}",
        f"begins={begins}",
        f"tokens={length}",
    )


def _kind_of(inner: Sequence[Token], name: Token | None) -> str:
    if name is not None:
        level = getattr(name.value, "level", None)
        return "country" if level == "country" else name.kind
    text = "".join([t.text for t in inner])
    if text in _ALL:
        return "nation" if text in ("我国", "全国") else "whole place"
    if text.startswith(_DEICTIC) or place_within(text):
        return "pointer"
    if _opens_with_whole(text):
        return "nation's thing" if text.startswith(("我国", "全国")) else "place's thing"
    if inner[0].is_name:
        return f"{inner[0].kind}'s thing" if not inner[-1].is_name else "names"
    return "name's thing" if any(t.is_name for t in inner) else "thing"


def _next_of(frame: ClauseFrame, end: int) -> str:
    """What follows: the class of the next token; a measure word apart."""
    while end < len(frame.classes) and frame.classes[end] in "QB":
        end += 1
    if end >= len(frame.classes):
        return "end"
    token = frame.tokens[end]
    if frame.classes[end] == "N" and ends_like(token.text, "measure"):
        return "measure"
    if frame.classes[end] == "V" and is_change_word(token.text):
        return "change"
    return frame.classes[end]
