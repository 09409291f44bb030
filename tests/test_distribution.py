"""The distribution is `zh-extractor`: the name `extractor` on PyPI is another project's, and nobody may be told to install that."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from extractor.extras import DISTRIBUTION, install_hint

FOLDERS = ("extractor", "docs", "tests", "tools", "benchmarks", "seeds", ".ci")
TEXTS = {".py", ".md", ".toml", ".yml", ".jinja", ".js", ".css", ".sh", ""}
# `extractor[report]`, or `pip install extractor`; `zh-extractor`, `-m extractor` and the like are other things.
OTHER_PROJECT = re.compile(r"(?<![\w.-])extractor\[\w|pip3? install [^`\n]*?(?<![\w./-])extractor(?![\w-])")
README = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def texts() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXTS)
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts and path != Path(__file__):
                yield path


def test_the_project_bears_the_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == DISTRIBUTION
    assert list(project["scripts"]) == ["extractor"]


def test_nobody_is_told_to_install_the_other_project() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in texts()
        for match in OTHER_PROJECT.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


@pytest.mark.parametrize("line", ['pip install "extractor[report]"', "pip install extractor", "needs `extractor[pdf]`"])
def test_the_old_form_would_be_found(line: str) -> None:
    assert OTHER_PROJECT.search(line)


@pytest.mark.parametrize(
    "line",
    [
        'pip install "zh-extractor[report]"',
        'pip install ".[report]"',
        "pip install zh-extractor",
        "python -m extractor",
    ],
)
def test_the_new_form_is_none(line: str) -> None:
    assert not OTHER_PROJECT.search(line)


def test_a_hint_serves_a_release_and_a_clone() -> None:
    assert 'pip install "zh-extractor[report]"' in install_hint("report")
    assert 'pip install ".[report]"' in install_hint("report")


@pytest.mark.parametrize("page", README, ids=lambda page: page.name)
def test_following_the_readme_keeps_the_editable_installation_of_the_demo(page: Path) -> None:
    """`make demo` installs the clone itself: a plain `pip install` typed in its environment would put a frozen copy in its place."""
    fences = re.findall(r"^```console\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
    typed = [line for fence in fences for line in fence.splitlines() if line.startswith("$ ")]
    assert any("make demo" in line for line in typed)
    assert not [line for line in typed if "pip install" in line]
