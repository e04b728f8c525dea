"""Example: a small file of invented figures in the long form, to be filled with one's own."""

from geo.areas import PARTNERS
from pages.text import Text
from pages.ui.pickers import area_name

YEARS = (2022, 2023)


def example(text: Text) -> bytes:
    """CSV in the language's form, with a byte order mark for Excel."""
    separator = ";" if text.language == "de" else ","
    heads = [text(f"own.{name}") for name in ("area", "year", "indicator", "value", "unit")]
    lines = [heads]
    for place, area in enumerate(PARTNERS, start=1):
        for year in YEARS:
            value = text.number(place + (year - YEARS[0]) / 2, 1)
            lines.append([area_name(area, text), str(year), text("own.example_name"), value, "%"])
    return "".join(f"{separator.join(line)}\r\n" for line in lines).encode("utf-8-sig")
