"""`calc consistency` and `calc reimbursement` as processes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import command
import pytest

CASE = "市民王先生因病住院，总费用50万元，其中基本医保报销30万元，“安居保”赔付12万元，个人只承担{own}万元。"
CAPS = "对特困人员4000元、低保家庭2万元以上的住院费用按100%给予救助。"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return command.run_text("calc", *arguments)


@pytest.fixture
def right(tmp_path: Path) -> str:
    page = tmp_path / "right.txt"
    page.write_text(CASE.format(own=8) + CAPS, encoding="utf-8")
    return str(page)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    page = tmp_path / "wrong.txt"
    page.write_text(CASE.format(own=18), encoding="utf-8")
    return str(page)


def test_consistency_tells_the_verdicts(right: str, wrong: str) -> None:
    done = run("consistency", right)
    assert done.returncode == 0
    assert "confirmed: remainder: 个人只承担8万元" in done.stdout
    assert "500000 - 300000 - 120000 = 80000; stated: 80000 (8万)" in done.stdout
    done = run("consistency", right, wrong, "--contradicted")
    assert done.stdout.startswith("1 contradicted, 0 rounding, 0 confirmed\n") and done.returncode == 0


def test_strict_consistency_fails_where_something_is_wrong(right: str, wrong: str) -> None:
    assert run("consistency", right, "--strict").returncode == 0
    done = run("consistency", wrong, "--strict", "--json")
    assert done.returncode == 1
    assert [check["verdict"] for check in json.loads(done.stdout)] == ["contradicted"]


def test_reimbursement_tells_cases_and_caps(right: str) -> None:
    done = run("reimbursement", right)
    assert done.returncode == 0
    assert "王先生: 500000 CNY (50万)" in done.stdout and "left to the person: 500000 - 300000 - 120000" in done.stdout
    assert "cap scheme: 100% is covered above" in done.stdout
    assert [
        payment["payer"] for payment in json.loads(run("reimbursement", right, "--json").stdout)[0]["payments"]
    ] == [
        "基本医保",
        "安居保",
    ]


def test_an_expense_under_a_cap(right: str) -> None:
    done = run("reimbursement", right, "--population", "低保家庭", "--expense", "80000")
    assert "covered    60000 CNY (6万)" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--population", "老人", "--expense", "1"], "hint: stated: 特困人员: 4000 CNY"),
        (["--population", "低保家庭"], "--expense and --population go together"),
        (["--population", "低保家庭", "--expense", "-3"], "not a sum of money"),
        (["--population", "低保家庭", "--expense", "八万"], "not a sum of money"),
    ],
)
def test_wrong_arguments(right: str, arguments: list[str], message: str) -> None:
    done = run("reimbursement", right, *arguments)
    assert done.returncode == 2 and message in done.stderr and done.stdout == ""


def test_nothing_told_is_said(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("天气晴好。", encoding="utf-8")
    assert run("reimbursement", str(page)).returncode == 2
    done = run("consistency", str(page))
    assert (done.returncode, done.stdout) == (0, "0 contradicted, 0 rounding, 0 confirmed\n")


@pytest.mark.parametrize("verb", ["consistency", "reimbursement"])
def test_help_has_examples(verb: str) -> None:
    assert "Examples:" in run(verb, "--help").stdout
