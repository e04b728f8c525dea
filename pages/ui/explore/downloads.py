"""Downloads: the place for files of exactly what the table shows."""

from pages.text import Text
from pages.ui.explore.choice import Choice
from pages.ui.explore.rows import Row


def downloads(choice: Choice, rows: list[Row], text: Text) -> None:
    """Offers nothing yet; `rows` are all rows of the choice in the order of the screen, not only those on it."""
