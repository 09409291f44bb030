"""`extract_many`: what `extract` says, page by page, in order; a failed page is one failure."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from conftest import SEEDS, pages_of
from hostile import HostileReader

from extractor import Document, ExtractionError, Extractor, Failure, Page, extract, extract_many
from extractor.many import extract_many as read_many
from extractor.many import open_together


def test_the_documents_are_those_of_extract() -> None:
    pages = [Page(page.text, page.published, str(page.path)) for page in pages_of(SEEDS)]
    expected = [extract(page.text, published=page.published, source=page.source) for page in pages]
    assert list(extract_many(iter(pages), workers=2)) == expected


def test_a_page_opened_with_others_costs_only_itself() -> None:
    """Of pages handed over together each has its document, or fails by itself; and no more of a page's text is opened than the tagger reads at once."""
    opened: list[int] = []

    class Reading(Extractor):
        def open_pages(self, pages: Sequence[Page]) -> list[Callable[[], Document]]:
            opened.append(len(pages))
            return super().open_pages(pages)

    texts = ["去年赔付3万元。", "长" * 13_000, "坏", "王建国获奖5万元。"]
    pages = [Page(text, "2025-13" if text == "坏" else "2025") for text in texts]
    calls = [*open_together(Reading(names="fast"), pages)]
    assert opened == [1, 1, 2]
    assert [calls[i]() for i in (0, 1, 3)] == [
        Extractor(names="fast").extract(texts[i], published="2025") for i in (0, 1, 3)
    ]
    with pytest.raises(ValueError, match="2025-13"):
        calls[2]()


def test_strings_take_the_common_date() -> None:
    pages: list[str | Page] = ["去年赔付3万元。", Page("去年赔付3万元。", "2020")]
    documents = list(Extractor().extract_many(pages, published="2025-03", workers=1))
    assert [document.published for document in documents] == ["2025-03", "2020"]


def test_failures_are_handed_over_and_the_rest_goes_on() -> None:
    failures: list[Failure] = []
    pages = ["a", "die", Page("长" * 101, source="long.txt"), Page("raise no", source="bad.txt"), "hang", "b"]
    documents = read_many(HostileReader(), pages, workers=2, time_limit=0.8, size_limit=100, on_failure=failures.append)
    assert [document.id for document in documents] == ["a", "b"]
    assert failures == [
        Failure(1, None, "crashed", "its worker process died twice (SIGKILL)"),
        Failure(2, "long.txt", "size_limit", "101 characters; a page may have 100"),
        Failure(3, "bad.txt", "error", "ValueError: no"),
        Failure(4, None, "time_limit", "took longer than 0.8 s"),
    ]


def test_without_a_taker_the_first_failure_is_raised() -> None:
    documents = extract_many([Page("一"), Page("二", published="2025/3", source="b.txt")], workers=1)
    assert next(documents).text == "一"
    with pytest.raises(ExtractionError, match=r"b\.txt: ValueError: published='2025/3': not an EDTF date") as caught:
        next(documents)
    assert caught.value.failure.index == 1


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        extract_many([], published="2025/3")
    with pytest.raises(TypeError, match="page 0: expected str or Page, got bytes"):
        list(extract_many([b"bytes"], workers=1))  # type: ignore[list-item]
    assert list(extract_many([], workers=1)) == []


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    """Read from standard input, with no file to import again and no `if __name__ == "__main__"`."""
    script = "from extractor import extract_many\nprint(sum(len(d.text) for d in extract_many(['一', '二三'])))"
    done = subprocess.run([sys.executable, "-"], input=script, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert (done.stdout, done.stderr) == ("3\n", "")
