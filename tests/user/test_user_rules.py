"""A user's rules: held to their examples, heard in the text, given up where they hang or break, and each extractor's own."""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from extractor import Extractor, RuleError, RuleWarning, UserRule, user_rule
from extractor.grammar import Match
from extractor.models import (
    Date,
    DocumentNumber,
    Duration,
    Entity,
    Money,
    Organization,
    Percent,
    Person,
    Place,
    Programme,
    Quantity,
    Url,
    Value,
)
from extractor.user import load_rules


@user_rule(r"(?<name>[\p{Han}]{2}惠民卡)", type="programme", yes={"办江海惠民卡": "江海惠民卡 service"}, no=["惠民卡"])
def card(match: Match) -> Programme:
    """A card that a town hands out."""
    return Programme(name=match["name"], category="service")


@user_rule(r"(?<n>\d+)星级", type="quantity", yes={"评为5星级": "5 星级"})
def stars(match: Match) -> Quantity | None:
    return Quantity(value=Decimal(match["n"]), unit="星级") if match["n"] != "0" else None


def rule_of(value: Value, pattern: str = "惠民卡", timeout: float = 1.0) -> UserRule:
    """A rule that gives `value`, held to no more than that it gives it."""

    def build(_: Match) -> Value:
        return value

    return user_rule(pattern, type=value.type, yes={"惠民卡": str(value)}, timeout=timeout)(build)


def test_a_rule_is_a_mention_a_subject_and_an_explanation() -> None:
    own = Extractor(rules=[card, stars])
    text = "江海惠民卡覆盖30万人，评为５星级。"
    document = own.extract(text)
    assert [(e.text, str(e.value)) for e in document.entities] == [
        ("江海惠民卡", "江海惠民卡 service"),
        ("30万人", "300000 人"),
        ("５星级", "5 星级"),
    ]
    assert all(text[e.start : e.end] == e.text for e in document.entities)
    assert [(f.subject.text, str(f.value)) for f in document.facts if f.subject] == [
        ("江海惠民卡", "300000 人"),
        ("江海惠民卡", "5 星级"),
    ]
    mention = own.explain(text).mentions[0]
    assert (mention.rule, mention.means) == ("user.card", "A card that a town hands out.")
    assert Extractor().extract(text) != document


def test_the_rule_is_still_a_function() -> None:
    match = stars.pattern.search("0星级")
    assert match is not None and stars(match) is None


@pytest.mark.parametrize(
    "value",
    [
        Programme(name="甲"),
        Organization(name="甲"),
        Person(name="甲", title="经理"),
        Place(name="甲", level="site"),
        Money(amount=Decimal(5), currency="CNY"),
        Percent(value=Decimal("0.5")),
        Quantity(value=Decimal(5), unit="张"),
        Duration(iso="P1Y"),
        Date(edtf="2024", start="2024-01-01", end="2024-12-31"),
        DocumentNumber(number="甲1号"),
        Url(url="https://a.cn"),
    ],
    ids=lambda value: value.type,
)
def test_every_type(value: Value) -> None:
    """A word without a digit may be a figure too."""
    text = "去年推广惠民卡，累计发放3万张，惠民卡。\n\n| 项目 | 惠民卡 |\n|---|---|\n| 惠民卡 | 300 |\n"
    document = Extractor(rules=[rule_of(value)]).extract(text, published="2025")
    found = [entity for entity in document.entities if entity.text == "惠民卡" and entity.type == value.type]
    figures = ("money", "percent", "quantity", "duration")
    assert len(found) == (3 if value.type in figures else 4)  # the header of a table counts nothing
    assert all(getattr(entity.value, "name", None) == getattr(value, "name", None) for entity in found)
    if value.type in ("money", "percent", "quantity"):
        assert {fact.entity for fact in document.facts} >= {entity.id for entity in found}


def test_the_group_span_is_the_mention() -> None:
    @user_rule(r"文号[:：](?<span> *\w+号 ?)?", type="document_number", yes={"文号： 江7号": "江7号"})
    def number(match: Match) -> DocumentNumber | None:
        return DocumentNumber(number=match["span"].strip()) if match["span"] else None

    (found,) = Extractor(rules=[number]).extract("文号： 江7号 印发").entities
    assert (found.text, found.start, found.end) == ("江7号", 4, 7)


def test_one_name_for_a_programme_with_aliases() -> None:
    @user_rule(r"惠(?:民)?卡", type="programme", yes={"惠卡": "江海惠民卡 service"})
    def either(_: Match) -> Programme:
        return Programme(name="江海惠民卡", aliases=["惠卡", "惠民卡", "市民惠卡"], category="service")

    text = "惠卡发放30万张。江海市推出“惠民卡”服务计划，惠及5万人。"
    found = [e for e in Extractor(rules=[either]).extract(text).entities if e.type == "programme"]
    assert len({str(entity.value) for entity in found}) == 1 and len(found) == 2
    assert found[0].value == Programme(
        name="江海惠民卡", aliases=["惠卡", "“惠民卡”服务计划", "惠民卡"], category="service"
    )


