"""Numbers: the values of charts as tables of words, each with a flag or the reason why there is none."""

from collections.abc import Iterable, Sequence

import pandas as pd

from data.indicators import Indicator
from data.observations import Observation
from data.ranks import rank
from geo.areas import BENCHMARKS, PARTNERS, REGION, load_areas
from pages.text import Text
from pages.ui.pickers import area_name, period, year_label
from pages.ui.store import observe, panel, years
from pages.ui.tables import Table


def districts_table(indicator: Indicator, year: int, text: Text) -> pd.DataFrame:
    """All Kreise with rank and value, the first rank on top."""
    every = panel(indicator.id)
    found = [(rank(every, a, year=year, direction=indicator.direction), a) for a in every.districts(year)]
    placed = sorted((r.place, a) for r, a in found if r)
    return pd.DataFrame(
        {
            text("table.rank"): [place for place, _ in placed],
            text("table.area"): [text.of(load_areas()[a].names) for _, a in placed],
            text.of(indicator.unit): [text.number(every.districts(year)[a], indicator.decimals) for _, a in placed],
        }
    ).set_index(text("table.rank"))


def cells(observations: Iterable[Observation], decimals: int, text: Text) -> list[str]:
    """Values as they are written, or in a word why there is none."""
    return [
        text.number(o.value, decimals) if o.value is not None else text(f"flag.{o.flag}.short") for o in observations
    ]


def year_table(indicator: Indicator, year: int, text: Text) -> Table:
    """Areas with value, flag and rank in one year."""
    shown = [*PARTNERS, REGION, *BENCHMARKS]
    observed = [observe(indicator, each, year) for each in shown]
    places = [rank(panel(indicator.id), each, year=year, direction=indicator.direction) for each in shown]
    when = year_label(indicator, year, text)
    frame = pd.DataFrame(
        {
            f"{text.of(indicator.unit)}, {when}": cells(observed, indicator.decimals, text),
            text("table.flag"): [text(f"flag.{o.flag}.long") for o in observed],
            text("table.rank"): [text("chart.place", place=r.place, of=r.of) if r else "–" for r in places],
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
