"""Exhibit: one chart as a view shows it, with all that keeps it citable wherever it is taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.figures import Figure
from pages.figures.map import Patch, Stand


@dataclass(frozen=True, kw_only=True)
class Swatch:
    """One entry of a legend; a hatched one stands for missing or remarked values."""

    fill: str  # CSS colour
    words: str
    is_hatched: bool = False


@dataclass(frozen=True, kw_only=True)
class MapPicture:
    """A map of the six with its legend, in the colours of the light theme."""

    patches: Sequence[Patch]
    stand: Stand
    legend: Sequence[Swatch]
    heading: str  # of the legend: the unit
    note: str  # where the class limits come from, what compares


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """A chart of a view: what it is called, shows and says, and where its figures come from, all in one language."""

    key: str  # of the chart in its view: "ranking"
    title: str
    subtitle: str  # unit and year or years
    sentence: str  # what the chart says; its alternative text, too
    picture: Figure | MapPicture | None  # without one there is no chart, and the sentence says why
    source: str  # plain text: "Quelle: …"
    notes: Sequence[str]  # definition, rule for totals, breaks and remarks, a paragraph each
    address: str  # of the view below the address of the app: "karte?indicator=share_65plus&lang=de"
    remarks: Sequence[str] = ()  # how the view differs from what its address asks for

    @property
    def words(self) -> str:
        """What stands above the chart: how it differs from what was asked for, and what it says."""
        return " ".join((*self.remarks, self.sentence))


def without_chart(title: str, why: str, *, address: str) -> Exhibit:
    """An exhibit that says why a view has no chart."""
    return Exhibit(key="", title=title, subtitle="", sentence=why, picture=None, source="", notes=(), address=address)


@dataclass(frozen=True, kw_only=True)
class Slide:
    """An exhibit of a talk under the title that the presenter gave it."""

    title: str
    exhibit: Exhibit
