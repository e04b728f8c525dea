"""Charts: the four of every Steckbrief, by one rule, so that sheets compare."""

from collections.abc import Sequence

from data.catalogue import load_catalogue
from data.indicators import Indicator
from geo.areas import GERMANY, NIEDERSACHSEN, PARTNERS, REGION
from pages.exports.drawing import draw
from pages.exports.sheet.content import Drawing
from pages.figures import Figure
from pages.figures.bars import Bar, draw_bars
from pages.figures.lines import draw_lines
from pages.figures.theme import LIGHT
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui import captions
from pages.ui.charts import axis_of, in_order, lines_of, years_of
from pages.ui.pickers import area_name
from pages.ui.store import MEDIAN, newest, observe, observe_all

# The first of each that has a value for the area: the Hansestadt has none where only Kreise are published, and several
# areas together none where no rule allows a total.
SIDE_BY_SIDE = (("renewables_per_capita",), ("broadband_1000", "gp_density", "pv_per_1000"))
OVER_TIME = (("old_age_dependency", "population_density"), ("gdp_per_inhabitant", "unemployed_share"))
NO_BREAK = "\u00a0"  # names in two lines would need more height than there is
WIDTH, HEIGHT = 440, 195  # pixels; half the type area wide, letters of 14 are 8 pt high


def _drawing(indicator: Indicator, when: str, figure: Figure, *, sentence: str, text: Text) -> Drawing:
    figure.update_layout(height=HEIGHT)  # else it would be drawn at its height on the screen, and made smaller
    return Drawing(
        title=text.of(indicator.name),
        subtitle=f"{text.of(indicator.unit)}, {when}",
        sentence=sentence,
        svg=draw(figure, width=WIDTH, height=HEIGHT, alt=sentence),
    )


def _lines(indicator: Indicator, area: str, text: Text) -> Drawing:
    """The area over the years beside the median of the Kreise, Niedersachsen and Germany, where these have values."""
    every = {each: observe_all(indicator, each) for each in (area, MEDIAN, NIEDERSACHSEN, GERMANY)}
    points = {each: series for each, series in every.items() if any(o.value is not None for _, o in series)}
    years, lines = years_of(points), lines_of(points, area=area, text=text)
    sentence = captions.development(indicator, points, area=area, text=text)
    figure = draw_lines(lines, axis_of(indicator, years, text), text=text, theme=LIGHT, height=HEIGHT)
    return _drawing(indicator, f"{years[0]}–{years[-1]}", figure, sentence=sentence, text=text)


def _bars(indicator: Indicator, area: str, text: Text) -> Drawing:
    """The area beside the six, region, Niedersachsen and Germany, in its newest year, the highest first."""
    year = newest(indicator, area)
    beside = dict.fromkeys((area, *PARTNERS, REGION, NIEDERSACHSEN, GERMANY))
    observed = {each: observe(indicator, each, year) for each in beside}
    valued = {each: o for each, o in observed.items() if o.value is not None}
    chart = [
        Bar(
            area=each,
            name=area_name(each, text).replace(" ", NO_BREAK),
            observation=observed[each],
            quiet=each not in PARTNERS,
            strong=each == area,
            together=each != REGION and ("+" in each or "-" in each),
        )
        for each in in_order(valued)
    ]
    figure = draw_bars(chart, unit=text.of(indicator.unit), decimals=indicator.decimals, text=text, theme=LIGHT)
    sentence = captions.ranking(indicator, valued, year, area=area, text=text)
    return _drawing(indicator, year_label(indicator, year, text), figure, sentence=sentence, text=text)


def _first(keys: Sequence[str], area: str) -> Indicator:
    """The first indicator with a value for the area, else the first one."""
    offered = [load_catalogue()[key] for key in keys]
    return next((each for each in offered if observe(each, area, newest(each, area)).value is not None), offered[0])


def charted(area: str) -> list[Indicator]:
    """The indicators of the charts."""
    return [_first(keys, area) for keys in (*SIDE_BY_SIDE, *OVER_TIME)]


def charts(area: str, text: Text) -> list[Drawing]:
    """The four charts of an area, each with what it says."""
    beside, over_time = charted(area)[: len(SIDE_BY_SIDE)], charted(area)[len(SIDE_BY_SIDE) :]
    return [*(_bars(each, area, text) for each in beside), *(_lines(each, area, text) for each in over_time)]
