"""Offer: the button that makes the Steckbrief of an area, and the one that saves it."""

import logging

import streamlit as st

from data.version import version
from geo.areas import PARTNERS
from geo.composition import union
from pages.exports.drawing import DrawingError
from pages.exports.sheet.pdf import SheetError, to_pdf_bytes
from pages.text import Text
from pages.ui import address
from pages.ui.pickers import COMPARED, area_name
from pages.ui.sheet.gathering import full_name, gather
from pages.ui.stamp import home, today
from pages.ui.widgets import SEVERAL, Picker

LOG = logging.getLogger(__name__)


def _made(area: str, text: Text) -> bytes | None:
    """The PDF; none, with a sentence that says why, where it cannot be made."""
    try:
        with st.spinner(text("sheet.making")):
            return to_pdf_bytes(gather(area, text, home=home(), version=version(), date=today()), text)
    except (DrawingError, SheetError) as error:
        LOG.exception("no Steckbrief of %s", area)
        cause = "long" if isinstance(error, SheetError) and error.is_too_long else "unset"
        st.error(f"{text(f'sheet.failed_{cause}')} {text('sheet.failed')}")
        return None


@st.fragment
def offer(area: str, text: Text, *, key: str = "sheet") -> None:
    """A button that makes the sheet while the reader sees that it is being made, then one that saves it.

    In one step a failure would be said by Streamlit, in English and without a reason.
    """
    name = full_name(area, text)
    with st.container(horizontal=True):
        is_asked = st.button(text("sheet.make", area=name), key=f"{key}:make", icon=":material/picture_as_pdf:")
        made = _made(area, text) if is_asked else None
        if made is not None:
            st.download_button(
                text("sheet.take", area=name, size=text.number(len(made) / 1024)),
                made,
                file_name=f"steckbrief_{area}_{text.language}.pdf",
                mime="application/pdf",
                on_click="ignore",
                key=f"{key}:take",
            )


def offers(area: str, text: Text) -> None:
    """The sheet of the area, and of several areas together as the reader chooses them."""
    offer(area, text)
    with st.expander(text("sheet.several")):
        chosen = address.listed("areas", COMPARED) or PARTNERS
        names = {each: area_name(each, text) for each in COMPARED}
        Picker(SEVERAL, "areas", COMPARED, text("sheet.areas"), lambda each: names[each]).show(chosen, text)
        offer(union(chosen).area, text, key="sheets")
