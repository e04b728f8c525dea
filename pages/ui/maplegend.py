"""The legend of a map: what its colours and hatches mean, where its limits come from, at rest and while it plays."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from data.classes import Classes, Method, fixed
from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import Observation
from geo.areas import BENCHMARKS, PARTNERS
from pages.exports.exhibit import Swatch
from pages.figures.theme import Theme, tones
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui.benchmarks import reference_of
from pages.ui.blocks import legend, measure, theme
from pages.ui.pickers import area_name
from pages.ui.store import limits, observe, panel, years

UNCLASSED = 2  # the place in the palette of all values where there are no classes
REMARKED = frozenset({Flag.NOT_COMPARABLE, Flag.ESTIMATED, Flag.PROVISIONAL})
# CSS of a hatched swatch
HATCH = "repeating-linear-gradient(45deg,{ground} 0 4px,{line} 4px 6px)"


class Entry(NamedTuple):
    """An entry of a map's legend: its words and the place of its colour in the palette, none without a class."""

    words: str
    place: int | None
    is_hatched: bool = False


Legend = tuple[list[Entry], str]  # and its note


def tones_of(found: Classes) -> list[int]:
    """The places in the palette of all classes, lowest first."""
    return tones(len(found.limits) + 1, below_zero=found.below_zero)


def class_entries(found: Classes | None, decimals: int, text: Text) -> list[Entry]:
    """The classes between their limits, lowest first; one of all values where there are no limits."""
    if found is None or not found.limits:
        return [Entry(text("map.has_value"), UNCLASSED)]
    edges = [text.number(limit, decimals) for limit in found.limits]
    words = [text("map.below", value=edges[0])]
    words += [text("map.between", low=low, high=high) for low, high in pairwise(edges)]
    return list(map(Entry, [*words, text("map.above", value=edges[-1])], tones_of(found)))


def missing_entry(text: Text, *, is_off: bool = False) -> Entry:
    """An area without a value, or, if there `is_off` a value, with one that does not compare."""
    return Entry(text("map.missing_or_off" if is_off else "map.missing"), None, is_hatched=True)


def swatches(entries: Iterable[Entry], theme: Theme) -> list[Swatch]:
    """Entries in the colours of a theme."""
    return [
        Swatch(
            fill=theme.context if each.place is None else theme.palette[each.place],
            words=each.words,
            is_hatched=each.is_hatched,
        )
        for each in entries
    ]


def map_legend(entries: Iterable[Entry], *, heading: str, note: str, playing: Legend | None = None) -> None:
    """The legend below a map; `playing` takes the place of its entries while the map plays through the years."""
    colours = theme()

    def drawn(entries: Iterable[Entry]) -> list[tuple[str, str]]:
        return [
            (HATCH.format(ground=each.fill, line=colours.quiet) if each.is_hatched else each.fill, each.words)
            for each in swatches(entries, colours)
        ]

    legend(drawn(entries), heading=heading, note=note, playing=(drawn(playing[0]), playing[1]) if playing else None)


def _observed(indicator: Indicator, shown: Iterable[int]) -> list[Observation]:
    """The values of the six in some years."""
    every = (observe(indicator, area, year) for area in PARTNERS for year in shown)
    return [observation for observation in every if observation.value is not None]


def _origin(indicator: Indicator, method: Method, year: int, text: Text) -> str:
    """In words where the limits of the classes come from, or why there are none."""
    found = limits(indicator, method, year)
    if found is None:
        return text("map.few_compare" if panel(indicator.id).districts(year) else "map.no_classes")
    form = "even" if found.are_fifths or method in (Method.EQUAL, Method.PUBLISHER) else "uneven"
    share = text.measure(100 * found.largest, 0, unit="%")
    when = year_label(indicator, year, text)
    said = text(f"classes.{method}.{form}", districts=found.districts, year=when, share=share)
    return f"{said} {text('classes.signed')}" if found.is_signed else said


def entries_of(indicator: Indicator, year: int, *, method: Method, moves: bool, text: Text) -> list[Entry]:
    """Each class, a missing value, and a remarked one where there is one; if the map moves, in any of its years."""
    flags = {observation.flag for observation in _observed(indicator, years(indicator) if moves else (year,))}
    entries = class_entries(limits(indicator, method, year), indicator.decimals, text)
    entries.append(missing_entry(text, is_off=Flag.NOT_COMPARABLE in flags))
    if flags & REMARKED - {Flag.NOT_COMPARABLE}:
        entries.append(Entry(text("map.remarked"), UNCLASSED, is_hatched=True))
    return entries


def _comparison(indicator: Indicator, year: int, *, area: str, text: Text) -> str:
    """The chosen benchmark, Länder and Germany, each with its value or the word that it has none; "" for counts."""
    if indicator.aggregation.rule is Rule.SUM:
        return ""
    beside = [each for each in dict.fromkeys((reference_of(indicator, area), *BENCHMARKS)) if each]
    observed = {each: observe(indicator, each, year) for each in beside}
    if all(o.value is None for o in observed.values()):
        return text("map.no_compare")
    words = text("map.compare", year=year_label(indicator, year, text))
    return f"{words}: {' · '.join(f'{area_name(a, text)} {measure(indicator, o, text)}' for a, o in observed.items())}."


def map_note(indicator: Indicator, year: int, *, area: str, method: Method, text: Text) -> str:
    """The values to compare with, that the Landkreis includes its city, and where the limits come from."""
    comparison = _comparison(indicator, year, area=area, text=text)
    return f"{comparison} {text('map.with_city_note')} {_origin(indicator, method, year, text)}".strip()


def while_playing(indicator: Indicator, year: int, *, method: Method, text: Text) -> Legend | None:
    """The legend while the years pass: limits that stay; None where those of the map at rest stay, too."""
    kept = fixed(method)
    if kept is method:
        return None
    entries = entries_of(indicator, year, method=kept, moves=True, text=text)
    return entries, f"{text('map.playing')} {_origin(indicator, kept, year, text)}"
