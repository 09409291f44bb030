"""Reports for readers: from documents to one self-contained HTML file, or to Markdown for pull requests and chats. The public names load on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["MissingPackagesError", "Report", "make_report", "to_html", "to_markdown"]

if TYPE_CHECKING:
    from extractor.reports.html import to_html
    from extractor.reports.markdown import to_markdown
    from extractor.reports.packages import MissingPackagesError
    from extractor.reports.report import Report, make_report

_HOME = {
    "MissingPackagesError": "packages",
    "Report": "report",
    "make_report": "report",
    "to_html": "html",
    "to_markdown": "markdown",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
