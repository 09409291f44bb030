"""The documentation runs: every Python snippet, and every command, with the output that is shown.

A page's snippets run in their order, in a folder of its own where the project's files are at hand; later ones may use what earlier ones defined or wrote.
`<!-- needs: NAME -->` on the line above a snippet says that it needs a package that is no part of a plain installation for development (or `java`).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

import command
import pytest
from conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^(?:<!-- needs: ([\w, ]+) -->\n)?```(\w+)\n(.*?)^```$", re.M | re.S)
# Made by commands, or not the project's.
NOT_AT_HAND = {"out", "site", "build", "dist"}


@dataclass(frozen=True)
class Snippet:
    page: Path
    line: int
    kind: str
    code: str
    needs: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def snippets_of(page: Path) -> list[Snippet]:
    text = page.read_text(encoding="utf-8")
    return [
        Snippet(
            page, text[: match.start(3)].count("\n") + 1, match[2], match[3], tuple(re.findall(r"\w+", match[1] or ""))
        )
        for match in BLOCK.finditer(text)
        if match[2] in ("python", "console")
    ]


def missing(name: str) -> bool:
    return shutil.which("java") is None and "JAVA_HOME" not in os.environ if name == "java" else find_spec(name) is None


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a reader works in: the project's, but what is written stays out of it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for path in ROOT.iterdir():
        if not path.name.startswith(".") and path.name not in NOT_AT_HAND:
            (folder / path.name).symlink_to(path)
    monkeypatch.chdir(folder)
    commands = tmp_path / "commands"
    commands.mkdir()
    command.command_in(commands)
    command.warm_workers(monkeypatch)
    monkeypatch.setenv("PATH", f"{commands}:{Path(sys.executable).parent}:{os.environ['PATH']}")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    return folder


def _without_comments(code: str) -> str:
    """What a snippet does, in which a translation is the same: without comments and what only sets up."""
    return re.sub(r"^\$ (?:pip|make|git|source) .*$|\s*#(?! →).*", "", code, flags=re.M)


def pages_to_run() -> list[Path]:
    """Those with snippets; of pages with the same snippets (a translation's), the first."""
    by_code = {
        tuple(_without_comments(snippet.code) for snippet in snippets_of(page)): page for page in reversed(PAGES)
    }
    return [page for code, page in reversed(by_code.items()) if code]


@pytest.mark.parametrize("page", pages_to_run(), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_runs(page: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"__name__": "__docs__"}
    left_out = []
    for snippet in snippets_of(page):
        lacking = [name for name in snippet.needs if missing(name)]
        if lacking:
            left_out.append(f"{snippet} needs {', '.join(lacking)}")
        elif snippet.kind == "python":
            run_python(snippet, names, capsys)
        else:
            run_console(snippet, desk)
    if left_out:
        pytest.skip("; ".join(left_out))


def run_python(snippet: Snippet, names: dict[str, object], capsys: pytest.CaptureFixture[str]) -> None:
    """What `print` shows stands behind it as `# → …` comments. Line numbers in a traceback are those of the page."""
    code = "\n" * (snippet.line - 1) + snippet.code
    exec(compile(code, str(snippet.page), "exec"), names)
    shown = re.findall(r"# → (.*)$", snippet.code, re.M)
    assert capsys.readouterr().out.splitlines() == shown, str(snippet)


def in_shell(line: str, desk: Path) -> tuple[int, str]:
    """The exit code of a command line, and all that it prints. What it leaves running in the background is not waited for."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        code = subprocess.run(["bash", "-c", line], cwd=desk, stdout=out, stderr=said, timeout=120).returncode
        out.seek(0)
        said.seek(0)
        return code, (out.read() + said.read()).decode().strip()


def run_console(snippet: Snippet, desk: Path) -> None:
    """Commands open with `$ `, their further lines with `>`; the lines behind one are its output, `…` standing for any text.

    Commands that set up (pip, make, git, source) are not run.
    """
    for entry in re.split(r"^\$ ", snippet.code, flags=re.M)[1:]:
        first, *others = entry.splitlines()
        further = list(takewhile(lambda line: f"{line} ".startswith("> "), others))
        line = "\n".join([first, *(part[2:] for part in further)])
        output = "\n".join(others[len(further) :]).strip()
        if first.split()[0] in ("pip", "make", "git", "source"):
            continue
        code, printed = in_shell(line, desk)
        assert (code != 0) == ("extractor: error:" in output), f"{snippet}: {line}: {printed}"
        if output:
            pattern = ".*?".join(re.escape(part) for part in output.split("…"))
            assert re.fullmatch(pattern, printed, re.S), f"{snippet}: {line}: {printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_snippet_is_overlooked(page: Path) -> None:
    """A fence that is indented, or says more than its language, would not be run."""
    fences = re.findall(r"^[ \t]*```[ \t]*\W?(?:python|console)\b", page.read_text(encoding="utf-8"), re.M)
    assert len(fences) == len(snippets_of(page))
