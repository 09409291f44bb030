"""`same_as`: only where subject, metric, period and qualifiers agree; a headline may say less."""

from __future__ import annotations

import pytest

from extractor import extract


def repeats(text: str) -> list[bool]:
    """Whether each fact of a page says again what an earlier one says."""
    return [fact.same_as is not None for fact in extract(text, published="2025-06-10").facts]


@pytest.mark.parametrize(
    "text",
    [
        "青山县2024年茶叶产量12345吨。\n村里家家种茶，茶香飘到山外，来的客人一年比一年多，路也越修越宽。2024年，青山县茶叶总产量12345吨。",
        "青山县参保率达90%。\n医生进村入户，把政策讲给每一位老人听，也把药送到床前，村民都说好，邻县也来学。青山县参保率为90%。",
    ],
)
def test_the_same(text: str) -> None:
    assert repeats(text) == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "青山县冰箱补贴500元。青山县手机补贴500元。",  # another thing
        "青山县2023年产茶3000吨。青山县2024年产茶3000吨。",  # another year
        "青山县2024年进口3亿元。青山县2024年出口3亿元。",
        "青山县服务贸易额增长12%。青山县离岸服务贸易额增长12%。",  # narrower, and a figure that may agree by chance
        "青山县参保率90%。青山县参保率提高90%。",
        "困难职工补助300元。困难学生补助300元。",
        "青山县对冰箱给予15%的补贴，对手机给予15%的补贴。",
    ],
)
def test_not_the_same(text: str) -> None:
    assert repeats(text) == [False, False]
