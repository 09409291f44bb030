"""The documentation runs: every Python snippet, and every command with the output that is shown."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def blocks(kind: str) -> list:
    found = []
    for page in PAGES:
        for match in BLOCK.finditer(page.read_text(encoding="utf-8")):
            if match[1] == kind:
                line = page.read_text(encoding="utf-8")[: match.start()].count("\n") + 2
                found.append(pytest.param(page, match[2], id=f"{page.relative_to(ROOT)}:{line}"))
    return found


@pytest.mark.parametrize(("page", "code"), blocks("python"))
def test_python(page: Path, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A snippet runs from the project's root; what `print` shows stands behind it as `# → …` comments."""
    monkeypatch.chdir(ROOT)
    exec(compile(code, str(page), "exec"), {"__name__": "__docs__"})
    shown = re.findall(r"# → (.*)$", code, re.M)
    assert capsys.readouterr().out.splitlines() == shown


@pytest.mark.parametrize(("page", "text"), blocks("console"))
def test_console(page: Path, text: str, tmp_path: Path) -> None:
    """Commands open with `$ `; the lines behind one are its output, `…` standing for any text. Set-up commands (pip, make) are not run."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "TMPDIR": str(tmp_path)}
    for entry in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, _, output = entry.partition("\n")
        if shlex.split(command)[0] in ("pip", "make", "git"):
            continue
        done = subprocess.run(
            ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
        )
        assert (done.returncode == 0) == ("extractor: error:" not in output), done.stderr
        if output.strip():
            pattern = ".*?".join(re.escape(part) for part in output.strip().split("…"))
            printed = (done.stdout + done.stderr).strip()
            assert re.fullmatch(pattern, printed, re.S), f"{page.name}: {command}: {printed}"
