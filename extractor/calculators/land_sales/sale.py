"""What a notice of a land sale comes to: deposit, buildable area, price of floor and of land, terms and limits."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.calculators.land_sales.parcel import ParcelFacts, find_parcels
from extractor.calculators.land_sales.reckoning import AREA_UNITS, Extent, Known, Reckoning
from extractor.calculators.thing import bare
from extractor.figures import CalculationError, Reckoned, Step, Used, counting_unit, quantity_unit
from extractor.models import Document, Money, Number, Quantity, Record

_LIMITS = ("plot_ratio", "building_density", "building_height", "green_ratio")
_LAND_AREA = ("出让", "土地", "用地", "宗地")


class LeaseTerm(Record):
    """How long the land may be used, as an ISO 8601 duration; `use` is the purpose, None where one term holds for all."""

    use: str | None
    term: str


class Limit(Record):
    """What may or must be built: the notice's word for it and the short form of its value."""

    metric: str
    value: str


class Parcel(Reckoned):
    """A parcel for sale. Areas in m², money in `currency`; `stated_floor_price` is the notice's own, by m² of floor; `missing` says what cannot be reckoned, and for want of what."""

    name: str
    document: str
    uses: list[str]
    currency: str | None
    area: Number | None
    starting_price: Number | None
    deposit: Number | None
    deposit_share: Number | None
    plot_ratio: Extent | None
    buildable_area: Extent | None
    floor_price: Extent | None
    stated_floor_price: Number | None = None
    price_per_square_metre: Number | None
    price_per_mu: Number | None
    terms: list[LeaseTerm]
    limits: list[Limit]
    missing: list[str]
    steps: list[Step]
    used: list[Used]


def land(documents: Document | Iterable[Document], site: str | None = None) -> list[Parcel]:
    """The parcels of the notices among the documents, in reading order; with `site` those whose name or row holds it.

    The floor price (楼面价) is the starting price by square metre of buildable area; over a range of plot ratios it falls as the ratio grows. Prices are rounded
    to 0.01, shares to 6 places, half to even. Raises CalculationError where there is no parcel, or none of that name; `stated` lists those there are.
    """
    parcels = find_parcels(documents)
    if not parcels:
        raise CalculationError(
            "no parcel of land is stated: nothing has a plot ratio, a starting price or a lease term"
        )
    if site is not None:
        wanted = bare(site)
        chosen = [one for one in parcels if any(wanted in bare(text) for text in [one.name, *one.cells.values()])]
        if not chosen:
            raise CalculationError(f"no parcel is called {site}", [one.name for one in parcels])
        parcels = chosen
    return [_parcel(facts) for facts in parcels]


def _parcel(facts: ParcelFacts) -> Parcel:
    work = Reckoning()
    stated_area, ratio = _area(facts), _plot_ratio(facts)
    price, deposit = _money(facts, "starting_price"), _money(facts, "deposit_required")
    unit_price, _ = _by_area(facts)
    currency = next((money.currency for money in (price, unit_price, deposit) if money is not None), None)
    paid = _known(deposit)
    area = work.area(stated_area.value, counting_unit(stated_area), stated_area.modifier) if stated_area else None
    start = _known(price) or work.whole(*_by_area(facts), area)
    no_price, no_area = "" if start else "no starting price", "" if area else "no area"
    no_ratio, no_deposit = "" if ratio else "no plot ratio", "" if paid else "no deposit"
    if price and deposit and price.currency != deposit.currency:
        paid, no_deposit = None, f"the deposit is in {deposit.currency}"
    share = work.divide("deposit share of the starting price", paid, start, _lacks(no_deposit, no_price), None, 6)
    floor = work.buildable(area, ratio, _lacks(no_area, no_ratio))
    floor_price = work.floor_price(start, floor, _lacks(no_price, no_area, no_ratio), f"{currency}/m2")
    by_metre = work.divide("price per m² of land", start, area, _lacks(no_price, no_area), f"{currency}/m2", 2)
    by_mu = work.by_mu(start, area, _lacks(no_price, no_area), f"{currency}/亩")
    return Parcel(
        name=facts.name,
        document=facts.used[0].document,
        uses=facts.uses,
        currency=currency,
        area=area.number if area else None,
        starting_price=start.number if start else None,
        deposit=deposit.amount if deposit else None,
        deposit_share=share,
        plot_ratio=ratio,
        buildable_area=floor,
        floor_price=floor_price,
        stated_floor_price=_stated_floor_price(facts),
        price_per_square_metre=by_metre,
        price_per_mu=by_mu,
        terms=_terms(facts),
        limits=[
            Limit(metric=used.fact.metric, value=str(used.fact.value)) for code in _LIMITS for used in facts.of(code)
        ],
        missing=work.missing + ([] if facts.terms else ["lease terms: none is stated"]),
        steps=work.steps,
        used=facts.used,
    )


def _lacks(*reasons: str) -> str:
    given = [reason for reason in reasons if reason]
    return f"{' and '.join(given)} is stated" if given and all(r.startswith("no ") for r in given) else "; ".join(given)


def _money(facts: ParcelFacts, code: str) -> Money | None:
    """The sum for the whole parcel; a price by area is none."""
    values = [used.fact.value for used in facts.of(code)]
    return next((value for value in values if isinstance(value, Money) and not value.per and value.upper is None), None)


def _by_area(facts: ParcelFacts) -> tuple[Money | None, str]:
    """The starting price where it is told by area of land (元/平方米, 万元/亩), and that unit."""
    for used in facts.of("starting_price"):
        value = used.fact.value
        if isinstance(value, Money) and value.upper is None and len(value.per) == 1 and value.per[0] in AREA_UNITS:
            return value, value.per[0]
    return None, ""


def _stated_floor_price(facts: ParcelFacts) -> Number | None:
    values = [used.fact.value for used in facts.used if "楼面" in used.fact.metric]
    return next((v.amount for v in values if isinstance(v, Money) and v.per in (["square_metre"], [])), None)


def _known(money: Money | None) -> Known | None:
    return None if money is None else Known(money.amount, money.modifier)


def _area(facts: ParcelFacts) -> Quantity | None:
    """The land's area; where several areas are stated, the one that is called the land's."""
    areas = [
        (used.fact.metric, used.fact.value)
        for used in facts.of("area")
        if isinstance(used.fact.value, Quantity) and quantity_unit(counting_unit(used.fact.value)).base == "m2"
    ]
    called = [area for area in areas if any(word in area[0] for word in _LAND_AREA)]
    return next((value for _, value in called or areas), None)


def _plot_ratio(facts: ParcelFacts) -> Extent | None:
    for used in facts.of("plot_ratio"):
        value = used.fact.value
        if isinstance(value, Quantity) and value.value:
            high = value.upper if value.upper is not None else value.value
            return Extent(low=value.value, high=high, unit=None, modifier=value.modifier)
    return None


def _terms(facts: ParcelFacts) -> list[LeaseTerm]:
    single = facts.uses[0] if len(facts.uses) == 1 else None
    terms = []
    for used in facts.terms:
        item = used.fact.qualifiers.get("item")
        # The row's own head, the parcel's number, is an item too.
        use = item if item is not None and any(item in each or each in item for each in facts.uses) else single
        terms.append(LeaseTerm(use=use, term=str(used.fact.value)))
    return terms