def test_precedence() -> None:
    """The longer mention wins; of one length the user's; of two of the user's the rule's before the lexicon's."""
    longer = rule_of(DocumentNumber(number="x"), "惠民卡|27.59亿元|亿")
    text = "赔付27.59亿元。"
    assert [e.type for e in Extractor(rules=[longer]).extract(text).entities] == ["document_number"]
    shorter = rule_of(DocumentNumber(number="x"), "惠民卡|9亿元")
    assert [e.type for e in Extractor(rules=[shorter]).extract(text).entities] == ["money"]


def test_a_rule_before_a_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("# kind: programmes\n江海惠民卡\tbrand\n", encoding="utf-8")
    (found,) = Extractor(rules=[card], lexicons=[path]).extract("江海惠民卡发放了。").entities
    assert str(found.value) == "江海惠民卡 service"


def test_offsets_over_broken_lines() -> None:
    body = (
        "本报讯 记者从会上了解到，今年以来全市已累计推广江海惠民卡三十余万张，覆盖了全市十二个街道和"
        "六十多个社区的居民家庭。到今年年底，为了方便居民就近使用，民生集团还将增设二十个服务点。"
    )
    lines = [body[i : i + 27] for i in range(0, len(body), 27)]
    page = "社区新闻\n\n" + "\n".join(lines) + "\n"
    (found,) = [e for e in Extractor(rules=[card]).extract(page).entities if e.type == "programme"]
    assert found.text == "江海惠民卡" and page[found.start : found.end] == "江海惠\n民卡"


def test_a_timeout_costs_the_rule_only_this_page() -> None:
    slow = rule_of(DocumentNumber(number="x"), r"惠民卡|(?:\w|\w\w)+卡！", timeout=0.2)
    own = Extractor(names="fast", rules=[slow, card])
    page = (
        "惠民卡。江海惠民卡惠及300户。\n\n" + "江海惠民健康" * 10 + "卡！" + "江海惠民健康" * 10 + "卡？\n\n余额3万元。"
    )
    begun = time.perf_counter()
    with pytest.warns(
        RuleWarning, match=r"rule user\.build is given up on the page that begins '惠民卡。.*longer than 0.2 s"
    ):
        document = own.extract(page)
    assert time.perf_counter() - begun < 2
    kinds = {entity.type for entity in document.entities}
    assert "document_number" not in kinds and {"programme", "money", "quantity"} <= kinds
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert [e.type for e in own.extract("惠民卡。").entities] == ["document_number"]


def test_the_timeout_is_for_the_whole_page() -> None:
    """Many blocks, none of them slow by itself."""

    def build(match: Match) -> DocumentNumber:
        time.sleep(0.01)
        return DocumentNumber(number=match[0])

    slow = user_rule("惠民卡", type="document_number", yes={"惠民卡": "惠民卡"}, timeout=0.1)(build)
    begun = time.perf_counter()
    with pytest.warns(RuleWarning, match="longer than 0.1 s"):
        Extractor(names="fast", rules=[slow]).extract("惠民卡。\n\n" * 200)
    assert time.perf_counter() - begun < 1.5


@pytest.mark.parametrize(
    ("breaking", "message"),
    [
        (lambda: 1 / 0, "its function raised ZeroDivisionError: division by zero on '惠民卡'"),
        (
            lambda: "惠民卡",
            "its function gave an object of class str on '惠民卡'; a rule of type='programme' gives a value of that type",
        ),
        (lambda: Money(amount=Decimal(5)), "its function gave a money on '惠民卡'"),
        (
            lambda: Entity(id="", type="programme", text="", start=0, end=0, value=Programme(name="甲")),
            "gave an object of class Entity on '惠民卡'",
        ),
        (lambda: Programme, "its function gave an object of class ModelMetaclass on '惠民卡'"),
    ],
)
def test_a_function_that_breaks_costs_the_rule_only_this_page(breaking: Callable[[], object], message: str) -> None:
    def build(match: Match) -> Value | None:
        return Programme(name="甲") if match.start() == 0 else breaking()  # type: ignore[return-value]  # what a user may do

    own = Extractor(rules=[user_rule("惠民卡", type="programme", yes={"惠民卡": "甲 other"})(build)])
    with pytest.warns(RuleWarning, match=re.escape(message)):
        document = own.extract("惠民卡惠及300户，办惠民卡另有500户。")
    assert "甲" not in [getattr(entity.value, "name", None) for entity in document.entities]
    assert [str(fact.value) for fact in document.facts] == ["300 户", "500 户"]


