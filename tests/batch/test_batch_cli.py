"""`extractor batch`: inputs, outputs, failures, exit codes."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command import run
from conftest import SEEDS, pages_of

from extractor import Document, extract

PAGES = pages_of(SEEDS)


# One process that starts at once, where how pages are read is not what is tested.
QUICK = ("--workers", "1", "--names", "fast")


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder of pages with folders in it, a hidden file and a sidecar; and JSON Lines."""
    news = tmp_path / "news" / "2025"
    news.mkdir(parents=True)
    (tmp_path / "news" / "b.txt").write_text("去年赔付3万元。", encoding="utf-8")
    (news / "a.md").write_text("今年赔付5万元。", encoding="utf-8")
    (tmp_path / "news" / ".hidden.txt").write_text("不读", encoding="utf-8")
    (tmp_path / "news" / "notes.csv").write_text("不读", encoding="utf-8")
    (tmp_path / "news" / "published.tsv").write_text("page\tpublished\nb\t2024-05\n", encoding="utf-8")
    lines = [
        {"text": "甲赔付1万元。", "date": "2025/3/20 08:00", "url": "u1"},
        {"body": "x"},
        {"text": "乙。", "date": "坏"},
    ]
    (tmp_path / "more.jsonl").write_text(
        "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\nnot json\n", encoding="utf-8"
    )
    return tmp_path


