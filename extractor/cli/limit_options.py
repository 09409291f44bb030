"""The options that say what one page may cost: `limit_options`. What goes beyond is told, and in the company of other pages costs only itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict, TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])


class Limits(TypedDict):
    """The values of `limit_options`: seconds, characters, pages of a PDF, bytes."""

    time_limit: float
    size_limit: int
    page_limit: int
    memory_limit: int


def limit_options(verb: F) -> F:
    """Gives a verb the options of `Limits`."""
    options = [
        click.option(
            "--time-limit",
            metavar="SECONDS",
            type=click.FloatRange(min=0, min_open=True),
            callback=is_number,
            default=120.0,
            show_default=True,
            help="A page that takes longer is given up; inf for any time.",
        ),
        click.option(
            "--size-limit",
            metavar="CHARACTERS",
            type=click.IntRange(min=1),
            default=1_000_000,
            show_default=True,
            help="A longer page is not read.",
        ),
        click.option(
            "--page-limit",
            metavar="PAGES",
            type=click.IntRange(min=1),
            default=1000,
            show_default=True,
            help="A PDF of more pages is not read.",
        ),
        click.option(
            "--memory-limit",
            metavar="MB",
            type=click.IntRange(min=1),
            callback=lambda _context, _option, value: value * 1024**2,
            default=2048,
            show_default=True,
            help="A page that takes more memory is given up (on Linux).",
        ),
    ]
    for option in reversed(options):
        verb = option(verb)
    return verb


def is_number(_context: click.Context, _option: click.Parameter, value: float) -> float:
    """The callback of an option in seconds: refuses nan."""
    # Nothing is less than nan: it passes every range.
    if value != value:
        raise click.BadParameter("nan is no number of seconds.")
    return value
