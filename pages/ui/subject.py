"""Subject: what a chart is of, in words that stay with it wherever it is taken."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.catalogue import load_catalogue, source_ids
from data.indicators import Indicator, Rule
from data.projects import Project
from data.sources import load_sources
from geo.outlines import ADDRESS_OF_LICENCE, ATTRIBUTION
from pages.exports.provenance import definition
from pages.text import Text

NOTES = ("definition", "reference", "direction", "rule", "breaks", "remarks")  # of what is declared of an indicator
LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Title, unit and years, source and notes of a chart; the reader's own figures have no address to share."""

    title: str
    subtitle: str
    source: str  # plain text
    notes: tuple[str, ...] = ()
    is_own: bool = False


def source_line(indicator: Indicator, text: Text, *, map_shown: bool = False) -> str:
    """Citation, licence, status and link of every source, as Markdown; further tables of one publication by code."""
    publications: dict[tuple[str, str, str], list[str]] = {}
    for key in source_ids(indicator, load_catalogue()):
        source = load_sources()[key]
        named = publications.setdefault((source.publisher, source.licence, source.retrieved), [])
        table = key.partition("/")[2]
        named.append(f"[{table if named and source.citation.endswith(f' {table}') else source.citation}]({source.url})")
    parts = [
        f"{', '.join(named)} ({licence}; {text('source.status', date=text.date(retrieved))})"
        for (_, licence, retrieved), named in publications.items()
    ]
    if indicator.aggregation.rule is Rule.RATIO and not (indicator.series or indicator.terms):
        parts.append(text("source.computed"))
    if map_shown:
        parts.append(f"[{ATTRIBUTION}]({ADDRESS_OF_LICENCE})")
    return f"{text('source.label')}: " + "; ".join(parts)


def plain(markdown: str) -> str:
    """Words without the addresses behind them."""
    return LINK.sub(r"\1", markdown)


def _notes(indicators: Sequence[Indicator], text: Text) -> Iterator[str]:
    for indicator in indicators:
        declared = definition(indicator, text)
        yield f"{declared['name']} ({declared['unit']})"
        yield from (f"{text(f'export.definition.{key}')}: {declared[key]}" for key in NOTES if declared[key])


def of_indicator(
    indicator: Indicator, when: str, text: Text, *, heading: str = "", unit: str = "", map_shown: bool = False
) -> Subject:
    """A chart of one indicator; `heading` says how it is shown, `unit` replaces that of the indicator."""
    name = text.of(indicator.name)
    return Subject(
        title=f"{name}: {heading}" if heading else name,
        subtitle=f"{unit or text.of(indicator.unit)} · {when}",
        source=plain(source_line(indicator, text, map_shown=map_shown)),
        notes=tuple(_notes([indicator], text)),
    )


def of_projects(title: str, subtitle: str, projects: Iterable[Project], text: Text) -> Subject:
    """A chart of projects, whose source are the lists they are from."""
    layers = dict.fromkeys(project.layer for project in projects)
    lists = [f"{text(f'projects.layer.{each}.name')} ({text(f'projects.layer.{each}.licence')})" for each in layers]
    notes = tuple(text(f"projects.layer.{each}.note") for each in layers)
    source = f"{text('source.label')}: {'; '.join(lists)}"
    return Subject(title=title, subtitle=subtitle, source=source, notes=(*notes, text("projects.mapping")))


def of_several(title: str, subtitle: str, indicators: Sequence[Indicator], text: Text) -> Subject:
    """A chart of several indicators."""
    lines = [plain(source_line(each, text)).removeprefix(f"{text('source.label')}: ") for each in indicators]
    source = f"{text('source.label')}: {'; '.join(dict.fromkeys(lines))}"
    return Subject(title=title, subtitle=subtitle, source=source, notes=tuple(_notes(indicators, text)))
