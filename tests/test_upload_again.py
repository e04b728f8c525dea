"""Whatever this dashboard gives away can be uploaded again, and says the same figures."""

from collections.abc import Callable
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.flags import Flag
from data.observations import Observation
from data.upload.areas import Register
from data.upload.understood import Understood, read
from geo.areas import BENCHMARKS, PARTNERS, REGION, load_areas
from pages.exports.flat import to_csv_bytes
from pages.exports.static import csv_bytes
from pages.exports.tables import Axis, Extract, Layout, Row
from pages.exports.xlsx import to_xlsx_bytes
from pages.text import LANGUAGES, load_text
from pages.ui.pickers import area_name
from pages.ui.static import _published
from pages.ui.store import panel

match = Register(load_areas().values()).candidates
CATALOGUE = load_catalogue()
FORMS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "for Excel": ("own.csv", lambda extract, text: to_csv_bytes(extract, text, bom=True)),
    "for programs": ("own.csv", lambda extract, text: to_csv_bytes(extract, text, bom=False)),
    "workbook": ("own.xlsx", to_xlsx_bytes),
}
LAYOUTS = [(Layout.LONG, Axis.YEAR), *((Layout.WIDE, axis) for axis in Axis)]
INDICATORS = ["population", "natural_balance", "unemployed_share", "manufacturing_energy", "area_km2"]
REAL = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: float(f"{value:.9f}"))
VALUES = st.one_of(REAL, st.integers(-(10**6), 10**6).map(float), st.just(49.209), st.just(1234.567))
PLACES = st.tuples(
    st.sampled_from(INDICATORS), st.sampled_from([*PARTNERS, *BENCHMARKS, REGION]), st.integers(1990, 2025)
)


def extract(values: dict[tuple[str, str, int], float], language: str, layout: Layout, *, across: Axis) -> Extract:
    text = load_text(language)
    rows = [
        Row(CATALOGUE[key], area, area_name(area, text), year, Observation(value, Flag.PROVISIONAL))
        for (key, area, year), value in values.items()
    ]
    about = {"address": "https://x.example/?a=1", "version": "01ab", "date": "2026-11-22"}
    return Extract(rows=rows, layout=layout, across=across, **about)


def said(found: Understood) -> dict[tuple[str, str, int], float | None]:
    return {(row.indicator, row.area, row.year): row.value for row in found.rows if row.value is not None}


@settings(max_examples=6)
@given(values=st.dictionaries(PLACES, VALUES, min_size=1, max_size=12))
def test_a_download_uploaded_again_gives_equal_figures_in_every_form_and_language(
    values: dict[tuple[str, str, int], float],
) -> None:
    official = {place: value for place, value in values.items() if place[1] != REGION}
    for form, language, (layout, across) in product(FORMS, LANGUAGES, LAYOUTS) if official else ():
        text, (name, write) = load_text(language), FORMS[form]
        found = read(write(extract(values, language, layout, across=across), text), name, match=match)
        names = {each: text.of(CATALOGUE[each].name) for each in INDICATORS}
        if layout is Layout.WIDE and across is Axis.INDICATOR:
            units = {each: text.of(CATALOGUE[each].unit) for each in INDICATORS}
            names = {e: e if form == "for programs" else f"{names[e]} ({units[e]})" for e in INDICATORS}
        expected = {(names[key], area, year): value for (key, area, year), value in official.items()}
        assert said(found) == expected, (form, language, layout, across)
        complaints = [each for each in found.problems if not each.kind.is_notice]
        assert [each for each in complaints if each.given not in REGIONS[language]] == [], (form, language, layout)


REGIONS = {each: {REGION, load_text(each)("area.region")} for each in LANGUAGES}


def test_the_file_of_an_indicator_with_all_districts_is_read_to_the_last_value() -> None:
    text: Any = load_text("de")
    published = _published(CATALOGUE["population"])
    found = read(csv_bytes(published, text), "population.csv", match=match)
    store = panel("population")
    values = {(row.area, row.year): row.value for row in found.rows if row.value is not None}
    assert len(values) > 10_000
    assert [place for place, value in values.items() if store.at(*place).value != value] == []
