"""Fuzz: each target for so many minutes, one after the other. `make fuzz MINUTES=30`.

    python tests/fuzz/run.py --minutes 30 [TARGET ...]

With atheris, where it is installed (`pip install atheris`), which looks for inputs that reach new code (in pages and PDF, where most code is not
Python or watching it costs too much, without); else with random bytes. An input that fails is written to
out/fuzz/ and its error shown; add it to tests/fuzz/corpus/TARGET.jsonl once it is mended. Exit code 1 where one failed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from choices import Choices  # noqa: E402

OUT = HERE.parents[1] / "out" / "fuzz"
_LONGEST = 4000  # bytes of choices


def kept(given: object) -> str:
    """An input as a line of the corpus."""
    return json.dumps({"bytes": given.hex()} if isinstance(given, bytes) else given)


class Run:
    """One target, one input after the other; what it saw is told at the end."""

    def __init__(self, name: str, seconds: float) -> None:
        from targets import TARGETS

        self._name = name
        self._target = TARGETS[name]
        self._began = time.monotonic()
        self._seconds = seconds
        self._seen: set[str] = set()
        self.count = 0

    @property
    def over(self) -> bool:
        return time.monotonic() - self._began > self._seconds

    def one(self, data: bytes) -> None:
        """Make an input of the bytes and check it. A failure is noted; the same one is noted once."""
        self.count += 1
        given = self._target.made(Choices(data))
        try:
            self._target.check(given)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            where = f"{type(error).__name__} at {Path(frames[-1].filename).name}:{frames[-1].lineno}"
            if where not in self._seen:
                self._seen.add(where)
                OUT.mkdir(parents=True, exist_ok=True)
                with (OUT / f"{self._name}.jsonl").open("a", encoding="utf-8") as stream:
                    stream.write(kept(given) + "\n")
                print(f"{self._name}: {where}: {str(error)[:300]}\n  {kept(given)[:300]}", flush=True)

    def told(self) -> None:
        minutes = (time.monotonic() - self._began) / 60
        print(f"{self._name}: {self.count} inputs in {minutes:.1f} minutes, {len(self._seen)} failures", flush=True)
        # Not by `sys.exit`: libFuzzer takes the way out for a crash.
        os._exit(1 if self._seen else 0)


def fuzz(name: str, seconds: float) -> None:
    """In this process, to the end of the time."""
    from targets import TARGETS

    guided = TARGETS[name].guided and find_spec("atheris") is not None
    if guided:
        import atheris

        with atheris.instrument_imports(include=["extractor"], enable_loader_override=False):
            import extractor.api
            import extractor.batch.run
            import extractor.values.parse  # noqa: F401
    run = Run(name, seconds)

    def one(data: bytes) -> None:
        if run.over:
            run.told()
        run.one(data)

    if guided:
        found = OUT / f"{name}.corpus"
        found.mkdir(parents=True, exist_ok=True)
        # A file that may not grow is an error to be handled, not a crash.
        settings = [
            f"-max_len={_LONGEST}",
            "-timeout=300",
            "-handle_xfsz=0",
            "-rss_limit_mb=6000",
            "-verbosity=0",
            "-print_final_stats=0",
        ]
        atheris.Setup([sys.argv[0], *settings, f"-artifact_prefix={OUT}/{name}-", str(found)], one)
        atheris.Fuzz()
    numbers = random.Random(time.time_ns())
    while True:
        one(numbers.randbytes(numbers.randrange(1, _LONGEST)))


def main() -> None:
    from targets import TARGETS

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("targets", nargs="*", metavar="TARGET", help=" ".join(TARGETS))
    options.add_argument("--minutes", type=float, default=30.0)
    options.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    names = given.targets or list(TARGETS)
    if given.here:
        fuzz(names[0], given.minutes * 60)
    failed = []
    for name in names:
        # A process each: a crash of one is a find, not the end of the others.
        command = [sys.executable, str(HERE / "run.py"), "--here", "--minutes", str(given.minutes), name]
        code = subprocess.run(command, check=False).returncode
        if code:
            failed.append(f"{name} ({code})")
    print("failed: " + ", ".join(failed) if failed else "no failures", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
