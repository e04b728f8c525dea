"""Grid: where the panels of a figure stand."""

from dataclasses import dataclass

LINE, PLOT, FOOT = 19, 130, 32  # pixels: a line of words, a panel's plot, the years below it
GAP = 0.05  # between columns, as a share of the width


@dataclass(frozen=True)
class Grid:
    """Where panels stand; heights in pixels."""

    columns: int
    rows: int
    title: int

    @property
    def height(self) -> int:
        """Of all rows."""
        return self.rows * (self.title + PLOT + FOOT)

    def across(self, place: int) -> tuple[float, float]:
        """Left and right end of a panel counted from the top left, as shares of the width."""
        wide = (1 - GAP * (self.columns - 1)) / self.columns
        left = (place % self.columns) * (wide + GAP)
        return left, left + wide

    def upwards(self, place: int) -> tuple[float, float]:
        """Lower and upper end of its plot, as shares of the height."""
        top = (place // self.columns) * (self.title + PLOT + FOOT) + self.title
        return 1 - (top + PLOT) / self.height, 1 - top / self.height
