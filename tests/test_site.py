"""The documentation's site: every page in both languages, the whole public interface in the reference, and nothing that is fetched from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import ROOT

import extractor
import extractor.batch
from extractor import models

# What a browser fetches by itself: not the targets of plain links.
FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|data)=[\"']?((?:https?:)?//[^\"'\s>]+)"
)
LINKED = re.compile(r"<link\b[^>]*\bhref=[\"']?((?:https?:)?//[^\"'\s>]+)")
STYLED = re.compile(r"(?:@import\s+|url\()\s*[\"']?((?:https?:)?//[^\"')\s]+)")


def pages_in(language: str) -> set[str]:
    folder = ROOT / "docs" / language
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}


def test_every_page_has_its_sister() -> None:
    assert pages_in("en") == pages_in("zh")
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in pages_in("en"):
        assert navigation.count(f": {page}\n") == 2, f"name {page} in mkdocs.yml, in the navigation of both languages"


def address_of(value: object, name: str) -> str:
    """Where users import it from: a record from `extractor.models`, in whichever of its modules it is written."""
    module = value.__module__
    return f"extractor.models.{name}" if module.startswith("extractor.models.") else f"{module}.{name}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_reference_is_whole(language: str) -> None:
    pages = (ROOT / "docs" / language / "reference").glob("*.md")
    documented = {name for page in pages for name in re.findall(r"^::: (\S+)$", page.read_text(encoding="utf-8"), re.M)}
    public = {address_of(getattr(extractor, name), name) for name in extractor.__all__}
    public |= {address_of(getattr(extractor.batch, name), name) for name in extractor.batch.__all__}
    public |= {
        address_of(kind, kind.__name__)
        for kind in vars(models).values()
        if isinstance(kind, type) and issubclass(kind, models.Record)
    }
    assert public - documented - {"extractor.models.Record"} == set()


def test_the_site_needs_no_network(tmp_path: Path) -> None:
    if find_spec("mkdocs") is None:
        pytest.skip("mkdocs is not installed: make docs installs it")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) >= len(pages_in("en")) * 2
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert not [*FETCHED.findall(html), *LINKED.findall(html), *STYLED.findall(html)], page
    for sheet in tmp_path.rglob("*.css"):
        assert not STYLED.findall(sheet.read_text(encoding="utf-8")), sheet
    # The index that a page opened from a folder searches has both languages.
    index = (tmp_path / "search" / "search_index.js").read_text(encoding="utf-8")
    assert '"zh/quick-start.html"' in index and '"quick-start.html"' in index
    assert '"location":"how-to/excel.html"' in index and '"boost":2' in index, "the guides are found first"
