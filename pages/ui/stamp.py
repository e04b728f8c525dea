"""Stamp: what everything that is taken away says of its own making."""

from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import streamlit as st

from data.version import version
from pages.text import Text
from pages.ui import address

HERE = ZoneInfo("Europe/Berlin")


def clock() -> datetime:
    """The time in the region; the only clock of the pages, so that tests can set it."""
    return datetime.now(HERE)


class Stamp(NamedTuple):
    """What a file says of its own making: address of the view, version of the data, ISO day."""

    address: str
    version: str
    date: str


def today() -> str:
    """The ISO day in the region."""
    return day().isoformat()


def day() -> date:
    """The day in the region."""
    return clock().date()


def stamp(text: Text) -> Stamp:
    """The stamp of this view now; its address names the language, which a reader may not have chosen."""
    query = urlencode(address.carried(lang=text.language), safe=",")
    return Stamp(f"{st.context.url or ''}?{query}", version(), today())


def home() -> str:
    """The address of the app, with a slash at its end; "" where it is not known."""
    return f"{(st.context.url or '').rpartition('/')[0]}/".removeprefix("/")
