"""Detail: everything that is declared of one indicator, its sources, its coverage and where to go on."""

from collections.abc import Iterable, Iterator
from html import escape

import streamlit as st

from data.catalogue import load_catalogue
from data.flags import Flag
from data.indicators import Indicator, Remark
from data.sources import Source
from geo.areas import GERMANY
from pages.exports.directory import FOLDER
from pages.exports.provenance import described, is_computed, sources
from pages.text import Text
from pages.text.rules import rule
from pages.ui import address
from pages.ui.indicators.coverage import coverage, flags, spans
from pages.ui.indicators.links import back_link, name_link
from pages.ui.pickers import area_name, period

FILES = ("csv", "parquet")
ADDRESSES = {"licence": "licence_url", "url": "url"}  # row of a source → where it leads


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _parts(indicator: Indicator, text: Text) -> str:
    """The indicators that it is calculated from, with unit; those without an address of their own with definition."""
    rule_of_totals, catalogue = indicator.aggregation, load_catalogue()
    lines = []
    for role in ("numerator", "denominator", "weight"):
        if key := getattr(rule_of_totals, role):
            part = catalogue[key]
            more = "" if part.listed else f". {escape(text.of(part.definition))}"
            unit = escape(text.of(part.unit))
            lines.append(f"<p>{escape(text(f'indicators.{role}'))}: {name_link(part, text)} ({unit}){more}</p>")
    return "".join(lines)


def _remark(remark: Remark, text: Text) -> str:
    """A remark with the years and areas that it is about, and the flag that it gives them."""
    about = [spans(remark.years), *(area_name(area, text) for area in remark.areas)]
    about += [text(f"flag.{remark.flag}.long")] if remark.flag is not Flag.CONFIRMED else []
    where = "; ".join(each for each in about if each)
    return f"{text.of(remark.text)} ({where})" if where else text.of(remark.text)


def declared(indicator: Indicator, text: Text) -> Iterator[tuple[str, str]]:
    """Name and HTML of each row of what is declared; no HTML where nothing is."""
    reason = f": {text.of(indicator.direction_reason)}" if indicator.direction_reason else ""
    yield text("export.definition.field"), escape(text(f"field.{indicator.field}.name"))
    yield text("export.definition.unit"), escape(text.of(indicator.unit))
    yield text("indicators.years"), escape(period(indicator, text))
    yield text("export.definition.reference"), escape(text.of(indicator.reference) if indicator.reference else "")
    yield text("export.definition.direction"), escape(text(f"direction.{indicator.direction}") + reason)
    yield text("export.definition.rule"), escape(rule(indicator, text))
    yield text("indicators.parts"), _parts(indicator, text)
    breaks = (f"{text('definition.break', year=each.year)}: {text.of(each.cause)}" for each in indicator.breaks)
    yield text("export.definition.breaks"), _paragraphs(breaks)
    yield text("export.definition.remarks"), _paragraphs(_remark(each, text) for each in indicator.remarks)
    yield text("export.definition.indicator"), escape(indicator.id)


def _list(rows: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{html}</dd>" for name, html in rows if html) + "</dl>"


def _source(source: Source, text: Text) -> Iterator[tuple[str, str]]:
    """Name and HTML of each row of a source."""
    words = described(source, text)
    for key in ("publisher", "citation", "licence", "url", "retrieved"):
        where = words[ADDRESSES[key]] if key in ADDRESSES else ""
        shown = escape(words[key])
        yield text(f"export.source.{key}"), f'<a href="{escape(where)}">{shown}</a>' if where else shown


def _sources(indicator: Indicator, text: Text) -> None:
    st.subheader(text("indicators.sources"), anchor=False)
    if is_computed(indicator, GERMANY):
        st.caption(text("source.computed"))
    blocks = "".join(
        f"<div><h4>{escape(text.of(source.title))}</h4>{_list(_source(source, text))}</div>"
        for source in sources([indicator])
    )
    st.html(f'<div class="indicator sources">{blocks}</div>')


def _onward(indicator: Indicator, text: Text) -> None:
    """Links to the views of the indicator, and to its files."""
    st.subheader(text("indicators.onward"), anchor=False)
    carried = {name: value for name, value in address.carried(indicator=indicator.id).items() if name != "q"}
    inside = carried | {"field": indicator.field}
    views = {"map": carried, "field": inside, "compare": carried, "explore": inside | {"indicators": indicator.id}}
    with st.container(horizontal=True, gap="small"):
        for page, query in views.items():
            label = text(f"indicators.on_{page}")
            st.page_link(f"pages/{page}.py", label=label, query_params=query, width="content")
    links = "".join(
        f'<li><a href="{FOLDER}{indicator.id}.{kind}" download>{escape(text(f"indicators.{kind}"))}</a></li>'
        for kind in FILES
    )
    st.html(f'<div class="indicator"><ul>{links}</ul></div>')


def _flags(indicator: Indicator, text: Text) -> None:
    """Which flags occur in the six areas, how often, and what they mean."""
    st.subheader(text("indicators.flags"), anchor=False)
    found = flags(indicator)
    rows = "".join(
        f'<tr><th scope="row">{escape(text(f"flag.{flag}.long"))}</th>'
        f'<td class="number">{text.number(found[flag])}</td>'
        f"<td>{escape(text(f'flag.{flag}.meaning'))}</td></tr>"
        for flag in Flag
        if found[flag]
    )
    heads = (text("table.flag"), text("indicators.count"), text("about.flag_meaning"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    label = escape(text("indicators.flags"), quote=True)
    st.html(
        f'<div class="numbers" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def detail(indicator: Indicator, text: Text) -> None:
    """The page of one indicator, with the way back to all of them."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(
            f'<div class="indicator">{back_link(text)}<h2 tabindex="-1" data-shown="{indicator.id}">'
            f'{escape(text.of(indicator.name))}</h2><p class="lead">{escape(text.of(indicator.definition))}</p>'
            f"{_list(declared(indicator, text))}</div>"
        )
    with right:
        _onward(indicator, text)
        _flags(indicator, text)
    st.subheader(text("indicators.coverage"), anchor=False)
    coverage(indicator, text)
    _sources(indicator, text)
