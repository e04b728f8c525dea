"""A talk as PPTX and as PDF: what was made is opened again, and its numbers are those of the store."""

import math
import statistics
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import exhibited
import pypdf
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Book
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Page

from data.catalogue import load_catalogue
from data.flags import Flag
from geo.areas import PARTNERS
from pages.exports.exhibit import Exhibit, MapPicture, Slide
from pages.exports.slides import to_pdf_bytes, to_pptx_bytes
from pages.exports.typeset import TypesettingError
from pages.figures.bars import Bar, draw_bars
from pages.figures.quotients import BAR, DIAMOND
from pages.figures.theme import LIGHT
from pages.text import LANGUAGES, load_text
from pages.ui.pickers import area_name
from pages.ui.store import observe, observe_all, panel, years

DE = load_text("de")
UNEVEN, BROKEN, PARTLY = "renewables_per_capita", "employment_rate", "manufacturing_energy"
TITLE = "Der Süden der Metropolregion"
LEAST, SOURCE = 12, 10  # points
KINDS = (
    *("lines", "broken", "spans", "bars", "comparison", "strip"),
    *("scatter", "shift", "panels", "quotients", "network", "map"),
)


@cache
def exhibits(language: str) -> dict[str, Exhibit]:
    """A chart of each kind; in English two of them."""
    text = load_text(language)
    spans = [
        exhibited.Project(
            id=str(number),
            title=f"Projekt {number}",
            words="2015–2018",
            stage="running",
            begin=(date(2010 + number, 1, 1), date(2010 + number, 12, 31)),
            end=None if number == 2 else (date(2013 + number, 1, 1), date(2013 + number, 12, 31)),
        )
        for number in range(4)
    ]
    few = {
        "lines": exhibited.lines(UNEVEN, text),
        "map": exhibited.map_of("household_income", text),
    }
    if language != "de":
        return few
    return {
        "lines": few["lines"],
        "broken": exhibited.lines(BROKEN, text),
        "spans": exhibited.lines("share_65plus", text, spans=spans),
        "bars": exhibited.bars(PARTLY, text),
        "comparison": exhibited.comparison("household_income", text),
        "strip": exhibited.strip("household_income", text),
        "scatter": exhibited.scatter("population_density", "household_income", text),
        "shift": exhibited.shift("household_income", text),
        "panels": exhibited.panels(BROKEN, text),
        "quotients": exhibited.quotients(text),
        "network": exhibited.network(text),
        "map": few["map"],
    }


@cache
def slides(language: str) -> tuple[Slide, ...]:
    return tuple(Slide(title=f"{name} – {each.title}", exhibit=each) for name, each in exhibits(language).items())


@cache
def pptx(language: str) -> bytes:
    return to_pptx_bytes(slides(language), title=TITLE, text=load_text(language))


@cache
def pdf(language: str) -> bytes:
    return to_pdf_bytes(slides(language), title=TITLE, text=load_text(language))


@cache
def book(language: str = "de") -> Book:
    return Presentation(BytesIO(pptx(language)))


def page(name: str, language: str = "de") -> Page:
    return book(language).slides[1 + list(exhibits(language)).index(name)]


def shapes(found: Page | BaseShape) -> Iterator[BaseShape]:
    """All shapes, those inside of groups too."""
    for each in found.shapes:
        yield each
        if each.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(each)


def chart(name: str, language: str = "de") -> Chart:
    (found,) = [each for each in shapes(page(name, language)) if each.has_chart]
    return found.chart


def numbers(series: object, axis: str) -> list[float | None]:
    """The cached numbers of a series, exactly as they are written; a missing one is a gap."""
    (cache_,) = series._element.xpath(f"./c:{axis}//c:numCache")
    count = int(cache_.find(qn("c:ptCount")).get("val"))
    found = {int(each.get("idx")): float(each.find(qn("c:v")).text) for each in cache_.findall(qn("c:pt"))}
    return [found.get(place) for place in range(count)]


