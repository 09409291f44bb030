"""A service on this machine, as a user starts it."""

from __future__ import annotations

import atexit
import socket
import subprocess
import sys
import time
from functools import cache

import pytest

httpx = pytest.importorskip("httpx", reason="httpx is not installed: make test installs it")
for _package in ("starlette", "uvicorn", "python_multipart", "jinja2"):
    pytest.importorskip(_package, reason="the extra zh-extractor[serve] is not installed")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(*options: str) -> tuple[subprocess.Popen[bytes], str]:
    """A service, once it answers, and its address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "extractor", "serve", "--port", str(port), "--workers", "1", *options],
        stderr=subprocess.PIPE,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        try:
            httpx.get(f"{address}/health", timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return process, address
    process.kill()
    raise AssertionError("the service does not answer")


@cache
def _shared() -> str:
    """One for all modules of tests, which each have the fixture for their own; it ends with the program."""
    process, address = start("--size-limit", "20000", "--body-limit", "200000")
    atexit.register(process.wait, 60)
    atexit.register(process.terminate)
    return address


@pytest.fixture(scope="session")
def service() -> str:
    """The address of a service with small limits."""
    return _shared()
