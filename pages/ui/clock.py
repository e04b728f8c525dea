"""Clock: the day on which a file is made."""

from datetime import datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Berlin")  # the region's day, wherever the server stands


def today() -> str:
    """The ISO day."""
    return f"{datetime.now(HERE):%Y-%m-%d}"
