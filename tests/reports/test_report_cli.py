"""`extractor report`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import command
import pytest
from conftest import SEEDS
from made_pages import sample_documents

from extractor import Article, Document

pytest.importorskip("vl_convert")


def report(*arguments: str | Path, cwd: Path, code: int = 0, env: dict[str, str] | None = None) -> str:
    """What is said on stderr; nothing is ever said on stdout."""
    if env is None:
        done = command.run_text("report", *arguments, cwd=cwd)
    else:
        words = [sys.executable, "-m", "extractor", "report", *map(str, arguments)]
        done = subprocess.run(words, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, timeout=120)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("insurance.txt", "renewal.txt", "published.tsv"):
        shutil.copy(SEEDS / name, folder)
    return folder


def test_a_folder_becomes_a_page(pages: Path) -> None:
    said = report(".", "-o", "out/report.html", "--published-from", "sidecar", "--title", "保险 <一>", cwd=pages)
    assert said.startswith("extractor: 2 pages, ") and said.endswith(" -> out/report.html\n") and said.count("\n") == 1
    page = (pages / "out/report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<title>保险 &lt;一&gt;</title>" in page
    assert "2026年" in page and "insurance.txt" in page and "renewal.txt" in page


def test_markdown_in_english(pages: Path) -> None:
    report("insurance.txt", "-o", "report.md", "--lang", "en", "--published", "2025-04", cwd=pages)
    assert (pages / "report.md").read_text(encoding="utf-8").startswith("# Facts in the news\n\n2025-04\n")


def test_documents_extracted_before(tmp_path: Path) -> None:
    lines = "".join(f"{document.model_dump_json()}\n" for document in sample_documents())
    (tmp_path / "all.jsonl").write_text(lines, encoding="utf-8")
    report("all.jsonl", "-o", "report.md", cwd=tmp_path)
    assert "### 越惠保" in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_reports_among_the_pages_are_no_pages(pages: Path) -> None:
    for name in ("report.html", "report.md", "report.html", "report.md"):
        report(".", "-o", name, cwd=pages)
        assert "report." not in (pages / name).read_text(encoding="utf-8").replace("report.js", "")
    assert "| 2 |" in (pages / "report.md").read_text(encoding="utf-8")


def test_a_page_that_fails_is_listed_and_the_rest_is_there(pages: Path) -> None:
    (pages / "broken.txt").write_bytes(b"\x00\xff\xfe\x01")
    said = report(".", "-o", "report.html", cwd=pages, code=1)
    assert "broken.txt is not text" in said and "report.html lists them" in said
    page = (pages / "report.html").read_text(encoding="utf-8")
    assert "broken.txt" in page and "越惠保" in page


def test_a_document_changed_by_hand_is_not_taken(tmp_path: Path) -> None:
    text = sample_documents()[0].model_dump_json()
    (tmp_path / "bad.json").write_text(text.replace('"spans":[[', '"spans":[[0,1],[', 1), encoding="utf-8")
    said = report("bad.json", "-o", "report.md", cwd=tmp_path, code=1)
    assert "does not fit its spans" in said
    assert "does not fit its spans" in (tmp_path / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["insurance.txt"], "where to? give -o OUT"),
        (["insurance.txt", "-o", "report.pdf"], "OUT ends in .html or in .md"),
        (["insurance.txt", "-o", "report"], "OUT ends in .html or in .md"),
        (["nowhere.txt", "-o", "report.html"], "nowhere.txt: no such file or folder"),
        (["insurance.txt", "-o", "report.html", "--published", "2025/4"], "not an EDTF date"),
        (["empty", "-o", "report.html"], "the inputs hold no pages"),
        (["insurance.txt", "-o", "folder.html"], "a folder"),
        (["insurance.txt", "-o", "report.html", "--lang", "fr"], "'fr' is not one of"),
        ([], "missing argument"),
    ],
)
def test_wrong_arguments(arguments: list[str], said: str, pages: Path) -> None:
    (pages / "empty").mkdir()
    (pages / "folder.html").mkdir()
    assert said in report(*arguments, cwd=pages, code=2)
    assert not list(pages.glob("report*"))


def test_a_file_that_cannot_be_written(pages: Path) -> None:
    assert "is a file, not a folder" in report("insurance.txt", "-o", "renewal.txt/report.md", cwd=pages, code=1)


def test_without_the_extra_html_is_refused_and_markdown_is_not(pages: Path, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    # An interpreter in which the packages cannot be found.
    (hidden / "sitecustomize.py").write_text(
        "import sys\nfor name in ('jinja2', 'vl_convert'):\n    sys.modules[name] = None\n", encoding="utf-8"
    )
    env = {"PYTHONPATH": os.pathsep.join([str(hidden), os.environ.get("PYTHONPATH", "")])}
    said = report("insurance.txt", "-o", "report.html", cwd=pages, code=2, env=env)
    assert "an HTML report needs jinja2, vl-convert-python" in said
    assert 'pip install "zh-extractor[report]"' in said
    report("insurance.txt", "-o", "report.md", cwd=pages, env=env)


def test_many_articles_are_in_several_files_and_a_small_report_takes_them_away(tmp_path: Path) -> None:
    lines = [
        Document(id=str(n), text="", source=f"{n}.txt", articles=[Article(id="a0", title=f"第{n}篇")])
        for n in range(150)
    ]
    for count in (150, 100):
        text = "".join(f"{document.model_dump_json()}\n" for document in lines[:count])
        (tmp_path / "all.jsonl").write_text(text, encoding="utf-8")
        said = report("all.jsonl", "-o", "r.html", cwd=tmp_path)
        if count == 150:
            assert said.endswith(" -> r.html and 2 files in r.files\n")
            assert sorted(path.name for path in (tmp_path / "r.files").iterdir()) == ["001.html", "002.html"]
            assert "r.files/002.html#a149-0" in (tmp_path / "r.html").read_text(encoding="utf-8")
            (tmp_path / "r.files" / "003.html").write_text("mine", encoding="utf-8")
    assert [path.name for path in (tmp_path / "r.files").iterdir()] == ["003.html"]


def test_help_has_examples() -> None:
    done = command.run_text("report", "--help")
    assert done.returncode == 0 and done.stdout.count("extractor report ") >= 3
