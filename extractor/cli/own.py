"""The options by which a verb takes the user's own lexicons and rules, and the extractor that is made with them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, TextIO, TypeVar

import click

from extractor.cli.messages import fail

if TYPE_CHECKING:
    from extractor.api import Extractor
    from extractor.batch import BatchOptions
    from extractor.user import UserRule

F = TypeVar("F", bound=Callable[..., object])


def own_options(verb: F) -> F:
    """Gives a verb `--lexicon FILE` and `--rules FILE`, each any number of times: the arguments `lexicons` and `rules`, paths as given."""
    options = [
        click.option(
            "--lexicon",
            "lexicons",
            metavar="FILE",
            multiple=True,
            help="Names and words of your own, a TSV file; may be given several times.",
        ),
        click.option(
            "--rules",
            "rules",
            metavar="FILE.py",
            multiple=True,
            help="Rules of your own: RUNS the Python file and takes its rules; may be given several times.",
        ),
    ]
    for option in reversed(options):
        verb = option(verb)
    return verb


def make_extractor(
    lexicons: Sequence[str], rules: Sequence[str], names: Literal["network", "fast"] = "network"
) -> Extractor:
    """The extractor of a verb with `own_options`; ends the program with a message where a lexicon or a rule is wrong."""
    from extractor.api import Extractor

    try:
        return Extractor(names=names, lexicons=lexicons, rules=read_rules(rules))
    except ValueError as error:
        fail(str(error))


def make_reader(options: BatchOptions) -> Extractor:
    """The extractor of a batch's options; ends the program where a lexicon is wrong."""
    from extractor.api import Extractor

    try:
        return Extractor(names=options.names, lexicons=options.lexicons, rules=options.rules)
    except ValueError as error:
        fail(str(error))


def read_rules(files: Sequence[str]) -> list[UserRule]:
    """The rules of the files. Raises RuleError. From then on a rule that is given up is told as a message of this program."""
    if not files:
        return []
    from extractor.user import load_rules

    warnings.showwarning = _show
    return [rule for file in files for rule in load_rules(file)]


def _show(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    from extractor.user import RuleWarning

    if issubclass(category, RuleWarning):
        click.echo(f"extractor: warning: {message}", err=True)
    else:
        click.echo(warnings.formatwarning(message, category, filename, lineno, line), err=True, nl=False, file=file)