def test_the_lines_are_the_documents_in_the_order_of_the_inputs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "extractor", "batch", SEEDS / "*.txt", "-o", tmp_path / "out.jsonl"]
    done = subprocess.run(
        [*command, "--published-from", "sidecar"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
    )
    out = tmp_path / "out.jsonl"
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"extractor: {len(PAGES)} documents -> {out}\n"
    expected = [
        extract(page.text, published=page.published, source=str(page.path)).model_dump_json()
        for page in sorted(PAGES, key=lambda page: page.path.name)
    ]
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines() == expected
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_failures_stand_beside_the_output(work: Path) -> None:
    (work / "news" / "bad.pdf").write_bytes(b"no pdf")
    done = run(
        *("batch", "news", "more.jsonl", "-", "-o", "out.jsonl", "--published-from", "field:date"),
        *("--source-field", "url", "--size-limit", "60", *QUICK),
        cwd=work,
        stdin=b"missing.txt\nnews/.hidden.txt\n",
    )
    assert done.returncode == 1
    told = done.stderr.decode().splitlines()
    assert told[0] == (
        "extractor: 4 documents, 2 relative dates unresolved -> out.jsonl; 5 pages failed: why stands in out.jsonl.failures.jsonl"
    )
    documents = records(work / "out.jsonl")
    assert [(document["source"], document["published"]) for document in documents] == [
        ("news/b.txt", None),
        ("news/2025/a.md", None),
        ("u1", "2025-03-20"),
        ("news/.hidden.txt", None),
    ]
    failures = records(work / "out.jsonl.failures.jsonl")
    assert [(failure["index"], failure["source"], failure["kind"]) for failure in failures] == [
        (1, "news/bad.pdf", "unreadable"),
        (4, "more.jsonl:2", "unreadable"),
        (5, "more.jsonl:3", "error"),
        (6, "more.jsonl:5", "unreadable"),
        (7, "missing.txt", "unreadable"),
    ]
    assert "'text'" in str(failures[1]["reason"]) and "'坏'" in str(failures[2]["reason"])
    assert "No such file" in str(failures[4]["reason"])


def test_fail_fast_stops_and_can_be_resumed(work: Path) -> None:
    done = run("batch", "more.jsonl", "-o", "out.jsonl", "--fail-fast", *QUICK, cwd=work)
    assert done.returncode == 1 and b"stopped at more.jsonl:2: no field 'text'" in done.stderr
    assert not (work / "out.jsonl").exists()
    again = run("batch", "more.jsonl", "-o", "out.jsonl", "--resume", *QUICK, cwd=work)
    assert again.returncode == 1 and len(records(work / "out.jsonl")) == 2
    assert len(records(work / "out.jsonl.failures.jsonl")) == 2


def test_folder_output_mirrors_the_input(work: Path) -> None:
    done = run("batch", "news", "more.jsonl", "-o", "out", "--published-from", "sidecar", *QUICK, cwd=work)
    assert done.returncode == 1
    found = sorted(path.relative_to(work / "out").as_posix() for path in (work / "out").rglob("*") if path.is_file())
    assert found == ["2025/a.md.json", "b.txt.json", "more.jsonl/1.json", "more.jsonl/3.json"]
    document = Document.model_validate_json((work / "out" / "b.txt.json").read_bytes())
    assert document.published == "2024-05"


def test_two_pages_of_one_name_are_told(work: Path) -> None:
    (work / "other").mkdir()
    shutil.copy(work / "news" / "b.txt", work / "other" / "b.txt")
    done = run("batch", "news/b.txt", "other/b.txt", "-o", "out", *QUICK, cwd=work)
    assert done.returncode == 1
    assert "already the result of another page" in str(records(work / "out.failures.jsonl")[0]["reason"])


def test_a_page_named_twice_is_read_once(work: Path) -> None:
    """By a folder and by itself, by a pattern that takes the folders too, by another way to it; a file of lines as a whole."""
    inputs = ["news/b.txt", "news", "news/**", "news/2025/../b.txt", "more.jsonl", "./more.jsonl"]
    done = run("batch", *inputs, "--dry-run", cwd=work)
    sources = [line.split("\t")[0] for line in done.stdout.decode().splitlines()]
    assert sources == [
        *("news/b.txt", "news/2025/a.md", "news/notes.csv", "news/published.tsv"),
        *(f"more.jsonl:{line}" for line in (1, 2, 3, 5)),
    ]
    listed = run("batch", "-", "--dry-run", cwd=work, stdin=b"news/b.txt\n\nnews/b.txt\n")
    assert listed.stdout == b"news/b.txt\t\t\n"


def test_patterns_limit_and_dry_run(work: Path) -> None:
    done = run(
        "batch", "news/**/*.[tm]*", "more.jsonl", "--dry-run", "--published-from", "sidecar", "--limit", "4", cwd=work
    )
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        "news/2025/a.md\t\t",
        "news/b.txt\t2024-05\t",
        "news/published.tsv\t\t",
        "more.jsonl:1\t\t",
    ]
    assert done.stderr == b"extractor: 4 pages, 0 that cannot be read\n"
    assert run("batch", "news/b.txt", "more.jsonl", "-o", "out.jsonl", "--limit", "1", *QUICK, cwd=work).returncode == 0
    assert [record["source"] for record in records(work / "out.jsonl")] == ["news/b.txt"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.txt", "-o", "x.jsonl"], "missing.txt: no such file or folder"),
        (["none/*.txt", "-o", "x.jsonl"], "none/*.txt: no such file or folder"),
        (["news"], "where to? give -o OUT"),
        (["news", "-o", "x.doc"], "x.doc: what to write is told by the ending"),
        (["news", "-o", "there.jsonl"], "there.jsonl is there already"),
        (["news", "-o", "x.jsonl", "--published", "2025/3"], "--published '2025/3': not an EDTF date; write 2025-03"),
        (["news", "-o", "x.jsonl", "--published-from", "star"], "--published-from star: write name"),
        (["news", "-o", "x.jsonl", "--resume", "--overwrite"], "give one of the two"),
    ],
)
def test_wrong_arguments_are_one_clear_line(work: Path, arguments: list[str], message: str) -> None:
    (work / "there.jsonl").write_text("mine")
    done = run("batch", *arguments, cwd=work)
    assert done.returncode == 2 and done.stdout == b""
    assert done.stderr.decode().startswith("extractor: error: ") and message in done.stderr.decode()
    assert (work / "there.jsonl").read_text() == "mine" and not list(work.glob("x.*"))


def test_an_output_that_cannot_be_written(work: Path) -> None:
    (work / "file").write_text("")
    done = run("batch", "news", "-o", "file/out.jsonl", cwd=work)
    assert done.returncode == 1 and done.stderr.startswith(b"extractor: error: file")


def test_a_terminal_sees_the_progress(work: Path) -> None:
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "extractor", "batch", "news", "-o", "out.jsonl", *QUICK]
    with subprocess.Popen(
        command, cwd=work, stderr=child, stdout=child, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(child)
        seen = b""
        while True:
            try:
                piece = os.read(parent, 4096)
            except OSError:  # Linux tells so that the other side has gone.
                break
            if not piece:
                break
            seen += piece
    os.close(parent)
    assert process.returncode == 0
    assert b"2/2" in seen and b"extractor: 2 documents, " in seen and b" -> out.jsonl" in seen
