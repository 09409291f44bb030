"""What is shipped: wheel and sdist are whole, and the wheel does each extra's main job in an environment that has nothing else.

`make package` runs this. The environment is one and grows: plain first, then with each extra in the order below, so that an extra that lacks a package is
found out, unless one before it has brought it. Each job is tried before its extra is there as well: it must then fail and name the extra.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS
from test_reading import docx_page, pdf_page

import extractor

pytestmark = pytest.mark.slow

TEXT = "截至2024年底，“越惠保”累计赔付超12.6亿元，惠及17.3万人。"
HTML = f"<html><head><title>赔付</title></head><body><article><p>{TEXT * 8}</p></article></body></html>"
ARROW_JOB = "select count(*) as n from money where amount = 1260000000 and modifier = 'over'"
SPARK_JOB = f"""
from pyspark.sql import SparkSession
from extractor.batch.on_spark import extract_dataframe

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
pages = spark.createDataFrame([("{TEXT}", "2025-03")], "text string, published string")
print(extract_dataframe(pages, names="fast").selectExpr("articles[0].facts[0].value.amount").collect())
spark.stop()
"""
# Its arguments are the command that serves; what that says when it does not is said.
SERVE_JOB = f"""
"$@" --port 18765 --workers 1 2> said &
trap "kill $! 2> /dev/null" EXIT
for second in $(seq 120); do
  curl -sf http://127.0.0.1:18765/health > /dev/null && break
  kill -0 $! || {{ cat said >&2; exit 1; }}
  sleep 1
