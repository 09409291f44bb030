"""Articles a second with one worker and with two, and what a batch costs beside the reading itself.

    python benchmarks/batch_throughput.py [ARTICLES]

Wall time says little on a machine that others use; the processor time of all processes does not depend on them, and says
what two free cores would need: the work is spread over both but for what the parent does alone.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from batch_articles import lines

from extractor import extract
from extractor.batch import BatchOptions, find_entries, run_batch


def processor_seconds() -> tuple[float, float]:
    """Of this process, and of its ended children."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime, children.ru_utime + children.ru_stime


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    extract("一")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        source.write_text("".join(lines(count)), encoding="utf-8")
        rates = {}
        for workers in (1, 2):
            parent, children = processor_seconds()
            started = time.perf_counter()
            out = Path(folder, f"{workers}.jsonl")
            run_batch(find_entries([str(source)]), out, BatchOptions(workers=workers))
            elapsed = time.perf_counter() - started
            parent_after, children_after = processor_seconds()
            rates[workers] = count / elapsed
            print(
                f"{workers} worker(s): {count} articles in {elapsed:.1f} s wall, {count / elapsed:.1f} a second; "
                f"processor: parent {parent_after - parent:.2f} s, workers {children_after - children:.2f} s"
            )
        same = Path(folder, "1.jsonl").read_bytes() == Path(folder, "2.jsonl").read_bytes()
        print(f"two workers: {rates[2] / rates[1]:.2f} times one (wall); outputs identical: {same}")
        if not same:
            sys.exit(1)


if __name__ == "__main__":
    main()
