"""The verb `calc`: calculators over the facts of pages and documents.

Each of its verbs reads its inputs as `batch` does and writes a text for people or, with `--json`, the result as JSON. Exit codes: 0 done; 2 a wrong argument, or
a result that the documents do not give away: what they state instead stands on the hint lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Unpack

import click

from extractor.cli.inputs import Inputs, document_options, read_inputs_or_fail
from extractor.cli.messages import CONTEXT, fail, write
from extractor.cli.verb import VerbGroup

if TYPE_CHECKING:
    from extractor.calculators import Choice
    from extractor.models import EntityType, Record

# So many things that are stated are told where one was asked for that is not.
_HINTS = 20
_SUBJECT_AND_METRIC = re.compile(r"(?P<subject>[^#:：]+)[:：](?P<metric>[^@]+)(?:@(?P<period>.+))?")

json_option = click.option("--json", "as_json", is_flag=True, help="Write the result as JSON.")


@click.group(cls=VerbGroup, context_settings=CONTEXT, no_args_is_help=True)
def calc() -> None:
    """Calculate from the facts of pages, with every step and fact shown.

    INPUT is what batch takes (files, folders, patterns, - for a list of files), or documents that extract or batch wrote.

    \b
    Examples:
      extractor calc premium pages/ --programme 越惠保 --tier 安心版 --edition 2026 --member 35 --member 10
      extractor calc land notice.txt
      extractor calc growth 2025.txt 2026.txt --subject 越惠保 --metric 惠及人数
      extractor calc derive page.txt --ratio 越惠保:赔付总额 越惠保:惠及人数
      extractor calc dossier news.jsonl --name 越惠保
      extractor calc consistency pages/ --contradicted
      extractor calc reimbursement page.txt
    """


@calc.command(context_settings=CONTEXT)
@document_options
@click.option("--programme", metavar="NAME", required=True, help="The insurance programme, by its name or an alias.")
@click.option("--tier", metavar="TIER", help="Its version, such as 升级版; needed where there are several.")
@click.option("--edition", metavar="YEAR", help="The year of cover; needed where there are several.")
@click.option(
    "--member",
    "members",
    metavar="WHO",
    multiple=True,
    required=True,
    help="A member of the household: an age in years, or a population such as 大学生医保; once for each.",
)
@json_option
def premium(
    programme: str,
    tier: str | None,
    edition: str | None,
    members: tuple[str, ...],
    as_json: bool,
    **given: Unpack[Inputs],
) -> None:
    """What a household pays a year for an insurance programme.

    \b
    Examples:
      extractor calc premium page.txt --programme 越惠保 --tier 安心版 --member 35 --member 38 --member 10
      extractor calc premium news.jsonl --programme 越惠保 --tier 尊享 --edition 2026 --member 老人 --json
    """
    from extractor.calculators import premium as household_premium
    from extractor.cli.calc.results import premium_lines

    with told():
        result = household_premium(read_inputs_or_fail(given), programme, tier=tier, edition=edition, household=members)
    show(result, premium_lines(result), as_json)


@calc.command(context_settings=CONTEXT)
@document_options
@click.option("--site", metavar="NAME", help="Only the parcels whose name or row in the notice holds this.")
@json_option
def land(site: str | None, as_json: bool, **given: Unpack[Inputs]) -> None:
    """What a notice of a land sale comes to: deposit, buildable area, floor price, price of the land, terms and limits.

    \b
    Examples:
      extractor calc land notice.txt
      extractor calc land notices/ --site 工业区 --json
    """
    from extractor.calculators import land as parcels_for_sale
    from extractor.cli.calc.results import land_lines

    with told():
        result = parcels_for_sale(read_inputs_or_fail(given), site)
    show(result, land_lines(result), as_json)


@calc.command(context_settings=CONTEXT)
@document_options
@click.option("--subject", metavar="NAME", required=True, help="Whom the figures are about, by name or alias.")
@click.option(
    "--metric", metavar="METRIC", required=True, help="What they measure: a code (payout_total) or a wording."
)
@click.option("--where", metavar="NAME=TEXT", multiple=True, help="Only facts with this qualifier: population=家庭.")
@json_option
def growth(subject: str, metric: str, where: tuple[str, ...], as_json: bool, **given: Unpack[Inputs]) -> None:
    """How a figure changed over documents or periods: difference, rate, per year.

    Only like is compared with like; what is left out is told with the reason.

    \b
    Examples:
      extractor calc growth 2025.txt 2026.txt --subject 越惠保 --metric 惠及人数 --published-from sidecar
      extractor calc growth news.jsonl --subject 越惠保 --metric premium --where tier=尊享版
    """
    from extractor.calculators import growth as changes_of
    from extractor.cli.calc.results import growth_lines

    qualifiers = dict(_qualifier(text) for text in where)
    with told():
        result = changes_of(read_inputs_or_fail(given), subject, metric, where=qualifiers)
    show(result, growth_lines(result), as_json)


@calc.command(context_settings=CONTEXT)
@document_options
@click.option("--ratio", metavar="FACT FACT", nargs=2, help="One figure over another: per head, per claim.")
@click.option("--share", metavar="FACT FACT", nargs=2, help="What share the one figure is of the other.")
@click.option("--convert", metavar="FACT UNIT", nargs=2, help="A figure in another unit: 平方米, 亿元, 元/公斤.")
@click.option("--places", metavar="N", type=click.IntRange(0, 20), help="Round ratios and shares to so many places.")
@json_option
def derive(
    ratio: tuple[str, str] | None,
    share: tuple[str, str] | None,
    convert: tuple[str, str] | None,
    places: int | None,
    as_json: bool,
    **given: Unpack[Inputs],
) -> None:
    """A figure that follows from others: a ratio, a share, or the same in another unit. Give one of the three.

    A FACT is an id (a0f20, or page.txt#a0f20), or SUBJECT:METRIC, or SUBJECT:METRIC@PERIOD with the period in EDTF.

    \b
    Examples:
      extractor calc derive page.txt --ratio 越惠保:赔付总额 越惠保:惠及人数
      extractor calc derive notice.txt --share a0f7 a0f6
      extractor calc derive news.jsonl --convert 三门县:青蟹养殖面积 公顷
    """
    if sum(asked is not None for asked in (ratio, share, convert)) != 1:
        fail("which figure? give one of --ratio, --share and --convert")
    from extractor import calculators
    from extractor.calculators import choose
    from extractor.cli.calc.results import conversion_lines, derived_lines

    rounded = {} if places is None else {"places": places}
    with told():
        documents = read_inputs_or_fail(given)
        if convert is not None:
            used = choose(documents, _choice(convert[0]))
            conversion = calculators.convert(used.fact.value, convert[1])
            show(conversion, conversion_lines(conversion, used), as_json)
            return
        if ratio is not None:
            result = calculators.ratio(documents, _choice(ratio[0]), _choice(ratio[1]), **rounded)
        elif share is not None:
            result = calculators.share(documents, _choice(share[0]), _choice(share[1]), **rounded)
    show(result, derived_lines(result), as_json)


@calc.command(context_settings=CONTEXT)
@document_options
@click.option("--name", metavar="NAME", help="Only the subject of this name or alias.")
@click.option(
    "--type",
    "types",
    type=click.Choice(["programme", "organization", "person", "place"]),
    multiple=True,
    default=("programme",),
    show_default=True,
    help="The subjects; once for each type.",
)
@click.option("--split", is_flag=True, help="Merge nothing: a dossier for each article's subject.")
@json_option
def dossier(
    name: str | None, types: tuple[EntityType, ...], split: bool, as_json: bool, **given: Unpack[Inputs]
) -> None:
    """All that the documents say of each subject, its names merged: by metric and period, with sources and conflicts.

    Why articles were taken to speak of one subject stands with it; --split keeps them apart.

    \b
    Examples:
      extractor calc dossier pages/ --name 越惠保 --published-from sidecar
      extractor calc dossier news.jsonl --type programme --type organization --json
    """
    from extractor.calculators import bare, make_dossiers
    from extractor.cli.calc.results import dossier_lines

    dossiers = make_dossiers(read_inputs_or_fail(given), types=types, split=split)
    if name is not None:
        names = [each.name for each in dossiers]
        dossiers = [each for each in dossiers if bare(name) in map(bare, [each.name, *each.aliases])]
        if not dossiers:
            fail(f"no {' or '.join(types)} is called {name}", _hints(names))
    if not dossiers:
        fail(f"nothing is stated of a {' or '.join(types)}")
    show(dossiers, dossier_lines(dossiers), as_json)


def show(result: Record | Sequence[Record], lines: Iterable[str], as_json: bool) -> None:
    """Write a result: its lines, and the statuses of its facts where not all are actual; or its JSON (a list for several)."""
    from extractor.models import Record

    if not as_json:
        results = [result] if isinstance(result, Record) else result
        statuses = dict.fromkeys(status for one in results for status in getattr(one, "statuses", []))
        said = [f"\nstatuses of the facts: {', '.join(statuses)}"] if set(statuses) - {"actual"} else []
        write("".join(f"{line}\n" for line in [*lines, *said]), None)
        return
    data = (
        result.model_dump(mode="json")
        if isinstance(result, Record)
        else [one.model_dump(mode="json") for one in result]
    )
    write(json.dumps(data, ensure_ascii=False, indent=2) + "\n", None)


@contextmanager
def told() -> Iterator[None]:
    """Ends the program with a message where a calculation is not possible."""
    from extractor.calculators import CalculationError

    try:
        yield
    except CalculationError as error:
        fail(str(error), _hints(error.stated))


def _hints(stated: Sequence[str]) -> str:
    """What is stated, a hint line each."""
    lines = [*stated[:_HINTS], *([f"and {len(stated) - _HINTS} more"] if len(stated) > _HINTS else [])]
    return "\n  hint: ".join(f"stated: {line}" for line in lines)


def _choice(text: str) -> Choice:
    match = _SUBJECT_AND_METRIC.fullmatch(text)
    if match is None:
        return text
    if match["period"]:
        return match["subject"], match["metric"], match["period"]
    return match["subject"], match["metric"]


def _qualifier(text: str) -> tuple[str, str]:
    name, equals, wanted = text.partition("=")
    if not equals or not name or not wanted:
        fail(f"--where {text!r}: not a qualifier; write NAME=TEXT", "population=家庭, tier=升级版")
    return name, wanted
