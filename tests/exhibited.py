"""Exhibits for the tests of what is taken along: charts of each kind from the figures of the store."""

from collections.abc import Sequence
from dataclasses import replace

from data.catalogue import load_catalogue
from data.classes import Method
from data.indicators import Indicator
from geo.areas import GERMANY, NIEDERSACHSEN, PARTNERS, REGION, kreis_ids, load_areas
from pages.exports.exhibit import Exhibit, MapPicture
from pages.figures import Figure
from pages.figures.bars import Bar, draw_bars
from pages.figures.comparison import draw_comparison
from pages.figures.lines import Axis, Line, draw_lines
from pages.figures.map import Stand
from pages.figures.network import Node, Tie, draw_network
from pages.figures.panels import draw_panels
from pages.figures.quotients import Quotient, draw_quotients
from pages.figures.scales import Scale
from pages.figures.scatter import Dot, draw_scatter
from pages.figures.shift import Shift, Span, draw_shift
from pages.figures.spans import Span as Project
from pages.figures.strip import Tick, draw_strip
from pages.figures.theme import LIGHT
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui.mapblock import patches
from pages.ui.maplegend import class_entries, missing_entry, swatches
from pages.ui.pickers import area_name
from pages.ui.store import limits, middle_half, observe, observe_all, panel, years

BESIDE = (NIEDERSACHSEN, GERMANY)
LOOKED_AT = "03354"


def exhibit(indicator: Indicator, picture: Figure | MapPicture, *, key: str, when: str, text: Text) -> Exhibit:
    name = text.of(indicator.name)
    return Exhibit(
        key=key,
        title=name,
        subtitle=f"{text.of(indicator.unit)} · {when}",
        sentence=f"{name}: {area_name(LOOKED_AT, text)}, {when}.",
        picture=picture,
        source=f"{text('source.label')}: Statistische Ämter des Bundes und der Länder (dl-de/by-2-0; Stand 2024)",
        notes=(text.of(indicator.definition), text(f"direction.{indicator.direction}")),
        address=f"karte?indicator={indicator.id}&lang={text.language}",
    )


def lines_of(indicator: Indicator, areas: Sequence[str], text: Text) -> tuple[list[Line], Axis]:
    lines = [
        Line(
            area=each,
            name=area_name(each, text),
            points=observe_all(indicator, each),
            quiet=each in BESIDE,
            strong=each == LOOKED_AT,
        )
        for each in areas
    ]
    lines = [line for line in lines if any(o.value is not None for _, o in line.points)]
    shown = sorted({year for line in lines for year, o in line.points if o.value is not None})
    breaks = [gap.year for gap in indicator.breaks]
    return lines, Axis(unit=text.of(indicator.unit), decimals=indicator.decimals, years=shown, breaks=breaks)


def lines(id_: str, text: Text, *, spans: Sequence[Project] = ()) -> Exhibit:
    indicator = load_catalogue()[id_]
    found, axis = lines_of(indicator, (*PARTNERS, *BESIDE), text)
    drawn = draw_lines(found, axis, text=text, theme=LIGHT, spans=spans)
    return exhibit(indicator, drawn, key="lines", when=f"{axis.years[0]}–{axis.years[-1]}", text=text)


def panels(id_: str, text: Text) -> Exhibit:
    indicator = load_catalogue()[id_]
    found, axis = lines_of(indicator, (*PARTNERS, NIEDERSACHSEN), text)
    drawn = draw_panels(found, axis, columns=2, text=text, theme=LIGHT)
    return exhibit(indicator, drawn, key="panels", when=f"{axis.years[0]}–{axis.years[-1]}", text=text)


def bars_of(indicator: Indicator, year: int, text: Text) -> list[Bar]:
    return [
        Bar(
            area=each,
            name=area_name(each, text),
            observation=observe(indicator, each, year),
            quiet=each in BESIDE,
            strong=each == LOOKED_AT,
        )
        for each in (*PARTNERS, REGION, *BESIDE)
    ]


def bars(id_: str, text: Text, *, year: int = 0) -> Exhibit:
    indicator = load_catalogue()[id_]
    year = year or years(indicator)[-1]
    unit, decimals = text.of(indicator.unit), indicator.decimals
    drawn = draw_bars(bars_of(indicator, year, text), unit=unit, decimals=decimals, text=text, theme=LIGHT)
    return exhibit(indicator, drawn, key="ranking", when=year_label(indicator, year, text), text=text)


def comparison(id_: str, text: Text) -> Exhibit:
    indicator = load_catalogue()[id_]
    year = years(indicator)[-1]
    middle = middle_half(indicator, year)
    unit, decimals = text.of(indicator.unit), indicator.decimals
    found = bars_of(indicator, year, text)
    drawn = draw_comparison(found, middle, unit=unit, decimals=decimals, text=text, theme=LIGHT)
    return exhibit(indicator, drawn, key="side", when=year_label(indicator, year, text), text=text)


