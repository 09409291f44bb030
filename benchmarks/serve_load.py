"""A service under load: so many clients post a sample page for so many seconds; errors, throughput and latency beside the library's own on the same page.

python benchmarks/serve_load.py            8 clients for 60 seconds
python benchmarks/serve_load.py 4 10
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

from extractor import extract

PAGE = (Path(__file__).resolve().parent.parent / "seeds" / "notice.txt").read_text(encoding="utf-8")


def main(clients: int = 8, seconds: float = 60) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    service = subprocess.Popen([sys.executable, "-m", "extractor", "serve", "-q", "--port", str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                httpx.get(f"{address}/health", timeout=5)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        took, wrong = _load(address, clients, seconds)
    finally:
        service.terminate()
        service.wait()
    extract(PAGE, published="2026-05-08")
    own = [_seconds() for _ in range(10)]
    took.sort()
    print(f"{clients} clients, {seconds:g} s, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"service   {len(took) / seconds:6.1f} pages/s  errors {wrong}")
    print(
        f"latency   median {statistics.median(took):.3f} s  95% {took[int(len(took) * 0.95)]:.3f} s  longest {took[-1]:.3f} s"
    )
    print(f"library   {1 / statistics.median(own):6.1f} pages/s on one core, median {statistics.median(own):.3f} s")


def _load(address: str, clients: int, seconds: float) -> tuple[list[float], int]:
    took: list[float] = []
    wrong: list[int] = []
    end = time.monotonic() + seconds

    def ask() -> None:
        with httpx.Client(timeout=120) as client:
            while time.monotonic() < end:
                began = time.monotonic()
                answer = client.post(f"{address}/extract", json={"text": PAGE, "published": "2026-05-08"})
                if answer.status_code == 200:
                    took.append(time.monotonic() - began)
                else:
                    wrong.append(answer.status_code)

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took, len(wrong)


def _seconds() -> float:
    began = time.monotonic()
    extract(PAGE, published="2026-05-08")
    return time.monotonic() - began


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
