"""Review: what was understood of a file and what was not, by row and column, before anything is drawn."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.upload.problems import Problem, short
from data.upload.series import MOST_DECIMALS, decimals_of, told_apart
from data.upload.understood import Understood
from data.upload.values import OwnValue
from geo.areas import PARTNERS
from pages.text import Text
from pages.text.uploads import letter, place_of, reason, said
from pages.ui.own.held import Own, show
from pages.ui.pickers import area_name
from pages.ui.tables import Table, draw_table

MOST_SHOWN = 200


def written(row: OwnValue, text: Text) -> str:
    """A value with all its decimals, or a dash with what the cell says."""
    if row.missing is not None:
        return f"– ({reason(row.missing, text)})"
    value = row.value or 0.0
    if (decimals := decimals_of(value)) <= MOST_DECIMALS:
        return text.number(value, decimals)
    return f"{value:.10g}".replace(".", "," if text.language == "de" else ".")


def counted(found: Understood, text: Text) -> str:
    """How much was understood, and at how many places something was not."""
    values = [row for row in found.rows if row.value is not None]
    counts = {
        "values": len(values),
        "areas": len({row.area for row in values}),
        "years": len({row.year for row in values}),
        "indicators": len({row.indicator for row in values}),
        "places": sum(not problem.kind.is_notice for problem in found.problems),
    }
    words = {name: text(f"own.{name}.{'one' if n == 1 else 'many'}", n=text.number(n)) for name, n in counts.items()}
    return text("own.counts", **words)


def understood_table(rows: Sequence[OwnValue], text: Text) -> Table:
    """Each figure with its place in the file, as it was read."""
    names = told_apart(row.indicator for row in rows)
    columns = {
        text("table.area"): [area_name(row.area, text) for row in rows],
        text("table.year"): [str(row.year) for row in rows],
        text("table.indicator"): [names[row.indicator] for row in rows],
        text("own.value"): [written(row, text) for row in rows],
        text("own.unit"): [short(row.unit) for row in rows],
    }
    places = [text("upload.cell", row=row.row, column=letter(row.column)) for row in rows]
    index = pd.Index(places, name=text("own.place"), dtype=object)
    return Table(cells=pd.DataFrame(columns, index=index, dtype=object), caption=text("own.understood"))


def problems_table(problems: Sequence[Problem], text: Text) -> Table:
    """Each place that was not understood, with the reason, then what was left out."""
    index = pd.Index([place_of(problem, text) for problem in problems], name=text("own.place"), dtype=object)
    messages = {text("own.message"): [said(problem, text) for problem in problems]}
    return Table(cells=pd.DataFrame(messages, index=index, dtype=object), caption=text("own.problems"))


def _tell_cap(count: int, text: Text) -> None:
    if count > MOST_SHOWN:
        st.caption(text("own.capped", shown=MOST_SHOWN, count=text.number(count)))


def _six_first(rows: Sequence[OwnValue]) -> list[OwnValue]:
    """The figures of the six areas before those of all others, else in the order of the file."""
    return sorted(rows, key=lambda row: row.area not in PARTNERS)


def review(own: Own, text: Text) -> None:
    """Counts in a sentence, both tables, and the button that has the figures drawn."""
    found = own.understood
    if found is None:
        return
    st.markdown(counted(found, text))
    if found.sheet:
        st.text(text("own.sheet", sheet=short(found.sheet)))
    with st.expander(text("own.understood"), expanded=not own.is_shown):
        _tell_cap(len(found.rows), text)
        st.html(draw_table(understood_table(_six_first(found.rows)[:MOST_SHOWN], text), text))
    with st.expander(text("own.problems"), expanded=not own.is_shown and bool(found.problems)):
        if found.problems:
            problems = sorted(found.problems, key=lambda problem: problem.kind.is_notice)
            _tell_cap(len(problems), text)
            st.html(draw_table(problems_table(problems[:MOST_SHOWN], text), text))
        else:
            st.markdown(text("own.no_problems"))
    if not own.series:
        st.info(text("own.nothing"))
    elif not own.is_shown:
        st.button(text("own.show"), on_click=show, icon=":material/check:")
