"""What a user of command lines expects of one: formats, `-`, quiet and verbose, settings, one style of errors, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from command import warm_workers
from conftest import SEEDS

from extractor import Document, extract
from extractor.cli import main

MADE = "截至2024年底，“越惠保”累计赔付超12.6亿元，惠及17.3万人，续保率达90%以上，保障期为两年。去年的情况也一样。"


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    said: str


Call = Callable[..., Done]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """A command in this process, in a folder of its own with two pages in it."""
    monkeypatch.chdir(tmp_path)
    warm_workers(monkeypatch)
    (tmp_path / "a.txt").write_text(MADE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("=公司报了3个项目。", encoding="utf-8")

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["extractor", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        out, said = capfdbinary.readouterr()
        code = end.value.code
        return Done(code if isinstance(code, int) else 0, out.decode(), said.decode())

    return run


def process(*arguments: str, cwd: Path, **more: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "extractor", *arguments]
    return subprocess.Popen(command, cwd=cwd, **more)  # type: ignore[call-overload, no-any-return]


# Formats


def test_one_page_is_a_document_and_several_are_lines(call: Call) -> None:
    assert json.loads(call("extract", "a.txt").out)["source"] == "a.txt"
    for inputs in (["a.txt", "b.txt"], ["."], ["?.txt"]):
        lines = call("extract", *inputs).out.splitlines()
        assert [Path(json.loads(line)["source"]).name for line in lines] == ["a.txt", "b.txt"]
    array = json.loads(call("extract", "a.txt", "b.txt", "--format", "json").out)
    assert [Document.model_validate(one).source for one in array] == ["a.txt", "b.txt"]


def test_csv_has_one_value_column_a_kind_and_nothing_nested(call: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(call("extract", "a.txt", "--format", "csv").out)))
    filled = {row["type"]: {name for name in ("amount", "ratio", "quantity", "duration") if row[name]} for row in rows}
    assert filled["money"] == {"amount"} and filled["percent"] == {"ratio"} and filled["quantity"] == {"quantity"}
    money = next(row for row in rows if row["type"] == "money")
    assert (money["amount"], money["currency"], money["modifier"]) == ("1260000000", "CNY", "over")
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("{", "["))]
    facts = [fact for article in extract(MADE).articles for fact in article.facts]
    assert [row["evidence"] for row in rows] == [fact.evidence.text for fact in facts]


def test_csv_for_excel_has_a_mark_and_no_formulas(call: Call) -> None:
    plain, excel = (
        call("extract", "b.txt", "--format", "csv").out,
        call("extract", "b.txt", "--format", "csv", "--bom").out,
    )
    assert not plain.startswith("\ufeff") and excel.startswith("\ufeffsource,")
    evidence = [row["evidence"] for row in csv.DictReader(io.StringIO(excel))]
    assert evidence and all(text.startswith("'=") for text in evidence)
    assert next(csv.DictReader(io.StringIO(plain)))["evidence"].startswith("=")


def test_documents_extracted_before_change_their_format(call: Call) -> None:
    direct = call("extract", "a.txt", "--format", "csv").out
    call("extract", "a.txt", "-o", "a.json")
    assert call("extract", "a.json", "--format", "csv").out == direct


def test_the_table_is_for_the_eye(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    out = call("extract", "a.txt", "--format", "table").out
    for value in (">12.6亿 CNY", "17.3万 人", "≥90%"):
        assert value in out
    assert {len(line.rstrip()) <= 100 for line in out.splitlines()} == {True}


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
def test_batch_writes_each_format_to_standard_output(form: str, call: Call) -> None:
    done = call("batch", "a.txt", "b.txt", "-o", "-", "--format", form, "--workers", "1")
    assert done.code == 0 and done.said.startswith("extractor: 2 pages, ")
    assert done.out == call("extract", "a.txt", "b.txt", "--format", form).out
    assert not Path("-").exists()


def test_batch_writes_csv_by_the_ending(call: Call) -> None:
    assert call("batch", "a.txt", "b.txt", "-o", "facts.csv", "--bom", "--workers", "1").code == 0
    assert (
        Path("facts.csv").read_text(encoding="utf-8")
        == call("extract", "a.txt", "b.txt", "--format", "csv", "--bom").out
    )
    assert "--overwrite replaces it" in call("batch", "a.txt", "-o", "facts.csv").said
    assert call("batch", "a.txt", "-o", "facts.csv", "--overwrite", "--workers", "1").code == 0


# Standard input and output


@pytest.mark.parametrize("verb", [["extract", "a.txt"], ["schema"], ["report", "a.txt"], ["batch", "a.txt"]])
def test_a_dash_is_standard_output(verb: list[str], call: Call) -> None:
    done = call(*verb, "-o", "-")
    assert done.code == 0 and done.out and not Path("-").exists()


def test_explain_reads_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "explain", "-"],
        input="赔付3.2亿元".encode(),
        capture_output=True,
        timeout=60,
    )
    assert "money: 320000000 CNY" in done.stdout.decode()


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(MADE * 400, encoding="utf-8")
    with process("extract", str(page), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        assert len(running.stdout.read(10)) == 10
        running.stdout.close()
        said = running.stderr.read().decode()
    assert running.returncode == 0 and "rror" not in said


# What is said


def test_one_line_says_what_was_found(call: Call) -> None:
    done = call("extract", "b.txt")
    assert done.said.splitlines()[0].startswith("extractor: b.txt: 1 article, ") and "1 fact" in done.said


def test_unresolved_dates_are_said_once_with_their_number(call: Call) -> None:
    said = call("extract", "a.txt").said
    assert "1 relative date unresolved" in said and "hint: give --published DATE" in said
    assert "unresolved" not in call("extract", "a.txt", "--published", "2025").said


def test_quiet_and_verbose(call: Call) -> None:
    assert call("extract", "a.txt", "-q").said == "" == call("-q", "extract", "a.txt").said
    assert call("batch", "a.txt", "-o", "x.jsonl", "-q", "--workers", "1").said == ""
    assert " s\n" in call("extract", "a.txt", "-v").said
    assert call("extract", "missing.txt", "-q").said.startswith("extractor: error: ")


# Errors and exit codes


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["extract", "--nonsense"], "no such option '--nonsense'", "extractor extract --help"),
        (["nonsense"], "no such command 'nonsense'", "extractor --help"),
        (["batch"], "missing argument 'INPUT...'", "extractor batch --help"),
        (["extract", "https://example.org/1.html"], "a web address", "save the page first"),
        (["batch", "http://example.org/", "-o", "x.jsonl"], "a web address", "save the page first"),
        (["report", "http://example.org/", "-o", "x.md"], "a web address", "save the page first"),
        (["extract", "a.txt", "-o", "."], "-o .: a folder", "extractor batch"),
        (["extract", "a.txt", "-"], "- is one page from standard input", ""),
        (["extract", "a.txt", "--bom"], "--bom goes with --format csv", "extractor extract --help"),
        (["batch", "a.txt", "-o", "x.jsonl", "--format", "csv"], "written by its ending", "leave --format out"),
        (["batch", "a.txt", "-o", "-", "--resume"], "neither --resume", ""),
        (["calc", "growth", "a.txt"], "missing option", "extractor calc growth --help"),
    ],
)
def test_errors_have_one_style(arguments: list[str], message: str, hint: str, call: Call) -> None:
    done = call(*arguments)
    lines = done.said.splitlines()
    assert done.code == 2 and done.out == ""
    assert lines[0].startswith("extractor: error: ") and message in lines[0]
    assert all(line.startswith("  hint: ") for line in lines[1:]) and hint in done.said


def test_some_pages_failed_is_1_and_none_read_is_2(call: Call) -> None:
    Path("empty.txt").touch()
    some = call("extract", "a.txt", "empty.txt")
    assert (
        some.code == 1
        and "extractor: error: empty.txt: empty.txt is empty" in some.said
        and "1 page failed" in some.said
    )
    assert len(some.out.splitlines()) == 1
    Path("other.txt").touch()
    assert call("extract", "other.txt", "empty.txt").code == 2
    streamed = call("batch", "a.txt", "empty.txt", "-o", "-", "--workers", "1")
    assert streamed.code == 1 and "1 page failed" in streamed.said


def _sleeps(pid: int) -> bool:
    """Whether a process that has begun its work does nothing; True where the system does not tell."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return True
    fields = stat.read_text(encoding="utf-8").rpartition(") ")[2].split()
    return fields[0] == "S" and int(fields[11]) > 2


