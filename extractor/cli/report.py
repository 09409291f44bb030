"""The verb `report`.

Exit codes: 0 done; 1 some pages could not be read (the report is written and lists them), or the report could not be written; 2 a wrong argument or input.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

import click

from extractor.cli.inputs import UNRESOLVED_HINT_OF_MANY, Inputs, document_options, read_inputs
from extractor.cli.messages import CONTEXT, check_output, complain, counted, fail, is_stdout, say, write
from extractor.cli.verb import Verb

if TYPE_CHECKING:
    from extractor.many import Failure
    from extractor.reports import Report

_HTML = frozenset({".html", ".htm"})
_MARKDOWN = frozenset({".md", ".markdown"})


@click.command(cls=Verb, context_settings=CONTEXT)
@document_options
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Where to: a file in .html or in .md; - is Markdown on standard output.",
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="The report's own words; what the pages say is not translated.",
)
@click.option("--title", metavar="TEXT", help="The report's title.")
def report(output: Path | None, lang: Literal["zh", "en"], title: str | None, **given: Unpack[Inputs]) -> None:
    """Make one report of many pages: text with highlights, facts, programme dossiers, checked arithmetic.

    INPUT is what batch takes (files, folders, patterns, - for a list of files), or documents that extract or batch wrote. OUT ends in .html (one file that holds
    all it needs and fetches nothing; of more than a hundred articles an overview, and their texts and facts in OUT's folder .files; needs the extra "report") or in .md (GitHub-flavoured Markdown); a report that is there is replaced. Reports
    among the inputs are not read. Pages that cannot be read are listed in the report, and the exit code is 1.

    \b
    Examples:
      extractor report news/ -o report.html --published-from name
      extractor report news.jsonl -o report.html --lang en --title "Insurance in May"
      extractor report 'pages/*.txt' -o report.md --published 2025-03
    """
    output, is_html = _check_output(output)
    check_output(output, given["inputs"])
    documents, failures = read_inputs(given)
    if not documents and not failures:
        fail("the inputs hold no pages")

    from extractor.reports import make_report, to_html_files, to_markdown

    made = make_report(documents, language=lang, title=title, failures=failures)
    files = [(output.name, to_markdown(made))] if not is_html else to_html_files(made, output.name)
    written = []
    for name, text in files:
        written.append(output if name == output.name else output.parent / name)
        write(text, written[-1])
    if is_html:
        _remove_left_over(output, written)
    _tell(output, made, failures, others=len(written) - 1)


def _remove_left_over(output: Path, written: Sequence[Path]) -> None:
    """What a greater report of this name has left in its folder goes, and nothing there that is no report of ours."""
    from extractor.reports import files_folder, is_report

    folder = output.with_name(files_folder(output.name))
    for path in sorted(folder.glob("*.html")):
        if path not in written and path.stem.isdecimal() and is_report(str(path)):
            path.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _check_output(output: Path | None) -> tuple[Path, bool]:
    """The output and whether it is HTML; ends the program where it cannot be made, before a page is read."""
    if output is None:
        fail("where to? give -o OUT", "OUT ends in .html or in .md; - writes Markdown to standard output")
    if is_stdout(output):
        return output, False
    is_html = output.suffix.lower() in _HTML
    if not is_html and output.suffix.lower() not in _MARKDOWN:
        fail(f"-o {output}: not a kind of report", "OUT ends in .html or in .md")
    if output.is_dir():
        fail(f"-o {output}: a folder", "name a file in it, such as report.html")
    if is_html:
        from extractor.reports import MissingPackagesError, require_packages

        try:
            require_packages()
        except MissingPackagesError as error:
            fail(str(error), error.hint)
    return output, is_html


def _tell(output: Path, made: Report, failures: list[Failure], *, others: int) -> None:
    from extractor.reports import files_folder

    for failure in failures:
        complain(str(failure))
    facts = sum(1 for document in made.documents for _ in document.facts)
    what = [counted(len(made.documents), "page"), counted(facts, "fact")]
    what.append(counted(made.verdicts["contradicted"], "contradicted claim"))
    open_dates = sum(document.unresolved_dates for document in made.documents)
    if open_dates:
        what.append(f"{counted(open_dates, 'relative date')} unresolved")
    if failures:
        what.append(f"{counted(len(failures), 'page')} could not be read; {output} lists them")
    to = "" if is_stdout(output) else f" -> {output}"
    if others:
        to += f" and {counted(others, 'file')} in {output.with_name(files_folder(output.name))}"
    say(", ".join(what) + to, hint=UNRESOLVED_HINT_OF_MANY if open_dates else "")
    if failures:
        sys.exit(1)
