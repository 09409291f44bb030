"""`make demo`: what a newcomer sees first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from extractor import Document


def test_the_demo_shows_a_dozen_facts_and_leaves_the_files_it_names(tmp_path: Path) -> None:
    for package in ("jinja2", "vl_convert", "duckdb"):
        pytest.importorskip(package)
    demo = [sys.executable, ROOT / "tools" / "demo.py"]
    for _ in range(2):
        environment = {**os.environ, "COLUMNS": "110"}
        done = subprocess.run(demo, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len([line for line in lines if line.startswith("│ ") and line[2] != " "]) == 12
    assert max(map(len, lines)) <= 110 and len(lines) < 40
    named = [word for line in lines if line.startswith("out/") for word in line.split() if word.startswith("out/")]
    assert named == ["out/insurance.json", "out/notice.json", "out/demo.html", "out/demo.duckdb"]
    assert {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "out").iterdir()} == set(named)
    Document.model_validate_json((tmp_path / named[0]).read_bytes())
    query = next(line.strip() for line in lines if line.strip().startswith("extractor query "))
    command = f"{sys.executable} -m {query}"
    asked = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert asked.returncode == 0 and asked.stdout.startswith("subject,metric,amount\n"), asked.stderr
