"""The same page gives the same bytes, whatever the process hashes strings with, and whatever language and time zone it is in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("same_bytes.py")
# Hash seed, locale, time zone. In the locale C Python's own way out, UTF-8, is closed.
PLACES = [
    ("0", "C.UTF-8", "UTC"),
    ("1", "C", "Asia/Shanghai"),
    ("2", "C.UTF-8", "America/Los_Angeles"),
    ("3", "C", "Asia/Shanghai"),
    ("4", "C.UTF-8", "UTC"),
]


def begun(place: tuple[str, str, str], *parts: str) -> subprocess.Popen[str]:
    seed, locale, zone = place
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
    if locale == "C":
        environment |= {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), *parts],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def written(process: subprocess.Popen[str]) -> list[str]:
    out, complaints = process.communicate(timeout=600)
    assert process.returncode == 0, complaints
    return out.splitlines()


def test_sample_pages_in_two_places() -> None:
    first, second = (begun(place, "pages") for place in PLACES[:2])
    lines = written(first)
    assert len(lines) >= 6
    assert written(second) == lines


@pytest.mark.slow
def test_everything_in_five_places() -> None:
    processes = [begun(place, "examples", "changes") for place in PLACES]
    expected, *others = (written(process) for process in processes)
    assert len(expected) > 50
    for place, lines in zip(PLACES[1:], others, strict=True):
        differing = [line for line, other in zip(expected, lines, strict=True) if line != other]
        assert differing == [], f"PYTHONHASHSEED={place[0]} LC_ALL={place[1]} TZ={place[2]}"


@pytest.mark.slow
def test_worker_processes_in_five_places() -> None:
    expected = [line.split()[2] for line in written(begun(PLACES[0], "pages"))]
    for place in PLACES:
        assert [line.split()[2] for line in written(begun(place, "workers"))] == expected
