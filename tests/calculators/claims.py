"""Generated articles whose own arithmetic holds, and the same articles with one figure corrupted.

Each template tells one claim (what an article says of its own figures) in words of its own; the numbers are drawn so that it holds as newspapers print it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

Numbers = dict[str, str]

_FILLERS = (
    "“以前想都不敢想。”村民李大姐笑着说，如今办事再也不用往县城跑。",
    "下一步，当地将继续完善服务网络，让更多群众在家门口受益。",
    "活动现场，工作人员向居民发放资料，并解答大家关心的问题。",
    "据介绍，这项工作已连续多年列入民生实事，得到各方支持。",
    "清晨的集市上人头攒动，新鲜蔬菜摆满了摊位。",
)
_TOWNS = ("云溪县", "安岭市", "白塔镇", "青河区", "南浦县", "石桥街道")
_NAMES = ("赵启明", "孙若兰", "钱一舟", "何子安", "沈佳木", "林晓川")


@dataclass(frozen=True)
class Article:
    """A page of one claim. `figures` are the claim's figures as printed, each once in the text; `key` is the one to corrupt."""

    kind: str
    text: str
    figures: tuple[str, ...]
    key: str


def _round(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _wan(rng: random.Random, low: int = 20, high: int = 900) -> Decimal:
    """A number of 万 with two decimals, none of them zero, so that a digit's change is never lost in rounding."""
    return Decimal(rng.randint(low, high)) + Decimal(rng.randint(11, 99)) / 100


def remainder(rng: random.Random) -> Numbers:
    a, b = Decimal(rng.randint(120, 300)) / 10, Decimal(rng.randint(40, 110)) / 10
    own = Decimal(rng.randint(15, 60)) / 10
    return {"total": f"{a + b + own}万元", "a": f"{a}万元", "b": f"{b}万元", "own": f"{own}万元"}


def sum_of_two(rng: random.Random) -> Numbers:
    a, b = rng.randint(120, 480), rng.randint(510, 960)
    return {"total": str(a + b), "a": str(a), "b": str(b)}


def money_sum(rng: random.Random) -> Numbers:
    a, b = _wan(rng), _wan(rng)
    return {"total": f"{a + b}亿元", "a": f"{a}亿元", "b": f"{b}亿元"}


def three_parts(rng: random.Random) -> Numbers:
    parts = [_wan(rng) for _ in range(3)]
    return {"total": f"{sum(parts)}亿元"} | {name: f"{part}亿元" for name, part in zip("abc", parts, strict=True)}


def part_and_share(rng: random.Random) -> Numbers:
    whole = rng.randint(700, 990)
    part = rng.randint(210, 640)
    return {"total": str(whole), "a": str(part), "rate": f"{_round(Decimal(100 * part) / whole, 1)}%"}


def change(rng: random.Random) -> Numbers:
    a = Decimal(rng.randint(211, 599)) / 10
    b = Decimal(rng.randint(611, 989)) / 10
    return {"a": f"{a}", "b": f"{b}", "diff": f"{b - a}", "rate": f"{_round(100 * (b - a) / a, 1)}%"}


def level(rng: random.Random) -> Numbers:
    before = Decimal(rng.randint(3111, 8999)) / 10
    more = Decimal(rng.randint(311, 999)) / 10
    now = before + more
    return {"level": f"{now}", "more": f"{more}", "rate": f"{_round(100 * more / before, 1)}%"}


def average(rng: random.Random) -> Numbers:
    count = rng.randint(211, 899)
    total = Decimal(rng.randint(3111, 9899)) / 10
    return {"count": str(count), "total": f"{total}万元", "mean": f"{_round(total / count, 2)}万元"}


def repeated(rng: random.Random) -> Numbers:
    return {"figure": str(_wan(rng)), "half": str(rng.randint(3, 9))}


def enumeration(rng: random.Random) -> Numbers:
    items = rng.sample(
        ["健康体检", "用药指导", "上门巡诊", "康复训练", "心理疏导", "营养咨询", "慢病随访"], rng.choice([3, 4, 5])
    )
    return {"items": "、".join(items), "number": "零一两三四五"[len(items)]}


# Kind, what draws the numbers, headline, the claim, the names of its figures, and of the one that is corrupted.
_Template = tuple[str, Callable[[random.Random], Numbers], str, str, str]
TEMPLATES: tuple[_Template, ...] = (
    ("remainder", remainder, "一场大病之后", "去年，市民{name}因病住院，总费用{total}，其中基本医保报销{a}，“惠康保”赔付{b}，个人只承担了{own}。", "own"),
    ("remainder", remainder, "保障网兜住底", "{town}的周大伯做手术花费{total}。医保统筹支付{a}，大病保险报销{b}，最终自己只掏了{own}。", "own"),
    ("remainder", remainder, "救助到家门", "治疗费共计{total}，经基本医保报销{a}、医疗救助{b}后，患者实际自付{own}，全家松了一口气。", "own"),
    ("remainder", remainder, "补贴进万家", "这套设备原价{total}，省级补贴{a}，市级补贴{b}，合作社实付{own}。", "own"),
    ("sum", sum_of_two, "夜校开到村口", "{town}夜校今年共招收学员{total}名，其中男学员{a}名、女学员{b}名。", "a"),
    ("sum", sum_of_two, "招聘会送岗上门", "活动吸引求职者{total}人，其中本地求职者{a}人，外地求职者{b}人。", "b"),
    ("sum", money_sum, "外贸开局平稳", "一季度，全市货物进出口总额{total}。其中，出口{a}，进口{b}。", "a"),
    ("sum", three_parts, "经济运行稳中有进", "初步核算，上半年{town}地区生产总值{total}。其中，第一产业增加值{a}，第二产业增加值{b}，第三产业增加值{c}。", "b"),
    ("sum", sum_of_two, "老旧小区换新颜", "改造分两批进行，第一批惠及居民{a}户，第二批惠及居民{b}户，合计{total}户。", "total"),
    ("rate", part_and_share, "食品抽检结果公布", "今年以来，{town}共抽检食品{total}批次，合格{a}批次，合格率{rate}。", "rate"),
    ("rate", part_and_share, "创业带动就业", "{town}登记求职{total}人，已就业{a}人，就业率达{rate}。", "a"),
    ("rate", part_and_share, "银发课堂受欢迎", "本学期共有学员{total}人，其中60岁以上{a}人，占{rate}。", "rate"),
    ("rate", part_and_share, "工程按计划推进", "全年计划改造户厕{total}座，目前已完成{a}座，完成年度计划的{rate}。", "rate"),
    ("change", change, "产量再上台阶", "{town}蜜橘产量从{a}万吨增加到{b}万吨，增长{rate}。", "rate"),
    ("change", change, "绿色转型见实效", "五年间，园区产值由{a}亿元增至{b}亿元，增加了{diff}亿元。", "diff"),
    ("change", change, "审批再提速", "企业开办平均耗时从{b}小时压缩到{a}小时，减少{diff}小时。", "diff"),
    ("change", change, "城市更宜居", "2022年全县绿地面积为{a}公顷，2024年达到{b}公顷，增长{rate}。", "rate"),
    ("change", level, "工业投资加快", "全年完成工业投资{level}亿元，比上年增加{more}亿元，增长{rate}。", "rate"),
    ("change", level, "存款余额稳步增长", "{town}住户存款余额达{level}亿元，同比增长{rate}，增加{more}亿元。", "more"),
    ("average", average, "互助金帮到困难户", "互助金已为{count}户家庭发放补助{total}，户均{mean}。", "mean"),
    ("average", average, "工伤预防培训", "全市认定工伤职工{count}人，支付待遇{total}，人均{mean}。", "total"),
    ("repeated", repeated, "{town}“安居保”累计赔付{figure}亿元", "截至2024年底，“安居保”累计赔付{figure}亿元，续保率保持稳定。", "figure"),
    ("repeated", repeated, "{town}全年接待游客{figure}万人次", "2024年，{town}接待游客{figure}万人次，乡村民宿一房难求。", "figure"),
    ("count", enumeration, "健康服务进社区", "服务内容分为{items}{number}大类，居民按需选择。", "number"),
    ("count", enumeration, "家门口的健康站", "健康站推出{number}项服务：{items}。", "number"),
)  # fmt: skip


def make_articles(count: int, seed: int) -> list[Article]:
    """`count` articles, the templates in turn."""
    rng = random.Random(seed)
    return [_article(rng, TEMPLATES[number % len(TEMPLATES)]) for number in range(count)]


def _article(rng: random.Random, template: _Template) -> Article:
    kind, draw, title, claim, key = template
    words = {"town": rng.choice(_TOWNS), "name": rng.choice(_NAMES)}
    numbers = draw(rng)
    fillers = rng.sample(_FILLERS, 3)
    body = "\n\n".join([fillers[0], claim.format(**words, **numbers) + fillers[1], fillers[2]])
    text = f"{title.format(**words, **numbers)}\n\n{rng.choice(_NAMES)}\n\n{body}\n"
    figures = [value for name, value in numbers.items() if f"{{{name}}}" in claim and name != "items"]
    return Article(kind, text, tuple(figures), numbers[key])


def corrupt(rng: random.Random, article: Article) -> str:
    """The article's text with its key figure changed by a slip of the pen: a digit replaced, two swapped, one doubled; always by more than a twentieth.

    Of a figure that stands in the headline too, the one in the body is changed.
    """
    for _ in range(1000):
        wrong = _slip(rng, article.key)
        if wrong != article.key and _far(article.key, wrong):
            head, mark, rest = article.text.rpartition(article.key)
            return head + wrong + rest if mark else article.text
    raise ValueError(f"no slip of {article.key!r} is far enough")


def _slip(rng: random.Random, figure: str) -> str:
    if figure in "三四五六七":
        return rng.choice("三四五六七")
    places = [at for at, char in enumerate(figure) if char.isdigit()]
    at = rng.choice(places)
    how = rng.choice(["replace", "swap", "double"])
    if how == "replace":
        return figure[:at] + rng.choice("123456789") + figure[at + 1 :]
    if how == "swap" and at + 1 in places:
        return figure[:at] + figure[at + 1] + figure[at] + figure[at + 2 :]
    return figure[:at] + figure[at] + figure[at:]


def _far(right: str, wrong: str) -> bool:
    a, b = (Decimal("".join(c for c in text if c.isdigit() or c == ".") or "0") for text in (right, wrong))
    if not a:
        return True
    return abs(a - b) / a > Decimal("0.05") and wrong[0] != "0"
