"""The programs for other languages that the documentation shows: each is compiled, and asks a service for a page."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT
from extractor_service import service as service

GUIDES = [ROOT / "docs" / language / "how-to" / "service.md" for language in ("en", "zh")]
PAGE = "截至2024年底，“越惠保”累计赔付超12.6亿元，续保率达90%以上，保障期为两年。"
JAVA = """
import java.net.URI;
import java.net.http.*;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.*;

class Client {{
  public static void main(String[] arguments) throws Exception {{
    var page = Files.readString(Path.of("page.txt"));
    {program}
    System.out.println(json);
  }}
}}
"""
R = """
page <- paste(readLines("page.txt", encoding = "UTF-8"), collapse = "\\n")
{program}
print(facts$metric)
"""


def shown(language: str) -> str:
    """The program of the guides, which is the same in both."""
    found = [re.findall(rf"```{language}\n(.*?)```", guide.read_text(encoding="utf-8"), re.S) for guide in GUIDES]
    assert found[0] == found[1] and len(found[0]) == 1
    return str(found[0][0])


def ask(folder: Path, *command: str) -> str:
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def at(service: str, program: str) -> str:
    assert "http://127.0.0.1:8000" in program
    return program.replace("http://127.0.0.1:8000", service)


def test_go(service: str, tmp_path: Path) -> None:
    if shutil.which("go") is None:
        pytest.skip("Go is not installed: the guide's program is not compiled")
    (tmp_path / "main.go").write_text(at(service, shown("go")), encoding="utf-8")
    assert subprocess.run(["go", "vet", "main.go"], cwd=tmp_path, capture_output=True, timeout=240).returncode == 0
    lines = ask(tmp_path, "go", "run", "main.go").splitlines()
    assert lines == ["越惠保 累计赔付 over 1260000000", "越惠保 续保率 at_least 0.90", "越惠保 保障期 exact P2Y"]


def test_go_says_what_the_service_refuses(service: str, tmp_path: Path) -> None:
    if shutil.which("go") is None:
        pytest.skip("Go is not installed: the guide's program is not compiled")
    (tmp_path / "main.go").write_text(at(service, shown("go")).replace("2025-03", "2025/3"), encoding="utf-8")
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    done = subprocess.run(["go", "run", "main.go"], cwd=tmp_path, capture_output=True, text=True, timeout=240)
    assert done.returncode != 0 and "400 Bad Request: " in done.stderr and "write 2025-03" in done.stderr


def test_java(service: str, tmp_path: Path) -> None:
    if shutil.which("javac") is None:
        pytest.skip("no JDK is installed: the guide's program is not compiled")
    (tmp_path / "Client.java").write_text(JAVA.format(program=at(service, shown("java"))), encoding="utf-8")
    assert '"amount":"1260000000"' in ask(tmp_path, "java", "Client.java")


def test_r(service: str, tmp_path: Path) -> None:
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed: the guide's program is not run")
    (tmp_path / "client.R").write_text(R.format(program=at(service, shown("r"))), encoding="utf-8")
    assert "累计赔付" in ask(tmp_path, "Rscript", "client.R")
