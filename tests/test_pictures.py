"""A picture that is taken along says what it shows and where it comes from, whatever its words are."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pictured import of_class, parsed, said, view, word_boxes
from PIL import Image

from data.classes import Method
from data.flags import Flag
from data.indicators import Indicator
from data.observations import Observation
from geo.areas import HANSESTADT, PARTNERS
from geo.outlines import ATTRIBUTION
from pages.exports.drawing import draw_map
from pages.exports.exhibit import Exhibit, MapPicture, Swatch
from pages.exports.pictures import SIZES, png, svg
from pages.figures import Figure
from pages.figures.bars import Bar, draw_bars
from pages.figures.map import Stand
from pages.figures.theme import LIGHT
from pages.text import load_text
from pages.ui.mapblock import patches
from pages.ui.store import listed

GERMAN = load_text("de")
HARBURG = "03353"
BOTH_SIZES = pytest.mark.parametrize("size", SIZES)
LONG = "Sozialversicherungspflichtig Beschäftigte mit akademischem Berufsabschluss an allen Beschäftigten " * 3


def bars(count: int = 6) -> Figure:
    every = [
        Bar(
            area=HARBURG,
            name=f"Gebiet mit einem längeren Namen {place}",
            observation=Observation(place, Flag.CONFIRMED),
        )
        for place in range(count)
    ]
    return draw_bars(every, unit="%", decimals=1, text=GERMAN, theme=LIGHT)


@cache
def indicator() -> Indicator:
    (found,) = [each for each in listed() if each.id == "share_65plus"]
    return found


def picture(*, selected: str = HARBURG) -> MapPicture:
    found = patches(indicator(), 2022, method=Method.QUANTILES, text=GERMAN)
    legend = [Swatch(fill=colour, words=f"Klasse {place}") for place, colour in enumerate(LIGHT.classes)]
    return MapPicture(
        patches=[replace(patch, selected=patch.area == selected) for patch in found],
        stand=Stand(name="Anteil", year=2022, label="2022", view="view"),
        legend=[*legend, Swatch(fill=LIGHT.context, words="kein Wert", is_hatched=True)],
        heading="Prozent",
        note="Zum Vergleich: Niedersachsen 22,5 %.",
    )


def exhibit(chart: Figure | MapPicture, **changes: str) -> Exhibit:
    words = {
        "title": "Anteil der 65-Jährigen und Älteren",
        "subtitle": "% · 2022",
        "sentence": "Lüchow-Dannenberg hat den höchsten Wert.",
        "source": f"Quelle: INKAR (dl-de/by-2-0); {ATTRIBUTION}",
        "address": "karte?indicator=share_65plus&lang=de",
    }
    return Exhibit(key="chart", picture=chart, notes=(), **(words | changes))


def framed(chart: Figure | MapPicture, *, size: str = "screen", is_transparent: bool = False, **changes: str) -> bytes:
    return svg(exhibit(chart, **changes), size=size, is_transparent=is_transparent, text=GERMAN)


def imaged(chart: Figure | MapPicture, *, size: str, is_transparent: bool) -> Image.Image:
    return Image.open(BytesIO(png(exhibit(chart), size=size, is_transparent=is_transparent, text=GERMAN)))


def in_words(words: str, found: str) -> bool:
    """Whether words stand in a picture, in however many lines."""
    return words.replace(" ", "") in found.replace(" ", "")


@BOTH_SIZES
@pytest.mark.parametrize("chart", [bars(), picture()], ids=["bars", "map"])
def test_title_unit_year_sentence_source_and_origin_stand_in_the_picture(chart: Figure | MapPicture, size: str) -> None:
    found = said(framed(chart, size=size))
    shown = exhibit(chart)
    for words in (shown.title, shown.subtitle, shown.sentence, shown.source, shown.address, "SMART REGION Monitor"):
        assert in_words(words, found)


def frame(svg_of: bytes) -> tuple[list[tuple[str, tuple[float, float, float, float]]], tuple[float, float]]:
    """The words around the chart with their boxes, and the chart's upper and lower end."""
    root = parsed(svg_of)
    (chart,) = [each for each in root if each.tag.endswith("svg")]
    root.remove(chart)
    top = float(chart.get("y", "nan"))
    return word_boxes(root), (top, top + float(chart.get("height", "nan")))