@pytest.mark.parametrize(
    "verb", [["extract"], ["explain", "-"], ["batch", "-", "-o", "x.jsonl"], ["calc", "land", "-"]]
)
def test_ctrl_c_is_130(verb: list[str], tmp_path: Path) -> None:
    """While it waits for its input."""
    with process(*verb, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        quiet = 0
        while quiet < 3:
            time.sleep(0.2)
            quiet = quiet + 1 if _sleeps(running.pid) else 0
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        said = running.stderr.read().decode()
    assert running.returncode == 130
    assert said.startswith("extractor: error: interrupted") and "Traceback" not in said


def test_no_colour_without_a_terminal_nor_where_it_is_unwanted(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(MADE, encoding="utf-8")
    parent, child = pty.openpty()
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "100"}
    with process("extract", str(page), "--format", "table", cwd=tmp_path, stdout=child, stderr=child, env=environment):
        os.close(child)
        seen = b""
        while piece := _piece(parent):
            seen += piece
    os.close(parent)
    assert "12.6亿".encode() in seen
    assert not [code for code in (b"\x1b[3", b"\x1b[9", b"38;5") if code in seen.replace(b"\x1b[3m", b"")]


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux tells so that the other side has gone.
        return b""


# Settings


def test_settings_of_a_project(call: Call) -> None:
    Path("pyproject.toml").write_text(
        '[tool.zh-extractor]\npublished = "2025-03"\n[tool.zh-extractor.extract]\npretty = true\n', encoding="utf-8"
    )
    out = call("extract", "a.txt").out
    assert out.startswith("{\n") and json.loads(out)["published"] == "2025-03"
    assert json.loads(call("extract", "a.txt", "--published", "2024").out)["published"] == "2024"
    assert "settings of " in call("extract", "a.txt", "-v").said


def test_settings_of_a_file_that_is_named(call: Call) -> None:
    shutil.copytree(SEEDS / "lexicons", "conf")
    Path("conf/settings.toml").write_text(
        'lexicon = ["programmes.tsv"]\n[calc.growth]\nmetric = "payout_total"\n', encoding="utf-8"
    )
    text = next(
        line.split("\t")[0]
        for line in Path("conf/programmes.tsv").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "text", "programme"))
    )
    for arguments in (
        ["--config", "conf/settings.toml", "explain", text],
        ["explain", "--config", "conf/settings.toml", text],
    ):
        assert "programmes.tsv" in call(*arguments).out
    assert "missing option '--subject'" in call("calc", "growth", "a.txt", "--config", "conf/settings.toml").said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pubished = '2025'", "pubished: no such option\n  hint: perhaps published"),
        ("[extract]\nlang = 'zh'", "extract.lang: no such option"),
        ("extract = 1", "extract is a verb; write a table of its options"),
        ("published = ", "not TOML"),
        ("workers = 'many'", "'many' is not a valid integer"),
    ],
)
def test_wrong_settings_are_told(text: str, message: str, call: Call) -> None:
    Path("c.toml").write_text(text, encoding="utf-8")
    done = call("batch", "a.txt", "-o", "x.jsonl", "--config", "c.toml")
    assert done.code == 2 and message in done.said


