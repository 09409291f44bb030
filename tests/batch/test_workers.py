"""The pool: order, back-pressure, and only the task that was at fault is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import Unloadable, act

from extractor.workers import Lost, WorkerError, map_ordered
from extractor.workers.pool import WINDOW


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_results_come_in_the_order_of_the_tasks() -> None:
    tasks = ["sleep 0.4", "a", "print", "sleep 0.1", *(str(n) for n in range(40))]
    assert list(map_ordered(act, tasks, workers=2)) == tasks


def test_only_the_task_at_fault_is_lost(tmp_path: Path) -> None:
    tasks = ["a", "hang", "b", "die", "c", "raise 坏", "d", "exit 3", "e", f"die-once {tmp_path / 'mark'}", "f"]
    results = list(map_ordered(act, tasks, workers=2, time_limit=0.8))
    assert [result for result in results if isinstance(result, str)] == ["a", "b", "c", "d", "e", tasks[9], "f"]
    assert {index: result for index, result in enumerate(results) if isinstance(result, Lost)} == {
        1: Lost("time_limit", "took longer than 0.8 s"),
        3: Lost("crashed", "its worker process died twice (SIGKILL)"),
        5: Lost("error", "ValueError: 坏"),
        7: Lost("crashed", "its worker process died twice (exit code 3)"),
    }


def test_tasks_are_taken_only_as_results_are_wanted() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield str(taken)

    results = map_ordered(act, endless(), workers=2)
    assert [next(results) for _ in range(5)] == ["1", "2", "3", "4", "5"]
    time.sleep(0.3)
    assert taken <= 5 + 2 * WINDOW
    results.close()


def test_large_tasks_and_results_pass() -> None:
    tasks = ["long 3000000", "短" * 3_000_000, "long 1"]
    assert list(map_ordered(act, tasks, workers=2)) == ["长" * 3_000_000, tasks[1], "长"]


def test_closing_ends_the_processes() -> None:
    results = map_ordered(act, ["pid", "pid", *["hang"] * 4], workers=2)
    pids = {int(str(next(results))), int(str(next(results)))}
    assert all(alive(pid) for pid in pids)
    results.close()
    assert not any(alive(pid) for pid in pids)


def test_a_worker_goes_when_its_parent_is_killed(tmp_path: Path) -> None:
    script = "import sys; from hostile import act; from extractor.workers import map_ordered\n"
    script += "for pid in map_ordered(act, ['pid'] + ['sleep 0.5'] * 40, workers=1): print(pid, flush=True)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment, cwd=tmp_path
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 10
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)


def test_what_cannot_start_is_told() -> None:
    with pytest.raises(WorkerError, match="could not load its work: ImportError: no"):
        list(map_ordered(Unloadable(), ["a"], workers=1))
    with pytest.raises(TypeError, match="pickle"):
        map_ordered(lambda task: task, ["a"])
    with pytest.raises(ValueError, match="workers=0"):
        map_ordered(act, ["a"], workers=0)
    with pytest.raises(ValueError, match="time_limit=0"):
        map_ordered(act, ["a"], time_limit=0)


def test_an_error_of_the_callers_iterator_is_raised() -> None:
    def broken() -> Iterator[str]:
        yield "a"
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(map_ordered(act, broken(), workers=1))
