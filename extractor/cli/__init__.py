"""The command line: one verb a function. Records go to stdout, messages to stderr.

Exit codes, for all verbs: 0 done; 1 the result could not be written, or some pages failed and the rest is done; 2 a wrong argument, or nothing that can be
read; 130 interrupted. A reader of our output that goes away (`| head`) is no error.
"""

from __future__ import annotations

import os
import sys

import click

from extractor import __version__
from extractor.cli.completion import complete
from extractor.cli.messages import CONTEXT, fail
from extractor.cli.verb import VerbGroup


def main() -> None:
    """The entry point of the `extractor` command and of `python -m extractor`."""
    try:
        sys.exit(_run(sys.argv[1:]))
    except (KeyboardInterrupt, click.Abort):
        fail("interrupted", code=130)
    except click.UsageError as error:
        _refuse(error)
    except click.ClickException as error:
        fail(error.format_message())
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: that is its right. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        fail(f"cannot write to standard output: {error.strerror or error}", code=1)


def _run(arguments: list[str]) -> int:
    """What click's own `main` does, but that errors, Ctrl-C and a closed pipe are left to ours."""
    if complete(cli):
        return 0
    try:
        with cli.make_context("extractor", arguments) as context:
            cli.invoke(context)
    except click.exceptions.Exit as end:
        code = end.exit_code
    else:
        code = 0
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _refuse(error: click.UsageError) -> None:
    """A wrong command line, in the style of all errors."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    message = error.format_message().rstrip(".")
    where = error.ctx.command_path if error.ctx else "extractor"
    fail(message[:1].lower() + message[1:], f"{where} --help")


# Verbs load when they are asked for.
_HOMES = {
    "batch": "extractor.cli.batch",
    "calc": "extractor.cli.calc",
    "completion": "extractor.cli.completion",
    "explain": "extractor.cli.page",
    "extract": "extractor.cli.page",
    "query": "extractor.cli.query",
    "report": "extractor.cli.report",
    "schema": "extractor.cli.page",
    "serve": "extractor.cli.service",
}


@click.group(cls=VerbGroup, homes=_HOMES, context_settings=CONTEXT, no_args_is_help=True)
@click.version_option(__version__, prog_name="extractor")
def cli() -> None:
    """Structured facts out of Chinese news pages.

    \b
    Examples:
      extractor extract page.txt --published 2025-03 --pretty
      extractor extract page.txt --format table
      extractor explain 累计赔付超317万人次，总赔付金额达27.59亿元
      extractor batch news/ -o news.duckdb --published-from name
      extractor query news.duckdb "select subject, metric, amount from money"
      extractor calc growth 2025.txt 2026.txt --subject 西湖益联保 --metric 总赔付金额
      extractor report news/ -o report.html
      extractor serve

    Exit codes: 0 done; 1 some pages failed, or the result could not be written; 2 a wrong argument, or nothing that can be read; 130 interrupted.
    """
