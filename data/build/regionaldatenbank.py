"""Tables of the Regionaldatenbank Deutschland (statistical offices of the Federation and the Länder).

Series: "regionaldatenbank/<table>/<row items…>/<column items…>" in the source's words, "/" inside them as "|".
A value is in the unit of its table. Where "-" is a zero and where not: see `_rejected`.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.build.contract import COLUMNS, Reading, SourceFormatError
from data.build.genesis import Table, read_table
from data.flags import Flag

NUMBER = r"-?\d+(?:,\d+)?"
ZERO = "-"
SIGNS = {
    ".": Flag.CONFIDENTIAL,  # unknown or confidential
    ".g": Flag.CONFIDENTIAL,
    "/": Flag.CONFIDENTIAL,  # withheld: sample too small
    "...": Flag.NOT_PUBLISHED,  # will follow
    "x": Flag.NOT_PUBLISHED,  # makes no sense for this area
}
HANSESTADT = "03355022"
GERMANY = "DG"
POPULATION = "12411-01-01-4"
YIELD = "dt/ha"
RELATIVE = frozenset({"Prozent", YIELD})  # units of shares and yields
MUNICIPAL = "-5"  # end of the codes of tables by municipality

FOREIGN = "area not in the register (regions, former Kreise)"
NO_KREIS = "row without a number of a Kreis that had no inhabitants in that year"
NO_NUMBER = "'-' in a row without any number: no zero"
NO_SURVEY = "column not surveyed in that year: '-' for Germany"
NO_BASE = "'-' as a share or yield: no zero"
NO_YIELD = "0,0 as a yield: nothing recorded"


@dataclass(frozen=True, kw_only=True)
class _Population:
    """Where nobody lived: "<area> <year>" for the years `first` to `last` of the population table."""

    first: int
    last: int
    nobody: frozenset[str]


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """All tables of the folder; of those by municipality only Hansestadt Lüneburg.

    Raises:
        SourceFormatError: a file has another form than GENESIS tables had, or two cells contradict each other.
    """
    files = sorted(folder.glob("*.csv"))
    if not (folder / f"{POPULATION}.csv").is_file():
        raise SourceFormatError(folder / f"{POPULATION}.csv", "not there: it tells which Kreise existed in a year")
    population = _population(read_table(folder / f"{POPULATION}.csv"))
    register = frozenset(areas["id"])
    rejected: Counter[str] = Counter()
    parts = []
    for file in files:
        cells, wanted = _table(file, register)
        reasons = _rejected(cells, wanted, population)
        rejected.update(reasons[reasons != ""])
        parts.append(cells[reasons == ""])
    frame = _unique(folder, pd.concat(parts, ignore_index=True))
    return Reading(frame=frame, files=tuple(file.name for file in files), rejected=rejected)


def values(table: Table) -> pd.DataFrame:
    """The table's cells with series, value and flag; "-" is 0 here, whatever it stands for.

    Raises:
        SourceFormatError: a cell is neither a number nor one of the known signs.
    """
    cells = table.cells
    text = cells["text"]
    is_number = text.str.fullmatch(NUMBER)
    wrong = cells[~is_number & ~text.isin([ZERO, *SIGNS])]
    if len(wrong):
        cell = wrong.iloc[0]
        place = f"{cell['column']} ({cell['items']})"
        raise SourceFormatError(table.file, f"no number: {cell['text']!r}", row=int(cell["line"]), column=place)
    number = pd.to_numeric(text.where(is_number).str.replace(",", "."))
    return cells.assign(
        file=table.file.name,
        series=f"regionaldatenbank/{table.code}/" + cells["items"],
        value=number.mask(text == ZERO, 0.0),
        flag=text.map(SIGNS).fillna(Flag.CONFIRMED).astype(str),
    )


def _table(file: Path, register: frozenset[str]) -> tuple[pd.DataFrame, frozenset[str]]:
    """Values of one file, and the areas that are wanted from it."""
    if not file.stem.endswith(MUNICIPAL):
        return values(read_table(file)), register - {HANSESTADT}
    cells = values(read_table(file, frozenset({GERMANY, HANSESTADT})))
    if not (cells["area"] == HANSESTADT).any():
        raise SourceFormatError(file, f"no row of {HANSESTADT}")
    return cells, frozenset({HANSESTADT})


def _population(table: Table) -> _Population:
    cells = values(table)
    total = cells[cells["items"] == "Insgesamt"]
    if total.empty:
        raise SourceFormatError(table.file, "no column 'Insgesamt'")
    nobody = total[total["value"].fillna(0) == 0]
    keys = frozenset(nobody["area"] + " " + nobody["year"].astype(str))
    return _Population(first=int(total["year"].min()), last=int(total["year"].max()), nobody=keys)


def _rejected(cells: pd.DataFrame, wanted: frozenset[str], population: _Population) -> pd.Series:
    """Why each cell is left out, "" where it is kept.

    GENESIS writes "-" for zero, but also where there is nothing to publish. It is no zero
    in a row of signs without any number (a Kreis before or after its time, a Land that does not take part),
    in a column that has "-" for Germany (item not surveyed in that year), and for a share or yield.
    A yield of 0,0 is a crop that was not grown or not surveyed, no harvest of nothing.
    Of a Kreis without inhabitants in that year, a row without any number is left out altogether.
    """
    is_dash = cells["text"] == ZERO
    is_number = cells["value"].notna() & ~is_dash
    has_number = is_number.groupby([cells["line"], cells["year"]]).transform("any")
    column = cells["items"] + " " + cells["year"].astype(str)
    unsurveyed = column[is_dash & (cells["area"] == GERMANY)].unique()
    year = cells["year"].clip(population.first, population.last)
    key = cells["area"] + " " + year.astype(str)
    reasons = pd.Series("", index=cells.index, dtype=str)
    reasons = reasons.mask(is_dash & cells["unit"].isin(RELATIVE), NO_BASE)
    reasons = reasons.mask((cells["unit"] == YIELD) & (cells["value"] == 0) & ~is_dash, NO_YIELD)
    reasons = reasons.mask(column.isin(unsurveyed), NO_SURVEY)
    reasons = reasons.mask(is_dash & ~has_number, NO_NUMBER)
    reasons = reasons.mask(~has_number & key.isin(population.nobody), NO_KREIS)
    return reasons.mask(~cells["area"].isin(wanted), FOREIGN)


def _unique(folder: Path, cells: pd.DataFrame) -> pd.DataFrame:
    """One row per series, area and year.

    Raises:
        SourceFormatError: two cells for one key that do not say the same.
    """
    key = ["series", "area", "year"]
    repeated = cells[cells.duplicated(key, keep=False)].drop_duplicates(COLUMNS)
    twice = repeated[repeated.duplicated(key)]
    if len(twice):
        cell = twice.iloc[0]
        message = f"a second, different value for {cell['series']} in {cell['area']}, {cell['year']}"
        raise SourceFormatError(folder / cell["file"], message, row=int(cell["line"]), column=int(cell["column"]))
    return cells.drop_duplicates(key)[COLUMNS].reset_index(drop=True)
