"""The verb calc as a process: texts and JSON on stdout, errors that list what is stated."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import command
import pytest
from conftest import SEEDS

from extractor.calculators import Dossier, Growth, Parcel, Premium

# Documents that were extracted before: what is tested here is what comes after.
INSURANCE = [str(SEEDS / "insurance.json"), str(SEEDS / "renewal.json")]
NOTICE, RESULTS = str(SEEDS / "notice.json"), str(SEEDS / "results.json")


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return command.run("calc", *arguments, stdin=stdin)


def text_of(*arguments: str) -> str:
    done = run(*arguments)
    assert done.returncode == 0 and done.stderr == b"", done.stderr.decode()
    return done.stdout.decode()


def test_premium() -> None:
    asked = ["--programme", "越惠保", "--tier", "尊享", "--edition", "2026", "--member", "35", "--member", "9"]
    text = text_of("premium", *INSURANCE, *asked)
    assert text.startswith("越惠保, 尊享版, 2026\ntotal: 480 CNY a year\n")
    assert "provided that: 学生; otherwise the general rate, 280 CNY/year" in text
    assert "total: 280 + 200 = 480 CNY/year" in text
    assert "“尊享版保费280元/年”" in text and "renewal.txt#a0f15 (2026-04)" in text
    result = Premium.model_validate_json(text_of("premium", *INSURANCE, *asked, "--json"))
    assert result.total == 480 and result.members[1].condition


def test_land() -> None:
    text = text_of("land", NOTICE, "--site", "城西工业区")
    assert "floor price           250 to 416.67 CNY/m²" in text and "东江路" not in text
    (parcel,) = json.loads(text_of("land", NOTICE, "--site", "城西工业区", "--json"))
    assert Parcel.model_validate(parcel).deposit_share is not None and parcel["starting_price"] == "16640000"


def test_growth() -> None:
    text = text_of("growth", *INSURANCE, "--subject", "越惠保", "--metric", "premium")
    assert "2025 to 2026, successive, tier=尊享版" in text and "rate        7.6923%" in text
    assert "\nleft out\n" in text
    asked = ["--subject", "越惠保", "--metric", "premium", "--where", "tier=尊享版", "--json"]
    result = Growth.model_validate_json(text_of("growth", *INSURANCE, *asked))
    assert [change.difference for change in result.changes] == [20]


def test_derive() -> None:
    heads = text_of(
        "derive",
        *INSURANCE,
        "--ratio",
        "越惠保:赔付总额@2022-03-01/2026-02-28",
        "越惠保：惠及人数@2022-03-01/2026-02-28",
    )
    assert heads.startswith("7699.19 CNY/人\n")
    assert text_of("derive", NOTICE, "--share", "a0f7", "a0f6").startswith("0.2, 20%\n")
    assert text_of("derive", NOTICE, "--share", "a0f14", "a0f13", "--places", "3").startswith("0.204,")
    area = text_of("derive", RESULTS, "--convert", "全县:青蟹养殖面积", "万公顷")
    assert area.startswith("0.986666666667 万公顷\n")
    as_json = json.loads(text_of("derive", NOTICE, "--share", "a0f7", "a0f6", "--json"))
    assert as_json["result"] == "0.2" and len(as_json["used"]) == 2


def test_dossier() -> None:
    text = text_of("dossier", *INSURANCE, "--name", "“暖阳医疗基金”")
    assert text.startswith("暖阳医疗基金 (programme, fund)\n") and text.count("(programme") == 1
    assert "2026-02-28  15724000 CNY" in text and "undated  5662000 CNY" in text
    records = json.loads(text_of("dossier", *INSURANCE, "--type", "organization", "--json"))
    assert {Dossier.model_validate(record).type for record in records} == {"organization"}


def test_a_conflict_is_shown(tmp_path: Path) -> None:
    for name, persons in (("a", "36.92"), ("b", "41.5")):
        (tmp_path / f"{name}.txt").write_text(
            f"截至2024年12月底，2022年以来“安居保”惠及人数达{persons}万人。", encoding="utf-8"
        )
    done = run("dossier", str(tmp_path), "--published", "2025-02")
    assert done.returncode == 0
    assert "conflict: different values for" in done.stdout.decode()
    assert "a.txt#a0f0 (2025-02)" in done.stdout.decode()


def test_pages_give_what_their_documents_give() -> None:
    pages = [str(SEEDS / "insurance.txt"), str(SEEDS / "renewal.txt")]
    asked = ["--subject", "越惠保", "--metric", "惠及人数", "--json"]
    read = json.loads(run("growth", *pages, *asked, "--published-from", "sidecar").stdout)
    known = json.loads(run("growth", *INSURANCE, *asked).stdout)
    assert [change["steps"] for change in read["changes"]] == [change["steps"] for change in known["changes"]]


@pytest.mark.parametrize(
    ("arguments", "message", "hints"),
    [
        (
            ["premium", *INSURANCE, "--programme", "越惠保", "--edition", "2026", "--member", "35"],
            "越惠保 has several tiers; name one",
            ["stated: 安心版", "stated: 尊享版"],
        ),
        (
            ["growth", *INSURANCE, "--subject", "越惠保", "--metric", "个人年度最高赔付金额"],
            "越惠保, 个人年度最高赔付金额: no two figures can be compared",
            None,
        ),
        (
            ["growth", *INSURANCE, "--subject", "越惠保", "--metric", "保费", "--where", "tier"],
            "--where 'tier': not a qualifier",
            None,
        ),
        (["land", *INSURANCE], "no parcel of land is stated", []),
        (
            ["dossier", *INSURANCE, "--name", "安居保"],
            "no programme is called 安居保",
            ["stated: 越惠保", "stated: 暖阳医疗基金", "stated: 银发食堂"],
        ),
        (["derive", *INSURANCE], "which figure? give one of --ratio, --share and --convert", []),
        (["derive", *INSURANCE, "--ratio", "a9f9", "a0f1"], "no fact has the id a9f9", None),
        (
            ["derive", *INSURANCE, "--convert", "越惠保:赔付总额@2022-03-01/2026-02-28", "公顷"],
            "no money in 公顷",
            None,
        ),
        (["land", "missing.txt"], "missing.txt", None),
    ],
)
def test_what_is_not_possible_is_told(arguments: list[str], message: str, hints: list[str] | None) -> None:
    done = run(*arguments)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2 and done.stdout == b""
    assert lines[0].startswith("extractor: error: ") and message in lines[0]
    assert all(line.startswith("  hint: ") for line in lines[1:]) and len(lines) <= 22
    if hints is not None:
        assert [line.removeprefix("  hint: ") for line in lines[1:]] == hints


@pytest.mark.parametrize("verb", ["premium", "land", "growth", "derive", "dossier"])
def test_help_has_examples(verb: str) -> None:
    done = run(verb, "--help")
    assert done.returncode == 0 and f"extractor calc {verb} " in done.stdout.decode().split("Examples:")[1]


def test_the_texts_are_utf_8_wherever_they_go() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "calc", "land", NOTICE],
        capture_output=True,
        timeout=120,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0 and "暨阳街道" in done.stdout.decode("utf-8")
