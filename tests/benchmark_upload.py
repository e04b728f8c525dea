"""Run each expression that an upload meets on hostile texts of two sizes: twice the text takes about twice the time.

    python tests/benchmark_upload.py

Texts of an upload are refused beyond 200 signs before any expression; these are longer, so that a power would show.
"""

import re
import sys
import time
from collections.abc import Iterator
from importlib import import_module

MODULES = (
    "areacolumns",
    "areas",
    "delimited",
    "figures",
    "headings",
    "heads",
    "names",
    "numbers",
    "sheetcells",
    "workbooks",
)
HOSTILE = ("1", "1.", "1,1", " ", "a ", "(", "2020 ", "1 234", "ä", "-", "DE9", '"', "[", "\\", "_", "31.12.")
SIZE, REPEATS, MOST_RATIO = 4_000, 5, 3.0


def expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled expression of the modules that read uploads, by name."""
    for name in (
        *(f"data.upload.{each}" for each in MODULES),
        "data.periods",
        "data.genesis.datencsv",
        "data.genesis.units",
    ):
        for key, value in vars(import_module(name)).items():
            every = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
            flat = (part for each in every for part in (each if isinstance(each, tuple) else [each]))
            for place, each in enumerate(part for part in flat if isinstance(part, re.Pattern)):
                if isinstance(each.pattern, str):
                    yield f"{name}.{key}[{place}]", each


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """The best of some runs as the readers run it: whole, at the start, and anywhere."""
    best = float("inf")
    for _ in range(REPEATS):
        start = time.perf_counter()
        pattern.fullmatch(text)
        pattern.match(text)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> int:
    """Print the worst ratio of each expression, and fail where one is beyond the bound."""
    worst = 0.0
    for name, pattern in expressions():
        ratios = []
        for piece in HOSTILE:
            short, long = (seconds(pattern, piece * (size // len(piece)) + "!") for size in (SIZE, 2 * SIZE))
            ratios.append(long / short if long > 2e-5 else 2.0)  # too short to be measured
        worst = max(worst, *ratios)
        print(f"{max(ratios):6.2f}  {name}")
    return int(worst > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
