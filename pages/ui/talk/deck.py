"""Deck: a talk is a list of views and its own address; nothing of it is kept on the server."""

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import streamlit as st

from pages import URLS
from pages.ui import address, pasted

MOST = 40  # views
LARGEST = 200_000  # bytes of a talk, unpacked: 40 views with the longest addresses and titles are fewer
LONGEST_VIEW, LONGEST_CHART, LONGEST_TITLE = 2_000, 80, 160  # characters
# A talk within a talk would have no end, and own figures are in no address.
WITHOUT = ("present", "own")
PAGES = {slug: page for page, slug in URLS.items() if page not in WITHOUT}


class UnknownViewError(ValueError):
    """An address that is no view a talk can hold; its one argument says why, as a key of [talk.problem]."""


@dataclass(frozen=True)
class View:
    """One view of a talk, made by `view`.

    `view` is the address below the app without the language and without the talk: "karte?indicator=share_65plus".
    """

    view: str
    chart: str = ""  # its key; "" stands for the first of the view
    title: str = ""  # "" unless the presenter gave it one

    @property
    def page(self) -> str:
        """The page that it is a view of."""
        return PAGES[self.view.partition("?")[0]]

    @property
    def choices(self) -> dict[str, str]:
        """What its address chooses."""
        return dict(parse_qsl(self.view.partition("?")[2]))


@dataclass(frozen=True)
class Problem:
    """What of a talk was not understood: `place` counts its views or lines from one, 0 stands for all of it."""

    cause: str  # as a key of [talk.problem]
    place: int = 0
    given: str = ""


@dataclass(frozen=True)
class Deck:
    """A talk as it was read: its views, and what was not understood."""

    views: tuple[View, ...]
    problems: tuple[Problem, ...] = ()


def one_line(words: str) -> str:
    """Words without line breaks, tabs and what cannot be printed."""
    return " ".join("".join(each for each in words if each.isprintable() or each.isspace()).split())


def shortened(words: str) -> str:
    """A title on one line, cut to its greatest length."""
    return one_line(words)[:LONGEST_TITLE].strip()


def view(given: str, chart: str = "", title: str = "") -> View:
    """The view of an address with or without host; a fragment names its chart: "karte?year=2020#ranking".

    Raises:
        UnknownViewError: no page has this address ("page"), or it is too long ("long").
    """
    try:
        parts = urlsplit(one_line(given))
        path, rest = pasted.path(unquote(parts.path))
        choices = pasted.choices("&".join(part for part in (rest, parts.query) if part))
    except ValueError as error:
        raise UnknownViewError("page") from error
    last, _ = pasted.path(path.rpartition("/")[2])
    slug = last if last in PAGES or not parts.path.endswith("/") else ""  # of an app below a path: the first page
    if slug not in PAGES:
        raise UnknownViewError("page")
    query = pasted.written(choice for choice in choices if choice[0] not in ("lang", "talk"))
    chart = one_line(chart or unquote(parts.fragment))
    found = f"{slug}?{query}" if query else slug
    if len(found) > LONGEST_VIEW or len(chart) > LONGEST_CHART:
        raise UnknownViewError("long")
    return View(found, chart, shortened(title))


def gathered(items: Iterable[tuple[int, Sequence[Any]]]) -> Deck:
    """A deck of address, chart and title by place; what is none of these, or too many, is named."""
    views: list[View] = []
    problems: list[Problem] = []
    for place, item in items:
        if not 1 <= len(item) <= 3 or not all(isinstance(part, str) for part in item):
            problems.append(Problem("damaged", place))
            continue
        try:
            found = view(*item)
        except UnknownViewError as error:
            problems.append(Problem(str(error), place, one_line(item[0])))
            continue
        if len(views) < MOST:
            views.append(found)
        else:
            problems.append(Problem("many", place, one_line(item[0])))
    return Deck(tuple(views), tuple(problems))


def encode(views: Sequence[View]) -> str:
    """Views as one part of an address: packed JSON in the letters that need no quoting; "" without views."""
    if not views:
        return ""
    content = json.dumps([[each.view, each.chart, each.title] for each in views], ensure_ascii=False)
    packed = zlib.compress(content.encode(), level=9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode(given: str) -> Deck:
    """The talk of an address; whatever is given, it ends in views and in problems that name the rest."""
    if not given:
        return Deck(())
    try:
        packed = base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True)
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(packed, LARGEST)
        if unpacking.unconsumed_tail:
            return Deck((), (Problem("large"),))
        items = json.loads(content.decode())
    except (ValueError, zlib.error, RecursionError):
        return Deck((), (Problem("unreadable"),))
    if not unpacking.eof or not isinstance(items, list):
        return Deck((), (Problem("unreadable"),))
    lists = (item if isinstance(item, list) else () for item in items)
    return gathered(enumerate(lists, start=1))


def talk() -> Deck:
    """The talk of the address."""
    return decode(st.query_params.get("talk", ""))


def change(views: Sequence[View]) -> None:
    """Write another talk into the address."""
    address.go(talk=encode(views))


def add(added: View) -> None:
    """A callback that puts a view at the end of the talk, and says so; a talk that is full stays as it is.

    Raises:
        UnknownViewError: it is a view of no page.
    """
    text, views = address.words(), talk().views
    if len(views) >= MOST:
        st.toast(text("talk.full", most=MOST), icon=":material/warning:")
        return
    change((*views, view(added.view, added.chart, added.title)))
    st.toast(text("talk.added", count=len(views) + 1), icon=":material/playlist_add_check:")


def extend(found: Sequence[View]) -> None:
    """A callback that puts several views at the end; what the talk has no room for is said."""
    text, present = address.words(), talk().views
    room = MOST - len(present)
    change((*present, *found[:room]))
    if len(found) > room:
        st.toast(text("talk.field_full", count=room, of=len(found), most=MOST), icon=":material/warning:")
    else:
        st.toast(text("talk.extended", count=len(present) + len(found)), icon=":material/playlist_add_check:")
