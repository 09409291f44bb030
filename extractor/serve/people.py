"""The pages for people that are no report: the form, what went wrong, and the description of the interface. They look as a report does."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from extractor import __version__
from extractor.reports import Words, report_style
from extractor.serve.openapi_document import openapi
from extractor.serve.work import Problem

if TYPE_CHECKING:
    import jinja2

Language = Literal["zh", "en"]


def form_page(language: Language) -> str:
    """Where a page is pasted or dropped."""
    return _rendered("form.html.jinja", language)


def problem_page(language: Language, problem: Problem) -> str:
    """The form once more, with what is wrong."""
    return _rendered("form.html.jinja", language, problem=problem)


def docs_page(language: Language) -> str:
    """The OpenAPI document for the eye, without a script."""
    return _rendered("docs.html.jinja", language, api=openapi())


def _rendered(name: str, language: Language, **fields: object) -> str:
    template = _templates().get_template(name)
    return template.render(w=Words(language), version=__version__, style=report_style(), **{"problem": None, **fields})


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: (files(__package__) / "templates" / name).read_text("utf-8")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
