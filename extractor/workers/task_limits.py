"""What a task may cost: seconds, and bytes of memory."""

from __future__ import annotations

import math

MEMORY_LIMIT = 2 * 1024**3
# No limit at all, in seconds that every clock of the system takes.
_ENDLESS = 1e9
# How libraries in C and Rust end their process when memory is refused to them.
_OUT_OF_MEMORY = frozenset({"SIGABRT", "SIGTRAP", "SIGILL", "SIGSEGV", "SIGBUS"})


def check_limits(time_limit: float, memory_limit: int) -> float:
    """The time limit as timers take it. Raises ValueError for a limit that is none; `inf` means any time."""
    if math.isnan(time_limit) or time_limit <= 0:
        raise ValueError(f"time_limit={time_limit}: more than 0 seconds")
    if memory_limit < 1:
        raise ValueError(f"memory_limit={memory_limit}: more than 0 bytes")
    return min(time_limit, _ENDLESS)


def limit_memory(limit: int) -> None:
    """From now on this process gets `limit` bytes of address space beyond what it has; more is a MemoryError, or the end of it in C.

    Where the system has no such limit, or does not tell how much a process has (only Linux does), nothing changes.
    """
    try:
        import resource
        from pathlib import Path

        has = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = min([has + limit, *(bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY)])
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def memory_reason(limit: int) -> str:
    """Why a task that ran out of memory has no result."""
    return f"out of memory: a page may take {megabytes(limit)}"


def memory_suspected(died: str, limit: int) -> str:
    """What to add to the death of a process by a signal that may mean a lack of memory."""
    return f"; a page may take {megabytes(limit)} of memory" if died in _OUT_OF_MEMORY else ""


def megabytes(size: int) -> str:
    """A number of bytes for people."""
    return f"{size / 1024**2:.0f} MB"
