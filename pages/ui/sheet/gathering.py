"""Gathering: all that stands on the Steckbrief of an area, a region or several areas together."""

import datetime
from io import BytesIO
from urllib.parse import urlencode

import segno

from data.catalogue import load_catalogue
from geo.areas import HAMBURG, HANSESTADT, PARTNERS, REGION, find, load_areas
from geo.composition import LANDKREIS, REST, composition
from geo.outlines import ATTRIBUTION, LICENCE, load_outlines
from pages import URLS
from pages.exports.sheet.content import Drawing, Sheet
from pages.figures.locator import CITY, draw_locator
from pages.figures.theme import LIGHT
from pages.text import Text
from pages.text.places import joined
from pages.ui import captions
from pages.ui.benchmarks import DEFAULT, fixed
from pages.ui.findings import finding
from pages.ui.pickers import area_name
from pages.ui.sheet.activities import activities
from pages.ui.sheet.charts import charted, charts
from pages.ui.sheet.rows import blocks, definitions, licences, together, valued
from pages.ui.verdict import said as verdict_said
from pages.ui.verdict import verdict


def full_name(area: str, text: Text) -> str:
    """An area as the title of a sheet: several together by all their names."""
    if area in (REGION, REST):
        return area_name(area, text)
    parts = composition(area)
    rest = {LANDKREIS: area_name(REST, text)} if HANSESTADT in parts.minus else {}
    return joined([rest.get(each) or text.of(find(each).names) for each in parts.plus], text)


def live(area: str, text: Text) -> str:
    """The address of the page that shows what the sheet shows, below that of the app."""
    if area == REGION or area in PARTNERS:
        return f"{URLS['area']}?{urlencode({'area': area, 'lang': text.language})}"
    parts = [REST if each == LANDKREIS and composition(area).minus else each for each in composition(area).plus]
    return f"{URLS['compare']}?{urlencode({'areas': ','.join(parts), 'lang': text.language}, safe=',')}"


def _facts(area: str, text: Text) -> str:
    """Official key, NUTS code and size of an area, or the size of several; what belongs to it and what does not."""
    parts = composition(area)
    sizes = [find(each).area_km2 for each in parts.plus] + [-find(each).area_km2 for each in parts.minus]
    size = text.number(sum(sizes), 1)
    if area == REGION:
        return text("profile.whole", size=size)
    codes = []
    if area in load_areas():
        nuts = find(area).nuts
        codes = [f"AGS {area}", *([f"NUTS 3 {nuts}"] if nuts else [])]
    facts = " · ".join([*codes, text("profile.size", size=size)])
    if area == HANSESTADT:
        return f"{facts}. {text('profile.city')}"
    has_city = LANDKREIS in parts.plus and not parts.minus
    return f"{facts}. {text('map.with_city_note')}" if has_city else facts


def _marked(area: str) -> set[str]:
    """The shapes of an area: those of the Landkreis and of its Hansestadt are two on the map."""
    parts = composition(area)
    shapes = {*parts.plus, *([HANSESTADT] if LANDKREIS in parts.plus else [])}
    return shapes - set(parts.minus)


def _map(area: str, text: Text) -> Drawing:
    names = {each: area_name(each, text) for each in PARTNERS} | {CITY: area_name(HAMBURG, text)}
    names["03355"] = text("sheet.map_lueneburg")
    title = full_name(area, text)
    return Drawing(
        title=title,
        subtitle=text("sheet.map"),
        sentence=text("sheet.map_alt", area=title),
        svg=draw_locator(load_outlines(), _marked(area), names=names, theme=LIGHT),
    )


def _qr(address: str) -> str:
    """A QR code as SVG, with the quiet margin that its standard asks for."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=4, border=4, xmldecl=False, light="#fff")
    return drawn.getvalue().decode()


@fixed(DEFAULT)
def gather(area: str, text: Text, *, home: str, version: str, date: str) -> Sheet:
    """The sheet of an area, of the region or of several areas together, in the language of `text`.

    `home` is the address of the app with a slash at its end, `version` that of the data, `date` an ISO day.

    Raises:
        UnknownAreaError: no such area.
    """
    said = valued(area, charted(area))
    address = f"{home}{live(area, text)}"
    projects, note = activities(area, text, today=datetime.date.fromisoformat(date))
    return Sheet(
        area=area,
        title=full_name(area, text),
        facts=_facts(area, text),
        lead=captions.level(finding(load_catalogue()["population"], area), text),
        glance=[verdict_said(verdict(area), text)],
        map=_map(area, text),
        blocks=blocks(area, text),
        charts=charts(area, text),
        projects=projects,
        projects_note=note,
        definitions=definitions(said, text),
        together=together(said, area, text),
        licences=licences(said),
        outlines=f"{ATTRIBUTION} ({LICENCE})",
        version=version,
        date=date,
        address=address,
        qr=_qr(address),
    )
