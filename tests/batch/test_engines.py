"""Ray and Spark give what the local run gives. Each starts a real one on this machine; skipped where it is not installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from conftest import SEEDS, pages_of
from hostile import HostileReader, PlainReader

from extractor.batch import BatchOptions, find_entries, run_batch
from extractor.batch.arrow import extract_arrow

# Workers of the clusters import the tests' readers too.
ENVIRONMENT = {"PYTHONPATH": str(Path(__file__).parent), "RAY_USAGE_STATS_ENABLED": "0"}


@pytest.fixture(scope="module")
def texts() -> pa.Table:
    pages = pages_of(SEEDS)
    return pa.table(
        {
            "text": [*(page.text for page in pages), None, "三"],
            "published": [*(page.published for page in pages), None, "2025/3"],
        }
    )


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]  # the module, if there is one
    module = pytest.importorskip("ray", reason="Ray is not installed: pip install 'zh-extractor[ray]'")
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    yield module
    module.shutdown()


def test_ray_data(ray, texts: pa.Table) -> None:  # type: ignore[no-untyped-def]
    from extractor.batch.on_ray import extract_dataset

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    ray.data.DataContext.get_current().execution_options.preserve_order = True
    documents = extract_dataset(ray.data.from_arrow(texts), names="fast")
    result = pa.concat_tables(ray.get(documents.to_arrow_refs()))
    from extractor.batch.arrow import shared_extractor

    assert result.to_pylist() == extract_arrow(texts, extractor=shared_extractor("fast")).to_pylist()


def test_a_batch_on_ray(ray, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    del ray
    for n, text in enumerate(["甲。", "die", "乙。", "raise no", "hang"]):
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    sources = [str(tmp_path / f"{n}.txt") for n in range(5)]
    options = BatchOptions(reader=HostileReader(), engine="ray", time_limit=1.5)
    summary = run_batch(find_entries(sources), tmp_path / "out.jsonl", options)
    assert (summary.done, summary.failed) == (5, 3)
    run_batch(find_entries(sources[::2][:2]), tmp_path / "local.jsonl", BatchOptions(reader=HostileReader()))
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()


def test_a_missing_ray_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一")
    code = "import sys; sys.modules['ray'] = None; from extractor.cli import main; main()"
    command = [sys.executable, "-c", code, "batch", "a.txt", "-o", "x.jsonl", "--engine", "ray"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert done.returncode == 2 and 'pip install "zh-extractor[ray]"' in done.stderr
    assert PlainReader() and not (tmp_path / "x.jsonl.resume").exists()


def test_spark(texts: pa.Table, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: pip install 'zh-extractor[spark]'")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, and there is none")
    from extractor.batch.arrow import shared_extractor
    from extractor.batch.on_spark import extract_dataframe

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = (
        builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
    )
    try:
        frame = spark.createDataFrame(
            [tuple(row.values()) for row in texts.to_pylist()], "text string, published string"
        )
        result = extract_dataframe(frame, names="fast").toArrow()
    finally:
        spark.stop()
    expected = extract_arrow(texts, extractor=shared_extractor("fast"))
    assert result.column_names == expected.column_names
    assert result.to_pylist() == expected.to_pylist()
