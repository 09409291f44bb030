"""Patterns kept between runs: what is read back is what was compiled; a damaged file and a place that is none cost nothing but time."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
import regex
from conftest import ROOT

from extractor.grammar.compiled import Shelf

SOURCE = r"(?P<low>\d++)(?:至(?P<high>\d++))?元"


def test_a_kept_pattern_is_the_one_that_was_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    place = tmp_path / "some" / "patterns"
    first = Shelf(place)
    made = first.get(SOURCE, regex.VERSION1)
    first.keep(1)
    monkeypatch.setattr(regex, "compile", None)  # the second must not need it
    again = Shelf(place).get(SOURCE, regex.VERSION1)
    assert (again.pattern, again.flags, dict(again.groupindex)) == (made.pattern, made.flags, dict(made.groupindex))
    text = "3至5元，70元"
    assert [m.groupdict() for m in again.finditer(text)] == [m.groupdict() for m in made.finditer(text)]


@pytest.mark.parametrize("content", [b"", b"short", b"\0" * 40 + b"not what was written"])
def test_a_damaged_file_is_not_read(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "patterns"
    place.write_bytes(content)
    assert Shelf(place).get(SOURCE, 0).fullmatch("3元")


def test_nothing_is_written_where_python_writes_no_modules(tmp_path: Path) -> None:
    code = "from extractor import parse_money; parse_money('3万元')"
    for quiet, written in (("1", False), ("", True)):
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(tmp_path),
            "PYTHONDONTWRITEBYTECODE": quiet,
        }
        subprocess.run([sys.executable, "-c", code], env=environment, check=True, cwd=tmp_path)
        assert any(tmp_path.rglob("*.patterns")) is written


def test_only_our_own_patterns_are_kept() -> None:
    """`compiled` stands at the top of a module or in a function that works it out once: no pattern made of a page's words comes to lie on a disk."""
    asking = {}
    for path in sorted((ROOT / "extractor").rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                once = {ast.unparse(each) for each in function.decorator_list} & {"cache", "cached_property"}
                calls = [n for n in ast.walk(function) if isinstance(n, ast.Call) and ast.unparse(n.func) == "compiled"]
                asking.update({f"{path.name}: {function.name}": bool(once) for _ in calls})
    assert len(asking) > 10
    assert [where for where, once in asking.items() if not once] == []
