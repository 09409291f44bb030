"""A report as one HTML file that holds all it needs: text, styles, scripts, charts. Nothing is fetched, and its policy forbids fetching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import metadata
from importlib.resources import files
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from extractor import __version__
from extractor.kept import keep, place_of, read_kept
from extractor.reports.charts import CONFIG, VEGA_LITE, Spec, make_spec
from extractor.reports.export import export_rows
from extractor.reports.inline import clean, content_policy, script_code, script_json
from extractor.reports.known_reports import MARK
from extractor.reports.packages import require_packages
from extractor.reports.report import Report
from extractor.reports.telling.chart_series import Chart
from extractor.reports.telling.fact_table import Rows, make_rows
from extractor.reports.telling.filters import COLUMNS, make_filters
from extractor.reports.telling.findings import RowIndex, view_checks, view_dossiers
from extractor.reports.telling.text_view import Cards, count_types, published_dates, view_contents, view_documents
from extractor.reports.volumes import ARTICLES_A_FILE, files_folder, split
from extractor.reports.wording.interface_words import Words

if TYPE_CHECKING:
    import jinja2


# What the package bundles is run with this: report.js finds the one function that it needs.
_GLOBALS = "window.vegaEmbed = vegaEmbed;"
# What a thousand pages say of one metric is a table for a database, not for a browser: the overview shows the latest, and says how many are left out.
_ROWS_IN_OVERVIEW = 20


@dataclass(slots=True)
class Charts:
    """The charts of a report: the template asks for the number of each, and the specifications go into the file's data."""

    words: Words
    specs: list[Spec] = field(default_factory=list)

    def number(self, chart: Chart) -> int:
        """The number of the chart, which is drawn from now on."""
        self.specs.append(make_spec(chart, self.words))
        return len(self.specs) - 1


def to_html(report: Report, *, charts: bool = True, back: tuple[str, str] | None = None) -> str:
    """The report as HTML, with `charts` or without; `back` is an address that its head leads to, and what to call it.

    Raises MissingPackagesError where the extra `report` is not installed; without charts Jinja is all it needs.
    """
    return _render(report, _Part("whole"), charts, back)


def to_html_files(
    report: Report, name: str = "report.html", *, articles: int = ARTICLES_A_FILE
) -> Iterator[tuple[str, str]]:
    """The report as one file called `name`, or, of more than so many `articles`, as many as it takes: path and HTML of each, one at a time.

    The files of articles come first, in a folder beside `name` (report.files/001.html); `name` comes last: what all of them say, compared and checked, and
    a list of the articles that leads to each. Raises as `to_html` does.
    """
    volumes = split(report, articles)
    if len(volumes) == 1:
        yield name, to_html(report)
        return
    folder = files_folder(name)
    names = [f"{folder}/{number:03d}.html" for number in range(1, len(volumes) + 1)]
    for path, volume in zip(names, volumes, strict=True):
        yield path, _render(volume, _Part("volume"), True, (f"../{quote(name)}", report.words("report.whole")))
    files = [quote(path) for path, volume in zip(names, volumes, strict=True) for _ in volume.documents]
    yield name, _render(report, _Part("index", len(volumes), files), True, None)


@dataclass(frozen=True, slots=True)
class _Part:
    """What a file holds: the whole report, the articles of one of its `volumes`, or what is said of all of them; then `files` has the address of each document's."""

    kind: Literal["whole", "volume", "index"]
    volumes: int = 1
    files: Sequence[str] = ()

    def file_of(self, document: int) -> str:
        """The address before the `#` of what stands in a document: nothing where that is this file."""
        return self.files[document] if self.files else ""