def test_a_project_that_was_found_runs_no_code(call: Call) -> None:
    Path("evil.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    Path("pyproject.toml").write_text('[tool.zh-extractor]\nrules = ["evil.py"]\n', encoding="utf-8")
    done = call("extract", "a.txt")
    assert done.code == 2 and "not taken from a file that nobody named" in done.said and not Path("ran").exists()


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str, call: Call) -> None:
    script = call("completion", shell).out
    assert f"_EXTRACTOR_COMPLETE={shell}_complete" in script
    if shutil.which(shell):
        checked = subprocess.run([shell, "-n", "/dev/stdin"], input=script.encode(), capture_output=True, timeout=60)
        assert checked.returncode == 0, checked.stderr


def test_a_shell_that_asks_is_answered(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_EXTRACTOR_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "extractor ex")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert call().out.split() == ["plain,explain", "plain,extract"]


# Folders


def test_a_folders_readme_is_no_page_unless_it_is_named(call: Call) -> None:
    Path("README.md").write_text(MADE, encoding="utf-8")
    assert "README" not in call("extract", ".").out
    assert "README" not in call("batch", ".", "-o", "-", "--workers", "1").out
    assert json.loads(call("extract", "README.md").out)["source"] == "README.md"
    assert "README" in call("extract", "README.md", "a.txt").out
