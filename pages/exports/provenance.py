"""Provenance: who published exported figures, under which licence, how they are defined and cited."""

from collections.abc import Iterable

from data.catalogue import load_catalogue, source_ids
from data.indicators import Indicator, Remark, Rule
from data.sources import Source, load_sources
from geo.areas import load_areas
from pages.text import Text
from pages.text.rules import fluctuating, rule


def sources(indicators: Iterable[Indicator]) -> tuple[Source, ...]:
    """Every source of some indicators once, in the order of the indicators."""
    catalogue = load_catalogue()
    keys = dict.fromkeys(key for indicator in indicators for key in source_ids(indicator, catalogue))
    return tuple(load_sources()[key] for key in keys)


def is_computed(indicator: Indicator, area: str) -> bool:
    """Whether a value is calculated here: a ratio from its parts, or a total or middle of several areas."""
    is_ratio = indicator.aggregation.rule is Rule.RATIO and not (indicator.series or indicator.terms)
    return is_ratio or area not in load_areas()


def cited(indicators: Iterable[Indicator], text: Text, *, computed: bool) -> str:
    """The citations of some indicators' sources, with a remark where values are calculated here."""
    citations = list(dict.fromkeys(source.citation for source in sources(indicators)))
    return "; ".join([*citations, text("source.computed")] if computed else citations)


def licences(indicators: Iterable[Indicator]) -> dict[str, str]:
    """The licences of some indicators' sources: name → address."""
    return {source.licence: source.licence_url for source in sources(indicators)}


def _remark(remark: Remark, text: Text) -> str:
    about = [*map(str, remark.years), *(text.of(load_areas()[area].names) for area in remark.areas)]
    return f"{', '.join(about)}: {text.of(remark.text)}" if about else text.of(remark.text)


def _reference(indicator: Indicator, text: Text) -> str:
    """To which day or period values belong, whether their year is that of an edition, and whether they fluctuate."""
    told = text.of(indicator.reference) if indicator.reference else ""
    if indicator.fluctuation:
        return f"{told}. {fluctuating(indicator, text)}".removeprefix(". ")
    return f"{told} {text('downloads.edition')}".strip() if indicator.year_is_edition else told


def definition(indicator: Indicator, text: Text) -> dict[str, str]:
    """Everything declared of an indicator that a reader of its values needs, by id of `export.definition`."""
    breaks = [f"{text('definition.break', year=each.year)}: {text.of(each.cause)}" for each in indicator.breaks]
    return {
        "indicator": indicator.id,
        "name": text.of(indicator.name),
        "field": text(f"field.{indicator.field}.name"),
        "definition": text.of(indicator.definition),
        "unit": text.of(indicator.unit),
        "reference": _reference(indicator, text),
        "direction": text(f"direction.{indicator.direction}"),
        "rule": rule(indicator, text),
        "breaks": " ".join(breaks),
        "remarks": " ".join(_remark(each, text) for each in indicator.remarks),
        "sources": ", ".join(source.id for source in sources([indicator])),
    }


def described(source: Source, text: Text) -> dict[str, str]:
    """A source as it is cited, by id of `export.source`."""
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": text.of(source.title),
        "citation": source.citation,
        "licence": source.licence,
        "licence_url": source.licence_url,
        "url": source.url,
        "retrieved": text.date(source.retrieved),
    }
