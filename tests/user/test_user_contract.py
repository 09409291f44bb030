"""The contract's promises hold whatever a user brings: rules that match anything, lexicons of common words."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import Page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_contract import TEXTS, check

from extractor import Extractor, user_rule
from extractor.grammar import Match
from extractor.models import Duration, Place, Programme, Quantity

LEXICONS = (
    "# kind: programmes\n保险计划\tinsurance\t计划|超以上\n",
    "# kind: organizations\n人民医院\n有限公司杭州市\t以上\n",
    "# kind: people\n李明\t张女士\n",
    "# kind: places\n西湖区计划\tsite\n义烏\tcounty\t330782\n",
    "# kind: units\n元\nW\tW\t1\n户杭州\n",
    "# kind: currencies\n保险\tXTS\tboth\n",
    "# kind: programme_heads\n保险\tfund\n",
    "# kind: metric_codes\n累计\tmoney\ttotal\n",
)


@user_rule(r"\S[，。\s]\S", type="quantity", yes={"一，二": "5 了"})
def marks(match: Match) -> Quantity | None:
    return Quantity(value=Decimal(5), unit="了") if match[0] else None


@user_rule(r"\s*\S{3}\s*", type="place", yes={"张女士": "张女士"}, no=["张"])
def anywhere(match: Match) -> Place:
    return Place(name=match[0].strip())


@user_rule(r"(?s).{5}(?<span>.?)(?=.)", type="programme", yes={"一二三四五六七": "六 other"})
def programme(match: Match) -> Programme:
    return Programme(name=match["span"] or "零", aliases=["李明", "保险"])


@user_rule(r"[\p{P}\p{S}]", type="duration", yes={"、": "P1Y"})
def mark(_: Match) -> Duration:
    return Duration(iso="P1Y")


@cache
def own() -> Extractor:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{n}.tsv") for n in range(len(LEXICONS))]
        for path, text in zip(paths, LEXICONS, strict=True):
            path.write_text(text, encoding="utf-8")
        return Extractor(names="fast", lexicons=paths, rules=[marks, anywhere, programme, mark])


@settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from([None, "2025-03"]))
def test_any_text(text: str, published: str | None) -> None:
    check(own().extract(text, published=published), text)
    own().explain(text, published=published).model_dump_json()


def test_sample_page(sample_page: Page) -> None:
    check(own().extract(sample_page.text, published=sample_page.published), sample_page.text)


def test_real_page(real_page: Page) -> None:
    check(own().extract(real_page.text, published=real_page.published), real_page.text)
