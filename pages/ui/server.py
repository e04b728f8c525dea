"""Start the dashboard for many readers at once: `python -m pages.ui.server`.

`streamlit run dashboard.py` shows the same pages and reloads them while they are written. With 20 readers who change
a view every three seconds it falls behind on two cores; this start does not. `tests/benchmark_server.py` measures both.
"""

import argparse
import contextlib
import errno
import gc
import os
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from streamlit import config as streamlit_config
from streamlit import net_util, runtime

from pages.server.closed import ClosedMiddleware
from pages.server.compression import CompressionMiddleware
from pages.server.headers import HeadersMiddleware
from pages.server.health import HealthMiddleware
from pages.server.patience import PatientProtocol, raise_limit
from pages.server.soundness import faults, sentence
from pages.server.uploads import UploadsMiddleware
from pages.ui.document import DocumentMiddleware
from pages.ui.embedding import EmbeddingMiddleware
from pages.ui.paths import MissingMiddleware, PathMiddleware
from pages.ui.static import StaticMiddleware

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
MIDDLEWARE = (
    Middleware(HeadersMiddleware),
    Middleware(CompressionMiddleware),
    Middleware(ClosedMiddleware),
    Middleware(UploadsMiddleware),
    Middleware(HealthMiddleware),
    Middleware(PathMiddleware),
    Middleware(EmbeddingMiddleware),
    Middleware(StaticMiddleware),
    Middleware(DocumentMiddleware),
    Middleware(MissingMiddleware),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until Ctrl-C; an address that cannot be had ends with one sentence and exit code 1."""
    parser = argparse.ArgumentParser(prog="python -m pages.ui.server", description="Start the dashboard.")
    parser.add_argument("dashboard", nargs="?", type=Path, default=DASHBOARD, help="script to serve (dashboard.py)")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="localhost", help="0.0.0.0 opens the dashboard to the network")
    options = parser.parse_args(arguments)
    if not options.dashboard.is_file():
        sys.exit(f"There is no dashboard at {options.dashboard}.")
    try:
        listener = listen(options.address, options.port)
    except (OSError, OverflowError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            sys.exit(f"Port {options.port} is taken by another program. Choose one with --port.")
        sys.exit(f"The dashboard cannot be served on {options.address}, port {options.port}: {error}.")
    check()
    print(f"SMART REGION Monitor on http://{options.address}:{options.port} (Ctrl-C ends it)", flush=True)
    serve(options.dashboard, listener)


def check() -> None:
    """Load what the dashboard rests on; anything wrong with it ends the process with its sentence and exit code 1."""
    if found := [sentence(fault, "en") for fault in faults()]:
        sys.exit("The dashboard does not start. " + "\n".join(found))


def serve(dashboard: Path, listener: socket.socket) -> None:
    """Serve the dashboard on a listening socket until the process is told to end."""
    # A websocket from a foreign page makes Streamlit ask a host on the internet for this machine's address, and every
    # reader waits for the answer. Nothing here calls other hosts, so the foreign page is refused without asking.
    net_util.get_external_ip = lambda: None
    app = st.App(dashboard, lifespan=first_visit, middleware=MIDDLEWARE)
    # Watching the source files is for development; here it made every new session wait for half a second and more.
    streamlit_config.set_option("server.fileWatcherType", "none")
    raise_limit()
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="websockets-sansio",
        ws_max_size=4_000_000,  # bytes of one message; a page sends a few hundred
        ws_per_message_deflate=False,  # as `streamlit run` has it: one process would compress for everybody
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=3,  # seconds; a browser that sleeps would otherwise hold Ctrl-C up
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


@contextlib.asynccontextmanager
async def first_visit(_app: st.App) -> AsyncIterator[None]:
    """Run the dashboard once before anyone is let in, then exempt from garbage collection what that has loaded.

    So no reader waits for imports and data, and no collection walks through them again: with pandas and pyarrow loaded
    one takes about 50 ms, during which nobody is served.
    """
    is_sound, message = await runtime.get_instance().does_script_run_without_error()
    if not is_sound:
        print(f"The dashboard does not start: its first page did not run ({message}); see above.", file=sys.stderr)
        os._exit(1)  # an exception would be told as a traceback of the server's machinery, and end with another code
    gc.collect()
    gc.freeze()
    yield


def listen(address: str, port: int) -> socket.socket:
    """A listening socket; who connects while the dashboard is loading waits instead of being turned away.

    It is created with `proto=IPPROTO_TCP`, because asyncio sets TCP_NODELAY only then. Sockets without it, such as
    those of `streamlit run`, hold a small message back until the browser has acknowledged the one before.

    Raises:
        OSError: the port is taken or forbidden, or the address is not one of this machine.
        OverflowError: there is no such port.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":  # where it would let two programs share a port; elsewhere it allows a restart at once
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address, port))
        listener.listen()
    except BaseException:
        listener.close()
        raise
    return listener


if __name__ == "__main__":
    main()
