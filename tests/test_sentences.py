"""One sentence says what a chart says: by rule, in German and English, never a cause and never across a break."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from onscreen import vocabulary

from data.catalogue import load_catalogue
from data.change import Change, Refusal, between, recent
from data.flags import Flag
from data.indicators import Aggregation, Break, Direction, Indicator, Rule
from data.observations import NOTHING, Observation
from data.ranks import Rank, rank
from geo.areas import GERMANY, NIEDERSACHSEN, PARTNERS, REGION, REGION_PARTS, UnknownAreaError, kreis_ids, load_areas
from pages.text import GAP, LANGUAGES, Text, load_text
from pages.text.changes import Development, development, indexed
from pages.text.pairings import Coordinate, Quotient, Scatter, quotient, scatter, similar
from pages.text.places import beside, place, recipient, subject
from pages.text.sentences import Level, Reference, level
from pages.text.shifts import Shift, shift
from pages.text.spreads import Spread, spread
from pages.ui.findings import changed, finding
from pages.ui.store import listed, newest, observe, observe_all, panel, years

DE, EN = load_text("de"), load_text("en")
LONGEST = 400  # characters, with every clause that a sentence can have; most are far below 300

HARBURG, DANNENBERG, LUENEBURG, HANSESTADT, STADE, UELZEN = PARTNERS
SHARE = Indicator(
    id="share",
    field="demography",
    name={"de": "Anteil der Älteren", "en": "Share of older persons"},
    definition={"de": "-", "en": "-"},
    unit={"de": "%", "en": "%"},
    decimals=1,
    direction=Direction.NEITHER,
    aggregation=Aggregation(rule=Rule.RATIO, numerator="a", denominator="b"),
)
WHOLE = replace(SHARE, decimals=0)
FARMS = replace(
    SHARE,
    name={"de": "Landwirtschaftliche Betriebe", "en": "Farms"},
    unit={"de": "Betriebe", "en": "farms"},
    decimals=0,
    aggregation=Aggregation(rule=Rule.SUM),
)
DOCTORS = replace(
    SHARE,
    name={"de": "Ärzte je 1.000 Einwohner", "en": "Doctors per 1,000 inhabitants"},
    unit={"de": "je 1.000 Einwohner", "en": "per 1,000 inhabitants"},
    direction=Direction.HIGHER,
)
BALANCE = replace(DOCTORS, name={"de": "Saldo", "en": "Balance"})
INCOME = replace(
    SHARE,
    name={"de": "Einkommen je Einwohner", "en": "Income per inhabitant"},
    unit={"de": "€ je Einwohner", "en": "€ per inhabitant"},
    decimals=0,
)
YIELD = replace(SHARE, name={"de": "Ertrag", "en": "Yield"}, unit={"de": "dt je ha", "en": "dt per ha"})
DAYS = replace(SHARE, name={"de": "Heiße Tage", "en": "Hot days"}, unit={"de": "Tage", "en": "days"}, decimals=0)
MINUTES = replace(
    SHARE,
    name={"de": "Fahrzeit", "en": "Travel time"},
    unit={"de": "Minuten", "en": "minutes"},
    decimals=0,
    year_is_edition=True,
    direction=Direction.LOWER,
    aggregation=Aggregation(rule=Rule.NONE, reason={"de": "Wege liegen nicht vor.", "en": "Trips are not available."}),
)
POINTS = replace(
    SHARE, name={"de": "Index", "en": "Index"}, unit={"de": "Punkte", "en": "points"}, decimals=2, trend=False
)
BROKEN = replace(SHARE, breaks=(Break(year=2011, cause={"de": "Zensus", "en": "census"}),))


def value(number: float | None, flag: Flag = Flag.CONFIRMED) -> Observation:
    return Observation(number, flag)


def points(*pairs: tuple[int, float | None]) -> list[tuple[int, Observation]]:
    return [(year, NOTHING if number is None else value(number)) for year, number in pairs]


def a_level(indicator: Indicator, number: float | None, **more: object) -> Callable[[Text], str]:
    given = {"area": HARBURG, "year": 2023, "observation": value(number)} | more
    return lambda text: level(indicator, Level(**given), text)  # type: ignore[arg-type]


def a_spread(
    indicator: Indicator,
    observed: dict[str, Observation | float],
    reference: Reference | None = None,
    *,
    area: str = "",
) -> Callable[[Text], str]:
    every = {each: o if isinstance(o, Observation) else value(o) for each, o in observed.items()}
    return lambda text: spread(indicator, Spread(year=2023, observed=every, reference=reference, area=area), text)


def a_line(indicator: Indicator, *pairs: tuple[int, float | None], **more: object) -> Callable[[Text], str]:
    given = {"area": HARBURG, "points": points(*pairs)} | more
    return lambda text: development(indicator, Development(**given), text)  # type: ignore[arg-type]


def a_shift(
    indicator: Indicator, changes: dict[str, tuple[float, float] | Refusal], since: int = 2018, area: str = ""
) -> Callable[[Text], str]:
    stated = {area: c if isinstance(c, Refusal) else Change(since, 2023, *c) for area, c in changes.items()}
    return lambda text: shift(indicator, Shift(since=since, until=2023, changes=stated, area=area), text)


def a_quotient(own: float | None, whole: float | None, area: str = HARBURG) -> Callable[[Text], str]:
    share, whole_share = (NOTHING if number is None else value(number) for number in (own, whole))
    shown = Quotient(area=area, year=2023, share=share, whole_share=whole_share)
    return lambda text: quotient(SHARE, shown, text)


def a_scatter(x: Coordinate, y: Coordinate, both: int = 398) -> Callable[[Text], str]:
    return lambda text: scatter(Scatter(area=HARBURG, x=x, y=y, both=both, of=400), text)


LAND = Reference(area=NIEDERSACHSEN, observation=Observation(22.8, Flag.CONFIRMED))
X = Coordinate(indicator=SHARE, year=2023, observation=value(22.4), median=21.0)
Y = Coordinate(indicator=DOCTORS, year=2022, observation=value(1.4), median=1.7)

CASES: list[tuple[str, Callable[[Text], str], str, str]] = [
    (
        "level with rank, change and comparison",
        a_level(SHARE, 22.4, rank=Rank(120, 400, False), change=Change(2018, 2023, 21.3, 22.4), reference=LAND),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22,4 %, Platz 120 von 400 Kreisen (1 = höchster Wert), "
        "1,1 Prozentpunkte mehr als 2018 und 0,4 Prozentpunkte weniger als in Niedersachsen.",
        "Share of older persons: in 2023 the figure in Harburg district was 22.4%, 120th of 400 districts (1st = "
        "highest value), 1.1 percentage points more than in 2018 and 0.4 percentage points below the figure in "
        "Lower Saxony.",
    ),
    (
        "a value alone",
        a_level(DAYS, 34),
        "Heiße Tage: 2023 waren es im Landkreis Harburg 34 Tage.",
        "Hot days: in 2023 the figure in Harburg district was 34 days.",
    ),
    (
        "one takes the singular",
        a_level(FARMS, 1, change=Change(2018, 2023, 2, 1)),
        "Landwirtschaftliche Betriebe: 2023 war es im Landkreis Harburg 1 Betrieb, 1 Betrieb weniger als 2018.",
        "Farms: in 2023 the figure in Harburg district was 1 farm, 1 farm less than in 2018.",
    ),
    (
        "one percentage point",
        a_level(WHOLE, 22, change=Change(2018, 2023, 21, 22)),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22 %, 1 Prozentpunkt mehr als 2018.",
        "Share of older persons: in 2023 the figure in Harburg district was 22%, 1 percentage point more than in 2018.",
    ),
    (
        "one with a decimal takes the plural",
        a_level(replace(DAYS, decimals=1), 1.0),
        "Heiße Tage: 2023 waren es im Landkreis Harburg 1,0 Tage.",
        "Hot days: in 2023 the figure in Harburg district was 1.0 days.",
    ),
    (
        "zero",
        a_level(FARMS, 0),
        "Landwirtschaftliche Betriebe: 2023 waren es im Landkreis Harburg 0 Betriebe.",
        "Farms: in 2023 the figure in Harburg district was 0 farms.",
    ),
    (
        "a negative value",
        a_level(BALANCE, -1.2, reference=Reference(area=GERMANY, observation=Observation(0.3, Flag.CONFIRMED))),
        "Saldo: 2023 waren es im Landkreis Harburg −1,2 je 1.000 Einwohner, 1,5 weniger als in Deutschland.",
        "Balance: in 2023 the figure in Harburg district was −1.2 per 1,000 inhabitants, 1.5 below the figure in "
        "Germany.",
    ),
    (
        "a change that rounding takes away is hardly a change",
        a_level(SHARE, 22.44, change=Change(2018, 2023, 22.40, 22.44)),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22,4 %, kaum verändert gegenüber 2018.",
        "Share of older persons: in 2023 the figure in Harburg district was 22.4%, hardly changed from 2018.",
    ),
    (
        "no change at all",
        a_level(SHARE, 22.44, change=Change(2018, 2023, 22.44, 22.44)),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22,4 %, unverändert gegenüber 2018.",
        "Share of older persons: in 2023 the figure in Harburg district was 22.4%, unchanged from 2018.",
    ),
    (
        "a change is rounded once: 22,35 − 21,34 = 1,01, not 22,4 − 21,3",
        a_level(SHARE, 22.35, change=Change(2018, 2023, 21.34, 22.35)),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22,4 %, 1,0 Prozentpunkte mehr als 2018.",
        "Share of older persons: in 2023 the figure in Harburg district was 22.4%, 1.0 percentage points more than in "
        "2018.",
    ),
    (
        "the same as the median",
        a_level(SHARE, 22.4, reference=Reference(area="median", observation=Observation(22.4, Flag.CONFIRMED))),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22,4 %, genauso viel wie im mittleren Kreis.",
        "Share of older persons: in 2023 the figure in Harburg district was 22.4%, equal to the typical district.",
    ),
    (
        "above the similar Kreise",
        a_level(SHARE, 22.4, reference=Reference(area="similar:03353", observation=Observation(21.9, Flag.CONFIRMED))),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22,4 %, 0,5 Prozentpunkte mehr als der Median der "
        "zehn ähnlichen Kreise.",
        "Share of older persons: in 2023 the figure in Harburg district was 22.4%, 0.5 percentage points above the "
        "median of the ten similar districts.",
    ),
    (
        "compared with the region",
        a_level(
            SHARE,
            22.4,
            area=HANSESTADT,
            reference=Reference(area=REGION, observation=Observation(25.0, Flag.CONFIRMED)),
        ),
        "Anteil der Älteren: 2023 waren es in der Hansestadt Lüneburg 22,4 %, 2,6 Prozentpunkte weniger als in der "
        "Region.",
        "Share of older persons: in 2023 the figure in the Hanseatic City of Lüneburg was 22.4%, 2.6 percentage "
        "points below the figure in the region.",
    ),
    (
        "a benchmark without a value",
        a_level(SHARE, 22.4, reference=Reference(area=NIEDERSACHSEN, observation=NOTHING)),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22,4 %, ohne Vergleichswert in Niedersachsen.",
        "Share of older persons: in 2023 the figure in Harburg district was 22.4%, with no value for comparison in "
        "Lower Saxony.",
    ),
    (
        "a count is not set beside that of the Land",
        a_level(FARMS, 1234, reference=Reference(area=NIEDERSACHSEN, observation=Observation(35000, Flag.CONFIRMED))),
        "Landwirtschaftliche Betriebe: 2023 waren es im Landkreis Harburg 1.234 Betriebe.",
        "Farms: in 2023 the figure in Harburg district was 1,234 farms.",
    ),
    (
        "rank of what is better when low, in an edition",
        a_level(MINUTES, 34, year=2025, rank=Rank(7, 399, True), change=Change(2021, 2025, 35, 34)),
        "Fahrzeit: In der Ausgabe 2025 waren es im Landkreis Harburg 34 Minuten, Platz 7 von 399 Kreisen (1 = "
        "niedrigster Wert), 1 Minute weniger als in der Ausgabe 2021.",
        "Travel time: in the 2025 edition the figure in Harburg district was 34 minutes, 7th of 399 districts "
        "(1st = lowest value), 1 minute less than in the 2021 edition.",
    ),
    (
        "no change between editions",
        a_level(MINUTES, 34, year=2025, change=Change(2021, 2025, 34, 34)),
        "Fahrzeit: In der Ausgabe 2025 waren es im Landkreis Harburg 34 Minuten, unverändert gegenüber der Ausgabe "
        "2021.",
        "Travel time: in the 2025 edition the figure in Harburg district was 34 minutes, unchanged from the 2021 "
        "edition.",
    ),
    (
        "a rank shared with several",
        a_level(DOCTORS, 1.4, rank=Rank(12, 400, False), tied=3),
        "Ärzte je 1.000 Einwohner: 2023 waren es im Landkreis Harburg 1,4 je 1.000 Einwohner, gemeinsam mit 3 anderen "
        "auf Platz 12 von 400 Kreisen (1 = höchster Wert).",
        "Doctors per 1,000 inhabitants: in 2023 the figure in Harburg district was 1.4 per 1,000 inhabitants, "
        "joint 12th of 400 districts with 3 others (1st = highest value).",
    ),
    (
        "a rank shared with one, the only Kreis",
        a_level(DAYS, 3, rank=Rank(1, 1, False), tied=1),
        "Heiße Tage: 2023 waren es im Landkreis Harburg 3 Tage, gemeinsam mit einem anderen auf Platz 1 von 1 Kreis (1 "
        "= höchster Wert).",
        "Hot days: in 2023 the figure in Harburg district was 3 days, joint 1st of 1 district with one other (1st "
        "= highest value).",
    ),
    (
        "a provisional value",
        a_level(INCOME, 33000, observation=value(33000, Flag.PROVISIONAL), change=Change(2018, 2023, 31500, 33000)),
        "Einkommen je Einwohner: 2023 waren es im Landkreis Harburg 33.000 € (vorläufig), 1.500 € mehr als 2018.",
        "Income per inhabitant: in 2023 the figure in Harburg district was €33,000 (provisional), €1,500 more than "
        "in 2018.",
    ),
    (
        "a value known to be off has neither rank nor change nor comparison",
        a_level(
            SHARE,
            None,
            observation=value(99.7, Flag.NOT_COMPARABLE),
            rank=Rank(1, 400, False),
            change=Change(2018, 2023, 50, 99.7),
            reference=LAND,
        ),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 99,7 % (nicht mit anderen Werten vergleichbar, siehe "
        "Definition).",
        "Share of older persons: in 2023 the figure in Harburg district was 99.7% (does not compare with other "
        "values, see the definition).",
    ),
    (
        "the first value after a break",
        a_level(SHARE, None, observation=value(22.4, Flag.BREAK)),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22,4 % (Bruch: mit dem Wert davor nicht vergleichbar).",
        "Share of older persons: in 2023 the figure in Harburg district was 22.4% (break: does not compare with the "
        "value before).",
    ),
    (
        "a value that is not published",
        a_level(SHARE, None, area=HANSESTADT, observation=NOTHING),
        "Anteil der Älteren: 2023 gibt es in der Hansestadt Lüneburg keinen Wert (nicht in der Quelle enthalten).",
        "Share of older persons: in 2023 there is no value in the Hanseatic City of Lüneburg (not in the source).",
    ),
    (
        "a confidential value",
        a_level(SHARE, None, observation=value(None, Flag.CONFIDENTIAL)),
        "Anteil der Älteren: 2023 gibt es im Landkreis Harburg keinen Wert (geheim oder unbekannt).",
        "Share of older persons: in 2023 there is no value in Harburg district (confidential or unknown).",
    ),
    (
        "no rule for the region",
        a_level(MINUTES, None, area=REGION, year=2025, observation=value(None, Flag.NO_RULE)),
        "Fahrzeit: In der Ausgabe 2025 gibt es in der Region keinen Wert (Wege liegen nicht vor).",
        "Travel time: in the 2025 edition there is no value in the region (Trips are not available).",
    ),
    (
        "a union of which a part is missing",
        a_level(SHARE, None, area="03353+03359", observation=value(None, Flag.INCOMPLETE)),
        "Anteil der Älteren: 2023 gibt es in den Landkreisen Harburg und Stade zusammen keinen Wert (ein Teil "
        "der nötigen Angaben fehlt).",
        "Share of older persons: in 2023 there is no value in the districts of Harburg and Stade together (some "
        "of the figures needed are missing).",
    ),
    (
        "the Landkreis without the Hansestadt",
        a_level(SHARE, 22.4, area="03355-03355022"),
        "Anteil der Älteren: 2023 waren es im Landkreis Lüneburg ohne Hansestadt 22,4 %.",
        "Share of older persons: in 2023 the figure in Lüneburg district without the Hanseatic City was 22.4%.",
    ),
    (
        "lowest, highest and the benchmark",
        a_spread(SHARE, {HARBURG: 22.4, STADE: 21.0, DANNENBERG: 28.3}, LAND),
        "Anteil der Älteren: 2023 war der Wert im Landkreis Stade am niedrigsten (21,0 %) und im Landkreis "
        "Lüchow-Dannenberg am höchsten (28,3 %); in Niedersachsen waren es 22,8 %.",
        "Share of older persons: in 2023 the figure was lowest in Stade district (21.0%) and highest in "
        "Lüchow-Dannenberg district (28.3%); in Lower Saxony it was 22.8%.",
    ),
    (
        "the chosen area comes first",
        a_spread(SHARE, {HARBURG: 22.4, STADE: 21.0, DANNENBERG: 28.3}, LAND, area=HARBURG),
        "Anteil der Älteren: 2023 waren es im Landkreis Harburg 22,4 %; unter den gezeigten Gebieten war der Wert im "
        "Landkreis Stade am niedrigsten (21,0 %) und im Landkreis Lüchow-Dannenberg am höchsten (28,3 %); in "
        "Niedersachsen waren es 22,8 %.",
        "Share of older persons: in 2023 the figure in Harburg district was 22.4%; among the areas shown the figure "
        "was lowest in Stade district (21.0%) and highest in Lüchow-Dannenberg district (28.3%); in Lower Saxony it "
        "was 22.8%.",
    ),
    (
        "the chosen area comes first without a value, too",
        a_spread(SHARE, {HARBURG: 22.4, STADE: 21.0, HANSESTADT: NOTHING}, area=HANSESTADT),
        "Anteil der Älteren: 2023 gibt es in der Hansestadt Lüneburg keinen Wert (nicht in der Quelle "
        "enthalten); unter den gezeigten Gebieten war der Wert im Landkreis Stade am niedrigsten (21,0 %) "
        "und im "
        "Landkreis Harburg am höchsten (22,4 %).",
        "Share of older persons: in 2023 there is no value in the Hanseatic City of Lüneburg (not in the "
        "source); among the areas shown the figure was lowest in Stade district (21.0%) and highest in "
        "Harburg "
        "district (22.4%).",
    ),
    (
        "two share the lowest value as it is written",
        a_spread(SHARE, {HARBURG: 20.98, STADE: 21.02, DANNENBERG: 28.3}),
        "Anteil der Älteren: 2023 war der Wert in den Landkreisen Harburg und Stade am niedrigsten (jeweils 21,0 "
        "%) und im Landkreis Lüchow-Dannenberg am höchsten (28,3 %).",
        "Share of older persons: in 2023 the figure was lowest in the districts of Harburg and Stade (both 21.0%) "
        "and highest in Lüchow-Dannenberg district (28.3%).",
    ),
    (
        "several share the lowest value, which says per what",
        a_spread(
            YIELD, {HARBURG: 0, STADE: 0, UELZEN: 0, HANSESTADT: 2.5}, Reference(area="median", observation=NOTHING)
        ),
        "Ertrag: 2023 war der Wert in 3 Kreisen am niedrigsten (jeweils 0,0 dt je ha) und in der Hansestadt "
        "Lüneburg am höchsten (2,5 dt); im mittleren Kreis gibt es keinen Wert.",
        "Yield: in 2023 the figure was lowest in 3 districts (each 0.0 dt per ha) and highest in the Hanseatic "
        "City of Lüneburg (2.5 dt); there is no value in the typical district.",
    ),
    (
        "all have the same value",
        a_spread(DOCTORS, {HARBURG: 1.4, STADE: 1.4, HANSESTADT: 1.4}),
        "Ärzte je 1.000 Einwohner: 2023 war der Wert in 3 Gebieten gleich (1,4).",
        "Doctors per 1,000 inhabitants: in 2023 the figure was the same in 3 areas (1.4).",
    ),
    (
        "only one has a value",
        a_spread(SHARE, {HARBURG: 22.4, STADE: NOTHING, HANSESTADT: NOTHING, UELZEN: value(None, Flag.CONFIDENTIAL)}),
        "Anteil der Älteren: 2023 gibt es nur im Landkreis Harburg einen Wert (22,4 %); kein Wert im Landkreis Stade "
        "und in der Hansestadt Lüneburg (nicht in der Quelle enthalten) und im Landkreis Uelzen "
        "(geheim oder unbekannt).",
        "Share of older persons: in 2023 there is a value only in Harburg district (22.4%); no value in Stade "
        "district and in the Hanseatic City of Lüneburg (not in the source) and in Uelzen district "
        "(confidential or unknown).",
    ),
    (
        "nobody has a value",
        a_spread(SHARE, {HARBURG: NOTHING, HANSESTADT: NOTHING}),
        "Anteil der Älteren: 2023 gibt es in keinem von 2 Gebieten einen Wert (nicht in der Quelle enthalten).",
        "Share of older persons: in 2023 there is a value in none of 2 areas (not in the source).",
    ),
    (
        "estimated values and one that is left out",
        a_spread(
            SHARE,
            {HARBURG: value(22.4, Flag.ESTIMATED), STADE: 21.0, UELZEN: value(99.9, Flag.NOT_COMPARABLE)},
        ),
        "Anteil der Älteren: 2023 war der Wert im Landkreis Stade am niedrigsten (21,0 %) und im Landkreis Harburg am "
        "höchsten (22,4 %); Vorbehalt bei 1 Wert (von der Quelle geschätzt); abgesehen von 1 Wert (nicht mit anderen "
        "Werten vergleichbar, siehe Definition).",
        "Share of older persons: in 2023 the figure was lowest in Stade district (21.0%) and highest in Harburg "
        "district (22.4%); caveat for 1 value (estimated by the source); leaving out 1 value (does not compare "
        "with other values, see the definition).",
    ),
    (
        "all values are provisional",
        a_spread(SHARE, {HARBURG: value(22.4, Flag.PROVISIONAL), STADE: value(21, Flag.PROVISIONAL)}),
        "Anteil der Älteren: 2023 war der Wert im Landkreis Stade am niedrigsten (21,0 %) und im Landkreis Harburg am "
        "höchsten (22,4 %); Vorbehalt bei allen Werten (vorläufig).",
        "Share of older persons: in 2023 the figure was lowest in Stade district (21.0%) and highest in Harburg "
        "district (22.4%); caveat for all values (provisional).",
    ),
    (
        "a single area is said as its level",
        a_spread(FARMS, {HARBURG: 7}),
        "Landwirtschaftliche Betriebe: 2023 waren es im Landkreis Harburg 7 Betriebe.",
        "Farms: in 2023 the figure in Harburg district was 7 farms.",
    ),
    (
        "a rise beside that of the Land",
        a_line(SHARE, (2015, 20.1), (2023, 22.4), reference="03", reference_points=points((2015, 20.9), (2023, 22.8))),
        "Anteil der Älteren: Von 2015 bis 2023 stieg der Wert im Landkreis Harburg um 2,3 Prozentpunkte auf 22,4 %; "
        "in Niedersachsen stieg er um 1,9 Prozentpunkte auf 22,8 %.",
        "Share of older persons: from 2015 to 2023 the figure in Harburg district rose by 2.3 percentage points to "
        "22.4%; in Lower Saxony it rose by 1.9 percentage points to 22.8%.",
    ),
    (
        "a series compares only from its break on",
        a_line(BROKEN, (2005, 40.0), (2010, 41.0), (2011, 20.0), (2023, 19.0)),
        "Anteil der Älteren: Von 2011 bis 2023 sank der Wert im Landkreis Harburg um 1,0 Prozentpunkte auf 19,0 %; "
        "vergleichbar erst ab 2011.",
        "Share of older persons: from 2011 to 2023 the figure in Harburg district fell by 1.0 percentage points to "
        "19.0%; the series compares only from 2011.",
    ),
    (
        "gaps are said, and a benchmark without the first year has no change",
        a_line(
            DAYS,
            (2018, 35),
            (2019, None),
            (2020, 36),
            (2021, None),
            (2023, 34),
            reference="median",
            reference_points=points((2020, 30), (2023, 31)),
        ),
        "Heiße Tage: Von 2018 bis 2023 sank der Wert im Landkreis Harburg um 1 Tag auf 34 Tage; im mittleren Kreis "
        "gibt es für diese Jahre keinen Vergleich; dazwischen in 2 Jahren ohne Wert.",
        "Hot days: from 2018 to 2023 the figure in Harburg district fell by 1 day to 34 days; there is no comparison "
        "in the typical district for these years; with no value for 2 years in between.",
    ),
    (
        "no change from first to last",
        a_line(FARMS, (2015, 5), (2019, 9), (2023, 5), area=REGION),
        "Landwirtschaftliche Betriebe: 2023 war der Wert in der Region gegenüber 2015 unverändert (5 Betriebe).",
        "Farms: in 2023 the figure in the region was unchanged from 2015 (5 farms).",
    ),
    (
        "the newest value stands alone after a break",
        a_line(BROKEN, (2005, 40.0), (2010, 41.0), (2011, 20.0)),
        "Anteil der Älteren: 2011 waren es im Landkreis Harburg 20,0 %; mit anderen Jahren nicht vergleichbar.",
        "Share of older persons: in 2011 the figure in Harburg district was 20.0%; it does not compare with other "
        "years.",
    ),
    (
        "one year only",
        a_line(MINUTES, (2025, 34)),
        "Fahrzeit: In der Ausgabe 2025 waren es im Landkreis Harburg 34 Minuten; andere Jahre liegen nicht vor.",
        "Travel time: in the 2025 edition the figure in Harburg district was 34 minutes; there are no other years.",
    ),
    (
        "editions",
        a_line(MINUTES, (2021, 31), (2025, 34)),
        "Fahrzeit: Von der Ausgabe 2021 bis zur Ausgabe 2025 stieg der Wert im Landkreis Harburg um 3 Minuten auf 34 "
        "Minuten.",
        "Travel time: from the 2021 edition to the 2025 edition the figure in Harburg district rose by 3 minutes to "
        "34 minutes.",
    ),
    (
        "an index normed anew in each year has no development",
        a_line(POINTS, (2015, 7.1), (2021, 7.35)),
        "Index: 2021 waren es im Landkreis Harburg 7,35 Punkte; für jedes Jahr neu normiert.",
        "Index: in 2021 the figure in Harburg district was 7.35 points; normed anew for each year.",
    ),
    (
        "no value in any year",
        a_line(SHARE, (2015, None), (2023, None)),
        "Anteil der Älteren: Im Landkreis Harburg gibt es keinen Wert (nicht in der Quelle enthalten).",
        "Share of older persons: there is no value in Harburg district (not in the source).",
    ),
    (
        "some rose, some fell",
        a_shift(SHARE, {HARBURG: (20, 21.1), STADE: (20, 19.6), UELZEN: (20, 20), HANSESTADT: Refusal.MISSING}),
        "Anteil der Älteren: Von 2018 bis 2023 stieg der Wert am stärksten im Landkreis Harburg (+1,1 Prozentpunkte) "
        "und sank am stärksten im Landkreis Stade (−0,4 Prozentpunkte); gestiegen in 1 Kreis, gesunken in 1 Kreis, "
        "unverändert in 1 Kreis; ohne Angabe in der Hansestadt Lüneburg (kein Wert in einem der Jahre).",
        "Share of older persons: from 2018 to 2023 the figure rose most in Harburg district (+1.1 percentage points) "
        "and fell most in Stade district (−0.4 percentage points); risen in 1 district, fallen in 1 district, "
        "unchanged in 1 district; not stated in the Hanseatic City of Lüneburg (no value in one of the years).",
    ),
    (
        "of changes the chosen area's comes first",
        a_shift(SHARE, {HARBURG: (20, 21.1), STADE: (20, 19.6), UELZEN: (20, 20.5)}, area=UELZEN),
        "Anteil der Älteren: Von 2018 bis 2023 stieg der Wert im Landkreis Uelzen (+0,5 Prozentpunkte); unter den "
        "gezeigten Gebieten stieg der Wert am stärksten im Landkreis Harburg (+1,1 Prozentpunkte) und sank am "
        "stärksten im Landkreis Stade (−0,4 Prozentpunkte); gestiegen in 2 Kreisen, gesunken in 1 Kreis.",
        "Share of older persons: from 2018 to 2023 the figure rose in Uelzen district (+0.5 percentage points); among "
        "the areas shown the figure rose most in Harburg district (+1.1 percentage points) and fell most in Stade "
        "district (−0.4 percentage points); risen in 2 districts, fallen in 1 district.",
    ),
    (
        "the chosen area without a change comes first, with its reason",
        a_shift(SHARE, {HARBURG: (20, 21.1), HANSESTADT: Refusal.MISSING}, area=HANSESTADT),
        "Anteil der Älteren: Von 2018 bis 2023 lässt sich in der Hansestadt Lüneburg keine Veränderung angeben (kein "
        "Wert in einem der Jahre); unter den gezeigten Gebieten stieg der Wert im Landkreis Harburg (+1,1 "
        "Prozentpunkte).",
        "Share of older persons: from 2018 to 2023 no change can be stated in the Hanseatic City of Lüneburg (no value "
        "in one of the years); among the areas shown the figure rose in Harburg district (+1.1 percentage points).",
    ),
    (
        "all rose, in the unit and in percent",
        a_shift(INCOME, {HARBURG: (20000, 25000), STADE: (20000, 21000)}),
        "Einkommen je Einwohner: Von 2018 bis 2023 stieg der Wert am stärksten im Landkreis Harburg (+5.000 €; +25,0 "
        "%) und am schwächsten im Landkreis Stade (+1.000 €; +5,0 %).",
        "Income per inhabitant: from 2018 to 2023 the figure rose most in Harburg district (+€5,000; +25.0%) and "
        "least in Stade district (+€1,000; +5.0%).",
    ),
    (
        "all counts fell, two of them alike in percent",
        a_shift(FARMS, {HARBURG: (10, 9), STADE: (20, 18), HANSESTADT: (8, 4)}),
        "Landwirtschaftliche Betriebe: Von 2018 bis 2023 sank der Wert am stärksten in der Hansestadt Lüneburg (−50,0 "
        "%; −4 Betriebe) und am schwächsten in den Landkreisen Harburg und Stade (−10,0 %).",
        "Farms: from 2018 to 2023 the figure fell most in the Hanseatic City of Lüneburg (−50.0%; −4 farms) and least "
        "in the districts of Harburg and Stade (−10.0%).",
    ),
    (
        "one rose from zero, which has no percent, the others did not change",
        a_shift(FARMS, {HARBURG: (0, 3), STADE: (20, 20), UELZEN: (5, 5)}),
        "Landwirtschaftliche Betriebe: Von 2018 bis 2023 stieg der Wert am stärksten im Landkreis Harburg (+3 "
        "Betriebe); gestiegen in 1 Kreis, unverändert in 2 Kreisen.",
        "Farms: from 2018 to 2023 the figure rose most in Harburg district (+3 farms); risen in 1 district, unchanged "
        "in 2 districts.",
    ),
    (
        "nothing changed",
        a_shift(FARMS, {HARBURG: (3, 3), STADE: (20, 20), UELZEN: (5, 5)}),
        "Landwirtschaftliche Betriebe: Von 2018 bis 2023 blieb der Wert im Ergebnis in 3 Kreisen unverändert.",
        "Farms: from 2018 to 2023 the figure was unchanged on balance in 3 districts.",
    ),
    (
        "across a break no change is stated",
        a_shift(BROKEN, {HARBURG: Refusal.BREAK, STADE: Refusal.BREAK, UELZEN: Refusal.BREAK}, 2005),
        "Anteil der Älteren: Von 2005 bis 2023 lässt sich in 3 Kreisen keine Veränderung angeben (Bruch ab 2011).",
        "Share of older persons: from 2005 to 2023 no change can be stated in 3 districts (break from 2011).",
    ),
    (
        "a share above the whole's",
        a_quotient(6.5, 5.0),
        "Anteil der Älteren: 2023 betrug der Anteil im Landkreis Harburg 6,5 %, in Deutschland 5,0 %: ein "
        "Standortquotient von 1,30.",
        "Share of older persons: in 2023 the share in Harburg district was 6.5%, in Germany 5.0%: a location "
        "quotient of 1.30.",
    ),
    (
        "a share below the whole's",
        a_quotient(3.5, 5.0, REGION),
        "Anteil der Älteren: 2023 betrug der Anteil in der Region 3,5 %, in Deutschland 5,0 %: ein "
        "Standortquotient von 0,70.",
        "Share of older persons: in 2023 the share in the region was 3.5%, in Germany 5.0%: a location quotient "
        "of 0.70.",
    ),
    (
        "an equal share",
        a_quotient(5.0, 5.0),
        "Anteil der Älteren: 2023 betrug der Anteil im Landkreis Harburg 5,0 %, in Deutschland 5,0 %: ein "
        "Standortquotient von 1,00.",
        "Share of older persons: in 2023 the share in Harburg district was 5.0%, in Germany 5.0%: a location "
        "quotient of 1.00.",
    ),
    (
        "a nearly equal share",
        a_quotient(5.2, 5.0),
        "Anteil der Älteren: 2023 betrug der Anteil im Landkreis Harburg 5,2 %, in Deutschland 5,0 %: ein "
        "Standortquotient von 1,04.",
        "Share of older persons: in 2023 the share in Harburg district was 5.2%, in Germany 5.0%: a location "
        "quotient of 1.04.",
    ),
    (
        "a very small share is not rounded to nothing",
        a_quotient(0.2, 5.0),
        "Anteil der Älteren: 2023 betrug der Anteil im Landkreis Harburg 0,2 %, in Deutschland 5,0 %: ein "
        "Standortquotient von 0,04.",
        "Share of older persons: in 2023 the share in Harburg district was 0.2%, in Germany 5.0%: a location "
        "quotient of 0.04.",
    ),
    (
        "a share without the whole's",
        a_quotient(5.0, None),
        "Anteil der Älteren: 2023 gibt es im Landkreis Harburg keinen Vergleich mit dem Anteil in Deutschland (nicht "
        "in der Quelle enthalten).",
        "Share of older persons: in 2023 there is no comparison in Harburg district with the share in Germany (not in "
        "the source).",
    ),
    (
        "two indicators beside their medians",
        a_scatter(X, Y),
        "Anteil der Älteren und Ärzte je 1.000 Einwohner: Im Landkreis Harburg waren es 22,4 % (2023, über dem "
        "mittleren Kreis) und 1,4 je 1.000 Einwohner (2022, unter dem mittleren Kreis); beide Werte gibt es in "
        "398 von 400 Kreisen.",
        "Share of older persons and doctors per 1,000 inhabitants: the figures in Harburg district were 22.4% "
        "(2023, above the typical district) and 1.4 per 1,000 inhabitants (2022, below the typical district); "
        "both values exist for 398 of 400 districts.",
    ),
    (
        "two indicators by rank, one with a reservation",
        a_scatter(replace(X, rank=Rank(120, 400, False)), replace(Y, observation=value(1.4, Flag.ESTIMATED)), 1),
        "Anteil der Älteren und Ärzte je 1.000 Einwohner: Im Landkreis Harburg waren es 22,4 % (2023, Platz 120 von "
        "400 Kreisen, 1 = höchster Wert) und 1,4 je 1.000 Einwohner (2022, von der Quelle geschätzt); beide Werte "
        "gibt es in 1 von 400 Kreisen.",
        "Share of older persons and doctors per 1,000 inhabitants: the figures in Harburg district were 22.4% "
        "(2023, 120th of 400 districts, 1st = highest value) and 1.4 per 1,000 inhabitants (2022, estimated by "
        "the source); both values exist for 1 of 400 districts.",
    ),
    (
        "one of two values is missing",
        a_scatter(X, replace(Y, observation=value(None, Flag.CONFIDENTIAL))),
        "Anteil der Älteren und Ärzte je 1.000 Einwohner: Im Landkreis Harburg gibt es nicht beide Werte (Ärzte je "
        "1.000 Einwohner: geheim oder unbekannt); beide Werte gibt es in 398 von 400 Kreisen.",
        "Share of older persons and doctors per 1,000 inhabitants: there are not both values in Harburg district "
        "(Doctors per 1,000 inhabitants: confidential or unknown); both values exist for 398 of 400 districts.",
    ),
    (
        "the three nearest of ten",
        lambda text: similar(HARBURG, (STADE, "01056", "05374", "03351"), text),
        "Am ähnlichsten sind dem Landkreis Harburg der Landkreis Stade, der Kreis Pinneberg und der Oberbergische "
        "Kreis.",
        "Most similar to Harburg district are Stade district, Pinneberg district and Oberbergischer Kreis.",
    ),
    (
        "one similar Kreis",
        lambda text: similar("13003", ("03358",), text),
        "Am ähnlichsten ist Rostock der Heidekreis.",
        "Most similar to Rostock is Heidekreis.",
    ),
    (
        "no similar Kreis",
        lambda text: similar(HANSESTADT, (), text),
        "Zu diesem Gebiet ist kein ähnlicher Kreis zu nennen.",
        "No similar district can be named for this area.",
    ),
]


@pytest.mark.parametrize(("said", "german", "english"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_figure_is_said_in_this_very_sentence(said: Callable[[Text], str], german: str, english: str) -> None:
    assert said(DE).replace(GAP, " ") == german
    assert said(EN).replace(GAP, " ") == english


PLACES = {
    "03353": ("im Landkreis Harburg", "in Harburg district"),
    "03355022": ("in der Hansestadt Lüneburg", "in the Hanseatic City of Lüneburg"),
    "03358": ("im Heidekreis", "in Heidekreis"),
    "03241": ("in der Region Hannover", "in Region Hannover"),
    "05334": ("in der Städteregion Aachen", "in Städteregion Aachen"),
    "10041": ("im Regionalverband Saarbrücken", "in Regionalverband Saarbrücken"),
    "05374": ("im Oberbergischen Kreis", "in Oberbergischer Kreis"),
    "05162": ("im Rhein-Kreis Neuss", "in Rhein-Kreis Neuss"),
    "13003": ("in Rostock", "in Rostock"),
    "13072": ("im Landkreis Rostock", "in Rostock district"),
    "03": ("in Niedersachsen", "in Lower Saxony"),
    "10": ("im Saarland", "in Saarland"),
    "02": ("in Hamburg", "in Hamburg"),
    GERMANY: ("in Deutschland", "in Germany"),
    REGION: ("in der Region", "in the region"),
    "median": ("im mittleren Kreis", "in the typical district"),
    "03353+03359": (
        "in den Landkreisen Harburg und Stade zusammen",
        "in the districts of Harburg and Stade together",
    ),
    "03353+03359+03360": (
        "in den Landkreisen Harburg, Stade und Uelzen zusammen",
        "in the districts of Harburg, Stade and Uelzen together",
    ),
    "03353+03355022": (
        "im Landkreis Harburg und in der Hansestadt Lüneburg zusammen",
        "in Harburg district and in the Hanseatic City of Lüneburg together",
    ),
    "03355-03355022": ("im Landkreis Lüneburg ohne Hansestadt", "in Lüneburg district without the Hanseatic City"),
    "03353+03355-03355022": (
        "im Landkreis Harburg und im Landkreis Lüneburg ohne Hansestadt zusammen",
        "in Harburg district and in Lüneburg district without the Hanseatic City together",
    ),
}


@pytest.mark.parametrize("area", PLACES)
def test_a_place_has_its_preposition_and_article(area: str) -> None:
    assert (place(area, DE), place(area, EN)) == PLACES[area]


def test_every_kreis_has_a_place_of_its_own_in_one_of_the_allowed_forms() -> None:
    forms = r"im (Landk|K)reis \S|im \S*([Kk]reis|Regionalverband)|im \S+en Kreis$|in der (Region|Städteregion) |in \S"
    for text, allowed in ((DE, forms), (EN, r"in \S.* district$|in \S")):
        said = [place(area, text) for area in kreis_ids()]
        assert len(set(said)) == len(said) == 400
        assert [words for words in said if "," in words or not re.match(allowed, words)] == []
    for area in kreis_ids():
        assert place(area, DE).startswith("im ") == subject(area, DE).startswith("der ")
        assert place(area, DE).startswith("im ") == recipient(area, DE).startswith("dem ")


def test_only_cities_stand_without_an_article() -> None:
    label = {area: load_areas()[area].names["de"] for area in kreis_ids()}
    bare = [area for area in kreis_ids() if subject(area, DE)[0].isupper()]
    assert bare == [area for area in kreis_ids() if ", " in label[area]]


def test_an_area_that_does_not_exist_has_no_place() -> None:
    for said in (place, beside):
        with pytest.raises(UnknownAreaError):
            said("99999", DE)


def all_of(indicator: Indicator, text: Text) -> Iterator[str]:
    """The sentences of the indicator's newest year and of all its years, for each partner area and the region."""
    areas, every = (*PARTNERS, REGION), years(indicator)
    year, series = every[-1], {area: observe_all(indicator, area) for area in (*PARTNERS, REGION, NIEDERSACHSEN)}
    land = Reference(area=NIEDERSACHSEN, observation=observe(indicator, NIEDERSACHSEN, year))
    shown = {area: observe(indicator, area, year) for area in areas}
    drawn = {area: o for area, o in shown.items() if area in PARTNERS or o.value is not None}
    yield spread(indicator, Spread(year=year, observed=drawn, reference=land), text)
    changes = {area: between(indicator, dict(series[area]), since=every[0], until=year) for area in areas}
    yield shift(indicator, Shift(since=every[0], until=year, changes=changes), text)
    for area in areas:
        own = newest(indicator, area)
        seen = Level(
            area=area,
            year=own,
            observation=observe(indicator, area, own),
            rank=rank(panel(indicator.id), area, year=own, direction=indicator.direction),
            change=recent(indicator, dict(series[area])),
            reference=replace(land, observation=observe(indicator, NIEDERSACHSEN, own)),
        )
        yield level(indicator, seen, text)
        line = Development(
            area=area, points=series[area], reference=NIEDERSACHSEN, reference_points=series[NIEDERSACHSEN]
        )
        yield development(indicator, line, text)
        whole = observe(indicator, GERMANY, own)
        yield quotient(indicator, Quotient(area=area, year=own, share=shown[area], whole_share=whole), text)