def _render(report: Report, part: _Part, charts: bool, back: tuple[str, str] | None) -> str:
    require_packages(charts=charts)
    words = report.words
    rows = make_rows(report.documents, words, report.first)
    cards, drawn = Cards(words), Charts(words)
    body = _body(report, part, rows, cards, drawn, charts, back)
    scripts = [*([_vega()] if drawn.specs else []), script_code(_asset("report.js"))]
    data = {
        "cards": cards.cards,
        "charts": drawn.specs,
        "chart_config": CONFIG if drawn.specs else {},
        "facts": export_rows([] if part.kind == "index" else report.documents),
        "types": words.part("type"),
        "words": words.part("script"),
    }
    page = _templates().get_template("page.html.jinja")
    return page.render(
        w=words,
        mark=MARK,
        version=__version__,
        title=report.title,
        policy=content_policy(scripts),
        style=_asset("report.css"),
        body=body,
        data=script_json(data),
        scripts=scripts,
    )


def _body(
    report: Report, part: _Part, rows: Rows, cards: Cards, drawn: Charts, charts: bool, back: tuple[str, str] | None
) -> str:
    words = report.words
    index = RowIndex(report, rows)
    programmes, others = view_dossiers(report, index, _ROWS_IN_OVERVIEW if part.kind == "index" else None)
    every_row = [] if part.kind == "index" else [row for found in rows.values() for row in found]
    filters = make_filters(every_row, words)
    if part.kind == "index":
        # What one page alone says stands in its own file.
        programmes = [dossier for dossier in programmes if dossier.sources > 1 or dossier.conflicts]
        others = [dossier for dossier in others if dossier.sources > 1 or dossier.conflicts]
        documents = view_contents(report.documents, words)
    else:
        documents = view_documents(report.documents, rows, cards, report.first)
    return (
        _templates()
        .get_template("body.html.jinja")
        .render(
            w=words,
            version=__version__,
            title=report.title,
            part=part.kind,
            volumes=part.volumes,
            file_of=part.file_of,
            dates=published_dates(report.documents, words),
            numbers=_numbers(report, "pages" if part.kind == "index" else "facts"),
            verdicts=view_checks(report, index),
            failures=report.failures,
            programmes=programmes,
            others=others,
            filters=filters.options,
            columns=COLUMNS,
            column_names=_column_names(words),
            rows=[(row, filters.keys(row)) for row in every_row],
            types=count_types(report.documents).most_common(),
            documents=documents,
            number_of=drawn.number,
            with_charts=charts,
            back=back,
        )
    )


def report_style() -> str:
    """The style sheet of reports, for pages that look like one."""
    return _asset("report.css")


def _numbers(report: Report, facts: str) -> list[tuple[str, str, str]]:
    """What the summary counts: the word's name, the number, the part of the report that it leads to; `facts` is where the facts are."""
    articles = [article for document in report.documents for article in document.articles]
    counts = [
        ("documents", len(report.documents), "pages"),
        ("articles", len(articles), "pages"),
        ("mentions", sum(len(article.entities) for article in articles), "pages"),
        ("facts", sum(len(article.facts) for article in articles), facts),
    ]
    return [(name, f"{number:,}", target) for name, number, target in counts]


def _column_names(words: Words) -> str:
    """The names of the tables' columns for the style sheet, which shows them beside the cells where the page is narrow."""
    names = [f'--c{number}:"{words(f"fact.{name}")}"' for number, (name, _) in enumerate(COLUMNS, start=1)]
    return ";".join([*names, *(f'--{name}:"{words(f"fact.{name}")}"' for name in ("period", "source", "qualifiers"))])


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: clean(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


@cache
def _vega() -> str:
    """The JavaScript that draws charts: Vega, Vega-Lite and Vega-Embed out of the installed package."""
    import vl_convert

    known = vl_convert.get_vegalite_versions()
    version = VEGA_LITE if VEGA_LITE in known else known[-1]
    # To put it together takes longer than the rest of a report.
    made_by = f"vl-convert-{metadata.version('vl-convert-python')}.{sha256(_GLOBALS.encode()).hexdigest()[:8]}"
    place = place_of(__file__, f"vega-lite-{version}.{made_by}")
    kept = read_kept(place)
    if kept is not None:
        return kept.decode("utf-8")
    code = script_code(vl_convert.javascript_bundle(_GLOBALS, version))
    keep(place, code.encode("utf-8"))
    return code
