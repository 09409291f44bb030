"""What speaks against a quoted stretch being a scheme: slogans, figures of speech, groups of people, prizes, speech, ordinary words."""

from __future__ import annotations

from extractor.grammar import compiled
from extractor.names.programme.candidate import Reading
from extractor.names.programme.heads import ends_with_cue, has_cue, starts_with_cue

NUMBERISH = compiled(r"[\dA-Za-z.+·-]+")
# The mark stands at one end of a change or a contrast: 从“X”到“Y”, 既要“X”.
_TURN = compiled(
    r"(?:从|由|到|向|转向|转为|转化为|变|变为|变成|变得|迈向|走向|既|又|既要|又要|也要|更要|不仅|还要|破解|解决)$"
)
# What is said of something, not its name.
_PREDICATE = compiled(
    r"(?:[难贵慢远累差烦快好美强亮活稳]|[不没无]\p{Han}|不\p{Han}{2}|到人|到位|为中心|为本|至上|优先|起来|下去|上来)$"
)
_ALL_SHALL = compiled(r"应(.)尽\1|(.)有所\p{Han}|一[个户人]不|人人|[不无]怕|不愁|都有|都能|就是|让\p{Han}|也是")
# A wish or a courage, not a name: 愿意保, 敢看病.
_WISH = compiled(r"(?:不?愿意?|乐意|想要?|不?敢|不?肯|舍不?得|懂得|学会|争着|抢着|都来)\p{Han}{1,4}$")
_NEW = compiled(r"新\p{Han}{1,2}")
_PLAIN = compiled(r"[大小好真老硬软快慢]\p{Han}{1,2}")
_CALLED = compiled(
    r"被.{0,12}(?:称为|称作|誉为|叫作|叫做|比作|当作|视为|唤作)$|(?:堪称|宛如|犹如|好比|化身|变身|变成了?|成了|成为)\p{Han}{0,10}$"
)
_KIND = compiled(r"\p{Han}{1,3}[式型化性]")
# How a thing is done, of any service or plan.
_MANNER = compiled(
    r"一揽子|一条龙|一[站体]式|\p{Han}对\p{Han}|手把手|全天候|全[链流覆周]\p{Han}|零\p{Han}{2}|互联网\+?|人工智能\+?|智慧|数字|云端|线上|线下"
)
_HALVES = compiled(r"\p{Han}{4}、\p{Han}{4}")
_COUNT = compiled(r"^[一二两三四五六七八九十几多数\d]{1,3}[个大项种类]")
_PLAN_PERIOD = compiled(r"十[一二三四五六七八九]五")


def speaks_against(
    reading: Reading, block: int, start: int, end: int, core: str, *, named: bool, apposed: bool
) -> dict[str, float]:
    """The negative evidence for the quoted `core`; `start` is its opening mark, `end` the end of its list of quoted names.

    `named`: a head noun follows directly (“X”活动). Then the name may well be a saying (“人人都是护林员”活动), and its wording counts less.
    `apposed`: a noun phrase that may call it by its kind stands before it (智能学伴“X”).
    """
    left = reading.clause_before(block, start, 24)
    right = reading.clause_after(block, end, 10)
    against = _whatever_follows(core, left)
    if named:
        return against
    against |= _wording(core)
    against |= _around(left, right)
    if _NEW.fullmatch(core):
        against["new"] = -3
    elif _PLAIN.fullmatch(core) and not apposed:
        against["plain word"] = -3
    if len(core) > 12 and reading.heads.of(core) is None:
        against["long"] = -2
    return against


def _whatever_follows(core: str, left: str) -> dict[str, float]:
    """What speaks against the core even where a head noun follows directly."""
    against: dict[str, float] = {}
    if "，" in core or "," in core:
        against["sentence"] = -3
    elif "、" in core and not _is_couplet(core):
        against["list inside"] = -1
    if has_cue("honour", left):
        against["honour"] = -4
    if left.endswith(("说", "表示", "道", "问", "喊")):
        against["speech"] = -4
    if _PLAN_PERIOD.fullmatch(core):
        against["plan period"] = -4
    if "的" in core:
        against["的 inside"] = -1
    if _MANNER.fullmatch(core):
        against["manner"] = -3
    elif _KIND.fullmatch(core):
        against["kind"] = -1.5
    return against


def _wording(core: str) -> dict[str, float]:
    """What its own words say: a figure of speech, a wish, a group of people."""
    against: dict[str, float] = {}
    if ends_with_cue("figure", core):
        against["figure"] = -4
    elif has_cue("figure", core):
        against["figure"] = -2
    if ends_with_cue("people", core):
        against["people"] = -3
    if _WISH.match(core):
        against["wish"] = -4
    if _PREDICATE.search(core) or _ALL_SHALL.search(core):
        against["predicate"] = -2
    if len(core) == 2 and not NUMBERISH.fullmatch(core):
        against["short"] = -1
    return against


def _around(left: str, right: str) -> dict[str, float]:
    """What the words around it say: a change from one thing to another, a comparison, an idea."""
    against: dict[str, float] = {}
    if _is_abstract(right):
        against["abstract"] = -3
    if right.startswith("们"):
        against["people"] = -3
    if _TURN.search(left):
        against["turn"] = -3
    if _CALLED.search(left):
        against["called"] = -3
    return against


def _is_couplet(core: str) -> bool:
    """Whether the name is two halves of one build, as rules are put in short: 县聘乡用、乡聘村用."""
    if not _HALVES.fullmatch(core):
        return False
    return sum(one == other for one, other in zip(core[:4], core[5:], strict=True)) >= 2


def _is_abstract(right: str) -> bool:
    """Whether the words behind the marks call it a problem, an effect, an idea and the like (“X”作用, “X”的理念)."""
    return starts_with_cue("abstract", _COUNT.sub("", right.removeprefix("等").removeprefix("的")))
