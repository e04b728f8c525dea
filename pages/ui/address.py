"""Address: every choice a reader makes is in the URL and nowhere else, as ids."""

import re
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
LISTS = ("areas", "others", "layers", "places", "status", "programme", "indicators", "levels")
CHART = "chart"  # of a view for frames; no page has it
PAGE = "page"  # where the frame notes which page is shown
READ, READ_BEFORE = "read", "read_before"  # where a run notes which choices it asks for, and where the last one did
REFUSED, REMARKED = "refused", "remarked"  # where a run that is recorded keeps what the page says of its address
FIGURES = ("indicator", "year")  # they say which figures are shown, on pages that ask for them
QUOTED = re.compile("`([^`]*)`")
LONGEST_ECHO = 40
LONGEST_TYPED = 80


def language() -> str:
    """The language of the address, else German where the browser asks for it or says nothing, else English."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        return asked
    locale = st.context.locale or "de"
    return "de" if locale.lower().startswith("de") else "en"


def words() -> Text:
    """The wording of the reader's language."""
    return load_text(language())


def refuse(sentence: str) -> None:
    """Say that the address asks for what there is not, and that another view is shown; a recorded view ends in this."""
    if REFUSED in st.session_state:
        st.session_state[REFUSED].append(sentence)
    else:
        text = words()
        st.warning(f"{sentence} {text('notice.nearest')}")


def remark(sentence: str) -> None:
    """Say how the view differs from what the address asks for; a recorded view takes this along."""
    if REMARKED in st.session_state:
        st.session_state[REMARKED].append(sentence)
    else:
        st.info(sentence)


def begin(page: str) -> None:
    """Note which page is run now."""
    st.session_state[PAGE] = page
    st.session_state[READ_BEFORE], st.session_state[READ] = st.session_state.get(READ, set()), set()


def given(name: str) -> str | None:
    """What the address gives for `name`, if anything."""
    st.session_state.setdefault(READ, set()).add(name)
    return st.query_params.get(name)


def is_read(name: str) -> bool:
    """Whether the page asks for `name` in this run, as far as it has come, or did in the one before."""
    return any(name in st.session_state.get(run, ()) for run in (READ, READ_BEFORE))


def chosen(name: str, options: Collection[str], default: str) -> str:
    """The id that the address gives for `name`; `default` where it gives none of the options."""
    asked = given(name)
    return asked if asked is not None and asked in options else default


def check(name: str, options: Collection[str]) -> None:
    """A notice where the address gives something else than the options."""
    asked = st.query_params.get(name)
    if asked is not None and asked not in options:
        not_understood(name, asked)


def one_of(name: str, options: Collection[str], default: str) -> str:
    """The id that the address gives for `name`; `default`, with a notice, where it gives none of the options."""
    check(name, options)
    return chosen(name, options, default)


def listed(name: str, options: Collection[str], *, most: int | None = None) -> tuple[str, ...]:
    """The ids that the address gives for `name`, in the order of the options.

    Notices name those that do not exist, and say where there are more than `most`.
    """
    wanted = [part for part in (given(name) or "").split(",") if part]
    known = [option for option in options if option in wanted]
    if unknown := [part for part in wanted if part not in options]:
        not_understood(name, ", ".join(unknown))
    if known[:most] != known:
        text = words()
        refuse(text("notice.many", what=text(f"address.{name}"), count=len(known), most=most))
    return tuple(known[:most])


def typed(name: str) -> str:
    """What a reader has typed; a notice where it is longer than it may be, and is cut."""
    asked = given(name) or ""
    if len(asked) > LONGEST_TYPED:
        not_understood(name, asked)
    return asked[:LONGEST_TYPED]


def period(years: Sequence[int]) -> tuple[int | None, int | None]:
    """The first and the last year that the address gives, each may stay open; an end before it does not count."""
    offered = [str(year) for year in years]
    since, until = (one_of(name, offered, "") for name in ("from", "to"))
    if since and until and int(until) < int(since):
        not_understood("to", until)
        until = ""
    return int(since) if since else None, int(until) if until else None


def unknown(name: str, asked: str, text: Text) -> str:
    """The sentence that names what in the address was not understood."""
    return text("notice.unknown", what=text(f"address.{name}"), given=echo(asked))


def plain(sentence: str, text: Text) -> str:
    """A notice as it is said where there is no markup."""
    return QUOTED.sub(lambda found: text("notice.quoted", given=found[1]), sentence)


def not_understood(name: str, asked: str) -> None:
    """A notice that names what in the address was not understood."""
    refuse(unknown(name, asked, words()))


def echo(words: str) -> str:
    """What was given, as it may be repeated between backticks: cut, and without what would end or change them."""
    kept = "".join(character for character in words if character.isprintable() and character not in "`<>")
    return kept[:LONGEST_ECHO] or "…"


def go(**changes: str) -> None:
    """Change the address; an empty value takes its part out."""
    values = st.query_params.to_dict() | changes
    st.query_params.from_dict({name: value for name, value in values.items() if value or name not in changes})


def keep(name: str, key: str, *, forget: Collection[str] = ()) -> Callable[[], None]:
    """A callback that writes the value of the widget `key` into the address and drops what depends on it."""

    def write() -> None:
        value = st.session_state[key]
        kept = ",".join(value) if isinstance(value, list) else str(value or "").strip()
        go(**dict.fromkeys(forget, ""), **{name: kept})

    return write


def carried(**changes: str) -> dict[str, str]:
    """The choices of the address for a link to another page, with changes."""
    kept = {name: st.query_params[name] for name in PARAMETERS if name in st.query_params}
    return {**kept, **changes}
