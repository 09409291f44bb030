"""Generated news articles for the benchmarks of batches; run by itself it writes them as JSON Lines to stdout.

Not real ones: sentences from a few patterns with figures, names and dates drawn at random, 300 to 900 characters an article, each different.
The same number gives the same article.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator

PLACES = [
    "杭州市",
    "宁波市鄞州区",
    "四川省成都市",
    "苏州工业园区",
    "义乌市江东街道",
    "广东省深圳市南山区",
    "西安市碑林区",
]
ORGANIZATIONS = ["市医疗保障局", "县农业农村局", "第一人民医院", "红十字会", "住房和城乡建设局", "东海建设集团有限公司"]
SCHEMES = ["安居益民保", "青苗助学计划", "银龄守护行动", "乡村振兴贷", "春雨基金"]
FAMILY = "王李张刘陈杨赵黄周吴徐孙"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞"
SENTENCES = [
    "截至{year}年{month}月底，{scheme}累计赔付超{big}亿元，惠及群众{count}万人次。",
    "{place}{organization}{person}介绍，今年以来共投入资金{big}亿元，同比增长{percent}%。",
    "{year}年{month}月{day}日，{organization}在{place}举行发布会，{person}表示，参保率达到{percent}%。",
    "据统计，{place}现有养老机构{count}家，床位{count}0张，平均每千名老人拥有床位{percent}张。",
    "“以前看一次病要花{small}元，现在只要{small}元。”市民{person}女士说。",
    "项目占地{count}亩，总建筑面积{small}平方米，预计{year}年{month}月建成投用，工期{count}天。",
    "{scheme}每人每年保费{small}元，最高可赔{count}万元，赔付比例由{percent}%提高到{percent}%。",
    "近{digit}年来，{place}累计新增就业岗位{count}万个，帮助{count}余户家庭增收{small}元以上。",
]


def article(number: int) -> str:
    """The article of that number."""
    draw = random.Random(number)

    def sentence() -> str:
        return draw.choice(SENTENCES).format_map(
            {
                "year": draw.randint(2018, 2026),
                "month": draw.randint(1, 12),
                "day": draw.randint(1, 28),
                "digit": draw.randint(2, 9),
                "big": f"{draw.uniform(0.1, 90):.2f}",
                "percent": f"{draw.uniform(1, 99):.1f}",
                "count": draw.randint(2, 980),
                "small": draw.randint(10, 99999),
                "place": draw.choice(PLACES),
                "organization": draw.choice(ORGANIZATIONS),
                "scheme": draw.choice(SCHEMES),
                "person": draw.choice(FAMILY) + "".join(draw.choices(GIVEN, k=2)),
            }
        )

    title = f"{draw.choice(PLACES)}{draw.choice(SCHEMES)}惠及{draw.randint(2, 99)}万人"
    paragraphs = ["".join(sentence() for _ in range(draw.randint(2, 5))) for _ in range(draw.randint(3, 6))]
    return "\n\n".join([title, f"记者 {draw.choice(FAMILY)}{draw.choice(GIVEN)}", *paragraphs])


def lines(count: int, broken: int = 0) -> Iterator[str]:
    """So many lines of JSON Lines; each `broken`th has no text."""
    for number in range(count):
        record = {"words": number} if broken and number % broken == broken - 1 else {"text": article(number)}
        yield json.dumps(record, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.writelines(lines(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
