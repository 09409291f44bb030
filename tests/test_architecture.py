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
    "serve",
    "cli",
]
GROUND = {
    "extras",
    "relation",
    "models",
    "text",
    "grammar",
    "lexicon",
    "lazy",
    "mentions",
    "workers",
    "many",
    "frames",
    "kept",
}
TOP = {
    "reading": "values",
    "pipeline": "api",
    "printed": "api",
    "records": "api",
    "arguments": "api",
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


MODULES = {
    ".".join(["extractor", *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def runtime_imports(path: Path) -> set[str]:
    """The modules of the package that a module imports, at its top or in its functions; those only for type checkers left out."""
    found: set[str] = set()

    def walk(nodes: list[ast.stmt]) -> None:
        for node in nodes:
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
                continue
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("extractor"):
                whole = {f"{node.module}.{alias.name}" for alias in node.names} & MODULES.keys()
                found.update(whole or {str(node.module)})
            elif isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names if alias.name in MODULES)
            for part in ("body", "orelse", "finalbody"):
                walk(getattr(node, part, None) or [])
            for handler in getattr(node, "handlers", None) or []:
                walk(handler.body)

    walk(ast.parse(path.read_text(encoding="utf-8")).body)
    return found


def test_no_module_knows_itself_through_others() -> None:
    """No circles: the modules can be put in a row in which each imports only those before it."""
    left = {name: (runtime_imports(path) & MODULES.keys()) - {name} for name, path in MODULES.items()}
    while ready := [name for name, needs in left.items() if not needs & left.keys()]:
        for name in ready:
            del left[name]
    assert not left, f"import each other: {sorted(left)}"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_room_is_entered_by_its_door(name: str) -> None:
    """From outside a room only its package is imported, never one of its modules, and no name with an underscore."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("extractor."):
            parts = str(node.module).split(".")
            private = [alias.name for alias in node.names if alias.name.startswith("_") and alias.name != "__version__"]
            assert not private, f"{name} imports {private} of {node.module}"
            # The package itself and `python -m` lend their names to the command line; calculators lend that of the checks.
            if name in ("extractor", "extractor.__main__", "extractor.calculators") or name.split(".")[1] == parts[1]:
                continue
            assert len(parts) == 2, f"{name} imports {node.module}: enter through extractor.{parts[1]}"


# File names that stand in several rooms and mean the same thing in each.
ONE_MEANING = {
    "find": "finds what its folder is of",
    "rules": "the rules of a kind of value",
    "explain": "why something was found as it was",
    "candidate": "what may be chosen",
    "change": "a change from one level to another",
    "border": "where a name begins and ends",
    "own": "what the user brings",
    "report": "the report, and its verb",
    "markdown": "the format",
    "html": "the format",
}


def test_a_file_name_has_one_meaning() -> None:
    homes: dict[str, list[str]] = {}
    for name, path in MODULES.items():
        if path.stem not in ("__init__", "__main__") and not (path.parent / path.stem).is_dir():
            homes.setdefault(path.stem, []).append(name)
    several = {stem: names for stem, names in homes.items() if len(names) > 1}
    assert several.keys() == ONE_MEANING.keys(), several


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES.values()}), ids=str)
def test_a_folder_can_be_taken_in_at_a_glance(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= 15


def test_calculators_read_no_text() -> None:
    """They reckon with facts. What needs the words around a figure is read in relation/ and figures/."""
    for path in (PACKAGE / "calculators").rglob("*.py"):
        reads = {"split_sentences", "split_clauses", "tell", "near", "before", "after"}
        names = {n.attr for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Attribute)}
        assert not names & (reads - {"tell"}), f"{path.name} reads {names & reads}"


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
