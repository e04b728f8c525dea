"""Address: every choice a reader makes is in the URL and nowhere else, as ids."""

from collections.abc import Callable, Collection, Sequence

import streamlit as st

from pages.text import LANGUAGES, Text, load_text

PARAMETERS = (
    "lang",
    "field",
    "indicator",
    "year",
    "area",
    "areas",
    "benchmark",
    "classes",
    "others",
    "measure",
    "view",
    "since",
    "base",
    "against",
    "trend",
    "project",
    "layers",
    "places",
    "status",
    "programme",
    "from",
    "to",
    "q",
    "show",
    "money",
    "rows",
    "projects",
    "indicators",
    "publisher",
    "levels",
    "layout",
    "pivot",
    "sort",
    "talk",
)
LONGEST_ECHO = 40
LONGEST_TYPED = 80


def language() -> str:
    """The language of the address, else German where the browser asks for it or says nothing, else English."""
    given = st.query_params.get("lang")
    if given in LANGUAGES:
        return given
    locale = st.context.locale or "de"
    return "de" if locale.lower().startswith("de") else "en"


def words() -> Text:
    """The wording of the reader's language."""
    return load_text(language())


def chosen(name: str, options: Collection[str], default: str) -> str:
    """The id that the address gives for `name`; `default` where it gives none of the options."""
    given = st.query_params.get(name, default)
    return given if given in options else default


def check(name: str, options: Collection[str]) -> None:
    """A notice where the address gives something else than the options."""
    given = st.query_params.get(name)
    if given is not None and given not in options:
        not_understood(name, given)


def one_of(name: str, options: Collection[str], default: str) -> str:
    """The id that the address gives for `name`; `default`, with a notice, where it gives none of the options."""
    check(name, options)
    return chosen(name, options, default)


def listed(name: str, options: Collection[str], *, most: int | None = None) -> tuple[str, ...]:
    """The ids that the address gives for `name`, in the order of the options.

    Notices name those that do not exist, and say where there are more than `most`.
    """
    wanted = [part for part in st.query_params.get(name, "").split(",") if part]
    known = [option for option in options if option in wanted]
    if unknown := [part for part in wanted if part not in options]:
        not_understood(name, ", ".join(unknown))
    if known[:most] != known:
        text = words()
        st.warning(text("notice.many", what=text(f"address.{name}"), count=len(known), most=most))
    return tuple(known[:most])


def typed(name: str) -> str:
    """What a reader has typed, cut to its greatest length."""
    return st.query_params.get(name, "")[:LONGEST_TYPED]


def period(years: Sequence[int]) -> tuple[int | None, int | None]:
    """The first and the last year that the address gives, each may stay open; an end before it does not count."""
    offered = [str(year) for year in years]
    since, until = (one_of(name, offered, "") for name in ("from", "to"))
    if since and until and int(until) < int(since):
        not_understood("to", until)
        until = ""
    return int(since) if since else None, int(until) if until else None


def not_understood(name: str, given: str) -> None:
    """A notice that names what in the address was not understood."""
    text = words()
    st.warning(text("notice.unknown", what=text(f"address.{name}"), given=echo(given)))


def echo(given: str) -> str:
    """What was given, as it may be repeated between backticks: cut, and without what would end or change them."""
    kept = "".join(character for character in given if character.isprintable() and character not in "`<>")
    return kept[:LONGEST_ECHO] or "…"


def go(**changes: str) -> None:
    """Change the address; an empty value takes its part out."""
    values = st.query_params.to_dict() | changes
    st.query_params.from_dict({name: value for name, value in values.items() if value or name not in changes})


def keep(name: str, key: str, *, forget: Collection[str] = ()) -> Callable[[], None]:
    """A callback that writes the value of the widget `key` into the address and drops what depends on it."""

    def write() -> None:
        value = st.session_state[key]
        given = ",".join(value) if isinstance(value, list) else str(value or "").strip()
        go(**dict.fromkeys(forget, ""), **{name: given})

    return write


def carried(**changes: str) -> dict[str, str]:
    """The choices of the address for a link to another page, with changes."""
    given = {name: st.query_params[name] for name in PARAMETERS if name in st.query_params}
    return {**given, **changes}
