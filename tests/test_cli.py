"""The command line: JSON on stdout, one clear line on stderr, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import run
from conftest import SEEDS

from extractor import Document, extract


def test_extract_writes_the_document() -> None:
    page = SEEDS / "notice.txt"
    command = [sys.executable, "-m", "extractor", "extract", str(page), "--published", "2026-05-08"]
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert done.returncode == 0 and "2 articles" in done.stderr.decode()
    document = Document.model_validate_json(done.stdout)
    assert document == extract(page.read_text(encoding="utf-8"), published="2026-05-08", source=str(page))


def test_standard_input_and_pretty() -> None:
    done = run("extract", "--pretty", stdin="累计赔付27.59亿元。".encode())
    assert done.returncode == 0
    assert done.stdout.startswith(b'{\n  "schema_version": "1"')
    assert '"2759000000"' in done.stdout.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    text = (SEEDS / "community.txt").read_text(encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_bytes(text.encode(encoding))
    done = run("extract", str(page))
    assert json.loads(done.stdout)["text"] == text


def test_output_and_table(tmp_path: Path) -> None:
    out = tmp_path / "page.json"
    done = run("extract", str(SEEDS / "results.txt"), "-o", str(out), "--table")
    assert done.returncode == 0 and done.stdout == b""
    assert "facts" in done.stderr.decode()
    Document.model_validate_json(out.read_bytes())
    assert [path.name for path in tmp_path.iterdir()] == ["page.json"]


def test_schema_is_that_of_the_documents() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["title"] == "Document" and "articles" in schema["properties"]


def test_explain_names_the_rules() -> None:
    done = run("explain", "截至2024年底，“安居保”累计赔付超3.2亿元。")
    out = done.stdout.decode()
    assert done.returncode == 0 and "超3.2亿元  [18, 24)  money: 320000000 CNY over  ← money." in out
    assert "  subject: 安居保  ← " in out and "  period: 2024-12-31  ← " in out
    parts = json.loads(run("explain", "--json", "累计赔付3.2亿元").stdout)
    assert parts["mentions"][0]["value"] == "320000000 CNY"


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, list[str]]:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "latin.txt").write_bytes("Ça déjà naïve".encode("latin-1"))
    (tmp_path / "fine.txt").write_text("一", encoding="utf-8")
    fine = str(tmp_path / "fine.txt")
    return {
        "empty": [str(tmp_path / "empty.txt")],
        "blank": [str(tmp_path / "blank.txt")],
        "binary": [str(tmp_path / "binary.bin")],
        "wrong encoding": [str(tmp_path / "latin.txt")],
        "missing": [str(tmp_path / "missing.txt")],
        "date": [fine, "--published", "2025/3"],
        "day": [fine, "--published", "2025-02-30"],
        "encoding": [fine, "--encoding", "klingon"],
        "useless encoding": [fine, "--encoding", "undefined"],
        "not in encoding": [str(tmp_path / "latin.txt"), "--encoding", "utf-8"],
    }


@pytest.mark.parametrize(
    "case",
    [
        "empty",
        "blank",
        "binary",
        "wrong encoding",
        "missing",
        "date",
        "day",
        "encoding",
        "not in encoding",
    ],
)
def test_bad_input_is_one_clear_line(case: str, bad: dict[str, list[str]]) -> None:
    done = run("extract", *bad[case])
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2 and done.stdout == b""
    assert lines[0].startswith("extractor: error: ") and all(line.startswith("  hint: ") for line in lines[1:])
    assert bad[case][-1] in lines[0]


def test_unwritable_output(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("extract", str(SEEDS / "notice.txt"), "-o", str(tmp_path / "file" / "out.json"))
    assert done.returncode == 1
    assert done.stderr.decode().startswith("extractor: error: cannot write ")
    assert done.stderr.decode().endswith("file is a file, not a folder\n")


def test_folders_of_the_output_are_made(tmp_path: Path) -> None:
    done = run("extract", str(SEEDS / "notice.txt"), "-o", str(tmp_path / "new" / "deep" / "out.json"))
    assert done.returncode == 0
    assert [path.name for path in (tmp_path / "new" / "deep").iterdir()] == ["out.json"]


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    link.symlink_to(target)
    page = str(SEEDS / "notice.txt")
    assert run("extract", page, "-o", str(link)).returncode == 0
    assert link.is_symlink() and Document.model_validate_json(target.read_bytes())
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert run("extract", page, "-o", str(pipe)).returncode == 0
        assert reader.stdout is not None and Document.model_validate_json(reader.stdout.read())
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize(
    "verb", [["extract", str(SEEDS / "notice.txt")], ["explain", "1亿元"], ["schema"], ["--version"]]
)
def test_a_full_disk_behind_stdout_is_told(verb: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "extractor", *verb], stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("extractor: error: cannot write to standard output")


def test_a_negative_figure_is_no_option() -> None:
    assert "percent: -0.05" in run("explain", "-5%").stdout.decode()


def test_unknown_option() -> None:
    done = run("extract", "--nonsense")
    assert done.returncode == 2 and b"--nonsense" in done.stderr


@pytest.mark.parametrize("verb", [[], ["extract"], ["schema"], ["explain"], ["serve"], ["completion"]])
def test_help_has_examples(verb: list[str]) -> None:
    done = run(*verb, "--help")
    assert done.returncode == 0 and b"Example" in done.stdout