@BOTH_SIZES
@pytest.mark.parametrize("chart", [bars(), bars(2), bars(24), picture()], ids=["6", "2", "24", "map"])
@pytest.mark.parametrize("words", ["kurz", LONG, "https://example.org/" + "a" * 300], ids=["short", "long", "unbroken"])
def test_nothing_in_the_frame_overlaps_or_is_cut_off(chart: Figure | MapPicture, words: str, size: str) -> None:
    drawn = framed(chart, size=size, title=words, subtitle=words, sentence=words, source=words, address=words)
    boxes, (top, bottom) = frame(drawn)
    width, height = view(parsed(drawn))
    for place, (said_here, box) in enumerate(boxes):
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height, said_here
        assert not [other for other, b in boxes[place + 1 :] if meets(box, b)], said_here
    if isinstance(chart, Figure):
        assert [words for words, box in boxes if box[1] < bottom and box[3] > top] == []


def meets(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_picture_for_the_screen_is_as_wide_and_at_least_as_high_as_one() -> None:
    assert imaged(picture(), size="screen", is_transparent=False).size == (1600, 900)
    assert imaged(bars(2), size="screen", is_transparent=False).size == (1600, 900)
    wide, high = imaged(bars(24), size="screen", is_transparent=False).size
    assert wide == 1600 and high > 900


def test_a_picture_for_print_is_160_millimetres_at_300_dots_per_inch() -> None:
    assert imaged(bars(), size="print", is_transparent=False).width == round(160 / 25.4 * 300)
    assert parsed(framed(bars(), size="print")).get("width") == "160mm"


@pytest.mark.parametrize(("is_transparent", "corner"), [(True, 0), (False, 255)])
def test_what_is_no_ink_is_transparent_if_asked_and_white_if_not(is_transparent: bool, corner: int) -> None:
    image = imaged(bars(), size="screen", is_transparent=is_transparent).convert("RGBA")
    places = [(0, 0), (image.width - 1, 0), (0, image.height - 1), (image.width - 1, image.height - 1)]
    for place in places:
        pixel = image.getpixel(place)
        assert isinstance(pixel, tuple) and pixel[3] == corner
        assert is_transparent or pixel[:3] == (255, 255, 255)


def test_a_png_shows_the_bars_in_their_colours() -> None:
    colours = imaged(bars(), size="screen", is_transparent=False).convert("RGB").getcolors(1 << 24)
    assert colours is not None
    area = {colour: count for count, colour in colours}
    assert area[tuple(int(LIGHT.classes[3][place : place + 2], 16) for place in (1, 3, 5))] > 10_000


def test_the_same_exhibit_gives_the_same_bytes() -> None:
    for write in (svg, png):
        one, other = (write(exhibit(bars()), size="screen", is_transparent=False, text=GERMAN) for _ in range(2))
        assert one == other


def test_a_map_has_a_swatch_for_each_entry_of_its_legend_and_hatches_the_last() -> None:
    drawn = framed(picture())
    filled = [swatch.get("fill", "") for swatch in of_class(drawn, "swatch")]
    assert filled[:-1] == [*LIGHT.classes, LIGHT.context] and filled[-1].startswith("url(#hatch-")
    assert all(words in said(drawn) for words in ("Prozent", "Klasse 0", "Klasse 4", "kein Wert", "Niedersachsen"))


def test_a_map_stands_alone_with_its_outlines_values_and_no_buttons() -> None:
    drawn = draw_map(picture(), width=500, alt="Karte")
    root = parsed(drawn)
    held = {each.get("id") for each in root.iter()}
    assert {each.get("href", "").removeprefix("#") for each in root.iter() if each.get("href")} <= held
    assert [each.get("data-area") for each in root.iter() if each.get("data-area")][-1] == HARBURG  # on top
    assert {each.get("data-area") for each in of_class(drawn, "area")} == set(PARTNERS)
    assert "button" not in drawn and "tabindex" not in drawn
    assert (root.get("role"), root.get("aria-label")) == ("img", "Karte")
    assert [patch.value in said(drawn) for patch in picture().patches] == [True] * len(PARTNERS)
    assert GERMAN("map.in_kreis_short") in said(drawn)  # no value of its own: hatched
    (city,) = [each for each in of_class(drawn, "area") if each.get("data-area") == HANSESTADT]
    assert city[1].get("fill") == "url(#hatch-missing)"


def test_letters_of_a_small_map_are_larger_on_it() -> None:
    small, large = (parsed(draw_map(picture(), width=width, alt="")) for width in (300, 900))
    sizes = [
        float(next(each for each in root.iter() if each.get("class") == "name").get("font-size", "0"))
        for root in (small, large)
    ]
    assert sizes[0] > 1.4 * sizes[1]


def test_a_picture_asks_no_other_host_for_anything() -> None:
    for chart in (bars(), picture()):
        drawn = framed(chart, address="").decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "http" not in drawn and "@import" not in drawn
