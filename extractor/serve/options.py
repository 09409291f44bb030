"""How a service runs: where, how many processes, and its limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec

from extractor.api import Extractor
from extractor.extras import install_hint
from extractor.many import SIZE_LIMIT, Reader
from extractor.workers import default_workers

_NEEDED = {"starlette": "starlette", "uvicorn": "uvicorn", "python_multipart": "python-multipart", "jinja2": "jinja2"}
# Names of this machine that a browser may have asked for: a page elsewhere whose name leads here is none of ours.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """`time_limit` is in seconds a page; `size_limit` in characters a page; `body_limit` in bytes a request, `batch_limit` a batch.

    `waiting` requests may stand in line for the workers; more are sent away with 503. `hosts` are the names by which the service may be called.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = field(default_factory=default_workers)
    time_limit: float = 30.0
    size_limit: int = SIZE_LIMIT
    body_limit: int = 16 * 1024 * 1024
    batch_limit: int = 256 * 1024 * 1024
    waiting: int = 64
    hosts: tuple[str, ...] = LOOPBACK
    reader: Reader = field(default_factory=Extractor)


def require_serve() -> None:
    """Raises ImportError that names the extra where a package is missing."""
    missing = [package for module, package in _NEEDED.items() if find_spec(module) is None]
    if missing:
        raise ImportError(f"the service needs {', '.join(missing)}: {install_hint('serve')}")
