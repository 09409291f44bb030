"""The verbs for a page or a few, `extract` and `explain`, and `schema`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from extractor.cli.inputs import Inputs, read_inputs, summarise
from extractor.cli.limit_options import Limits, limit_options
from extractor.cli.messages import (
    CONTEXT,
    check_date,
    check_output,
    complain,
    extract_or_fail,
    fail,
    is_stdout,
    printed,
    read_stdin,
    write,
    write_pieces,
)
from extractor.cli.output.formats import Format, format_options, written
from extractor.cli.own import make_extractor, own_options
from extractor.cli.verb import Verb, files_argument

if TYPE_CHECKING:
    from extractor.many import Failure
    from extractor.models import Document


@click.command(cls=Verb, context_settings=CONTEXT)
@files_argument("inputs", required=False)
@click.option("--published", metavar="DATE", help="Publication date in EDTF: 2025, 2025-03 or 2025-03-20.")
@format_options
@click.option("--pretty", is_flag=True, help="Indent the JSON.")
@click.option(
    "-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="Write to this file; - is standard output."
)
@click.option("--encoding", metavar="NAME", help="The page's encoding; found by itself where left out.")
@click.option("--facts-only", is_flag=True, help="Write only the facts, one a line, with flat keys (JSON Lines).")
@click.option("--table", is_flag=True, help="Also print the facts as a table, on stderr.")
@own_options
@limit_options
def extract(
    inputs: tuple[str, ...],
    published: str | None,
    form: Format | None,
    bom: bool,
    pretty: bool,
    output: Path | None,
    encoding: str | None,
    facts_only: bool,
    table: bool,
    lexicons: tuple[str, ...],
    rules: tuple[str, ...],
    **limits: Unpack[Limits],
) -> None:
    """Read a page, or a few, and write the records.

    INPUT is a text file (UTF-8, GB18030, Big5 or UTF-16), HTML, PDF, or a document that was extracted before; - or nothing reads a page from standard input.
    One page gives one JSON document; several files, a folder or a pattern give a document a line (--format jsonl). Hundreds of pages are better
    read by batch, which can go on where it was interrupted. Offsets in the JSON count the characters of the field "text".

    \b
    Examples:
      extractor extract page.txt --published 2025-03 --pretty
      extractor extract - < page.txt | jq '.articles[].facts'
      extractor extract page.txt --format table
      extractor extract news/*.txt --format csv --bom -o facts.csv
      extractor extract page.txt --facts-only > facts.jsonl
      extractor extract page.txt --lexicon programmes.tsv --lexicon places.tsv
    """
    check_date(published)
    if facts_only and (pretty or form not in (None, "jsonl")):
        raise click.UsageError("--facts-only writes a line a fact; leave --pretty and --format out")
    if pretty and form in ("jsonl", "csv", "table"):
        raise click.UsageError(f"--pretty is for JSON, not for --format {form}")
    if bom and form != "csv":
        raise click.UsageError("--bom goes with --format csv")
    if output is not None and output.is_dir():
        fail(f"-o {output}: a folder", f"extractor batch INPUT... -o {output} writes a file for each page")
    check_output(output, inputs)
    one = _is_one_page(inputs)
    documents: list[Document]
    failures: list[Failure] = []
    if one:
        extractor = make_extractor(lexicons, rules)
        file = inputs[0] if inputs else "-"
        documents = [extract_or_fail(extractor, file, encoding, published, limits)]
    else:
        given: Inputs = {
            "inputs": inputs,
            "published": published,
            "published_from": None,
            "encoding": encoding,
            "names": "network",
            "workers": None,
            "lexicons": lexicons,
            "rules": rules,
            **limits,
        }
        documents, failures = read_inputs(given)
        for failure in failures:
            complain(str(failure))
        if not documents:
            fail("no page could be read" if failures else "the inputs hold no pages")
    if facts_only:
        from extractor.frames import fact_line, fact_rows

        pieces: Iterable[str] = (fact_line(row) for document in documents for row in fact_rows(document))
    else:
        styled = form == "table" and is_stdout(output) and sys.stdout.isatty()
        pieces = written(
            documents, form or ("json" if one else "jsonl"), one=one, pretty=pretty, bom=bom, styled=styled
        )
    write_pieces(pieces, output)
    if table:
        from extractor.cli.output.terminal_table import print_facts

        print_facts(documents, sys.stderr, styled=sys.stderr.isatty())
    summarise(documents, output, failed=len(failures))
    if failures:
        sys.exit(1)


def _is_one_page(inputs: tuple[str, ...]) -> bool:
    """Whether the inputs are one page, and no folder, pattern, file of lines or document."""
    if len(inputs) > 1 and "-" in inputs:
        fail("- is one page from standard input; give it alone")
    if len(inputs) < 2 and (not inputs or inputs[0] == "-"):
        return True
    given = Path(inputs[0])
    lines = given.suffix.lower() in (".jsonl", ".ndjson", ".json")
    return (
        len(inputs) == 1 and not given.is_dir() and not lines and (os.path.lexists(given) or not _is_pattern(inputs[0]))
    )


def _is_pattern(given: str) -> bool:
    return any(char in given for char in "*?[")


# A figure such as -5% is a text, not an option.
@click.command(cls=Verb, context_settings={**CONTEXT, "ignore_unknown_options": True})
@click.argument("text", metavar="TEXT|-")
@click.option("--published", metavar="DATE", help="Publication date in EDTF: 2025, 2025-03 or 2025-03-20.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--why", is_flag=True, help="Also show what each part of a fact was chosen from, and what decided.")
@own_options
def explain(
    text: str, published: str | None, as_json: bool, why: bool, lexicons: tuple[str, ...], rules: tuple[str, ...]
) -> None:
    """Show the mentions and facts of TEXT, each with the rule behind it; - reads it from standard input.

    \b
    Examples:
      extractor explain 4年来已累计赔付超317万人次，总赔付金额达27.59亿元
      extractor explain --published 2025-03 - < page.txt
      extractor explain --why 全国粮食产量达到13908亿斤，比上年增长1.3%
      extractor explain --lexicon programmes.tsv 江海惠民健康卡覆盖30万人
    """
    check_date(published)

    # In a locale without UTF-8 the shell's bytes come as surrogates.
    text = read_stdin(None).text if text == "-" else os.fsencode(text).decode("utf-8", "replace")
    explanation = make_extractor(lexicons, rules).explain(text, published=published, why=why)
    write(
        explanation.model_dump_json(indent=2) + "\n"
        if as_json
        else "".join(f"{printed(x)}\n" for x in explanation.lines()),
        None,
    )


@click.command(cls=Verb, context_settings=CONTEXT)
@click.option(
    "-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="Write to this file; - is standard output."
)
def schema(output: Path | None) -> None:
    """Print the JSON Schema of what `extract` writes.

    \b
    Example:
      extractor schema > document.schema.json
    """
    from extractor.models import json_schema

    write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", output)
