"""The verbs for one page, `extract` and `explain`, and `schema`."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from extractor.cli.limits import Limits, limit_options
from extractor.cli.messages import CONTEXT, check_date, check_output, extract_or_fail, printed, tell_unresolved, write
from extractor.cli.own import make_extractor, own_options

if TYPE_CHECKING:
    from extractor.models import Document


@click.command(context_settings=CONTEXT)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--published", metavar="DATE", help="Publication date in EDTF: 2025, 2025-03 or 2025-03-20.")
@click.option("--pretty", is_flag=True, help="Indent the JSON.")
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="Write to this file, not stdout.")
@click.option("--encoding", metavar="NAME", help="The page's encoding; found by itself where left out.")
@click.option("--facts-only", is_flag=True, help="Write only the facts, one a line, with flat keys (JSON Lines).")
@click.option("--table", is_flag=True, help="Also print the facts as a table, on stderr.")
@own_options
@limit_options
def extract(
    file: str,
    published: str | None,
    pretty: bool,
    output: Path | None,
    encoding: str | None,
    facts_only: bool,
    table: bool,
    lexicons: tuple[str, ...],
    rules: tuple[str, ...],
    **limits: Unpack[Limits],
) -> None:
    """Read one page and write its records as JSON.

    FILE is a text file (UTF-8, GB18030, Big5 or UTF-16); - or nothing reads standard input. Offsets in the JSON count the characters of
    the field "text".

    \b
    Examples:
      extractor extract page.txt --published 2025-03 --pretty
      extractor extract - < page.txt | jq '.articles[].facts'
      extractor extract page.txt -o page.json --table
      extractor extract page.txt --facts-only > facts.jsonl
      extractor extract page.txt --lexicon programmes.tsv --lexicon places.tsv
    """
    check_date(published)
    if facts_only and pretty:
        raise click.UsageError("--facts-only writes a line a fact; leave --pretty out")
    check_output(output, [file])
    extractor = make_extractor(lexicons, rules)
    document = extract_or_fail(extractor, file, encoding, published, limits)

    from extractor.frames import fact_line, fact_rows

    if facts_only:
        write("".join(map(fact_line, fact_rows(document))), output)
    else:
        write(document.model_dump_json(indent=2 if pretty else None) + "\n", output)
    if table:
        _print_table(document)
    tell_unresolved(document.unresolved_dates, "--published")


# A figure such as -5% is a text, not an option.
@click.command(context_settings={**CONTEXT, "ignore_unknown_options": True})
@click.argument("text")
@click.option("--published", metavar="DATE", help="Publication date in EDTF: 2025, 2025-03 or 2025-03-20.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--why", is_flag=True, help="Also show what each part of a fact was chosen from, and what decided.")
@own_options
def explain(
    text: str, published: str | None, as_json: bool, why: bool, lexicons: tuple[str, ...], rules: tuple[str, ...]
) -> None:
    """Show the mentions and facts of TEXT, each with the rule behind it.

    \b
    Examples:
      extractor explain 4年来已累计赔付超317万人次，总赔付金额达27.59亿元
      extractor explain --published 2025-03 "$(cat page.txt)"
      extractor explain --why 全国粮食产量达到13908亿斤，比上年增长1.3%
      extractor explain --lexicon programmes.tsv 江海惠民健康卡覆盖30万人
    """
    check_date(published)

    # In a locale without UTF-8 the shell's bytes come as surrogates.
    text = os.fsencode(text).decode("utf-8", "replace")
    explanation = make_extractor(lexicons, rules).explain(text, published=published, why=why)
    write(
        explanation.model_dump_json(indent=2) + "\n"
        if as_json
        else "".join(f"{printed(x)}\n" for x in explanation.lines()),
        None,
    )


@click.command(context_settings=CONTEXT)
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="Write to this file, not stdout.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema of what `extract` writes.

    \b
    Example:
      extractor schema > document.schema.json
    """
    from extractor.models import json_schema

    write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", output)


def _print_table(document: Document) -> None:
    """The facts, a row each, for a person to look over."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(stderr=True)
    for article in document.articles:
        if not article.facts:
            continue
        table = Table(title=Text(printed(article.title or "")), title_justify="left", title_style="bold", expand=True)
        for column, ratio in (("subject", 5), ("metric", 5), ("value", 5), ("period", 3), ("qualifiers", 4)):
            table.add_column(column, ratio=ratio, overflow="fold")
        for fact in article.facts:
            cells = (
                fact.subject.text if fact.subject else "",
                fact.metric,
                str(fact.value),
                str(fact.period) if fact.period else "",
                " ".join(f"{name}={text}" for name, text in fact.qualifiers.items()),
            )
            # As `Text`: in a `str` [/b] and the like would be taken for markup.
            table.add_row(*(Text(printed(cell)) for cell in cells))
        console.print(table)
    entities = sum(1 for _ in document.entities)
    facts = sum(1 for _ in document.facts)
    console.print(f"{len(document.articles)} articles, {entities} mentions, {facts} facts", highlight=False)