@pytest.mark.parametrize(
    ("pattern", "yes", "no", "message"),
    [
        ("惠民卡", {"惠民卡": "乙 other"}, [], "the yes example '惠民卡' gives '甲 other', not '乙 other'"),
        ("惠民卡", {"健康卡": "甲 other"}, [], "the yes example '健康卡' gives nothing, not '甲 other'"),
        ("民|卡", {"惠民卡": "甲 other"}, [], "the yes example '惠民卡' gives '甲 other'; '甲 other', not '甲 other'"),
        ("惠民卡", {"惠民卡": "甲 other"}, ["一张惠民卡"], "the no example '一张惠民卡' gives '甲 other', not nothing"),
        (r"(?=惠)", {"惠民卡": "甲 other"}, [], "example '惠民卡': the pattern matches the empty string"),
        (
            r"惠民卡|(?:\w|\w\w)+卡！",
            {"惠民卡": "甲 other"},
            ["江海惠民健康" * 12 + "卡！卡？" + "江海惠民健康" * 12],
            "it took longer than 0.2 s",
        ),
    ],
)
def test_examples_are_checked(pattern: str, yes: dict[str, str], no: list[str], message: str) -> None:
    def made(_: Match) -> Programme:
        return Programme(name="甲")

    rule = user_rule(pattern, type="programme", yes=yes, no=no, timeout=0.2)(made)
    with pytest.raises(RuleError, match=f"rule user.made.*{re.escape(message)}"):
        Extractor(rules=[rule])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"pattern": "惠民(卡"}, "rule user.made: the pattern does not compile: missing .* at position 4"),
        ({"pattern": r"\p{Hanzi}"}, "the pattern does not compile"),
        ({"pattern": "(?:惠民卡)*"}, "the pattern matches the empty string; let it match one character at least"),
        ({"pattern": ""}, "the pattern matches the empty string"),
        ({"pattern": re.compile("卡")}, "the pattern is a Pattern; write it as a str"),
        ({"type": "scheme"}, "there is no type 'scheme'; write one of programme, organization"),
        ({"type": ["programme"]}, "there is no type"),
        ({"yes": {}}, "yes needs one example at least"),
        ({"yes": ["惠民卡"]}, "yes needs one example at least"),
        ({"yes": {"惠民卡": 3}}, "yes maps texts to texts"),
        ({"no": "惠民卡"}, "no is a list of texts"),
        ({"timeout": 0}, "timeout=0: a number of seconds above 0, at most 3600"),
        ({"timeout": float("nan")}, "timeout=nan: a number"),
        ({"timeout": float("inf")}, "timeout=inf: a number"),
        ({"timeout": "1"}, "timeout='1': a number"),
    ],
)
def test_a_rule_that_is_none_is_refused_where_it_stands(arguments: dict[str, object], message: str) -> None:
    given: dict[str, object] = {"pattern": "惠民卡", "type": "programme", "yes": {"惠民卡": "甲 other"}} | arguments

    def made(_: Match) -> Programme:
        return Programme(name="甲")

    with pytest.raises(RuleError, match=message):
        user_rule(given.pop("pattern"), **given)(made)  # type: ignore[arg-type]  # what a caller may do


def test_what_is_no_list_of_rules() -> None:
    with pytest.raises(TypeError, match=r"expected a list of rules, got one; write rules=\[…\]"):
        Extractor(rules=card)  # type: ignore[arg-type]  # what a caller may do
    with pytest.raises(TypeError, match=r"expected what extractor\.user_rule makes of a function, got function"):
        Extractor(rules=[rule_of])  # type: ignore[list-item]  # what a caller may do
    with pytest.raises(RuleError, match=r"two rules are called user\.card"):
        Extractor(rules=[card, card])


def test_two_extractors_side_by_side() -> None:
    text = "江海惠民卡覆盖30万人，评为5星级。"
    one, other, plain = Extractor(rules=[card]), Extractor(rules=[stars]), Extractor()
    found = [{(e.type, e.text) for e in each.extract(text).entities} for each in (one, other, plain)]
    assert found[0] - found[2] == {("programme", "江海惠民卡")} and found[1] - found[2] == {("quantity", "5星级")}


RULES = """
from dataclasses import dataclass
from extractor import user_rule
from extractor.models import Programme

@dataclass
class Town:
    name: str

def called(match):
    return Town(match[0]).name

@user_rule("[一-龥]{2}惠民卡", type="programme", yes={"办江海惠民卡": "江海惠民卡 service"})
def card(match):
    return Programme(name=called(match), category="service")
"""


def test_a_file_of_rules(tmp_path: Path) -> None:
    path = tmp_path / "rules.py"
    path.write_text(RULES, encoding="utf-8")
    (rule,) = load_rules(path)
    (found,) = Extractor(rules=[rule]).extract("江海惠民卡发放了。").entities
    assert str(found.value) == "江海惠民卡 service"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def f(:\n", r"rules.py:1: .*; the file of rules is a Python file"),
        ("x = 1\ny = x / 0\n", r"rules.py:2: ZeroDivisionError: division by zero"),
        ("import sys\nsys.exit(3)\n", r"rules.py:2: SystemExit: 3"),
        ("x = 1\n", "rules.py: no rule in it; decorate a function with extractor.user_rule"),
        ("", "rules.py: no rule in it"),
        (RULES.replace("[一-龥]{2}", "("), r"rules.py: rule user.card: the pattern does not compile"),
        ("\0", "rules.py"),
    ],
)
def test_a_wrong_file_of_rules(source: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.py"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_rules(path)


def test_a_file_of_rules_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.py: no such file"):
        load_rules(tmp_path / "none.py")
    with pytest.raises(RuleError, match="cannot be read: Is a directory"):
        load_rules(tmp_path)
