"""Trends: the picker of one of the three, and the development of the region beside Niedersachsen and Germany."""

from data.catalogue import load_catalogue
from data.indicators import Indicator
from data.trends import TRENDS
from geo.areas import BENCHMARKS, GERMANY, NIEDERSACHSEN, PARTNERS, REGION
from pages.text import Text
from pages.ui import captions, keyfigures
from pages.ui.benchmarks import reference_of
from pages.ui.blocks import below, said, title
from pages.ui.charts import Written, development
from pages.ui.numbers import series_table
from pages.ui.pickers import area_name, period
from pages.ui.store import newest, observe_all
from pages.ui.widgets import SEGMENTS, Picker


def pick_trend(text: Text) -> str:
    """One of the three trends; the first without a choice."""
    picker = Picker(SEGMENTS, "trend", TRENDS, text("trends.pick"), lambda trend: text(f"trends.{trend}.name"))
    return picker.pick(next(iter(TRENDS)), text)


def is_valued(indicator: Indicator, area: str) -> bool:
    """Whether an area has a value in any year."""
    return any(observation.value is not None for _, observation in observe_all(indicator, area))


def indicators_of(trend: str) -> list[Indicator]:
    """The indicators of a trend, in declared order."""
    return [load_catalogue()[key] for key in TRENDS[trend]]


def shown_areas(indicator: Indicator, area: str) -> list[str]:
    """The looked-at area and the region; where neither has a value the six; beside them what they compare with."""
    own = [each for each in dict.fromkeys((area, REGION)) if is_valued(indicator, each)]
    own = own or [each for each in PARTNERS if is_valued(indicator, each)]
    beside = [each for each in (NIEDERSACHSEN, GERMANY) if is_valued(indicator, each)]
    chosen = reference_of(indicator, own[0]) if own else ""
    if chosen and is_valued(indicator, chosen):
        beside.append(chosen)
    return list(dict.fromkeys([*own, *beside]))


def missing(indicator: Indicator, area: str, text: Text) -> str:
    """For whom there is no value and why, and who is shown; nothing where the area and the region have values."""
    without = [each for each in dict.fromkeys((area, REGION)) if not is_valued(indicator, each)]
    if not without:
        return ""
    reasons = [f"{area_name(each, text)}: {keyfigures.missing(indicator, each, text)}" for each in without]
    names = ", ".join(area_name(each, text) for each in shown_areas(indicator, area))
    return " ".join([*reasons, text("trends.shown", areas=names)])


def trend_chart(indicator: Indicator, *, area: str, text: Text) -> None:
    """An indicator over the years, with its sentence, source, definition and table."""
    title(indicator, period(indicator, text), text)
    shown = shown_areas(indicator, area)
    if note := missing(indicator, area, text):
        said(note)
    if set(PARTNERS) <= set(shown):  # no one of the six stands for all
        said(captions.spread(indicator, PARTNERS, newest(indicator), area=area, text=text))
    points = {each: observe_all(indicator, each) for each in shown}
    # Of a national series the sentence tells of Germany, and of Niedersachsen beside it.
    own = GERMANY if shown[0] in BENCHMARKS else shown[0]
    written = Written(text.of(indicator.unit), indicator.decimals)
    development(indicator, points, written=written, area=own, key=indicator.id, text=text)
    beside = [each for each in shown if each not in (REGION, *BENCHMARKS)]
    below(indicator, series_table(indicator, beside, text), text)
