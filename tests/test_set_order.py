"""No iteration over a set decides an output: the order of a set depends on what the process hashes strings with.

Read from the source, by what can be told without running it: a name that is bound to a set or declared as one, a function that says it returns one, and what `|`,
`&`, `-` and `^` make of these. Found are the loops and the calls in which the order of such a thing shows. `# in any order: WHY` on the line says that it does not.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

# What gives the same for the elements in any order. (`sorted`, `min` and `max` do so only without `key`: with one, equals keep the order they come in.)
_ORDERLESS = {"set", "frozenset", "any", "all", "len", "sum", "sorted", "min", "max", "Counter", "isdisjoint"}
_SHOWING = {"list", "tuple", "iter", "next", "enumerate", "zip", "map", "filter", "join", "chain", "reversed", "extend"}
_SET_METHODS = {"union", "intersection", "difference", "symmetric_difference", "copy"}
_MAKERS = {"set", "frozenset"}

SOURCES = sorted((ROOT / "extractor").rglob("*.py"))


def _names_a_set(annotation: ast.expr | None) -> bool:
    text = ast.unparse(annotation) if annotation is not None else ""
    return text.split("[")[0].split(" ")[0].rpartition(".")[2] in {
        "set",
        "frozenset",
        "Set",
        "AbstractSet",
        "MutableSet",
    }


@cache
def _defined_in(path: Path) -> frozenset[str]:
    """The functions of a file that say they return a set."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and _names_a_set(n.returns))


def _known_in(path: Path) -> frozenset[str]:
    """These, and those that the file imports: from the module named, or from a file of the room that hands them on."""
    names = set(_defined_in(path))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("extractor"):
            place = ROOT.joinpath(*(node.module or "").split("."))
            homes = [place.with_suffix(".py")] if place.with_suffix(".py").exists() else sorted(place.rglob("*.py"))
            names |= {
                alias.asname or alias.name for alias in node.names for home in homes if alias.name in _defined_in(home)
            }
    return frozenset(names)


def _is_of_one(test: ast.expr, taken: ast.expr) -> bool:
    """Whether `taken` is `x.pop()` and `test` says that x has one element."""
    match taken:
        case ast.Call(func=ast.Attribute(value=of, attr="pop"), args=[]):
            return ast.unparse(test) == f"len({ast.unparse(of)}) == 1"
    return False


