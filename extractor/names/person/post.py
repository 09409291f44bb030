"""The post and the employer of a person, out of what stands beside the name.

Before the name: employer, then post (某某公司 总经理 王某); several posts are set off by 、 and the employer is the first one named.
Behind it: a post alone, or in brackets or commas. What one mention says holds for every mention of the name in the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extractor.mentions import Mention
from extractor.models import Person, Place
from extractor.names.person.person_nouns import post_before, post_behind
from extractor.names.tagger.tagged import TaggedBlock

REACH = 60  # characters before a name in which its posts are looked for
# Parts of speech that a post is written with; anything else ends it.
_INSIDE = frozenset(("n", "nz", "nw", "vn", "an", "nt", "ns", "s", "f", "nr", "ORG", "LOC", "a", "xc", "m", "b"))
_LEADS = frozenset(("a", "m", "q", "d", "f", "r", "b", "t", "u"))
_LINKS = frozenset("、兼和及与")
_OPENING = regex.compile(r"[\s“”\"‘’]+")
_VERBAL = regex.compile(r"[的了过着该]")  # 导演的, 代表了: a verb
_TRAILING = regex.compile(r"[，,（(](?P<post>[\p{Han}、“”]{2,30})(?=[，,。；;）)])")

# What a post calls its house by, and the endings of the houses so called.
_HOUSES = {
    "公司": ("公司", "集团", "厂"),
    "集团": ("集团", "集团公司", "集团有限公司"),
    "医院": ("医院", "卫生院"),
    "学校": ("学校", "中学", "小学", "幼儿园", "一中", "二中"),
    "学院": ("学院",),
    "银行": ("银行", "支行", "分行"),
    "合作社": ("合作社", "联社"),
    "协会": ("协会",),
}
_HOUSE = regex.compile("|".join(_HOUSES))
_LAST_HOUSES = 3  # organizations named last among which it is looked for


@dataclass(frozen=True, slots=True)
class Post:
    """What a person is and where: `title` as printed, `organization` the employer named with it."""

    title: str | None
    organization: str | None


def attach_posts(
    tagged: Sequence[TaggedBlock], printed: Sequence[str], mentions: Sequence[Sequence[Mention]]
) -> list[list[Mention]]:
    """The same mentions, the people among them with title and employer. `printed` are the blocks' clean texts."""
    posts: dict[str, Post] = {}
    houses: list[str] = []
    for block, text, own in zip(tagged, printed, mentions, strict=True):
        starts = [mention.start for mention in own]
        for mention in own:
            if mention.type == "organization":
                houses.append(text[mention.start : mention.end])
            if isinstance(mention.value, Person):
                key = text[mention.start : mention.end]
                if key in posts and posts[key].organization:
                    continue
                near = own[bisect_left(starts, mention.start - 2 * REACH) : bisect_left(starts, mention.end + REACH)]
                found = _with_house(find_post(block, text, near, mention), houses)
                found = _with_neighbour(found, text, own, mention, posts)
                if found.title and (key not in posts or (found.organization and not posts[key].organization)):
                    posts[key] = found
    return [
        [_with_post(mention, posts.get(text[mention.start : mention.end])) for mention in own]
        for text, own in zip(printed, mentions, strict=True)
    ]


def _with_neighbour(
    post: Post, text: str, mentions: Sequence[Mention], person: Mention, posts: Mapping[str, Post]
) -> Post:
    """The post of a deputy right behind their chief, with the chief's employer: …主任甲、副主任乙."""
    if post.organization or not post.title or not post.title.startswith("副"):
        return post
    before = next((m for m in reversed(mentions) if m.end <= person.start and m.type == "person"), None)
    if before is None or text[before.end : person.start] not in (f"、{post.title}", f"和{post.title}"):
        return post
    chief = posts.get(text[before.start : before.end])
    return replace(post, organization=chief.organization) if chief else post


def _with_house(post: Post, houses: Sequence[str]) -> Post:
    """The post of 公司总经理, 医院院长 with the company or hospital that the article named last; with another kind of body between, that is unsure."""
    generic = _HOUSE.match(post.title or "")
    if post.organization or generic is None or not houses:
        return post
    endings = _HOUSES[generic[0]]
    named = next((house for house in reversed(houses[-_LAST_HOUSES:]) if house.endswith(endings)), None)
    return replace(post, organization=named) if named else post


