"""What a worker process of the service does: the bytes of a request to the bytes of its answer. Nothing of a page is read in the server's own process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.arguments import check_published
from extractor.frames import csv_head, csv_lines
from extractor.many import Reader, prepare
from extractor.models import Document
from extractor.reading import TooLargeError, UnreadableError, read_bytes

AnswerFormat = Literal["json", "csv", "html"]


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page as it came: `ending` says what it is (`.txt`, `.html`, `.pdf`, `.docx`), `language` is that of the page for people."""

    data: bytes
    ending: str = ".txt"
    name: str = "the request"
    published: str | None = None
    source: str | None = None
    encoding: str | None = None
    form: AnswerFormat = "json"
    language: Literal["zh", "en"] = "zh"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request has no answer: an HTTP status, and what the command line would say."""

    status: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The work; pickled once to each process."""

    reader: Reader
    size_limit: int

    def prepare(self) -> None:
        """See `extractor.workers.serve.Prepared`."""
        prepare(self.reader)

    def __call__(self, request: PageRequest) -> bytes | Problem:
        try:
            check_published(request.published)
        except ValueError as error:
            return Problem(400, str(error))
        try:
            page = read_bytes(
                request.data,
                request.name,
                ending=request.ending,
                encoding=request.encoding,
                size_limit=self.size_limit,
            )
        except TooLargeError as error:
            return Problem(413, str(error), error.hint)
        except UnreadableError as error:
            return Problem(422, str(error), error.hint)
        document = self.reader.extract(
            page.text, published=request.published, source=request.source, declared=page.declared
        )
        return _rendered(document, request)


def _rendered(document: Document, request: PageRequest) -> bytes:
    if request.form == "csv":
        return (csv_head(bom=True) + csv_lines(document, bom=True)).encode("utf-8")
    if request.form == "html":
        from extractor.reports import make_report, to_html

        report = make_report(document, language=request.language, title=document.source)
        return to_html(report, charts=False, back=("/", report.words("service.another"))).encode("utf-8")
    return document.model_dump_json().encode("utf-8") + b"\n"
