"""Downloads: files of exactly what the table shows, each made only for a reader who asks for it."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import NamedTuple

import streamlit as st

from geo.areas import BENCHMARKS, PARTNERS, REGION
from pages.exports.directory import FOLDER
from pages.exports.flat import to_csv_bytes, to_parquet_bytes
from pages.exports.package import to_package_bytes
from pages.exports.tables import Axis, Extract, Layout, citation
from pages.exports.tables import Row as Exported
from pages.exports.workbook import MOST_ROWS
from pages.exports.xlsx import to_xlsx_bytes
from pages.text import Text
from pages.ui.explore.choice import Choice
from pages.ui.explore.rows import Row, rows
from pages.ui.explore.wide import places, wide
from pages.ui.pickers import area_name
from pages.ui.stamp import Stamp, stamp
from pages.ui.store import listed, observe_all

OF_REGION = ("excel", "csv", "xlsx")
EVERYTHING = {  # kind → file; the language is that of the page
    "xlsx": "all_{language}.xlsx",
    "excel": "all_{language}.csv",
    "csv": "all.csv",
    "parquet": "all.parquet",
    "package": "all.zip",
}


class Kind(NamedTuple):
    """A kind of file: how its name ends, its media type, and what writes it."""

    ending: str
    mime: str
    write: Callable[[Extract, Text], bytes]


KINDS: Mapping[str, Kind] = {
    "excel": Kind("_excel.csv", "text/csv", lambda extract, text: to_csv_bytes(extract, text, bom=True)),
    "csv": Kind(".csv", "text/csv", lambda extract, text: to_csv_bytes(extract, text, bom=False)),
    "xlsx": Kind(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx_bytes),
    "parquet": Kind(".parquet", "application/vnd.apache.parquet", to_parquet_bytes),
    "package": Kind(".zip", "application/zip", to_package_bytes),
}


def extracted(found: Sequence[Row], choice: Choice, made: Stamp, text: Text) -> Extract:
    """Some rows of a choice as an extract of its layout."""
    names = {area: area_name(area, text) for area in {row.area for row in found}}
    return Extract(
        rows=[Exported(row.indicator, row.area, names[row.area], row.year, row.observation) for row in found],
        address=made.address,
        version=made.version,
        date=made.date,
        layout=Layout(choice.layout),
        across=Axis(choice.pivot),
    )


def _offer(name: str, find: Callable[[], Extract], made: Stamp, *, part: str, is_disabled: bool, text: Text) -> None:
    """A button that finds the rows when it is pressed: no visitor's session has to hold them until then."""
    kind = KINDS[name]
    st.download_button(
        text(f"downloads.{name}"),
        lambda: kind.write(find(), text),
        file_name=f"smart-region_{part}{made.version}_{made.date}{kind.ending}",
        mime=kind.mime,
        on_click="ignore",
        key=f"download:{part}{name}",
        disabled=is_disabled,
    )


def downloads(choice: Choice, found: Sequence[Row], text: Text) -> None:
    """A button for each kind of file, what files hold and how they are cited; `found` are all rows of the choice."""
    made, count = stamp(text), text.number(len(found))
    is_too_large = choice.layout == "long" and len(found) >= MOST_ROWS  # a wide sheet has fewer rows than values

    def find() -> Extract:
        ordered = places(wide(choice, text), choice.pivot) if choice.layout == "wide" else rows(choice, text)
        return extracted(ordered, choice, made, text)

    st.subheader(text("downloads.title"), anchor=False)
    st.markdown(text("downloads.lead", count=count, version=made.version))
    with st.container(horizontal=True):
        for name in KINDS:
            _offer(name, find, made, part="", is_disabled=is_too_large and name == "xlsx", text=text)
    if is_too_large:
        st.markdown(text("downloads.too_many", count=count, most=text.number(MOST_ROWS - 1)))
    st.caption(text("downloads.kinds"))
    st.markdown(text("downloads.cite"))
    one_each = list({row.indicator.id: row for row in found}.values())  # enough to know all sources
    st.code(citation(extracted(one_each, choice, made, text), text), language=None, wrap_lines=True)


def _of_region(made: Stamp, text: Text) -> Extract:
    """All indicators in all years of the areas that pages compare."""
    names = {area: area_name(area, text) for area in (*PARTNERS, REGION, *BENCHMARKS)}
    found = [
        Exported(indicator, area, name, year, observation)
        for indicator in listed()
        for area, name in names.items()
        for year, observation in observe_all(indicator, area)
    ]
    return Extract(rows=found, address=made.address, version=made.version, date=made.date)


def everything(text: Text) -> None:
    """All figures: of the region for a spreadsheet, of all areas as links, relative to wherever the app stands."""
    made = stamp(text)
    st.subheader(text("downloads.everything"), anchor=False)
    st.markdown(text("downloads.region"))
    with st.container(horizontal=True):
        for each in OF_REGION:
            _offer(each, lambda: _of_region(made, text), made, part="region_", is_disabled=False, text=text)
    st.markdown(text("downloads.everything_lead"))
    links = [
        f'<li><a href="{FOLDER}{file.format(language=text.language)}" style="color:inherit" download>'
        f"{escape(text(f'downloads.everything_{name}'))}</a></li>"
        for name, file in EVERYTHING.items()
    ]
    st.html(f"<ul>{''.join(links)}</ul>")