class _Reader(ast.NodeVisitor):
    """Goes through one file, keeps which names are sets in which function, and notes where their order shows."""

    def __init__(self, functions: frozenset[str], lines: list[str]) -> None:
        self._functions = functions
        self._lines = lines
        self._scopes: list[set[str]] = [set()]
        self.found: list[tuple[int, str]] = []

    def _is_set(self, node: ast.expr) -> bool:
        match node:
            case ast.Set() | ast.SetComp():
                return True
            case ast.Call(func=ast.Name(id=name)):
                return name in _MAKERS or name in self._functions
            case ast.Call(func=ast.Attribute(value=of, attr=name)):
                return (name in _SET_METHODS and self._is_set(of)) or name in self._functions
            case ast.BinOp(left=left, op=ast.BitOr() | ast.BitAnd() | ast.Sub() | ast.BitXor(), right=right):
                return self._is_set(left) or self._is_set(right)
            case ast.IfExp(body=body, orelse=other):
                return self._is_set(body) or self._is_set(other)
            case ast.Name(id=name):
                return any(name in scope for scope in self._scopes)
            case ast.Attribute(attr=name):
                return f".{name}" in self._scopes[0]
        return False

    def _bind(self, target: ast.expr, is_set: bool) -> None:
        match target:
            case ast.Name(id=name):
                (self._scopes[-1].add if is_set else self._scopes[-1].discard)(name)
            case ast.Attribute(attr=name) if is_set:
                self._scopes[0].add(f".{name}")

    def _note(self, node: ast.expr | ast.stmt, what: str) -> None:
        if "# in any order: " not in self._lines[node.lineno - 1]:
            self.found.append((node.lineno, what))

    def visit_Compare(self, node: ast.Compare) -> None:
        # `x in (*words, "年")` asks for no order.
        if not all(isinstance(operator, ast.In | ast.NotIn) for operator in node.ops):
            self.generic_visit(node)
            return
        self.visit(node.left)
        for of in node.comparators:
            if not isinstance(of, ast.Tuple | ast.List):
                self.visit(of)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            self._bind(target, self._is_set(node.value))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.generic_visit(node)
        inside_class = isinstance(node.target, ast.Name) and getattr(node, "in_class", False)
        self._bind(
            ast.Attribute(ast.Name("self"), node.target.id) if inside_class else node.target,
            _names_a_set(node.annotation),
        )

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for child in node.body:
            if isinstance(child, ast.AnnAssign):
                child.in_class = True  # type: ignore[attr-defined]
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        self._scopes.append({a.arg for a in arguments if _names_a_set(a.annotation)})
        self.generic_visit(node)
        self._scopes.pop()

    def visit_For(self, node: ast.For) -> None:
        if self._is_set(node.iter):
            self._note(node, f"for … in {ast.unparse(node.iter)}")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        keyed = name in ("sorted", "min", "max") and any(keyword.arg == "key" for keyword in node.keywords)
        for argument in node.args:
            inner = argument.value if isinstance(argument, ast.Starred) else argument
            if self._is_set(inner) and (keyed or name in _SHOWING or isinstance(argument, ast.Starred)):
                self._note(node, ast.unparse(node))
            if isinstance(inner, ast.GeneratorExp) and (keyed or name not in _ORDERLESS):
                self._comprehension(inner)
        if name == "pop" and not node.args and isinstance(node.func, ast.Attribute) and self._is_set(node.func.value):
            self._note(node, ast.unparse(node))
        if name in _ORDERLESS and not keyed:
            # sum(map(len, words)), any(map(str.isdigit, words)): no order shows in what is made of them.
            node.args = [
                a for a in node.args if not (isinstance(a, ast.Call) and ast.unparse(a.func) in ("map", "filter"))
            ]
        self.generic_visit(node)

    def _comprehension(self, node: ast.GeneratorExp | ast.ListComp | ast.DictComp) -> None:
        for generator in node.generators:
            if self._is_set(generator.iter):
                self._note(node, ast.unparse(node))

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self._comprehension(node)
        self.generic_visit(node)

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._comprehension(node)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        # The one element of a set of one: `found.pop() if len(found) == 1 else None`.
        if _is_of_one(node.test, node.body):
            self.visit(node.orelse)
        else:
            self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        for statement in node.body:
            value = getattr(statement, "value", None)
            if not (isinstance(value, ast.expr) and _is_of_one(node.test, value)):
                self.visit(statement)
        for statement in node.orelse:
            self.visit(statement)
        self.visit(node.test)

    def visit_List(self, node: ast.List) -> None:
        self._starred(node)

    def visit_Tuple(self, node: ast.Tuple) -> None:
        self._starred(node)

    def _starred(self, node: ast.List | ast.Tuple) -> None:
        for element in node.elts:
            if isinstance(element, ast.Starred) and self._is_set(element.value):
                self._note(node, ast.unparse(node))
        self.generic_visit(node)


def found_in(source: str, functions: frozenset[str] = frozenset()) -> list[tuple[int, str]]:
    reader = _Reader(functions, source.splitlines())
    tree = ast.parse(source)
    # Twice: the second time what the first has learnt of attributes and module constants is known from the beginning.
    reader.visit(tree)
    reader.found.clear()
    reader.visit(tree)
    return reader.found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_order_of_a_set_shows(path: Path) -> None:
    found = found_in(path.read_text(encoding="utf-8"), _known_in(path))
    assert found == [], "\n".join(f"{path}:{line}: {what}" for line, what in found)


@pytest.mark.parametrize(
    "source",
    [
        "next(w for w in {'a', 'b'} | words if w)",
        "A = frozenset('ab')\n[x for x in A]",
        "def f(words: frozenset[str]):\n    for w in words:\n        yield w",
        "x = set(y)\n'，'.join(x)",
        "x = set(y)\nreturn_value = list(x - z)",
        "max({1, 2}, key=len)",
        "x = {1}\n[*x]",
        "class A:\n    words: set[str]\n    def f(self):\n        return tuple(self.words)",
        "x = {1}\nx.pop()",
        "{k: 1 for k in set(y)}",
    ],
)
def test_what_is_found(source: str) -> None:
    assert len(found_in(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "x = {1}\nany(y in z for y in x)",
        "sorted({1, 2})",
        "{y + 1 for y in {1, 2}}",
        "x = {1: 2}\nlist(x)",
        "x = set(y)\nx = sorted(x)\nfor z in x: pass",
        "for x in {1, 2}:  # in any order: each is asked for itself\n    pass",
        "x = {y for y in z}\nw = x.pop() if len(x) == 1 else None",
        "x = {y for y in z}\nif len(x) == 1:\n    w = x.pop()",
        "x = {y for y in z}\nmax(map(len, x))",
        "x = dict.fromkeys({1: 2} | {3: 4})\nlist(x)",
    ],
)
def test_what_is_not_found(source: str) -> None:
    assert found_in(source) == []
