"""The version of a product or the class of a rate that a figure holds for: 升级版, 二档, 畅享款."""

from __future__ import annotations

import regex

_KNOWN = regex.compile(
    r"(?:基础|标准|升级|旗舰|高级|普通|专业|企业|个人|家庭|尊享|经典|豪华|入门|完整|简易|普惠|精英|优享|畅享|青春|儿童|老年|成人|国际|学生)(?:版|档|款|型|套餐)"
    r"|[一二三四五甲乙丙ABC高中低]档"
)
# A named version that opens its clause: 提升档面向…, 畅享款每年…
_OPENING = regex.compile(
    r"(?:^|[，；：。])\s*“?(?P<tier>(?![该各分两三四这此本上下])[\u4e00-\u9fff]{2,3}[版档款型])”?(?=面向|[每的为保年最只可适针补报享，、]|\d)"
)
ENDS = ("版", "档", "款", "型", "套餐")


def find_tier(text: str) -> str:
    """The last tier that the words before a figure name, or an empty string."""
    found = [(m.start(), m.group()) for m in _KNOWN.finditer(text)]
    found += [(m.start("tier"), m["tier"]) for m in _OPENING.finditer(text)]
    return max(found)[1] if found else ""
