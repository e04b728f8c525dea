"""Recording: a page is run without a reader, for what its charts show to be taken along."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import urlencode

from streamlit import runtime
from streamlit.proto.Alert_pb2 import Alert
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.state import SessionState

from data.version import version
from pages import URLS
from pages.exports.exhibit import Exhibit
from pages.text import Text, load_text
from pages.ui import address, pasted
from pages.ui.memory import Memory
from pages.ui.stamp import today
from pages.ui.takealong import TAPE

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
KEPT = 256  # views whose charts are remembered
PATIENCE = 60.0  # seconds; a page takes less than one when nobody else is served
LOGGER = logging.getLogger(__name__)
SCRIPTS = ScriptCache()
FAILED = "failed"  # set where a page has shown an error
SAID = "said"  # where everything else is kept that a page has shown in a box
ENDS = (ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR)


class RecordingError(RuntimeError):
    """A view has no charts to take along; `cause` is the rest of a key of `recording.…`, `sentences` are the page's."""

    def __init__(self, view: str, cause: str, *sentences: str) -> None:
        super().__init__(f"{view}: {cause}")
        self.view, self.cause, self.sentences = view, cause, sentences

    @property
    def is_failure(self) -> bool:
        """Whether it is not the address that is at fault, so that the same one may be answered later."""
        return self.cause in ("failed", "slow")

    def said(self, text: Text) -> str:
        """Why there is no chart."""
        return " ".join([text(f"recording.{self.cause}"), *self.sentences])


Key = tuple[str, str, str, str]  # page, choices, version of the data, day
VIEWS: Memory[Key, tuple[Exhibit, ...]] = Memory(KEPT)
REFUSALS: Memory[Key, tuple[str, tuple[str, ...]]] = Memory(KEPT)  # cause and sentences


def _run(page: str, query: str) -> SessionState:
    """Run a page as for a visitor whose address it is; nobody receives what it shows.

    Raises:
        TimeoutError: it did not end.
    """
    loop, done = asyncio.new_event_loop(), Event()
    state = SessionState({place: [] for place in (TAPE, SAID, address.REFUSED, address.REMARKED)})
    runner = ScriptRunner(
        session_id=f"recording:{page}",
        main_script_path=str(DASHBOARD),
        session_state=state,
        uploaded_file_mgr=MemoryUploadedFileManager("/nowhere"),
        script_cache=SCRIPTS,
        initial_rerun_data=RerunData(query_string=query, page_name=page),
        user_info={},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager(str(DASHBOARD), SCRIPTS),
        event_loop=loop,
    )

    def hear(_runner: ScriptRunner | None, event: ScriptRunnerEvent, **about: Any) -> None:
        if event is ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
            shown = about["forward_msg"].delta.new_element
            if shown.alert.format == Alert.ERROR or shown.HasField("exception"):
                state[FAILED] = True
            elif shown.HasField("alert"):
                state[SAID].append(shown.alert.body)
        elif event in ENDS:
            runner.request_stop()
        elif event is ScriptRunnerEvent.SHUTDOWN:
            done.set()

    runner.on_event.connect(hear, weak=False)
    runner.start()
    if not done.wait(PATIENCE):
        runner.request_stop()
        raise TimeoutError
    loop.close()
    return state


def _notes(state: SessionState, choices: Mapping[str, str], text: Text) -> tuple[str, ...]:
    """What the page says of its address, and which figures the address names without any effect here."""
    unread = [name for name in address.FIGURES if name in choices and name not in state[address.READ]]
    said = [text("notice.unread", what=text(f"address.{name}"), given=address.echo(choices[name])) for name in unread]
    return tuple(address.plain(each, text) for each in (*state[address.REMARKED], *said))


def _recorded(page: str, choices: Mapping[str, str], text: Text) -> tuple[Exhibit, ...]:
    view = f"{page}?{urlencode(choices)}"
    if page not in URLS.values():
        raise RecordingError(view, "page")
    try:
        state = _run(page, urlencode(choices, safe=","))
    except TimeoutError:
        raise RecordingError(view, "slow") from None
    if FAILED in state:
        raise RecordingError(view, "failed")
    if state[address.REFUSED]:
        raise RecordingError(view, "refused", *(address.plain(each, text) for each in state[address.REFUSED]))
    notes = _notes(state, choices, text)
    found = tuple(replace(each, remarks=notes) for each in state[TAPE])
    if not found:
        raise RecordingError(view, "empty", *(address.plain(each, text) for each in state[SAID]))
    return found


def _asked(query: str) -> dict[str, str]:
    """What of a query a page may answer to, in one order: other names make no other view."""
    found = dict(pasted.choices(query))
    ours = {*address.PARAMETERS, *pasted.resembling(found)} - {"lang", "talk"}
    return {name: found[name] for name in sorted(found) if name in ours}


def exhibits(view: str, language: str) -> tuple[Exhibit, ...]:
    """The charts of a view ("karte?year=2020") in a language, in the order in which its page shows them.

    Views and refusals are remembered, each apart, so that the ones do not push out the others; failures are not.

    Raises:
        RecordingError: there is no such page, the view is refused, could not be shown, or has no chart.
    """
    if not runtime.exists():
        raise RuntimeError("a view is recorded by the server that shows it")
    page, _, query = view.partition("?")
    choices, text = _asked(query) | {"lang": language}, load_text(language)
    key = (page, urlencode(choices), version(), today())
    if refusal := REFUSALS.get(key):
        cause, sentences = refusal
        raise RecordingError(view, cause, *sentences)
    try:
        return VIEWS.get(key) or VIEWS.put(key, _recorded(page, choices, text))
    except RecordingError as error:
        if error.is_failure:
            LOGGER.warning("%r could not be recorded: %s", view, error.cause)
        else:
            REFUSALS.put(key, (error.cause, error.sentences))
        raise


def exhibit(view: str, language: str, *, chart: str = "") -> Exhibit:
    """The chart of a view that has this key, without one its first.

    Raises:
        RecordingError: as above, or the view has no such chart.
    """
    for each in exhibits(view, language):
        if chart in ("", each.key):
            return each
    raise RecordingError(view, "chart")
