"""Phone numbers of Hong Kong, Macau and Taiwan, of North America, and of any country by its code."""

from __future__ import annotations

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Phone
from extractor.values.contact.phone import e164, library, placed

PHONE_ABROAD: RuleSet[Phone] = RuleSet("phone")

_REGIONS = {"852": r"[2-9]\d{3}[ -]?\d{4}", "853": r"[268]\d{3}[ -]?\d{4}", "886": r"\d[ -]?\d{3,4}[ -]?\d{4}"}


@PHONE_ABROAD.rule(
    "|".join(
        rf"(?<![\d.A-Za-z+\-])(?:[(（]{code}[)）] ?|{code}-)(?P<number>{local})(?!\d|-\d|\.\d|[年月日元%])"
        for code, local in _REGIONS.items()
    ),
    yes=examples("""
        (852)2345 6789 -> +85223456789 | 852-23456789 -> +85223456789 | （853）2855-1234 -> +85328551234 | 886-2-2345-6789 -> +886223456789
    """),
    no=["852-2345", "1852-23456789", "852-2345 678", "编号A852-23456789", "(852)1345 6789"],
    needs=("852", "853", "886"),
)
def region(match: Match) -> Placed[Phone] | None:
    """A number of Hong Kong, Macau or Taiwan with the region's code in brackets or before a hyphen, without its plus sign."""
    return placed(match, e164("+" + "".join(c for c in match[0] if c.isdigit())))


@PHONE_ABROAD.rule(
    r"(?<![\d.A-Za-z+\-])09\d{2}-\d{3}-\d{3}(?!\d|-\d|\.\d)",
    yes=examples("0912-345-678 -> +886912345678"),
    no=["2009-345-678", "0912345678", "A0912-345-678"],
    needs=("09",),
)
def mobile_of_taiwan(match: Match) -> Placed[Phone] | None:
    """A mobile number as Taiwan prints it, in groups of four, three and three; nowhere else in the region are they grouped so."""
    return placed(match, e164("+886" + match[0][1:].replace("-", "")))


@PHONE_ABROAD.rule(
    r"(?<![\d.A-Za-z+\-])(?:1[- ])?(?:[(（](?P<area>[2-9]\d{2})[)）] ?|(?<=1[- ])(?P<area>[2-9]\d{2})-|(?P<area>(?![48]00)[2-9]\d{2})-)(?P<number>[2-9]\d{2}-\d{4})(?![\d%A-Za-z元]|-\d|\.\d)",
    yes=examples("""
        (650) 253-0000 -> +16502530000 | 1-650-253-0000 -> +16502530000 | 650-253-0000 -> +16502530000
    """),
    no=["650-253-000", "123-456-7890", "650-253-0000元", "999-253-0000"],
    needs=("-",),
)
def north_america(match: Match) -> Placed[Phone] | None:
    """A number of the North American plan that exists there, as it is printed there: (650) 253-0000."""
    known = library()
    try:
        parsed = known.parse(f"+1{match['area']}{match['number']}", None)
    except known.NumberParseException:
        return None
    return placed(match, e164(f"+1{match['area']}{match['number']}")) if known.is_valid_number(parsed) else None


@PHONE_ABROAD.rule(
    r"(?<![\d.A-Za-z+])(?:\+(?!86)|00[ -]?(?!86)(?=[1-9]\d{0,2}[ \-(]))\d{1,3}(?:[ \-().]{0,2}\d){6,12}(?!\d|\.\d)",
    yes=examples("""
        +1 650-253-0000 -> +16502530000 | +44 20 7946 0958 -> +442079460958 | +852 2345 6789 -> +85223456789 | +886 2 2345 6789 -> +886223456789 | +81 3-1234-5678 -> +81312345678 | 001-650-253-0000 -> +16502530000 | +1 (650) 253-0000. -> +16502530000
    """),
    no=["+123", "1+3+5", "+5%", "+2024", "00-123"],
    needs=("+", "00"),
)
def abroad(match: Match) -> Placed[Phone] | None:
    """A number with another country's code."""
    return placed(match, e164(match[0]))
