"""Families of paraphrases: one thing said in four ways, from which no weight has learned. A wording that is not the one a rule was made for gets the same facts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from facts_marked import read_examples, score, totals

FILE = Path(__file__).with_name("paraphrases.txt")
FAMILIES = {text.splitlines()[0][2:]: text for text in re.split(r"\n\n(?=# )", FILE.read_text(encoding="utf-8"))[1:]}
FLOORS = {"subject": 0.86, "metric": 0.76, "period": 0.97, "all": 0.69}  # what was measured, less a little
MISSED = {"A house: area and price.": "the head of a relative clause (沈桂芳看中的房子) does not own its figures"}


def test_most_members_are_read_right() -> None:
    tally = totals(FILE)
    shares = {part: tally[part] / tally["asked"] for part in FLOORS}
    assert {part: share for part, share in shares.items() if share < FLOORS[part]} == {}


@pytest.mark.parametrize(
    "family",
    [
        pytest.param(f, marks=[pytest.mark.xfail(reason=MISSED[f], strict=True)] if f in MISSED else [])
        for f in FAMILIES
    ],
)
def test_a_family_has_a_member_that_is_right_in_full(family: str, tmp_path: Path) -> None:
    file = tmp_path / "family.txt"
    file.write_text(FAMILIES[family], encoding="utf-8")
    members = read_examples(file)
    assert len(members) == 4
    scores = [score(member) for member in members]
    assert any(each["all"] == each["asked"] for each in scores)
