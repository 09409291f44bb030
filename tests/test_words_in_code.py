"""Chinese words stand in lexicons/, one a row, where a reader can see and correct them; in code only where they are part of its logic."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

from conftest import ROOT

PACKAGE = ROOT / "extractor"
MOST = 8  # words in one list
_HAN = re.compile("[\u4e00-\u9fff]+")
_ALTERNATIVES = re.compile("[\u4e00-\u9fff]+(?:\\|[\u4e00-\u9fff]+)+")
MOST_ALTERNATIVES = 25  # words in one branch of a pattern
# What is longer in the rooms below, with why. A number here is to fall, never to rise.
ROOMS = ("page", "names", "relation", "checks")
LISTS = {
    "checks/claims/product.py": "10: what stands behind 每 may be counted in any of these",
    "names/person/post.py": "8: a table of what a body may be called, and how; the code reads both columns",
    "names/place/divisions.py": "10: endings in the order in which they are tried",
}
PATTERNS = {
    "checks/claims/average.py": "1: verbs and particles of a total, repeated",
    "checks/claims/product.py": "1: what adds nothing to a name, repeated",
    "names/choose/features.py": "1: endings of one feature, whose weight was learned with them",
    "names/organization/find.py": "1: endings of trades, in the pattern's order",
    "names/person/unseen.py": "1: verbs that only people do, with what may stand between",
    "names/place/site.py": "3: words inside patterns with lookarounds of their own",
    "names/programme/bare.py": "1: what makes another thing of a head noun, some only at the end",
    "names/programme/official.py": "2: adverbs and plain words before an official name, repeated",
    "page/columns/seams.py": "3: how a line begins and ends, with lookarounds",
    "page/lines/shapes.py": "1: labels with free parts around them",
    "page/tables/unit_line.py": "1: units behind a scale",
}


def examples(tree: ast.AST) -> set[int]:
    """The parts of a rule's examples."""
    kept = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg in ("yes", "no")]
    return {id(part) for value in kept for part in ast.walk(value)}


def counted(path: Path) -> tuple[int, int]:
    """How many lists of words a file has, and how many patterns with long branches of them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = examples(tree)
    lists = patterns = 0
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
            elements = node.keys if isinstance(node, ast.Dict) else node.elts
            words = [e.value for e in elements if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            lists += sum(map(bool, map(_HAN.fullmatch, words))) >= MOST
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            branches = [found.count("|") + 1 for found in _ALTERNATIVES.findall(node.value)]
            patterns += max(branches, default=0) >= MOST_ALTERNATIVES
    return lists, patterns


def test_words_stand_in_lexicons() -> None:
    lists: Counter[str] = Counter()
    patterns: Counter[str] = Counter()
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            name = path.relative_to(PACKAGE).as_posix()
            lists[name], patterns[name] = counted(path)
    assert {name for name, number in lists.items() if number} == LISTS.keys()
    assert all(lists[name] == 1 for name in LISTS)
    assert {name: number for name, number in patterns.items() if number} == {
        name: int(why.split(":")[0]) for name, why in PATTERNS.items()
    }


def test_a_list_of_words_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(
        f"A = {tuple('甲乙丙丁戊己庚辛')}\nB = '{'|'.join('甲' * 30)}'\nC = ('甲', '乙')\n", encoding="utf-8"
    )
    assert counted(path) == (1, 1)
