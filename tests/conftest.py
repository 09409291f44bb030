"""What several test files share: the sample pages, and the real pages where they are at hand."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure: speed is measured in benchmarks/.
settings.register_profile("extractor", deadline=None)
settings.load_profile("extractor")

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REAL = ROOT.parent / "shared" / "seeds"


@dataclass(frozen=True)
class Page:
    """A page's file and its publication date."""

    path: Path
    published: str

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


def pages_of(folder: Path) -> list[Page]:
    """The pages that `published.tsv` of a folder lists; none where the folder is not there."""
    listing = folder / "published.tsv"
    if not listing.exists():
        return []
    with listing.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        Page(folder / row["page"] if "." in row["page"] else folder / f"{row['page']}.txt", row["published"])
        for row in rows
    ]


# What takes longest comes first, so that no process has much to do when the others are done: these from the longest on, then the rest as it stands.
LONGEST = (
    "tests/test_docs.py",
    "tests/batch/test_engines.py",
    "tests/reports/test_browser.py",
    "tests/user/test_user_workers.py",
    "tests/serve",
    "tests/batch",
    "tests/test_cli_habits.py",
    "tests/test_demo.py",
    "tests/reports",
    "tests/test_limits.py",
    "tests/test_cli.py",
    "tests/page",
    "tests/tables",
    "tests/checks",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Among several processes a file's tests stay together, for what they share; those of the documentation, a page each, share nothing."""
    for item in items:
        if item.path.name != "test_docs.py":
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(ROOT).as_posix()))
    items.sort(key=lambda item: _rank(item.path.relative_to(ROOT).as_posix()))


def _rank(path: str) -> int:
    return next((rank for rank, long in enumerate(LONGEST) if path.startswith(long)), len(LONGEST))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`sample_page` runs over seeds/, `real_page` over the real pages (skipped, with the reason, where there are none)."""
    if "sample_page" in metafunc.fixturenames:
        pages = pages_of(SEEDS)
        metafunc.parametrize("sample_page", pages, ids=[page.path.stem for page in pages])
    if "real_page" in metafunc.fixturenames:
        pages = pages_of(REAL)
        missing = pytest.param(None, marks=pytest.mark.skip(reason=f"no real pages at {REAL}"))
        metafunc.parametrize("real_page", pages or [missing], ids=[p.path.stem[:3] for p in pages] or ["none"])
