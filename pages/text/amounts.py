"""Amounts: values, differences and years as a sentence says them."""

from collections.abc import Iterable

from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import Observation
from data.rounding import rounded
from geo.areas import BENCHMARKS, REGION
from pages.text import Text
from pages.text.places import MEDIAN, SIMILAR

RESERVED = (Flag.PROVISIONAL, Flag.ESTIMATED, Flag.NOT_COMPARABLE)  # a break concerns only what stands before it


def sentence(name: str, said: str, clauses: Iterable[str] = (), *, text: Text) -> str:
    """Heading and what is said of it as one sentence, with further clauses."""
    return f"{name}: {'; '.join([text.after_colon(said), *clauses])}."


def marked_year(indicator: Indicator, year: int, text: Text) -> str:
    """A year with the mark that its declaration demands: "2022 (Zensus 2011)"."""
    mark = indicator.mark(year)
    return str(year) if mark is None else f"{year} ({text.of(mark)})"


def year_label(indicator: Indicator, year: int, text: Text) -> str:
    """A year as it is written: the edition where the publisher gives no year of the data."""
    written = marked_year(indicator, year, text)
    return text("year.edition", year=written) if indicator.year_is_edition else written


def when(indicator: Indicator, year: int, text: Text) -> str:
    """In which year, or in which edition where the publisher gives no year."""
    written = marked_year(indicator, year, text)
    return text("sentence.when.edition" if indicator.year_is_edition else "sentence.when.year", year=written)


def noted_year(indicator: Indicator, year: int, text: Text) -> str:
    """The year or edition as a noun, in German in the dative: "2018", "der Ausgabe 2021"."""
    written = marked_year(indicator, year, text)
    return text("sentence.year.edition" if indicator.year_is_edition else "sentence.year.year", year=written)


def span(indicator: Indicator, since: int, until: int, *, text: Text) -> str:
    """From which year or edition to which, or of what fluctuates from which mean to which."""
    if indicator.fluctuation:
        return text("sentence.span.mean", since=mean_of(indicator, since), until=mean_of(indicator, until))
    key = "edition" if indicator.year_is_edition else "year"
    first, last = (marked_year(indicator, year, text) for year in (since, until))
    return text(f"sentence.span.{key}", since=first, until=last)


def mean_of(indicator: Indicator, year: int) -> str:
    """The period whose mean stands for its last year: "1995–2024"."""
    return f"{year - indicator.period + 1}–{year}"


def when_compared(indicator: Indicator, year: int, text: Text) -> str:
    """In which year, edition or, of what fluctuates, over which period a compared value is."""
    if indicator.fluctuation:
        return text("sentence.when.mean", years=mean_of(indicator, year))
    return when(indicator, year, text)


def noted_comparison(indicator: Indicator, year: int, text: Text) -> str:
    """The year, edition or mean as a noun, in German in the dative: "dem Mittel 1995–2024"."""
    if indicator.fluctuation:
        return text("sentence.year.mean", years=mean_of(indicator, year))
    return noted_year(indicator, year, text)


def compared_year(indicator: Indicator, year: int, text: Text) -> str:
    """What is compared over time, as a label: a year, an edition, or the mean of a period."""
    if indicator.fluctuation:
        return text("year.mean", years=mean_of(indicator, year))
    return year_label(indicator, year, text)


def is_one(value: float, indicator: Indicator, text: Text) -> bool:
    """Whether a number is written as 1 and takes the singular, which 1,0 does not."""
    return text.number(abs(value), indicator.decimals) == "1"


def _measured(value: float, indicator: Indicator, unit: str, *, text: Text, signed: bool = False) -> str:
    """A number with its unit, in the singular where that is due: "1 Betrieb"."""
    if is_one(value, indicator, text):
        for pair in text("sentence.count.singular").split("; "):
            plural, _, one = pair.partition("=")
            if f"{unit} ".startswith(f"{plural} "):
                unit = one + unit.removeprefix(plural)
    return text.measure(value, indicator.decimals, unit=unit, signed=signed)


def _unit(indicator: Indicator, text: Text, *, is_repeated: bool = False) -> str:
    """The unit, without its "je 1.000 Einwohner" where the indicator's name or the sentence has said that already."""
    unit = text.of(indicator.unit)
    counted, per, base = f" {unit}".partition(f" {text('sentence.count.per')} ")
    is_said = is_repeated or f"{per.strip()} {base}" in text.of(indicator.name)
    return counted.strip() if per and is_said else unit


def written(value: float, indicator: Indicator, text: Text) -> str:
    """A value with its unit, in full where nothing would remain of it."""
    return _measured(value, indicator, _unit(indicator, text) or text.of(indicator.unit), text=text)


def noted(value: float, indicator: Indicator, text: Text) -> str:
    """A value in brackets: a bare number where the indicator's name says per what."""
    return _measured(value, indicator, _unit(indicator, text), text=text)


def repeated(value: float, indicator: Indicator, text: Text) -> str:
    """A further value: per what it is has been said."""
    return _measured(value, indicator, _unit(indicator, text, is_repeated=True), text=text)


def rest(value: float, other: float, indicator: Indicator) -> float:
    """Value minus other, from unrounded values and rounded once."""
    return rounded(value - other, indicator.decimals)


def unit_of_difference(unit: str, text: Text) -> str:
    """The unit of a difference: percentage points of percentages, kelvins of degrees Celsius, else the same."""
    return {"%": text("figure.points"), "°C": "K"}.get(unit, unit)


def has_percent(indicator: Indicator, text: Text) -> bool:
    """Whether a change is stated in percent of the first value, which says nothing of a percentage or temperature."""
    return unit_of_difference(text.of(indicator.unit), text) == text.of(indicator.unit)


def difference(amount: float, indicator: Indicator, text: Text) -> str:
    """The size of a difference in its unit, beside a value that says per what."""
    return _measured(
        abs(amount), indicator, unit_of_difference(_unit(indicator, text, is_repeated=True), text), text=text
    )


def signed(amount: float, indicator: Indicator, text: Text) -> str:
    """A difference in brackets, with its sign."""
    return _measured(amount, indicator, unit_of_difference(_unit(indicator, text), text), text=text, signed=True)


def is_benchmark(indicator: Indicator, area: str) -> bool:
    """Whether a value is set beside this area's: a count is not, beside that of a whole Land or the region."""
    return bool(area) and not (indicator.aggregation.rule is Rule.SUM and area in (*BENCHMARKS, REGION))


def marks(flag: Flag, text: Text) -> tuple[str, ...]:
    """The reservation that belongs to a value, if any."""
    return (text(f"flag.{flag}.long"),) if flag in RESERVED else ()


def marked(observation: Observation, indicator: Indicator, text: Text) -> str:
    """A value with its unit and its reservation; "" where there is none."""
    if observation.value is None:
        return ""
    value = written(observation.value, indicator, text)
    return " ".join([value, *(f"({mark})" for mark in marks(observation.flag, text))])


def reason(indicator: Indicator, area: str, flag: Flag, *, text: Text, is_brief: bool = False) -> str:
    """Why an area has no value: what its flag says, and why there is no rule for several areas together."""
    if area == MEDIAN or area.partition(":")[0] == SIMILAR:
        return text("sentence.level.few")
    if flag is Flag.NO_RULE and indicator.aggregation.reason and not is_brief:
        return text.of(indicator.aggregation.reason).partition(". ")[0].removesuffix(".")
    return text(f"flag.{flag}.long")
