"""Reports for readers: from documents to one self-contained HTML file, or to Markdown for pull requests and chats. The public names load on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazy import on_first_use

__all__ = [
    "MissingPackagesError",
    "Report",
    "Words",
    "files_folder",
    "is_report",
    "make_report",
    "report_style",
    "require_packages",
    "tell_length",
    "tell_number",
    "to_html",
    "to_html_files",
    "to_markdown",
]

if TYPE_CHECKING:
    from extractor.reports.html import report_style, to_html, to_html_files
    from extractor.reports.known_reports import is_report
    from extractor.reports.markdown import to_markdown
    from extractor.reports.packages import MissingPackagesError, require_packages
    from extractor.reports.report import Report, make_report
    from extractor.reports.volumes import files_folder
    from extractor.reports.wording.interface_words import Words
    from extractor.reports.wording.numbers import tell_length, tell_number

_HOME = {
    "MissingPackagesError": "extractor.reports.packages",
    "Report": "extractor.reports.report",
    "Words": "extractor.reports.wording.interface_words",
    "files_folder": "extractor.reports.volumes",
    "is_report": "extractor.reports.known_reports",
    "make_report": "extractor.reports.report",
    "report_style": "extractor.reports.html",
    "require_packages": "extractor.reports.packages",
    "tell_length": "extractor.reports.wording.numbers",
    "tell_number": "extractor.reports.wording.numbers",
    "to_html": "extractor.reports.html",
    "to_html_files": "extractor.reports.html",
    "to_markdown": "extractor.reports.markdown",
}

__getattr__, __dir__ = on_first_use(__name__, _HOME)
