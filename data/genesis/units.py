"""Units: which texts of a GENESIS table are units of measurement."""

import re
from collections.abc import Iterable

SCALE_WORDS = "100 1000 10000 100000 Tsd. Tausend Mill. Mio. Mio Mrd. Mrd"
MEASURE_WORDS = """
    Anzahl Prozent % Promille ‰ EUR Euro € DM RM a ha qm qkm km² m² cbm m³ hl l ml t kg g dt km m cm mm MJ GJ TJ PJ
    J kWh MWh GWh TWh kW MW GW kWp Jahre Jahr Monate Wochen Tage Stunden Minuten AK AK-E VZÄ Punkte Prozentpunkte Grad
    °C GV BRT Index MBit/s"""
SCALES, MEASURES = frozenset(SCALE_WORDS.split()), frozenset(MEASURE_WORDS.split())
GAP = re.compile(r"(?<=\d)[ .](?=000)")  # "1 000 cbm"


def is_unit(text: str) -> bool:
    """Whether a text is a unit: "Anzahl", "Tsd. EUR", "dt/ha", "EUR je Einwohner", "1000"."""
    first, slash, per = GAP.sub("", text.strip()).replace(" je ", "/").replace(" pro ", "/").partition("/")
    words = first.split()
    while len(words) > 1 and words[0] in SCALES:
        words = words[1:]
    return len(words) == 1 and (words[0] in MEASURES or (words[0] in SCALES and not slash)) and bool(per) == bool(slash)


def is_units(texts: Iterable[str]) -> bool:
    """Whether the texts are units of measurement and nothing else."""
    every = set(texts)
    return bool(every) and all(map(is_unit, every))
