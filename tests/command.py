"""Runs `extractor` commands as processes of their own without a cold start for each: `run` for tests, `command_in` for shells.

A server is started once for a test process. It imports the command line and reads three pages, so that patterns are compiled and weights loaded, and forks itself for each command: the child has its own
arguments, folder, environment, streams and exit code, and runs the module as `python -m extractor` does. The worker processes of such a command are forks of the server too (`WarmWorker`), and so are those of
a test that asks for it (`warm_workers`): they run the same code on the same pipes. What a cold start does, how signals and terminals are met, and worker processes' beginnings are tested with processes that are
started from nothing, where those tests stand.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

_FORKING = hasattr(os, "pidfd_open")  # Linux; elsewhere each command starts from nothing
_PAGES = ("insurance", "notice", "results")
_SEEDS = Path(__file__).resolve().parent.parent / "seeds"
_CLIENT = """#!{python} -IS
import json, os, socket, sys
if sys.argv[1:2] == ["serve"] or "--engine" in sys.argv:
    os.execv({python!r}, [{python!r}, "-m", "extractor", *sys.argv[1:]])
server = socket.socket(socket.AF_UNIX)
server.connect({address!r})
asked = json.dumps(["", sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(server, [len(asked).to_bytes(8, "big")], [0, 1, 2])
server.sendall(asked)
os._exit(int(server.makefile().read().split()[-1]))
"""


def run(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What `extractor ARGUMENTS` gave: exit code, stdout and stderr as bytes. `env` is the whole environment, this process's where none is given."""
    words = [str(argument) for argument in arguments]
    if not _FORKING:
        return subprocess.run(
            [sys.executable, "-m", "extractor", *words], input=stdin, cwd=cwd, env=env, capture_output=True, timeout=120
        )
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        given.write(stdin)
        given.seek(0)
        with socket.socket(socket.AF_UNIX) as server:
            server.connect(_address())
            server.settimeout(120)
            streams = [stream.fileno() for stream in (given, out, said)]
            _ask(server, streams, "", words, str(cwd or Path.cwd()), os.environ if env is None else env)
            code = int(server.makefile().read().split()[-1])
        out.seek(0)
        said.seek(0)
        return subprocess.CompletedProcess(["extractor", *words], code, out.read(), said.read())


def run_text(*arguments: object, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The same with UTF-8 text."""
    done = run(*arguments, stdin=stdin.encode(), cwd=cwd)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def command_in(folder: Path) -> None:
    """Puts an `extractor` into a folder of commands, which does the same for a shell (where it cannot, none is put there); a service and a cluster start from nothing."""
    if not _FORKING:
        return
    path = folder / "extractor"
    path.write_text(_CLIENT.format(python=sys.executable, address=_address()))
    path.chmod(0o755)


def warm_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this test's worker processes are forks of the server."""
    if _FORKING:
        monkeypatch.setattr("extractor.workers.process.subprocess", _warm(_address()))


class WarmWorker:
    """A worker process as a fork of the server: as much of `subprocess.Popen` as `extractor.workers.process` uses."""

    def __init__(self, address: str, command: list[str], env: dict[str, str]) -> None:
        self._server = socket.socket(socket.AF_UNIX)
        self._server.connect(address)
        tasks, into = os.pipe()
        out, answers = os.pipe()
        _ask(self._server, [tasks, answers, 2], command[-1], [], str(Path.cwd()), env)
        os.close(tasks)
        os.close(answers)
        self.stdin, self.stdout = os.fdopen(into, "wb"), os.fdopen(out, "rb")
        self._said = self._server.makefile()
        self.pid = int(self._said.readline())
        self.returncode: int | None = None

    def kill(self) -> None:
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        self.returncode = int(self._said.readline())
        self._said.close()
        self._server.close()
        return self.returncode


def _warm(address: str) -> SimpleNamespace:
    """What `extractor.workers.process` is given in the place of the module `subprocess`."""

    def started(command: list[str], *, stdin: int, stdout: int, env: dict[str, str]) -> WarmWorker:
        assert stdin == stdout == subprocess.PIPE
        return WarmWorker(address, command, env)

    return SimpleNamespace(PIPE=subprocess.PIPE, Popen=started)


def _ask(
    server: socket.socket, streams: list[int], code: str, words: list[str], folder: str, env: Mapping[str, str]
) -> None:
    """Ask for a command, or for a worker process that runs `code`."""
    asked = json.dumps([code, words, folder, dict(env)]).encode()
    socket.send_fds(server, [len(asked).to_bytes(8, "big")], streams)
    server.sendall(asked)


@cache
def _address() -> str:
    folder = tempfile.mkdtemp(prefix="extractor-")
    address = f"{folder}/socket"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))}
    server = subprocess.Popen([sys.executable, __file__, address], env=environment)
    atexit.register(server.kill)
    for _ in range(1200):
        if Path(address).exists():
            return address
        assert server.poll() is None, "the server of commands did not start"
        time.sleep(0.05)
    raise TimeoutError("the server of commands did not start within a minute")


def _serve(address: str) -> None:
    from extractor import cli, extract

    assert callable(cli.main)
    for page in _PAGES:
        extract((_SEEDS / f"{page}.txt").read_text(encoding="utf-8"), published="2025-03")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # those who answer are waited for by nobody
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"{address}.new")
        listening.listen(16)
        Path(f"{address}.new").rename(address)
        while True:
            asking, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _answer(asking, address)
            asking.close()


def _answer(asking: socket.socket, address: str) -> None:
    """Runs what is asked for in a child, and says its number and its exit code; where the asker goes away, the child is stopped as the asker was."""
    size, streams, _, _ = socket.recv_fds(asking, 8, 3)
    asked = b""
    while len(asked) < int.from_bytes(size, "big"):
        asked += asking.recv(1 << 20)
    child = os.fork()
    if child == 0:
        asking.close()
        _command(address, streams, *json.loads(asked))
    for stream in streams:
        os.close(stream)
    with contextlib.suppress(BrokenPipeError):
        asking.sendall(f"{child}\n".encode())
    ended = os.pidfd_open(child)
    readable, _, _ = select.select([ended, asking], [], [])
    if ended not in readable:
        os.kill(child, signal.SIGTERM)
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(BrokenPipeError):
        asking.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _command(
    address: str, streams: list[int], program: str, arguments: list[str], folder: str, environment: dict[str, str]
) -> None:
    """The command line with these arguments, or a worker's program, to its end."""
    from extractor.workers import process

    code = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        sys.stdin, sys.stdout = open(0, encoding="utf-8"), open(1, "w", encoding="utf-8")  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # noqa: SIM115
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = ["extractor", *arguments]
        process.subprocess = _warm(address)  # type: ignore[assignment, attr-defined]  # in the place of the module
        try:
            if program:
                exec(program, {"__name__": "__main__"})
            else:
                runpy.run_module("extractor", run_name="__main__", alter_sys=True)
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve(sys.argv[1])
