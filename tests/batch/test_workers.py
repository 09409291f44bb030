"""The pool: order, back-pressure, and only the task that was at fault is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hostile import ActPrepared, ActTogether, Unloadable, act

from extractor.workers import Lost, WorkerError, map_alone, map_ordered
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


@pytest.mark.parametrize("where", ["", "shared "])
def test_of_tasks_done_together_only_the_one_at_fault_is_lost(where: str) -> None:
    bad = {20: f"{where}hang", 47: f"{where}die", 71: f"{where}raise 坏"}
    tasks = [bad.get(number, str(number)) for number in range(90)]
    results = list(map_ordered(ActTogether(), tasks, workers=1, time_limit=0.8))
    assert [result for result in results if isinstance(result, str)] == [task for task in tasks if task.isdigit()]
    assert [result for result in results if isinstance(result, Lost)] == [
        Lost("time_limit", "took longer than 0.8 s"),
        Lost("crashed", "its worker process died twice (SIGKILL)"),
        Lost("error", "ValueError: 坏"),
    ]


@pytest.mark.parametrize(("before", "logged"), [("sleep 1.5", []), ("raise 坏", ["ValueError: 坏"])])
def test_what_work_loads_first_is_no_tasks_time_or_fault(
    before: str, logged: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    tasks = ["a", "hang", "b"]  # the process that is hung is replaced by one that loads it all again
    results = list(map_ordered(ActPrepared(before), tasks, workers=1, time_limit=0.8))
    assert results == ["a", Lost("time_limit", "took longer than 0.8 s"), "b"]
    # Said once, though two processes could not.
    assert [message.partition("ahead: ")[2] for message in caplog.messages] == logged


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


def test_the_folder_of_the_pages_is_no_place_to_import_from(tmp_path: Path) -> None:
    """By the command that people run, whose own path has not the folder that it is run in."""
    for module in ("pickle", "re", "enum", "signal", "struct", "encodings", "sitecustomize", "extractor", "numpy"):
        (tmp_path / f"{module}.py").write_text("import pathlib; pathlib.Path('was_run').touch(); raise SystemExit(9)")
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("甲公司赔付3万元。", encoding="utf-8")
    command = Path(sys.executable).with_name("extractor")
    if not command.exists():
        pytest.skip(f"no extractor command beside {sys.executable}")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    # What the installed command imports, wherever these tests find the package.
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    for arguments in (["batch", *"abc"], ["report", *"abc"]):
        inputs = [f"{word}.txt" if word in "abc" else word for word in arguments]
        more = ["-o", "out.jsonl" if arguments[0] == "batch" else "out.md"]
        done = subprocess.run(
            [command, *inputs, *more], cwd=tmp_path, env=environment, capture_output=True, timeout=120
        )
        assert done.returncode == 0, done.stderr.decode()
    assert not (tmp_path / "was_run").exists()


def test_a_worker_killed_at_its_start_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    spawn, spawned = subprocess.Popen, []

    def killed_at_first(*arguments: object, **named: object) -> subprocess.Popen[bytes]:
        process = spawn(*arguments, **named)  # type: ignore[call-overload]
        spawned.append(process)
        if len(spawned) < 3:
            process.kill()
            process.wait()
        return process

    monkeypatch.setattr("extractor.workers.process.subprocess.Popen", killed_at_first)
    assert list(map_ordered(act, ["a", "b"], workers=1)) == ["a", "b"]
    assert len(spawned) == 3


def test_where_no_worker_lives_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.workers.process.BOOTSTRAP", "raise SystemExit(7)")
    with pytest.raises(WorkerError, match=r"died at its start \(exit code 7\)"):
        list(map_ordered(act, ["a"], workers=1))
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(WorkerError, match="could not be started"):
        list(map_ordered(act, ["a"], workers=1))


@pytest.mark.parametrize("workers", [1, 300])
def test_limits_without_end(workers: int) -> None:
    """No more processes than tasks, whatever is asked for; no time limit."""
    results = list(map_ordered(act, ["pid", "pid"], workers=workers, time_limit=float("inf")))
    assert 1 <= len(set(results)) <= 2


@pytest.mark.parametrize("mapped", [partial(map_ordered, workers=1), map_alone], ids=["ordered", "alone"])
def test_a_task_that_wants_too_much_memory(mapped: Callable[..., Iterator[object]]) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux limits memory")
    results = list(mapped(act, ["a", "memory 2000", "b"], memory_limit=200 * 1024**2))
    assert results == ["a", Lost("error", "out of memory: a page may take 200 MB"), "b"]


def test_a_few_tasks_in_a_fork() -> None:
    tasks = ["a", "hang", "b", "die", "c", "raise 坏", "d", "exit 3", "long 3000000"]
    results = list(map_alone(act, tasks, time_limit=0.8))
    assert [result for result in results if isinstance(result, str)] == ["a", "b", "c", "d", "长" * 3_000_000]
    assert [result for result in results if isinstance(result, Lost)] == [
        Lost("time_limit", "took longer than 0.8 s"),
        Lost("crashed", "its process died (SIGKILL)"),
        Lost("error", "ValueError: 坏"),
        Lost("crashed", "its process died (exit code 3)"),
    ]
    pids = map_alone(act, ["pid", "pid"])
    first = int(str(next(pids)))
    assert first != os.getpid() and alive(first) and int(str(next(pids))) == first
    pids.close()
    assert not alive(first)


def test_what_cannot_start_is_told() -> None:
    with pytest.raises(WorkerError, match="could not load its work: ImportError: no"):
        list(map_ordered(Unloadable(), ["a"], workers=1))
    with pytest.raises(TypeError, match="pickle"):
        map_ordered(lambda task: task, ["a"])
    with pytest.raises(ValueError, match="workers=0"):
        map_ordered(act, ["a"], workers=0)
    with pytest.raises(ValueError, match="workers=100000: at least 1, at most 1000"):
        map_ordered(act, ["a"], workers=100_000)
    for limit in (0, -1, float("nan")):
        with pytest.raises(ValueError, match=f"time_limit={limit}"):
            map_ordered(act, ["a"], time_limit=limit)


def test_an_error_of_the_callers_iterator_is_raised() -> None:
    def broken() -> Iterator[str]:
        yield "a"
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(map_ordered(act, broken(), workers=1))
