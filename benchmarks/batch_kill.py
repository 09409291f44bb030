"""A batch killed with SIGKILL at random moments and resumed each time: is its output that of an undisturbed run, byte for byte?

    python benchmarks/batch_kill.py [ARTICLES [KILLS]]

For each kind of output: the undisturbed run, then runs that are killed after a random time, spread over the length of a run so that the
building of tables is hit too, then one that comes to its end. A DuckDB file has a random number in its head: its tables are compared.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from batch_articles import lines

COMMAND = [
    sys.executable,
    "-m",
    "extractor",
    "batch",
    "in.jsonl",
    "--resume",
    "--workers",
    "2",
    "--names",
    "fast",
    "-o",
]


def content(out: Path) -> dict[str, object]:
    """What the output holds, and the failures beside it."""
    files = [out, *out.rglob("*"), out.with_name(f"{out.name}.failures.jsonl")]
    held: dict[str, object] = {str(path)[len(str(out)) :]: path.read_bytes() for path in files if path.is_file()}
    if out.suffix == ".duckdb":
        with duckdb.connect(str(out), read_only=True) as connection:
            held[""] = [
                connection.execute(f"FROM {table} SELECT *").fetchall()
                for table in ("documents", "articles", "entities", "facts")
            ]
    return held


def killed(folder: Path, out: str, kills: int, length: float) -> int:
    """Run to the end with so many kills on the way; returns how many hit a run that was still going."""
    hits = 0
    for _ in range(kills):
        with subprocess.Popen([*COMMAND, out], cwd=folder, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(random.uniform(0.3, 1.0 + length / kills * 2))
            except subprocess.TimeoutExpired:
                process.kill()
                hits += 1
    subprocess.run([*COMMAND, out], cwd=folder, stderr=subprocess.DEVNULL, check=False)
    return hits


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.jsonl").write_text("".join(lines(count, broken=17)), encoding="utf-8")
        for kind in (".jsonl", ".parquet", ".duckdb", ""):
            started = time.monotonic()
            subprocess.run([*COMMAND, f"whole{kind}"], cwd=folder, stderr=subprocess.DEVNULL, check=False)
            hits = killed(folder, f"killed{kind}", kills, time.monotonic() - started)
            whole, after = content(folder / f"whole{kind}"), content(folder / f"killed{kind}")
            same = whole == after and bool(whole)
            wrong += not same
            print(
                f"{kind or 'folder'}: {count} articles, {hits} kills: {'identical' if same else 'DIFFERENT'}",
                flush=True,
            )
            if left := [
                path.name for path in folder.glob("killed*") if path.name.endswith((".part", ".resume", ".building"))
            ]:
                wrong += 1
                print(f"left behind: {left}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
