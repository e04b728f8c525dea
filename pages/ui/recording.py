"""Recording: a page is run without a reader, for what its charts show to be taken along."""

import asyncio
import logging
from functools import lru_cache
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import parse_qsl, urlencode

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
from pages.ui.stamp import today
from pages.ui.takealong import TAPE

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
KEPT = 256  # views whose charts are remembered
PATIENCE = 60.0  # seconds; a page takes less than one when nobody else is served
SCRIPTS = ScriptCache()
FAILED = "failed"  # set where a page has shown an error
ENDS = (ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR)


class RecordingError(RuntimeError):
    """A view has no charts to take along; `cause` is the rest of a key of `recording.…` that says why."""

    def __init__(self, view: str, cause: str) -> None:
        super().__init__(f"{view}: {cause}")
        self.view, self.cause = view, cause


def _run(page: str, query: str) -> SessionState:
    """Run a page as for a visitor whose address it is; nobody receives what it shows.

    Raises:
        TimeoutError: it did not end.
    """
    loop, state, done = asyncio.new_event_loop(), SessionState(), Event()
    state[TAPE] = []
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


@lru_cache(maxsize=KEPT)
def _recorded(page: str, query: str, _version: str, _day: str) -> tuple[Exhibit, ...]:
    view = f"{page}?{query}"
    if page not in URLS.values():
        raise RecordingError(view, "page")
    try:
        state = _run(page, query)
    except TimeoutError:
        raise RecordingError(view, "slow") from None
    if FAILED in state:
        raise RecordingError(view, "failed")
    found: tuple[Exhibit, ...] = tuple(state[TAPE])
    if not found:
        raise RecordingError(view, "empty")
    return found


def exhibits(view: str, language: str) -> tuple[Exhibit, ...]:
    """The charts of a view ("karte?year=2020") in a language, in the order in which its page shows them.

    Raises:
        RecordingError: there is no such page, it could not be shown, or it has no chart.
    """
    if not runtime.exists():
        raise RuntimeError("a view is recorded by the server that shows it")
    try:
        page, _, query = view.partition("?")
        choices = sorted((dict(parse_qsl(query)) | {"lang": language}).items())
        return _recorded(page, urlencode(choices, safe=","), version(), today())
    except RecordingError:
        logging.getLogger(__name__).warning("%s could not be recorded", view, exc_info=True)
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
