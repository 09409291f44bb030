"""What a Python developer expects: lists, dates, a readable repr, a context manager, types."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import ROOT

from extractor import Extractor, extract

TEXT = "截至2024年底，“越惠保”累计赔付超12.6亿元，惠及17.3万人。"


def test_facts_and_entities_are_lists() -> None:
    document = extract(TEXT)
    assert document.facts == document.articles[0].facts and document.facts[0].entity
    assert document.entities == document.articles[0].entities and len(document.entities) > 2


@pytest.mark.parametrize("published", [date(2025, 3, 20), datetime(2025, 3, 20, 8, 30), "2025-03-20"])
def test_a_date_is_a_publication_date(published: date | str) -> None:
    document = extract("去年赔付3万元。", published=published)
    assert document.published == "2025-03-20"
    assert [entity.value.edtf for entity in document.entities if entity.value.type == "date"] == ["2024"]
    assert next(Extractor().extract_many(["去年"], published=published, workers=1)).published == "2025-03-20"


def test_another_type_is_no_publication_date() -> None:
    with pytest.raises(TypeError, match="published: expected str or date, got int"):
        extract("一", published=2025)  # type: ignore[arg-type]


def test_a_repr_says_what_there_is_in_a_line() -> None:
    document = extract(TEXT, published="2025-03", source="page.txt")
    assert repr(document).startswith("Document(source='page.txt', published='2025-03', articles=1, entities=")
    assert "'越惠保', '累计赔付', 1260000000 CNY over" in repr(document.facts[0])
    assert str(document.facts[0]) == repr(document.facts[0]) and TEXT not in str(document)
    assert repr(document.entities[0]).startswith("Entity(") and "[2, 8)" in repr(document.entities[0])
    assert len(repr(extract(TEXT * 50).articles[0])) < 200 and len(repr(extract(TEXT * 50).articles[0].blocks[0])) < 80


def test_leaving_an_extractor_ends_its_processes() -> None:
    with Extractor(names="fast") as extractor:
        documents = extractor.extract_many((TEXT for _ in range(1000)), workers=1)
        assert next(documents).facts
    assert list(documents) == []


def test_an_extractor_with_documents_on_their_way_goes_to_a_process() -> None:
    extractor = Extractor(names="fast")
    documents = extractor.extract_many([TEXT], workers=1)
    assert pickle.loads(pickle.dumps(extractor)).extract(TEXT).facts
    assert len(list(documents)) == 1


def test_the_public_interface_is_typed(tmp_path: Path) -> None:
    """By another checker than ours, as a user's editor has it."""
    if find_spec("pyright") is None:
        pytest.skip("pyright is not installed: make test installs it")
    user = tmp_path / "user.py"
    user.write_text(PUBLIC_USE, encoding="utf-8")
    (tmp_path / "pyrightconfig.json").write_text(
        f'{{"typeCheckingMode": "strict", "extraPaths": ["{ROOT.as_posix()}"], "venvPath": "{Path(sys.prefix).parent.as_posix()}", "venv": "{Path(sys.prefix).name}"}}'
    )
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--project", str(tmp_path), str(user)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    if "nodeenv" in done.stderr or "URLError" in done.stderr:
        pytest.skip("pyright finds no Node.js, and may fetch none")
    assert "0 errors" in done.stdout, done.stdout + done.stderr


PUBLIC_USE = """
from datetime import date
from decimal import Decimal

from extractor import Extractor, Failure, Page, extract, parse_date, parse_money

document = extract("赔付3万元", published=date(2025, 3, 1), source="a.txt")
texts: list[str] = [fact.metric for fact in document.facts]
amounts: list[Decimal] = [fact.value.amount for fact in document.facts if fact.value.type == "money"]
names: list[str] = [entity.value.name for entity in document.entities if entity.value.type == "person"]
failed: list[Failure] = []
with Extractor(names="fast", lexicons=["a.tsv"]) as extractor:
    for each in extractor.extract_many([Page("x", published="2025")], workers=2, on_failure=failed.append):
        print(each.articles[0].title or "", [block.kind for block in each.articles[0].blocks])
    print(extractor.explain("x").lines())
money = parse_money("3万元")
day = parse_date("去年", published="2025")
print(money.amount if money else None, day.edtf if day else None, document.model_dump_json())
"""
