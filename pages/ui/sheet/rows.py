"""Rows: the key figures of a Steckbrief, with rank, trend and comparison as they are written, and their definitions."""

import re
from collections.abc import Iterable, Sequence

from data.flags import Flag
from data.indicators import FIELDS, Indicator, Rule
from geo.areas import load_areas
from pages.exports.provenance import sources
from pages.exports.sheet.content import Block, Definition, Licence, Row, Sign
from pages.text import Text
from pages.text.amounts import year_label
from pages.text.rules import short_rule
from pages.ui.blocks import number
from pages.ui.findings import Finding, changed, finding, tags
from pages.ui.keyfigures import chosen, missing
from pages.ui.store import newest, observe

PER_FIELD = 2  # key figures of each field: all that two pages hold, with their definitions in readable type
# A sentence ends behind a word of letters or a year; "31. Dezember", "Nr. 5" and "z. B." go on.
FIRST_SENTENCE = re.compile(r".*?(?:[^\W\d]{3}|\d{4}|%|²)[)“\"]?\.(?=\s+[A-ZÄÖÜ„“]|$)")


def shown(area: str) -> dict[str, list[Indicator]]:
    """The key figures of each field: its first ones, those with a value for the area before those without."""
    return {field: chosen(field, area, PER_FIELD) for field in FIELDS}


def valued(area: str, further: Iterable[Indicator]) -> list[Indicator]:
    """The key figures that have a value for the area, and further indicators, each once: what needs explaining."""
    figures = [each for indicators in shown(area).values() for each in indicators]
    with_value = [each for each in figures if observe(each, area, newest(each, area)).value is not None]
    return [*{each.id: each for each in (*with_value, *further)}.values()]


def _signs(found: Finding, text: Text) -> tuple[Sign | None, Sign | None]:
    """Level and course, where they can be stated."""
    signs = [Sign(sign=tag.sign, word=tag.word, is_good=tag.is_good) for tag in tags(found, text)]
    level = signs.pop(0) if found.level is not None else None
    return level, signs[0] if signs else None


def _when(found: Finding, text: Text) -> str:
    """The year of a value with its reservation."""
    flag, when = found.observation.flag, year_label(found.indicator, found.year, text)
    return when if flag is Flag.CONFIRMED else f"{when}, {text(f'flag.{flag}.short')}"


def _row(found: Finding, text: Text) -> Row:
    indicator, beside, place = found.indicator, found.benchmark, found.rank
    level, course = _signs(found, text)
    has_value = found.observation.value is not None
    benchmark = "" if beside is None else number(indicator, beside.observation, text)
    first = "" if place is None else text("figure.lowest" if place.lowest_first else "figure.highest")
    return Row(
        name=text.of(indicator.name),
        unit=text.of(indicator.unit),
        value=number(indicator, found.observation, text),
        when=_when(found, text) if has_value else "",
        missing="" if has_value else missing(indicator, found.area, text),
        rank="–" if place is None else text("chart.place", place=text.ordinal(place.place), of=place.of),
        first=first,
        course=course,
        change=changed(found, text),
        level=level,
        benchmark=benchmark,
    )


def blocks(area: str, text: Text) -> list[Block]:
    """The key figures of an area by field."""
    return [
        Block(
            field=text(f"field.{field}.name"),
            rows=[_row(finding(indicator, area), text) for indicator in indicators],
        )
        for field, indicators in shown(area).items()
    ]


def first_sentence(words: str) -> str:
    """The first sentence of a definition; all of it where it has only one."""
    found = FIRST_SENTENCE.match(words)
    return found[0] if found else words


def definitions(indicators: Iterable[Indicator], text: Text) -> list[Definition]:
    """What the key figures mean."""
    return [Definition(name=text.of(i.name), words=first_sentence(text.of(i.definition))) for i in indicators]


def together(indicators: Iterable[Indicator], area: str, text: Text) -> str:
    """By which rules the key figures of several areas together are found; "" for one area."""
    if area in load_areas():
        return ""
    named: dict[str, list[str]] = {}
    for indicator in indicators:
        if indicator.aggregation.rule not in (Rule.RATIO, Rule.NONE):
            named.setdefault(short_rule(indicator, text), []).append(text.of(indicator.name))
    rules = "; ".join(f"{rule}: {', '.join(names)}" for rule, names in named.items())
    return text("sheet.together", rules=rules)


def licences(indicators: Sequence[Indicator]) -> list[Licence]:
    """The sources of the key figures by licence, the tables of one publication behind each other."""
    grouped: dict[tuple[str, str], dict[str, list[str]]] = {}
    for source in sources(indicators):
        table = source.id.partition("/")[2]
        publication = source.citation.removesuffix(table)
        tables = grouped.setdefault((source.licence, source.licence_url), {}).setdefault(publication, [])
        if publication != source.citation:
            tables.append(table)
    return [
        Licence(name=name, url=url, citations=[f"{cited}{', '.join(tables)}" for cited, tables in publications.items()])
        for (name, url), publications in grouped.items()
    ]
