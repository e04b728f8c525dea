"""Compare `streamlit run` with the tuned start of the dashboard, in one run and on this machine only.

    python tests/benchmark_server.py --readers 20 --seconds 20
    python tests/benchmark_server.py --app dashboard.py --views "?indikator=a" "karte?jahr=2020"

Readers speak Streamlit's own protocol over websockets. Three seconds after each answer a reader changes the view: to
the next of several `--views`, or else to another option of a select box on the page. A change is measured from the
request to the message that the script has finished; drawing in the browser is not part of it.
"""

import argparse
import asyncio
import itertools
import math
import random
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from reader import PATIENCE, PageError, reader_at, served

MOST_READERS, MOST_SECONDS = 200, 120  # the bound of one run
PAUSE = 3.0  # seconds between two changes of one reader
ARRIVAL = 0.2  # seconds between two new readers, before anything is measured

# What Streamlit does when nobody configures it: this repository's config.toml switches it off for both starts.
AS_DELIVERED = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true", "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "auto"}
STREAMLIT_RUN = ("-m", "streamlit", "run", "{app}", "--server.port", "{port}", "--server.address", "127.0.0.1")
STARTS: Mapping[str, tuple[Sequence[str], Mapping[str, str]]] = {
    "streamlit run, as delivered": (STREAMLIT_RUN, AS_DELIVERED),
    "streamlit run, config.toml": (STREAMLIT_RUN, {}),
    "pages.ui.server": (("-m", "pages.ui.server", "{app}", "--port", "{port}", "--address", "127.0.0.1"), {}),
}

# A page of the dashboard's kind: 20 indicators, 400 areas and 30 years, kept ready, as bars, six lines and a table.
STAND_IN = """
import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

YEARS = list(range(1995, 2025))

@st.cache_resource
def load():
    return np.random.default_rng(1).normal(100, 10, (20, 400, 30)).round(2)

indicator = st.selectbox("Indicator", range(20))
year = st.selectbox("Year", YEARS)
values = load()[indicator]
figure = go.Figure(go.Bar(x=np.arange(400), y=values[:, YEARS.index(year)]))
for area in range(6):
    figure.add_scatter(x=YEARS, y=values[area], name=str(area))
st.plotly_chart(figure, theme=None)
st.dataframe(pd.DataFrame(values[:6].T, index=YEARS, columns=list("abcdef")).astype("float64[pyarrow]"))
"""


async def read(port: int, views: Sequence[str], *, arrival: float, start: float, end: float) -> list[float]:
    """The seconds that one reader waited for each answer which came after `start`; none is asked for after `end`."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(arrival - loop.time())
    waited: list[float] = []
    try:
        async with reader_at(port) as reader:
            for number in itertools.count():
                is_visit = number == 0 or len(views) > 1
                second = await (reader.visit(views[number % len(views)]) if is_visit else reader.pick())
                if reader.complaint:
                    raise PageError(f"The page shows an error: {reader.complaint}")
                if loop.time() > start:
                    waited.append(second)
                await asyncio.sleep(PAUSE * random.uniform(0.9, 1.1))
                if loop.time() > end:
                    break
    except TimeoutError:
        waited.append(PATIENCE)  # it was at least as long
    return waited


async def read_together(port: int, views: Sequence[str], *, readers: int, seconds: float) -> list[float]:
    """The seconds of every change of all readers, from the time when the last of them has arrived."""
    now = asyncio.get_running_loop().time()
    start = now + readers * ARRIVAL + PAUSE
    waited = await asyncio.gather(
        *(
            read(port, views, arrival=now + number * ARRIVAL, start=start, end=start + seconds)
            for number in range(readers)
        )
    )
    return [second for of_one in waited for second in of_one]


def compare(app: Path, views: Sequence[str], *, readers: int, seconds: float) -> None:
    """Print p50 and p95 of each start, and how many times slower the first is than the last."""
    print(f"{readers} readers on {app.name}, a change {PAUSE:.0f} s after each answer, for {seconds:.0f} s\n")
    print(f"{'':30}{'changes':>8}{'p50 ms':>10}{'p95 ms':>10}")
    results: list[tuple[float, float]] = []
    for name, (command, environment) in STARTS.items():
        with served(app, command, environment) as server:
            try:
                waited = asyncio.run(read_together(server.port, views, readers=readers, seconds=seconds))
            except PageError as error:
                raise PageError(f"{error}\n{server.said()[-2000:]}") from error  # the log knows what the page hides
        middle, slow = statistics.median(waited), sorted(waited)[math.ceil(0.95 * len(waited)) - 1]
        results.append((middle, slow))
        print(f"{name:30}{len(waited):>8}{middle * 1000:>10,.0f}{slow * 1000:>10,.0f}", flush=True)
    ratios = [before / after for before, after in zip(results[0], results[-1], strict=True)]
    print(f"{'first to last':38}{ratios[0]:>10.1f}{ratios[1]:>10.1f}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description="Compare `streamlit run` with the tuned start of the dashboard.")
    parser.add_argument("--readers", type=int, default=20, choices=range(1, MOST_READERS + 1), metavar="N")
    parser.add_argument("--seconds", type=int, default=20, choices=range(5, MOST_SECONDS + 1), metavar="S")
    parser.add_argument("--app", type=Path, help="script to serve; without it a small page of the same kind")
    parser.add_argument("--views", nargs="+", default=[""], help="addresses to go through, such as 'karte?jahr=2020'")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        app = options.app.resolve() if options.app else Path(folder) / "stand_in.py"
        if not options.app:
            app.write_text(STAND_IN, encoding="utf-8")
        try:
            compare(app, options.views, readers=options.readers, seconds=options.seconds)
        except (PageError, OSError) as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