def _with_post(mention: Mention, post: Post | None) -> Mention:
    if post is None or not isinstance(mention.value, Person):
        return mention
    value = mention.value.model_copy(update={"title": post.title, "organization": post.organization})
    return Mention(mention.start, mention.end, value, mention.rule)


def find_post(block: TaggedBlock, printed: str, mentions: Sequence[Mention], person: Mention) -> Post:
    """The post named beside this mention of a person; both fields None where there is none."""
    before = _post_before(block, printed, mentions, person.start)
    if before.title:
        return before
    behind = post_behind(block.text, person.end)
    if behind is not None and not _VERBAL.match(block.text, behind):
        return Post(printed[person.end : behind], _employer(mentions, max(0, person.start - 2), person.start, printed))
    match = _TRAILING.match(block.text, person.end)
    if match and (head := post_before(block.text, match.end("post"), match.start("post"))) and head[1] == "post":
        return _split(printed, mentions, match.start("post"), match.end("post"), 0)
    return Post(None, None)


def _post_before(block: TaggedBlock, printed: str, mentions: Sequence[Mention], end: int) -> Post:
    text = block.text
    while end and _OPENING.match(text, end - 1):
        end -= 1
    head = post_before(text, end)
    if head is None or head[1] != "post":
        return Post(None, None)
    start = _left_edge(block, mentions, end, head[0])
    return _split(printed, mentions, start, end, _of_whom(text, start))


def _of_whom(text: str, start: int) -> int:
    """1 where a 的 stands before `start`: 某某公司的工程师."""
    return int(text[start - 1 : start] == "的")


def _left_edge(block: TaggedBlock, mentions: Sequence[Mention], end: int, head: int) -> int:
    """Where the posts that end at `end` begin: leftward over nouns and names, over 、 only to another post."""
    index = bisect_left(block.words, end, key=lambda word: word.end)
    edge = head
    for word in reversed(block.words[max(0, index - REACH) : index + 1]):
        if word.end <= end - REACH:
            break
        if word.start >= edge or word.end > end:
            continue
        surface = block.text[word.start : word.end]
        inside = next(
            (
                m
                for m in mentions
                if m.start <= word.start < m.end and m.end <= end and m.type in ("organization", "place")
            ),
            None,
        )
        if inside is not None:
            edge = min(edge, inside.start)
        elif surface in _LINKS:
            further = post_before(block.text, word.start)
            if (
                further is None
                or further[1] != "post"
                or any(m.end == further[0] and m.type == "person" for m in mentions)
            ):
                break
            edge = further[0]
        elif word.tag in _INSIDE and surface not in ("全市", "全省", "全县"):
            edge = min(edge, word.start)
        elif word.end > edge:
            continue  # the word that the post itself began in
        else:
            break
    if any(m.start == edge for m in mentions):
        return edge
    return _without_lead(block, edge, head)


def _without_lead(block: TaggedBlock, edge: int, head: int) -> int:
    """Past the adjectives and numbers that a post does not open with: 年轻|骑手, 三名|教师."""
    while (word := block.word_from(edge)) is not None and word.end <= head and word.tag in _LEADS:
        edge = word.end
    return edge


def _split(printed: str, mentions: Sequence[Mention], start: int, end: int, gap: int) -> Post:
    """Title and employer of the stretch `[start, end)`, or of it and what ends `gap` before it."""
    inside = [m for m in mentions if start <= m.start and m.end < end and m.type in ("organization", "place")]
    bodies = [m for m in inside if m.type == "organization"] or [m for m in inside if _is_employer(m)]
    if not bodies and inside:
        start = inside[-1].end  # 俄罗斯|总统: a country is no employer
    if not bodies:
        return Post(printed[start:end] or None, _employer(mentions, 0, start - gap, printed) if gap else None)
    first = bodies[0]
    rest = printed[first.end : end]
    title = printed[start:end] if "、" in rest else rest
    return Post(title.lstrip("、兼的 "), printed[first.start : first.end])


def _is_employer(mention: Mention) -> bool:
    """Whether a place can be one: a county, a town or a village stands for those who run it."""
    return isinstance(mention.value, Place) and mention.value.level not in ("country", "province", "prefecture")


def _employer(mentions: Iterable[Mention], low: int, end: int, printed: str) -> str | None:
    """The organization that ends at `end`."""
    return next(
        (printed[m.start : m.end] for m in mentions if m.end == end and m.start >= low and m.type == "organization"),
        None,
    )
