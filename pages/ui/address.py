"""Address: every choice a reader makes is in the URL and nowhere else, as ids."""

from collections.abc import Callable, Collection

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
)
LONGEST_ECHO = 40


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


def not_understood(name: str, given: str) -> None:
    """A notice that names what in the address was not understood."""
    text = words()
    echo = "".join(character for character in given if character.isprintable() and character not in "`<>")
    st.warning(text("notice.unknown", what=text(f"address.{name}"), given=echo[:LONGEST_ECHO] or "…"))


def keep(name: str, key: str, *, forget: Collection[str] = ()) -> Callable[[], None]:
    """A callback that writes the value of the widget `key` into the address and drops what depends on it."""

    def write() -> None:
        value = st.session_state[key]
        values = {**st.query_params.to_dict(), name: ",".join(value) if isinstance(value, list) else str(value)}
        st.query_params.from_dict({k: v for k, v in values.items() if k not in forget})

    return write


def carried(**changes: str) -> dict[str, str]:
    """The choices of the address for a link to another page, with changes."""
    given = {name: st.query_params[name] for name in PARAMETERS if name in st.query_params}
    return {**given, **changes}
