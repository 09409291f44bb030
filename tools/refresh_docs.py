"""Writes anew what the documentation shows of its commands and snippets, where a change has made it another: tests/test_docs.py compares it.

    python tools/refresh_docs.py                       all pages
    python tools/refresh_docs.py README.md docs/en/how-to/sql.md

Outputs with `…`, which stand for any text, stay as they are where they still fit. A page and its translation are both written.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from command import command_in  # noqa: E402
from test_docs import BLOCK, NOT_AT_HAND, PAGES, in_shell, missing  # noqa: E402  # the tests' own reading of a page

_SET_UP = ("pip", "make", "git", "source")


def main(given: list[str]) -> int:
    """The exit code: 1 where a page's snippet fails."""
    failed = 0
    pages = [ROOT / name for name in given] if given else PAGES
    commands = Path(tempfile.mkdtemp())
    command_in(commands)
    os.environ["PATH"] = f"{commands}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    for page in pages:
        with tempfile.TemporaryDirectory() as folder:
            desk = Path(folder)
            for path in ROOT.iterdir():
                if not path.name.startswith(".") and path.name not in NOT_AT_HAND:
                    (desk / path.name).symlink_to(path)
            os.chdir(desk)
            names: dict[str, object] = {"__name__": "__docs__"}
            text = page.read_text(encoding="utf-8")
            try:
                fresh = BLOCK.sub(lambda match, names=names, desk=desk: _refreshed(match, names, desk), text)
            except Exception as error:  # what a snippet raises is the page's to mend: the other pages are still written
                print(f"{page.relative_to(ROOT)}: a snippet ends in {error!r}", file=sys.stderr)
                fresh, failed = text, 1
            os.chdir(ROOT)
        if fresh != text:
            page.write_text(fresh, encoding="utf-8")
            print(page.relative_to(ROOT))
    return failed


def _refreshed(match: re.Match[str], names: dict[str, object], desk: Path) -> str:
    needs = re.findall(r"\w+", match[1] or "")
    if any(map(missing, needs)) or match[2] not in ("python", "console"):
        return match[0]
    made = _python(match[3], names) if match[2] == "python" else _console(match[3], desk)
    return match[0].replace(match[3], made)


def _python(code: str, names: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "snippet", "exec"), names)
    printed = iter(out.getvalue().splitlines())
    return re.sub(r"(# → ).*$", lambda line: line[1] + next(printed, "(nothing)"), code, flags=re.M)


def _console(code: str, desk: Path) -> str:
    entries = re.split(r"^\$ ", code, flags=re.M)
    return entries[0] + "".join(f"$ {_entry(entry, desk)}" for entry in entries[1:])


def _entry(entry: str, desk: Path) -> str:
    first, *others = entry.splitlines()
    further = list(takewhile(lambda line: f"{line} ".startswith("> "), others))
    shown = "\n".join(others[len(further) :]).strip()
    if first.split()[0] in _SET_UP:
        return entry
    command = "\n".join([first, *(line[2:] for line in further)])
    _, printed = in_shell(command, desk)
    pattern = ".*?".join(re.escape(part) for part in shown.split("…"))
    if not shown or re.fullmatch(pattern, printed, re.S):
        return entry
    tail = entry[len(entry.rstrip("\n")) :]
    return "\n".join([first, *further, printed]) + tail


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
