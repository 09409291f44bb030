"""The command line: one verb a function. JSON goes to stdout, messages to stderr.

Exit codes: 0 done; 1 the result could not be written, or pages of a batch failed; 2 a wrong argument or a page that cannot be read; 130 interrupted.
"""

from __future__ import annotations

import os
import sys

import click

from extractor import __version__
from extractor.cli.batch import batch
from extractor.cli.calc import calc
from extractor.cli.calc_checks import consistency, reimbursement
from extractor.cli.calc_compare import compare, per_capita, trend
from extractor.cli.messages import CONTEXT, fail
from extractor.cli.page import explain, extract, schema
from extractor.cli.query import query
from extractor.cli.report import report


def main() -> None:
    """The entry point of the `extractor` command and of `python -m extractor`."""
    try:
        cli(prog_name="extractor")
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: that is its right. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        fail(f"cannot write to standard output: {error.strerror or error}", code=1)


@click.group(context_settings=CONTEXT, no_args_is_help=True)
@click.version_option(__version__, prog_name="extractor")
def cli() -> None:
    """Structured facts out of Chinese news pages.

    \b
    Examples:
      extractor extract page.txt --published 2025-03 --pretty
      extractor explain 累计赔付超317万人次，总赔付金额达27.59亿元
      extractor batch news/ -o news.duckdb --published-from name
      extractor query news.duckdb "select subject, metric, amount from money"
      extractor calc growth 2025.txt 2026.txt --subject 西湖益联保 --metric 总赔付金额
      extractor report news/ -o report.html
      extractor schema > document.schema.json
    """


for verb in (extract, explain, schema, batch, query, calc, report):
    cli.add_command(verb)
for verb in (consistency, reimbursement, compare, trend, per_capita):
    calc.add_command(verb)
