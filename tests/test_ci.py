"""The run of `.ci/run` fails where one of its steps does, also where several run at the same time."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

# In place of what the steps run; the one that is named fails. Nothing is installed.
COMMANDS = {
    "make": 'echo "made $1"; [ "$1" != "$FAILS" ]',
    "apt-get": "true",
    "fc-list": "echo a font",
    "java": "true",
    "chromium": "true",
}
STEPS = ["installed", "lint", "docs", "demo", "test", "same", "package"]


def run(folder: Path, fails: str) -> subprocess.CompletedProcess[str]:
    for name, does in COMMANDS.items():
        (folder / name).write_text(f"#!/bin/sh\n{does}\n")
        (folder / name).chmod(0o755)
    environment = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "FAILS": fails}
    return subprocess.run([ROOT / ".ci" / "run"], env=environment, capture_output=True, text=True, timeout=60)


@pytest.mark.skipif(os.name == "nt", reason="a script for bash")
def test_all_steps_are_run(tmp_path: Path) -> None:
    done = run(tmp_path, "none")
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split()[1] for line in done.stdout.splitlines() if line.startswith("made ")] == STEPS


@pytest.mark.skipif(os.name == "nt", reason="a script for bash")
@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_fails_the_run(step: str, tmp_path: Path) -> None:
    done = run(tmp_path, step)
    assert done.returncode != 0 and f"made {step}" in done.stdout