def strip(id_: str, text: Text) -> Exhibit:
    indicator = load_catalogue()[id_]
    year = max(each for each in years(indicator) if len(panel(id_).compared(each)) > 350)
    values = {each: observe(indicator, each, year).value for each in dict.fromkeys((*kreis_ids(), *PARTNERS))}
    ticks = [
        Tick(
            area=each,
            name=area_name(each, text) if each in PARTNERS else text.of(load_areas()[each].names),
            value=value,
            words=f"{text.of(load_areas()[each].names)}: {value}",
            partner=each in PARTNERS,
        )
        for each, value in values.items()
        if value is not None
    ]
    drawn = draw_strip(ticks, decimals=indicator.decimals, strong=LOOKED_AT, text=text, theme=LIGHT)
    return exhibit(indicator, drawn, key="strip", when=year_label(indicator, year, text), text=text)


def scatter(first: str, second: str, text: Text) -> Exhibit:
    one, other = load_catalogue()[first], load_catalogue()[second]
    year, other_year = years(one)[-1], years(other)[-1]
    dots = [
        Dot(
            area=each,
            name=area_name(each, text),
            x=panel(first).at(each, year) if each in kreis_ids() else observe(one, each, year),
            y=panel(second).at(each, other_year) if each in kreis_ids() else observe(other, each, other_year),
            district=each in kreis_ids(),
            named=each in PARTNERS,
            strong=each == LOOKED_AT,
        )
        for each in dict.fromkeys((*kreis_ids(), *PARTNERS))
    ]
    scales = [
        Scale(name=text.of(i.name), unit=text.of(i.unit), decimals=i.decimals, when=str(y))
        for i, y in ((one, year), (other, other_year))
    ]
    drawn = draw_scatter(dots, *scales, text=text, theme=LIGHT)
    found = exhibit(one, drawn, key="cloud", when=str(year), text=text)
    return replace(found, title=f"{text.of(one.name)} / {text.of(other.name)}")


def shift(id_: str, text: Text) -> Exhibit:
    indicator = load_catalogue()[id_]
    since, until = years(indicator)[0], years(indicator)[-1]
    shifts = [
        Shift(
            area=each,
            name=area_name(each, text),
            first=observe(indicator, each, since),
            last=observe(indicator, each, until),
            quiet=each in BESIDE,
            strong=each == LOOKED_AT,
        )
        for each in (*PARTNERS, REGION, *BESIDE)
    ]
    unit = text.of(indicator.unit)
    span = Span(first=str(since), last=str(until), unit=unit, decimals=indicator.decimals)
    drawn = draw_shift(shifts, span, text=text, theme=LIGHT)
    return exhibit(indicator, drawn, key="shift", when=f"{since} → {until}", text=text)


def quotients(text: Text) -> Exhibit:
    indicator = load_catalogue()["ict_employees_share"]
    year = years(indicator)[-1]
    rows = [
        Quotient(
            area=each,
            name=area_name(each, text),
            nation=observe(indicator, each, year),
            land=observe(indicator, each, year),
            strong=each == LOOKED_AT,
        )
        for each in PARTNERS
    ]
    drawn = draw_quotients(rows, text=text, theme=LIGHT)
    return exhibit(indicator, drawn, key="specialisation", when=str(year), text=text)


def network(text: Text) -> Exhibit:
    names = ("Landkreis Harburg", "Leuphana", "Süderelbe AG", "HVV")
    nodes = [Node(id=name, name=name, words=name, projects=2, is_lead=name == "HVV") for name in names]
    ties = [Tie(first=names[0], second=each, weight=1, is_led=False, words=each) for each in names[1:]]
    indicator = load_catalogue()["population"]
    found = exhibit(indicator, draw_network(nodes, ties, theme=LIGHT), key="network", when="2024", text=text)
    return replace(found, title="Netzwerk" if text.language == "de" else "Network")


def map_of(id_: str, text: Text, *, year: int = 0) -> Exhibit:
    indicator = load_catalogue()[id_]
    year = year or years(indicator)[-1]
    entries = [*class_entries(limits(indicator, Method.YEAR, year), indicator.decimals, text), missing_entry(text)]
    drawn = [
        replace(patch, selected=patch.area == LOOKED_AT)
        for patch in patches(indicator, year, method=Method.YEAR, text=text)
    ]
    label = year_label(indicator, year, text)
    picture = MapPicture(
        patches=drawn,
        stand=Stand(name=text.of(indicator.name), year=year, label=label, view="test"),
        legend=swatches(entries, LIGHT),
        heading=text.of(indicator.unit),
        note=text("map.with_city_note"),
    )
    return exhibit(indicator, picture, key="map", when=label, text=text)