done
curl -sf -H 'Content-Type: text/plain' --data-binary '{TEXT}' http://127.0.0.1:18765/extract
"""
# Extra to its commands (`extractor` and `python` are the environment's) and what the last of them must print.
JOBS: dict[str, tuple[list[list[str]], str]] = {
    "html": ([["extractor", "extract", "page.html"]], '"amount":"1260000000"'),
    "pdf": ([["extractor", "extract", "page.pdf"]], '"amount":"1260000000"'),
    "docx": ([["extractor", "extract", "page.docx"]], '"amount":"1260000000"'),
    "parquet": ([["extractor", "batch", "pages", "-o", "out.parquet", "--overwrite"], ["ls", "out.parquet"]], "facts"),
    "duckdb": (
        [
            ["extractor", "batch", "pages", "-o", "out.duckdb", "--overwrite"],
            ["extractor", "query", "out.parquet", ARROW_JOB],
            ["extractor", "query", "out.duckdb", ARROW_JOB],
        ],
        "n\n2\n",
    ),
    "report": (
        [["extractor", "report", "seeds", "-o", "report.html", "--published-from", "sidecar"], ["cat", "report.html"]],
        '<figure class="chart"',
    ),
    "serve": ([["sh", "serve_job.sh", "extractor", "serve"]], '"amount":"1260000000"'),
    "spark": ([["python", "spark_job.py"]], "1260000000"),
    "ray": (
        [
            ["extractor", "batch", "pages", "-o", "ray.jsonl", "--engine", "ray", "--overwrite"],
            ["cat", "ray.jsonl"],
        ],
        '"amount":"1260000000"',
    ),
}
# For those who work on the project, not for those who use it.
OURS = {"bench", "dev", "docs"}


def run(*command: str | Path, cwd: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command that knows nothing of this environment; `path` is the folder of the other one's programs."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment |= {"RAY_USAGE_STATS_ENABLED": "0", "PYTHONIOENCODING": "utf-8"}
    if path is not None:
        environment |= {"PATH": f"{path}:{os.environ['PATH']}", "PYSPARK_PYTHON": str(path / "python")}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=600)


def checked(*command: str | Path, cwd: Path, path: Path | None = None) -> str:
    done = run(*command, cwd=cwd, path=path)
    assert done.returncode == 0, f"{' '.join(map(str, command))}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel, made from the sdist, and the sdist."""
    folder = tmp_path_factory.mktemp("built")
    checked(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=ROOT)
    return next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages to read, and nothing of the project."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(SEEDS, folder / "seeds")
    (folder / "pages").mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / "pages" / name).write_text(f"{TEXT}\n{name}", encoding="utf-8")
    (folder / "page.html").write_text(HTML, encoding="utf-8")
    (folder / "page.pdf").write_bytes(pdf_page(["累计赔付超12.6亿元"]))
    (folder / "page.docx").write_bytes(docx_page("赔付", [TEXT], [["区", "户"], ["越城区", "3"]]))
    (folder / "spark_job.py").write_text(SPARK_JOB, encoding="utf-8")
    (folder / "serve_job.sh").write_text(SERVE_JOB, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The programs of an environment with the wheel and nothing but what it asks for."""
    folder = tmp_path_factory.mktemp("clean")
    checked(sys.executable, "-m", "venv", folder, cwd=folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    install(built[0], programs)
    yield programs
    # With everything installed it takes more than a gigabyte.
    shutil.rmtree(folder)


def install(what: Path | str, programs: Path) -> None:
    """By uv, in a fifth of the time; by pip where uv cannot. What the documentation tells people to type is pip: the container below is made with it."""
    with_uv = (sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", programs / "python", str(what))
    if run(*with_uv, cwd=programs).returncode != 0:
        checked(programs / "python", "-m", "pip", "install", "--quiet", str(what), cwd=programs)


def shipped(folder: str) -> set[str]:
    """The project's files below a folder, as paths from the root."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in files}


def test_the_wheel_is_whole(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        names = set(wheel.namelist())
        metadata = Parser().parsestr(wheel.read(next(n for n in names if n.endswith("/METADATA"))).decode("utf-8"))
    assert shipped("extractor") | {f"extractor/{name}" for name in shipped("lexicons")} <= names
    assert {"extractor/py.typed", "extractor/lexicons/divisions.tsv"} <= names
    assert metadata["Name"] == "zh-extractor"
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"extractor"}, "one top-level package"
    assert metadata["Version"] == extractor.__version__
    assert set(metadata.get_all("Provides-Extra", [])) == JOBS.keys() | OURS, "each extra needs a job here"


def test_the_sdist_is_whole_and_its_tests_run(built: tuple[Path, Path], tmp_path: Path) -> None:
    with tarfile.open(built[1]) as sdist:
        sdist.extractall(tmp_path, filter="data")
    (root,) = tmp_path.iterdir()
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    folders = ("extractor", "lexicons", "tests", "seeds", "docs", "benchmarks", "tools")
    assert set().union(*map(shipped, folders)) <= files
    assert {"README.md", "README.zh-CN.md", "Makefile", "mkdocs.yml", "pyproject.toml", "LICENSE"} <= files
    # All tests are there to be run, and those that read data files from beside them run.
    code = "import sys; sys.path.insert(0, '.'); import extractor, pytest; print(extractor.__file__); "
    code += "sys.exit(pytest.main(sys.argv[1:]))"
    assert checked(sys.executable, "-c", code, "--collect-only", "-qq", cwd=root).startswith(str(root))
    tests = ("tests/test_contract.py", "tests/test_lexicons.py", "tests/page/test_forms.py")
    assert " passed" in checked(sys.executable, "-c", code, "-v", *tests, cwd=root)


def test_a_plain_installation_reads_a_page(installed: Path, desk: Path) -> None:
    assert checked(installed / "python", "-m", "pip", "check", cwd=desk).strip() == "No broken requirements found."
    assert checked("extractor", "--version", cwd=desk, path=installed).split()[-1] == extractor.__version__
    for page in (SEEDS / "insurance.txt", SEEDS / "notice.txt"):
        got = json.loads(checked("extractor", "extract", page, cwd=desk, path=installed))
        assert got["articles"] and got["articles"][0]["facts"]


def test_types_reach_the_user(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(
        "from extractor import extract\nfact = extract('一').articles[0].facts[0]\nreveal_type(fact.metric)\nfact.nonsense\n"
    )
    command = (sys.executable, "-m", "mypy", "--strict", "--python-executable", installed / "python", "user.py")
    lines = run(*command, cwd=tmp_path).stdout.splitlines()
    assert lines[0].endswith('Revealed type is "str"')
    assert '"Fact" has no attribute "nonsense"' in lines[1] and lines[2].startswith("Found 1 error in 1 file")


def test_the_container_of_the_documentation(built: tuple[Path, Path], desk: Path, tmp_path: Path) -> None:
    """Its RUN and CMD, in an environment in the place of the image's; a user without a home, as its USER is."""
    guides = [ROOT / "docs" / language / "how-to" / "service.md" for language in ("en", "zh")]
    found = [re.findall(r"```dockerfile\n(.*?)```", guide.read_text(encoding="utf-8"), re.S) for guide in guides]
    (dockerfile,) = found[0]
    assert found[1] == [dockerfile]
    (packages,) = re.findall(r'^RUN pip install --no-cache-dir "zh-extractor(\[[\w,]+\])"$', dockerfile, re.M)
    (command,) = re.findall(r"^CMD (\[.*\])$", dockerfile, re.M)
    checked(sys.executable, "-m", "venv", tmp_path / "image", cwd=tmp_path)
    programs = tmp_path / "image" / "bin"
    checked(programs / "pip", "install", "--quiet", f"{built[0]}{packages}", cwd=tmp_path)
    job = ("env", "HOME=/nonexistent", "sh", "serve_job.sh", *json.loads(command))
    assert '"amount":"1260000000"' in checked(*job, cwd=desk, path=programs)


@pytest.mark.parametrize("extra", JOBS)
def test_an_extra_does_its_job(extra: str, built: tuple[Path, Path], installed: Path, desk: Path) -> None:
    if extra == "spark" and shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, and there is none")
    commands, wanted = JOBS[extra]
    without = run(*commands[0], cwd=desk, path=installed)
    assert without.returncode != 0
    assert f"zh-extractor[{extra}]" in without.stderr or f"No module named 'py{extra}'" in without.stderr, (
        without.stderr
    )
    install(f"{built[0]}[{extra}]", installed)
    printed = [checked(*command, cwd=desk, path=installed) for command in commands]
    assert wanted in printed[-1]