def points(series: object) -> list[tuple[float, float | None]]:
    return list(zip(numbers(series, "xVal"), numbers(series, "yVal"), strict=True))


def words(found: Page) -> str:
    return "\n".join(each.text_frame.text for each in shapes(found) if each.has_text_frame)


def alternative(shape: BaseShape) -> str:
    return shape._element.xpath(".//p:cNvPr")[0].get("descr")


def reopened(exhibit: Exhibit, title: str = "") -> Book:
    made = to_pptx_bytes([Slide(title=title or exhibit.title, exhibit=exhibit)], title=TITLE, text=DE)
    return Presentation(BytesIO(made))


# The book


def test_there_is_an_exhibit_of_every_kind() -> None:
    assert tuple(exhibits("de")) == KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_talk_has_an_opening_and_a_slide_of_16_to_9_for_each_exhibit(language: str) -> None:
    found = book(language)
    assert math.isclose(found.slide_width / found.slide_height, 16 / 9, rel_tol=1e-6)
    assert [each.shapes.title.text for each in found.slides] == [TITLE, *(each.title for each in slides(language))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_its_language(language: str) -> None:
    wanted = {"de": "de-DE", "en": "en-GB"}[language]
    runs = [run for each in book(language).slides for run in each._element.iter(qn("a:r"), qn("a:fld"))]
    assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {wanted}
    assert book(language).core_properties.language == wanted


def test_a_slide_is_read_from_title_over_chart_to_source_and_number() -> None:
    names = [each.name for each in page("lines").shapes][1:]
    assert names == [DE(f"slides.{each}") for each in ("subtitle", "sentence", "chart", "source", "number")]


def test_notes_hold_what_the_chart_says_its_definition_its_source_and_its_address() -> None:
    for name, exhibit in exhibits("de").items():
        noted = page(name).notes_slide.notes_text_frame.text.split("\n")
        wanted = [exhibit.sentence, *exhibit.notes, exhibit.source, f"{DE('slides.address')}: {exhibit.address}"]
        assert [each for each in noted if each in wanted] == wanted


def test_an_exhibit_without_an_address_has_none_in_its_notes() -> None:
    own = Exhibit(**{**vars(exhibits("de")["lines"]), "address": ""})
    assert DE("slides.address") not in reopened(own).slides[1].notes_slide.notes_text_frame.text


def test_a_title_of_the_presenters_leaves_the_charts_own_on_the_slide() -> None:
    exhibit = exhibits("de")["lines"]
    assert exhibit.title in words(page("lines"))
    said = words(reopened(exhibit).slides[1])
    assert said.count(exhibit.title) == exhibit.sentence.count(exhibit.title) + 1  # its title alone


@pytest.mark.parametrize("name", KINDS)
def test_chart_or_picture_says_what_it_shows(name: str) -> None:
    exhibit = exhibits("de")[name]
    kinds = (MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.PICTURE)
    shown = [each for each in shapes(page(name)) if each.shape_type in kinds]
    assert shown and all(alternative(each) == exhibit.sentence for each in shown)


@pytest.mark.parametrize("name", KINDS)
def test_no_letter_is_too_small_for_a_projector_but_the_source(name: str) -> None:
    sizes = [
        (int(each.get("sz")) / 100, run.text)
        for run in page(name)._element.iter(qn("a:r"))
        for each in [run.find(qn("a:rPr"))]
        if each.get("sz")
    ]
    assert {words for size, words in sizes if size < LEAST} <= {exhibits("de")[name].source}
    assert min(size for size, _ in sizes) == SOURCE


@pytest.mark.parametrize("name", KINDS)
def test_no_shape_leaves_the_slide(name: str) -> None:
    wide, high = book().slide_width, book().slide_height
    for each in shapes(page(name)):
        assert each.left >= 0 and each.top >= 0, each.name
        assert each.left + each.width <= wide and each.top + each.height <= high, each.name


def test_the_same_talk_gives_the_same_bytes_in_both_formats() -> None:
    some = slides("de")[:4]
    for write in (to_pptx_bytes, to_pdf_bytes):
        assert write(some, title=TITLE, text=DE) == write(some, title=TITLE, text=DE)
    with ZipFile(BytesIO(pptx("de"))) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                with ZipFile(BytesIO(archive.read(name))) as sheet:
                    assert {each.date_time[0] for each in sheet.infolist()} == {1980}


# Lines


def test_each_line_has_exactly_the_values_of_the_store() -> None:
    indicator = load_catalogue()[UNEVEN]
    found = {each.name: points(each) for each in chart("lines").plots[0].series}
    assert len(found) == len(PARTNERS) + len(exhibited.BESIDE)
    for area in (*PARTNERS, *exhibited.BESIDE):
        stored = [(year, o.value) for year, o in observe_all(indicator, area) if o.value is not None]
        drawn = [(year, value) for year, value in found[area_name(area, DE)] if value is not None]
        assert drawn == stored


def test_lines_stand_at_their_years_however_far_apart_these_are() -> None:
    found = chart("lines")
    assert found.chart_type == XL_CHART_TYPE.XY_SCATTER_LINES
    assert list(years(load_catalogue()[UNEVEN])) == [2018, 2021, 2023]
    # A break before 2023 ends the line: an empty point stands there before the value.
    assert {tuple(numbers(each, "xVal")) for each in found.plots[0].series} == {(2018, 2021, 2023, 2023)}


def test_no_line_crosses_a_break_or_a_missing_value() -> None:
    breaks = [gap.year for gap in load_catalogue()[BROKEN].breaks]
    found = chart("broken")
    assert breaks and found._chartSpace.xpath("//c:dispBlanksAs")[0].get("val") == "gap"
    for series in found.plots[0].series:
        for (year, value), (after, other) in pairwise(points(series)):
            if value is not None and other is not None:
                assert not any(year < gap <= after for gap in breaks)


def test_each_line_is_named_at_its_last_value() -> None:
    for series in chart("broken").plots[0].series:
        last = max(place for place, (_, value) in enumerate(points(series)) if value is not None)
        (label,) = series._element.xpath("./c:dLbls/c:dLbl")
        assert int(label.find(qn("c:idx")).get("val")) == last
        assert label.find(qn("c:showSerName")).get("val") == "1"


def test_names_at_the_ends_of_lines_do_not_meet() -> None:
    found = chart("broken")
    axis = found.value_axis
    layout = found._chartSpace.xpath("//c:plotArea/c:layout/c:manualLayout/c:h")[0]
    height, box = float(layout.get("val")), chart_frame("broken").height / 12_700
    places = []
    for series in found.plots[0].series:
        value = [v for v in numbers(series, "yVal") if v is not None][-1]
        shift = float(series._element.xpath("./c:dLbls/c:dLbl/c:layout//c:y")[0].get("val"))
        share = (axis.maximum_scale - value) / (axis.maximum_scale - axis.minimum_scale)
        places.append((share * height + shift) * box)
    assert min(after - before for before, after in pairwise(sorted(places))) >= 1.2 * LEAST


def chart_frame(name: str) -> BaseShape:
    (found,) = [each for each in shapes(page(name)) if each.has_chart]
    return found


def test_lines_differ_by_more_than_their_colour() -> None:
    looks = []
    for series in chart("lines").plots[0].series:
        symbol = series._element.xpath("./c:marker/c:symbol")[0].get("val")
        looks.append((symbol, series._element.xpath("./c:spPr/a:ln/a:prstDash")[0].get("val")))
    assert len(set(looks)) == len(looks)


def test_panels_become_lines_of_one_chart() -> None:
    broken = {each.name: points(each) for each in chart("broken").plots[0].series}
    found = {each.name: points(each) for each in chart("panels").plots[0].series}
    assert found == {name: broken[name] for name in found}
    assert set(found) >= {area_name(area, DE) for area in PARTNERS if area_name(area, DE) in broken}


def test_projects_stand_below_the_years_and_in_the_notes() -> None:
    named = {each.name: each for each in shapes(page("spans")) if each.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE}
    assert list(named) == ["1", "2", "3", "4"]
    assert named["1"].left < named["2"].left < named["3"].left < named["4"].left
    assert named["3"].rotation == 90 and named["2"].rotation == 0  # an end that nobody knows
    assert "Projekt 2" in words(page("spans"))
    assert "3  Projekt 2 2015–2018" in page("spans").notes_slide.notes_text_frame.text


# Bars


def test_bars_have_exactly_the_values_of_the_store_in_the_order_of_the_page() -> None:
    indicator = load_catalogue()[PARTLY]
    (series,) = chart("bars").plots[0].series
    shown = [bar.area for bar in exhibited.bars_of(indicator, years(indicator)[-1], DE)]
    assert numbers(series, "val") == [observe(indicator, area, years(indicator)[-1]).value for area in shown]
    assert chart("bars").chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert chart("bars").category_axis.reverse_order  # the first one on top


def test_a_missing_value_is_no_bar_of_zero_and_says_why() -> None:
    indicator = load_catalogue()[PARTLY]
    observed = observe(indicator, "03359", years(indicator)[-1])
    assert observed.value is None
    names = list(chart("bars").plots[0].categories)
    place = names.index(f"{area_name('03359', DE)}: {DE(f'flag.{observed.flag}.short')}")
    (series,) = chart("bars").plots[0].series
    assert numbers(series, "val")[place] is None


def drawn(*bars: Bar) -> Exhibit:
    indicator = load_catalogue()["share_65plus"]
    figure = draw_bars(bars, unit="%", decimals=1, text=DE, theme=LIGHT)
    return exhibited.exhibit(indicator, figure, key="bars", when="2024", text=DE)


def bar(name: str, value: float | None, flag: Flag = Flag.CONFIRMED, **look: bool) -> Bar:
    return Bar(area="03353", name=name, observation=observe_like(value, flag), **look)


def observe_like(value: float | None, flag: Flag) -> object:
    return type(observe(load_catalogue()["population"], "03353", 2023))(value, flag)


def only_chart(found: Book) -> Chart:
    (each,) = [shape for shape in shapes(found.slides[1]) if shape.has_chart]
    return each.chart


def test_a_zero_that_was_published_stays_a_zero() -> None:
    (series,) = only_chart(reopened(drawn(bar("A", 0.0), bar("B", 2.0)))).plots[0].series
    assert numbers(series, "val") == [0.0, 2.0]


def test_a_value_with_a_reservation_keeps_its_star_and_its_hatching() -> None:
    (series,) = only_chart(reopened(drawn(bar("A", 1.25, Flag.ESTIMATED), bar("B", 2.0)))).plots[0].series
    formats = [each.get("formatCode") for each in series._element.xpath("./c:dLbls/c:dLbl/c:numFmt")]
    assert formats == ['#,##0.0"\u00a0%*"', '#,##0.0"\u00a0%"']
    assert [series.points[place].format.fill.type for place in (0, 1)] == [MSO_FILL.PATTERNED, MSO_FILL.SOLID]


def test_the_area_looked_at_is_told_apart_by_colour_and_by_weight() -> None:
    (series,) = only_chart(reopened(drawn(bar("A", 1.0, strong=True), bar("B", 2.0)))).plots[0].series
    assert str(series.points[0].format.fill.fore_color.rgb).lower() == LIGHT.accent[1:]
    weights = [each.get("b") for each in series._element.xpath("./c:dLbls/c:dLbl/c:txPr//a:defRPr")]
    assert weights == ["1", "0"]


def test_no_cell_of_the_sheet_begins_a_formula() -> None:
    hostile = drawn(bar("=1+1", 1.0), bar("+A", 2.0), bar("-B", 3.0), bar("@C", 4.0))
    sheet = load_workbook(BytesIO(only_chart(reopened(hostile)).part.chart_workbook.xlsx_part.blob)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert [cell.value for cell in cells if cell.value[:1] in "=+-@" and cell.value] == []
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.value for cell in sheet["A"][1:]] == ["'=1+1", "'+A", "'-B", "'@C"]


@pytest.mark.parametrize("name", ["lines", "broken", "bars", "scatter", "shift", "strip", "quotients", "panels"])
def test_the_sheet_that_opens_for_editing_has_the_numbers_of_the_chart(name: str) -> None:
    found = chart(name)
    sheet = load_workbook(BytesIO(found.part.chart_workbook.xlsx_part.blob)).active
    for series in found.plots[0].series:
        for axis in ("xVal", "yVal", "val"):
            for reference in series._element.xpath(f"./c:{axis}//c:numRef"):
                cells = sheet[reference.find(qn("c:f")).text.partition("!")[2].replace("$", "")]
                rows = [cells] if not isinstance(cells, tuple) else [row[0] for row in cells]
                written = [cell.value for cell in rows]
                for one, other in zip(written, numbers(series, axis), strict=True):
                    assert one == other or math.isclose(one, other, rel_tol=1e-15)  # a sheet has 16 digits


def test_the_middle_half_of_the_kreise_and_their_median_stand_behind_the_bars() -> None:
    names = [each.shape_type for each in shapes(page("comparison"))]
    behind = names[: names.index(MSO_SHAPE_TYPE.CHART)]
    assert MSO_SHAPE_TYPE.AUTO_SHAPE in behind and MSO_SHAPE_TYPE.LINE in behind
    assert DE("chart.median") in words(page("comparison"))


def test_quotients_have_a_bar_for_each_of_both_comparisons() -> None:
    names = [each.name for each in chart("quotients").plots[0].series]
    assert names == [DE("specialisation.against.DG"), DE("specialisation.against.03")]
    indicator = load_catalogue()["ict_employees_share"]
    found = numbers(chart("quotients").plots[0].series[0], "val")
    assert found == [observe(indicator, area, years(indicator)[-1]).value for area in PARTNERS]


# Points


def test_each_named_area_of_a_scatter_has_a_series_with_exactly_its_two_values() -> None:
    one, other = load_catalogue()["population_density"], load_catalogue()["household_income"]
    found = {each.name: points(each) for each in chart("scatter").plots[0].series}
    for area in PARTNERS:
        x, y = (observe(each, area, years(each)[-1]).value for each in (one, other))
        name = area_name(area, DE)
        assert found.get(name) == (None if x is None or y is None else [(x, y)])
    across, upwards = (panel(each.id).compared(years(each)[-1]) for each in (one, other))
    both = [(across[area], upwards[area]) for area in across.keys() & upwards.keys() - set(PARTNERS)]
    assert sorted(found[DE("slides.districts")]) == sorted(both)


def test_a_skewed_axis_is_logarithmic_and_says_so() -> None:
    axis = chart("scatter")._chartSpace.xpath("//c:valAx")[0]
    assert axis.xpath("./c:scaling/c:logBase")[0].get("val") == "10"
    assert DE("compare_chart.log") in "".join(axis.xpath("./c:title")[0].itertext())


def test_the_medians_of_a_scatter_stand_where_they_are() -> None:
    frame, found = chart_frame("scatter"), chart("scatter")
    lines = [each for each in shapes(page("scatter")) if each.shape_type == MSO_SHAPE_TYPE.LINE and each.height == 0]
    values = [point[1] for series in found.plots[0].series for point in points(series)]
    plot = {each: float(found._chartSpace.xpath(f"//c:plotArea/c:layout//c:{each}")[0].get("val")) for each in "yh"}
    axis = found.value_axis
    middle = statistics.median(values)
    share = (axis.maximum_scale - middle) / (axis.maximum_scale - axis.minimum_scale)
    wanted = frame.top + (plot["y"] + share * plot["h"]) * frame.height
    assert any(each.top == pytest.approx(wanted, abs=0.01 * frame.height) for each in lines)


def test_a_strip_has_all_kreise_and_the_named_ones() -> None:
    indicator = load_catalogue()["household_income"]
    every = panel(indicator.id).compared(years(indicator)[-1])
    found = {each.name: numbers(each, "xVal") for each in chart("strip").plots[0].series}
    assert sorted(found[DE("slides.districts")]) == sorted(v for area, v in every.items() if area not in PARTNERS)
    for area in PARTNERS:
        if area in every:
            assert found[area_name(area, DE)] == [every[area]]


def test_a_shift_is_an_arrow_from_the_first_to_the_last_value() -> None:
    indicator = load_catalogue()["household_income"]
    found = {each.name.partition(":")[0]: each for each in chart("shift").plots[0].series}
    for area in PARTNERS:
        ends = [observe(indicator, area, years(indicator)[place]).value for place in (0, -1)]
        if None in ends:
            assert area_name(area, DE) not in found
        else:
            series = found[area_name(area, DE)]
            assert numbers(series, "xVal") == ends
            assert series._element.xpath("./c:spPr/a:ln/a:tailEnd")


# Pictures and maps


def test_a_network_is_a_picture() -> None:
    (found,) = [each for each in page("network").shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert found.image.content_type == "image/png"
    assert found.image.size[0] / found.image.size[1] == pytest.approx(found.width / found.height, rel=0.01)


def patches() -> Sequence[object]:
    picture = exhibits("de")["map"].picture
    assert isinstance(picture, MapPicture)
    return picture.patches


def test_a_map_has_a_shape_for_each_of_the_six_in_the_colour_of_its_class() -> None:
    (group,) = [each for each in page("map").shapes if each.shape_type == MSO_SHAPE_TYPE.GROUP]
    found = {each.name: each for each in group.shapes if each.shape_type == MSO_SHAPE_TYPE.FREEFORM}
    for patch in patches():
        shape = found[patch.name]
        assert alternative(shape) == patch.words
        if patch.place is None:
            assert shape.fill.type == MSO_FILL.PATTERNED
        else:
            assert str(shape.fill.fore_color.rgb).lower() == LIGHT.classes[patch.place][1:]


def test_a_map_has_its_values_in_a_table_and_its_legend_in_words() -> None:
    (table,) = [each.table for each in page("map").shapes if each.has_table]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1:] == [[patch.name, patch.value] for patch in patches()]
    picture = exhibits("de")["map"].picture
    assert isinstance(picture, MapPicture)
    assert all(each.words in words(page("map")) for each in picture.legend)


def test_holes_and_islands_of_an_outline_are_kept() -> None:
    from geo.outlines import Kind, load_outlines
    from pages.exports.slides.map import rings

    for shape in load_outlines().of(Kind.PARTNER):
        assert len(rings(shape.path)) == shape.path.count("M")
        for ring in rings(shape.path):
            assert len(ring) >= 3
    (group,) = [each for each in page("map").shapes if each.shape_type == MSO_SHAPE_TYPE.GROUP]
    stade = next(each for each in group.shapes if each.name == area_name("03359", DE))
    (outline,) = [each for each in load_outlines().of(Kind.PARTNER) if each.id == "03359"]
    assert len(stade._element.xpath(".//a:moveTo")) == outline.path.count("M")


# PDF


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_a_page_for_each_slide_is_tagged_and_says_its_language(language: str) -> None:
    found = pypdf.PdfReader(BytesIO(pdf(language)))
    root = found.trailer["/Root"]
    assert len(found.pages) == 1 + len(slides(language))
    assert root["/Lang"] == language and root["/MarkInfo"]["/Marked"]
    assert found.metadata.title == TITLE
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    sizes = {(float(each.mediabox.width), float(each.mediabox.height)) for each in found.pages}
    assert sizes == {(960.0, 540.0)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_can_be_read_as_text(language: str) -> None:
    found = pypdf.PdfReader(BytesIO(pdf(language)))
    for slide, each in zip(slides(language), found.pages[1:], strict=True):
        said = " ".join(each.extract_text().split())
        for part in (slide.title, slide.exhibit.sentence, slide.exhibit.source):
            assert " ".join(part.split()) in said


def test_each_chart_of_the_pdf_has_its_sentence_as_alternative_text() -> None:
    found = pypdf.PdfReader(BytesIO(pdf("de")))
    told = {str(each["/Alt"]) for each in elements(found.trailer["/Root"]["/StructTreeRoot"]) if "/Alt" in each}
    assert {each.exhibit.sentence for each in slides("de")} <= told


def test_quotients_in_the_pdf_say_what_bars_and_diamonds_are() -> None:
    said = pypdf.PdfReader(BytesIO(pdf("de"))).pages[1 + KINDS.index("quotients")].extract_text()
    assert DE("specialisation.key", bar=BAR, diamond=DIAMOND).partition(" · ")[0].removeprefix(BAR).strip() in said


def test_each_slide_of_the_pdf_has_a_heading_below_that_of_the_talk() -> None:
    found = pypdf.PdfReader(BytesIO(pdf("en")))
    kinds = [str(each.get("/S")) for each in elements(found.trailer["/Root"]["/StructTreeRoot"])]
    assert kinds.count("/H1") == 1 and kinds.count("/H2") == len(slides("en"))


def test_a_value_below_zero_has_its_bar_and_room_for_its_number() -> None:
    found = only_chart(reopened(drawn(bar("A", -10.0), bar("B", 2.0))))
    assert numbers(found.plots[0].series[0], "val") == [-10.0, 2.0]
    assert found.value_axis.minimum_scale < -11


def elements(thing: object) -> Iterator[pypdf.generic.DictionaryObject]:
    """The elements of a tagged PDF."""
    kids = thing.get("/K", []) if isinstance(thing, pypdf.generic.DictionaryObject) else thing
    for kid in kids if isinstance(kids, list) else [kids]:
        each = kid.get_object()
        if isinstance(each, pypdf.generic.DictionaryObject):
            yield each
            yield from elements(each)


def test_words_of_a_presenter_never_become_markup() -> None:
    title = '#panic() *fett* $x$ [Feld] <p> & "quoted" = + \\'
    slide = Slide(title=title, exhibit=exhibits("de")["bars"])
    found = pypdf.PdfReader(BytesIO(to_pdf_bytes([slide], title=title, text=DE)))
    assert title in " ".join(found.pages[1].extract_text().split())
    assert reopened(slide.exhibit, title).slides[1].shapes.title.text == title


def test_signs_that_no_file_may_hold_do_not_stop_a_talk() -> None:
    exhibit = drawn(bar("A\x0bB", 1.0), bar("C\x1f", 2.0))
    bad = Exhibit(**{**vars(exhibit), "sentence": "Eine\x0bAussage"})
    found = reopened(bad, "Titel\x01")
    assert list(only_chart(found).plots[0].categories) == ["AB", "C"]
    assert to_pdf_bytes([Slide(title="Titel\x01", exhibit=bad)], title="x", text=DE).startswith(b"%PDF")


def test_a_sign_without_a_letter_is_named_where_it_stops_the_pdf() -> None:
    slide = Slide(title="Kreise \U0001f600", exhibit=drawn(bar("A", 1.0)))
    with pytest.raises(TypesettingError, match="\U0001f600"):
        to_pdf_bytes([slide], title="x", text=DE)