@cache
def everything(language: str) -> tuple[str, ...]:
    """Each sentence on each listed indicator."""
    return tuple(said for indicator in listed() for said in all_of(indicator, load_text(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_and_area_gives_one_whole_sentence(language: str) -> None:
    assert len(everything(language)) > 3000
    assert [said for said in everything(language) if not re.search(r"[^.]\.$", said)] == []
    for unwanted in (r"[{}]", "None", r"\bnan\b", r"\binf\b", "  ", r"-\d+[.,]?\d* ?[%€]", r" [,;.)]", r"\(\)", r"\( "):
        assert [said for said in everything(language) if re.search(unwanted, said)] == [], unwanted
    assert [said for said in everything(language) if len(said) > LONGEST] == []


@pytest.mark.parametrize(("language", "wrong"), [("de", r"\d\.\d{1,2}(?!\d)"), ("en", r"\d,\d{1,2}(?!\d)")])
def test_every_number_has_the_decimal_mark_of_its_language(language: str, wrong: str) -> None:
    assert [said for said in everything(language) if re.search(wrong, said)] == []


@pytest.mark.parametrize(("language", "other"), [("de", "en"), ("en", "de")])
def test_a_sentence_has_no_word_of_the_other_language(language: str, other: str) -> None:
    said = "\n".join(everything(language))
    words = [word for word in vocabulary(other, language).values() if word in said]
    assert [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said)] == []


def test_every_unit_that_is_counted_has_its_singular() -> None:
    never = {"€", "Tsd.", "Mio.", "m", "mm", "m²", "kg", "kW", "GJ", "ha", "%", "je", "dt", "°C", "Einwohner", "Pkw"}
    invariable = never | {"thousand", "million", "per"}
    for text in (DE, EN):
        known = {pair.partition("=")[0] for pair in text("sentence.count.singular").split("; ")}
        first = {text.of(indicator.unit).split(" ")[0] for indicator in listed()}
        assert first - known - invariable == set()


def test_no_change_is_stated_across_a_break_or_from_a_value_known_to_be_off() -> None:
    for indicator in listed():
        for area in (*PARTNERS, REGION):
            series = dict(observe_all(indicator, area))
            said = development(indicator, Development(area=area, points=list(series.items())), DE)
            found = re.search(r": Von (?:der Ausgabe )?(\d{4}) bis (?:zur Ausgabe )?(\d{4}) ", said)
            if not found:
                continue
            since, until = int(found[1]), int(found[2])
            assert not [gap.year for gap in indicator.breaks if since < gap.year <= until]
            assert Flag.NOT_COMPARABLE not in {series[since].flag, series[until].flag}
            assert not [y for y, o in series.items() if since < y <= until and o.flag is Flag.BREAK]


# A year against another year: what weather and harvests say nothing by. A period is written with a dash.
END_TO_END = {
    "de": r"[Vv]on \d{4} bis \d{4}|(als|seit|gegenüber) \d{4}(?![–\d])",
    "en": r"[Ff]rom \d{4} to \d{4}|(than in|since|unchanged from|hardly changed from) \d{4}(?![–\d])",
}
NO_VALUE = {"de": r"seit \d{4} ohne Wert", "en": r"no value since \d{4}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_on_what_fluctuates_compares_two_single_years(language: str) -> None:
    text = load_text(language)
    offenders = []
    for indicator in listed():
        if indicator.fluctuation:
            said = [*all_of(indicator, text)]
            said += [changed(finding(indicator, area), text) for area in (*PARTNERS, REGION, NIEDERSACHSEN, GERMANY)]
            claims = [re.sub(NO_VALUE[language], "", words) for words in said]
            offenders += [words for words in claims if re.search(END_TO_END[language], words)]
    assert offenders == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_no_sentence_on_counts_a_whole_is_lowest_or_highest(language: str) -> None:
    text = load_text(language)
    wholes = "|".join(re.escape(place(area, text)) for area in (REGION, "03353+03359"))
    ends = {
        "de": rf"({wholes}) am (niedrigsten|höchsten)|am (stärksten|schwächsten) ({wholes})",
        "en": rf"(lowest|highest|most|least) ({wholes})",
    }[language]
    offenders = []
    for indicator in listed():
        every, areas = years(indicator), ("03353", "03359", HANSESTADT, "03353+03359", REGION)
        observed = {area: observe(indicator, area, every[-1]) for area in areas}
        said = spread(indicator, Spread(year=every[-1], observed=observed), text)
        points = {area: dict(observe_all(indicator, area)) for area in areas}
        changes = {area: between(indicator, each, since=every[0], until=every[-1]) for area, each in points.items()}
        said += shift(indicator, Shift(since=every[0], until=every[-1], changes=changes), text)
        offenders += [said] if re.search(ends, said) else []
    assert offenders == []


def test_as_many_landkreise_rose_as_rose() -> None:
    """Whatever else is shown: the region, the areas together, the Hansestadt inside its Landkreis."""
    indicator = load_catalogue()["population"]
    areas = (*PARTNERS, "03353+03359", REGION)
    points = {area: dict(observe_all(indicator, area)) for area in areas}
    changes = {area: between(indicator, each, since=2015, until=2021) for area, each in points.items()}
    said = shift(indicator, Shift(since=2015, until=2021, changes=changes), DE)
    found = {area: change for area, change in changes.items() if isinstance(change, Change)}
    rose, fell = ({area for area in REGION_PARTS if found[area].difference * way > 0} for way in (1, -1))
    assert sum(change.difference > 0 for change in found.values()) > len(rose)
    assert f"gestiegen in {len(rose)} Kreisen, gesunken in {len(fell)} Kreisen" in said


@pytest.mark.parametrize(("language", "climbed"), [("de", "um 1,7 K auf"), ("en", "by 1.7 K to")])
def test_a_difference_of_temperatures_is_in_kelvin(language: str, climbed: str) -> None:
    text, indicator = load_text(language), load_catalogue()["temperature_mean"]
    said = development(indicator, Development(area=GERMANY, points=observe_all(indicator, GERMANY)), text)
    assert climbed in said.replace(GAP, " ")
    assert "1881–1910" in said
    assert "1995–2024" in said
    assert f"K, {'Mittel' if language == 'de' else 'mean of'} 1995–2024" in changed(finding(indicator, GERMANY), text)


@pytest.mark.parametrize(
    ("area", "german", "english"),
    [
        (STADE, "seit 2007 ohne Wert (geheim oder unbekannt)", "no value since 2007 (confidential or unknown)"),
        (
            REGION,
            "seit 2007 ohne Wert (ein Teil der nötigen Angaben fehlt)",
            "no value since 2007 (some of the figures",
        ),
    ],
)
def test_years_at_the_end_without_a_value_are_said_with_their_reason(area: str, german: str, english: str) -> None:
    indicator = load_catalogue()["manufacturing_energy"]
    shown = Development(area=area, points=observe_all(indicator, area))
    assert german in development(indicator, shown, DE)
    assert english in development(indicator, shown, EN)


def test_each_reason_for_no_change_is_its_own() -> None:
    """No rule is no missing value, another territory is not unpublished, withheld is not missing."""
    catalogue, said = load_catalogue(), {}
    for key, area, since in (
        ("broadband_1000", REGION, 2020),
        ("population", LUENEBURG, 1990),
        ("manufacturing_energy", STADE, 2006),
        ("share_65plus", HANSESTADT, 2017),
    ):
        points = dict(observe_all(catalogue[key], area))
        said[key] = between(catalogue[key], points, since=since, until=max(points))
    assert said == {
        "broadband_1000": Refusal.NO_RULE,
        "population": Refusal.OTHER_TERRITORY,
        "manufacturing_energy": Refusal.CONFIDENTIAL,
        "share_65plus": Refusal.MISSING,
    }
    for text in (DE, EN):
        assert len({text(f"refusal.{refusal}") for refusal in Refusal}) == len(Refusal)


def test_germany_is_not_secret_because_six_municipalities_are() -> None:
    assert observe(load_catalogue()["population"], GERMANY, 2016) == Observation(None, Flag.INCOMPLETE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DE, "2021 lag der Index (2016 = 100) im Landkreis Harburg bei 110,8; im mittleren Kreis bei"),
        (EN, "in 2021 the index (2016 = 100) in Harburg district stood at 110.8; in the typical district at"),
    ],
    ids=LANGUAGES,
)
def test_an_index_is_spoken_of_as_an_index_and_not_in_euros(text: Text, said: str) -> None:
    indicator = load_catalogue()["household_income"]
    shown = Development(
        area=HARBURG,
        points=observe_all(indicator, HARBURG),
        reference="median",
        reference_points=observe_all(indicator, "median"),
    )
    written = indexed(indicator, shown, 2016, text=text)
    assert said in written
    assert "€" not in written
