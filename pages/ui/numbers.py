"""Numbers: the values of charts as tables of words, each with a flag or the reason why there is none."""

from collections.abc import Iterable, Sequence

import pandas as pd

from data.indicators import Indicator
from data.observations import Observation
from data.ranks import rank
from geo.areas import BENCHMARKS, PARTNERS, REGION, load_areas
from pages.figures.labels import label
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui.benchmarks import reference_of
from pages.ui.pickers import area_name, chosen_area, period
from pages.ui.store import observe, panel, years
from pages.ui.tables import Table


def districts_table(indicator: Indicator, year: int, text: Text) -> pd.DataFrame:
    """All Kreise with rank, value and flag, the first rank on top; at the end those that have no rank."""
    every = panel(indicator.id)
    found = {a: rank(every, a, year=year, direction=indicator.direction) for a in every.districts(year)}
    placed = sorted(found, key=lambda a: (found[a] is None, place.place if (place := found[a]) else 0, a))
    observed = [every.at(a, year) for a in placed]
    return pd.DataFrame(
        {
            text("table.rank"): pd.array([place.place if (place := found[a]) else None for a in placed], dtype="Int64"),
            text("table.area"): [text.of(load_areas()[a].names) for a in placed],
            text.of(indicator.unit): cells(observed, indicator.decimals, text),
            text("table.flag"): [text(f"flag.{each.flag}.long") for each in observed],
        }
    ).set_index(text("table.rank"))


def cells(observations: Iterable[Observation], decimals: int, text: Text) -> list[str]:
    """Values as they are written, with * for a reservation, or in a word why there is none."""
    return [label(each, unit="", decimals=decimals, text=text) for each in observations]


def year_table(indicator: Indicator, year: int, text: Text) -> Table:
    """Areas with value, flag and rank in one year, the chosen benchmark among them."""
    beside = reference_of(indicator, chosen_area())
    shown = list(dict.fromkeys((*PARTNERS, REGION, *([beside] if beside else []), *BENCHMARKS)))
    observed = [observe(indicator, each, year) for each in shown]
    places = [rank(panel(indicator.id), each, year=year, direction=indicator.direction) for each in shown]
    when = year_label(indicator, year, text)
    frame = pd.DataFrame(
        {
            f"{text.of(indicator.unit)}, {when}": cells(observed, indicator.decimals, text),
            text("table.flag"): [text(f"flag.{o.flag}.long") for o in observed],
            text("table.rank"): [
                text("chart.place", place=text.ordinal(each.place), of=each.of) if each else "–" for each in places
            ],
        },
        index=pd.Index([area_name(each, text) for each in shown], name=text("table.area")),
    )
    return Table(cells=frame, caption=f"{text.of(indicator.name)}, {when}", rows=shown)


def series_table(indicator: Indicator, areas: Sequence[str], text: Text) -> Table:
    """Years as rows, areas, region and benchmarks as columns."""
    shown = [*areas, REGION, *BENCHMARKS]
    every = years(indicator)
    columns = {
        area_name(each, text): cells([observe(indicator, each, year) for year in every], indicator.decimals, text)
        for each in shown
    }
    index = pd.Index([year_label(indicator, year, text) for year in every], name=text("table.year"))
    caption = f"{text.of(indicator.name)}, {period(indicator, text)}"
    return Table(cells=pd.DataFrame(columns, index=index), caption=caption, columns=shown)
