"""The shape of the house: data flows one way, and importing costs nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "extractor"
# From left to right: a room may import itself and what stands before it. docs/design.md tells why.
ORDER = [
    "ground",
    "page",
    "values",
    "names",
    "facts",
    "user",
    "api",
    "figures",
    "checks",
    "calculators",
    "reports",
    "batch",
    "cli",
]
GROUND = {"extras", "relation", "models", "text", "grammar", "lexicon", "lazy", "mentions", "workers", "many", "frames"}
TOP = {
    "reading": "values",
    "pipeline": "api",
    "records": "api",
    "explain": "api",
    "api": "api",
    "spacy": "batch",
    "__main__": "cli",
    "__init__": "cli",
}


def room_of(module: str) -> str:
    """The room of `extractor.values.money.amount` is `values`, that of `extractor.models` the ground floor."""
    parts = module.split(".")
    name = parts[1] if len(parts) > 1 else "__init__"
    return "ground" if name in GROUND else TOP.get(name, name)


def imports_of(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names += [
                f"{node.module}.{alias.name}" if node.module == "extractor" else node.module or ""
                for alias in node.names
            ]
    return [name for name in names if name.startswith("extractor.") and name.split(".")[1] in GROUND | {*TOP, *ORDER}]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_rooms_to_its_left(path: Path) -> None:
    room = room_of(".".join(["extractor", *path.relative_to(PACKAGE).with_suffix("").parts]))
    for name in imports_of(path):
        assert ORDER.index(room_of(name)) <= ORDER.index(room), f"{path.name} in {room} imports {name}"


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded_by("import extractor") & {
        "spacy",
        "jieba",
        "rjieba",
        "numpy",
        "pydantic",
        "regex",
        "extractor.api",
    }


def test_extracting_loads_neither_spacy_nor_jieba() -> None:
    assert not loaded_by("from extractor import extract; extract('杭州市民张女士获赔3万元。')") & {"spacy", "jieba"}


def test_public_names_are_there() -> None:
    import extractor

    assert all(getattr(extractor, name) is not None for name in extractor.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        extractor.nonsense  # noqa: B018
