"""The memory of the workers and of the parent over a long batch.

    python benchmarks/batch_memory.py [ARTICLES]

Reads the resident memory of each process from /proc about ten times a second; says the peak of a worker, and by how much the mean of the last tenth
of the run lies over that of the second tenth.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from pathlib import Path

from batch_articles import lines

from extractor.batch import BatchOptions, find_entries, run_batch


def resident(pid: int | str) -> float:
    """In MB; 0 for a process that has gone."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0.0
    return int(fields[1]) * 4096 / 1024**2


def children() -> list[str]:
    """Of all threads: a child stands with the thread that started it."""
    found = []
    for task in Path("/proc/self/task").iterdir():
        try:
            found += (task / "children").read_text().split()
        except OSError:
            continue
    return found


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    samples: list[tuple[int, float, float]] = []
    done = 0
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            samples.append((done, max((resident(pid) for pid in children()), default=0.0), resident("self")))

    def on_progress(number: int, _failed: int) -> None:
        nonlocal done
        done = number

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        with source.open("w", encoding="utf-8") as stream:
            stream.writelines(lines(count))
        watcher = threading.Thread(target=watch)
        watcher.start()
        started = time.perf_counter()
        run_batch(find_entries([str(source)]), Path(folder, "out.jsonl"), BatchOptions(), on_progress=on_progress)
        over.set()
        watcher.join()
    print(f"{count} articles in {time.perf_counter() - started:.0f} s")
    for name, column in (("largest worker", 1), ("parent", 2)):
        second = [sample[column] for sample in samples if 0.1 <= sample[0] / count < 0.2]
        last = [sample[column] for sample in samples if sample[0] / count >= 0.9]
        before, after = sum(second) / len(second), sum(last) / len(last)
        peak = max(sample[column] for sample in samples)
        print(
            f"{name}: peak {peak:.0f} MB, second tenth {before:.1f} MB, last tenth {after:.1f} MB ({after / before - 1:+.1%})"
        )


if __name__ == "__main__":
    main()
