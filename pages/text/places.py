"""Places: an area as a sentence speaks of it, with preposition and article."""

from collections.abc import Mapping, Sequence

from geo.areas import HANSESTADT, REGION, Area, find, load_areas
from geo.composition import composition
from pages.text import Text

MEDIAN = "median"  # of all Kreise
SIMILAR = "similar"  # the median of the ten Kreise similar to one: "similar:03353"
DISTRICT, DISTRICT_EN, CITY_EN = "Landkreis ", " district", "City of "
SAARLAND = "10"
NAMED = 2  # so many areas are named, more are counted


def _kind(area: Area) -> str:
    """Which article a label takes: that of district, region or (Hanseatic) city, or none."""
    label = area.names["de"]
    if area.level == "city":
        return "city"
    if area.level != "kreis" or ", " in label:  # "Rostock, Hanse- und Universitätsstadt"
        return "district" if area.id == SAARLAND else "plain"
    return "region" if label.startswith(("Region ", "Städteregion ")) else "district"


def _name(area: Area, text: Text, *, kreis: str) -> str:
    """A label without what follows its comma; `kreis` is how "er Kreis" ends: im Oberbergischen Kreis."""
    label = text.of(area.names).partition(", ")[0]
    if label.endswith("er Kreis"):
        return label.removesuffix("er Kreis") + kreis
    return label.removeprefix(CITY_EN) if _kind(area) == "plain" else label


def joined(words: Sequence[str], text: Text) -> str:
    """Words as an enumeration: "a, b und c"."""
    return text("in.and", all=", ".join(words[:-1]), last=words[-1]) if len(words) > 1 else words[0]


def _single(area: str, text: Text) -> str:
    found = find(area)
    return text(f"in.{_kind(found)}", name=_name(found, text, kreis=text("in.kreis")))


def _apart(areas: Sequence[str], text: Text) -> str:
    """Areas of the register one by one, with one article where all are Landkreise: "in den Landkreisen a und b"."""
    found = [find(area) for area in areas]
    if len(found) > 1 and all(area.names["de"].startswith(DISTRICT) for area in found):
        names = [text.of(area.names).removeprefix(DISTRICT).removesuffix(DISTRICT_EN) for area in found]
        return text("in.districts", names=joined(names, text))
    return joined([_single(area, text) for area in areas], text)


def _without(area: str, minus: Sequence[str], text: Text) -> str:
    """An area, without those of `minus` that lie in it."""
    said = _single(area, text)
    for less in (each for each in minus if find(each).parent == area):
        name = text("in.hansestadt") if less == HANSESTADT else text.of(find(less).names)
        said = text("in.without", place=said, name=name)
    return said


def place(area: str, text: Text) -> str:
    """Where: "im Landkreis Harburg", for an area of the register, the region, a composed area or a median.

    Raises:
        UnknownAreaError: no such area.
    """
    if area == MEDIAN:
        return text("in.median")
    if area.partition(":")[0] == SIMILAR:
        return text("in.similar")
    if area == REGION:
        return text("in.whole")
    parts = composition(area)
    if parts.minus:
        said = joined([_without(each, parts.minus, text) for each in parts.plus], text)
    else:
        said = _apart(parts.plus, text)
    return said if len(parts.plus) == 1 else text("in.together", places=said)


def beside(area: str, text: Text) -> str:
    """What a value is compared with, after "mehr als" or "above"."""
    if area == MEDIAN:
        return text("than.median")
    if area.partition(":")[0] == SIMILAR:
        return text("than.similar")
    return text("than.area", place=place(area, text))


def subject(area: str, text: Text) -> str:
    """An area of the register as subject: "der Landkreis Harburg"."""
    found = find(area)
    return text(f"the.{_kind(found)}", name=_name(found, text, kreis=text("the.kreis")))


def recipient(area: str, text: Text) -> str:
    """An area of the register in the dative: "dem Landkreis Harburg"."""
    found = find(area)
    return text(f"to.{_kind(found)}", name=_name(found, text, kreis=text("to.kreis")))


def counted(count: int, noun: str, text: Text) -> str:
    """A number with its noun, as German says it after "in" and "von": "1 Kreis", "400 Kreisen"."""
    form = "one" if count == 1 else "many"
    return text(f"sentence.count.{noun}.{form}", n=text.number(count))


def noun(areas: Sequence[str]) -> str:
    """What areas are together: districts where all are Kreise, else areas."""
    return "districts" if all(len(area) == 5 and area.isdigit() for area in areas) else "areas"


def places(areas: Sequence[str], text: Text) -> str:
    """Where, for areas one by one: up to two are named, more are counted."""
    if len(areas) <= NAMED:
        is_plain = all(area in load_areas() for area in areas)
        return _apart(areas, text) if is_plain else joined([place(area, text) for area in areas], text)
    return text("sentence.spread.in", areas=counted(len(areas), noun(areas), text))


def explained(reasons: Mapping[str, Sequence[str]], text: Text) -> str:
    """Where something is not the case, each with its reason: reason → areas."""
    said = [text("sentence.spread.because", place=places(areas, text), reason=why) for why, areas in reasons.items()]
    return joined(said, text)
