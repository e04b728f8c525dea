"""Add a lasting indicator from a file of figures: `python -m data.build add FILE --indicator TOML`."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from openpyxl.utils import get_column_letter

from data.build.added import Row, as_parquet, merged, reading, written
from data.build.assemble import AssemblyError, assemble
from data.build.declaration import declared_in
from data.build.writing import write
from data.catalogue import ADDED
from data.flags import Flag
from data.folding import fold
from data.indicators import CatalogueError, Indicator
from data.observations import DataFileError, read_observations
from data.sources import SourceError
from data.upload.areas import Register
from data.upload.numbers import Missing
from data.upload.problems import Kind, Problem, Refusal, UploadError
from data.upload.understood import Understood, read
from data.upload.values import OwnValue

MOST_COMPLAINTS = 20
UNITS = {"eur": "€"}  # other ways to write a unit
Areas = pd.DataFrame  # id, level, parent, name_de, name_en, nuts, territory_since


class Listed(NamedTuple):
    """A row of the register of areas."""

    id: str
    level: str
    parent: str | None
    names: Mapping[str, str]
    nuts: str | None


def register(areas: Areas) -> Register:
    """The areas that a file may mean."""
    rows = areas.astype(object).where(areas.notna(), None).to_dict("records")
    return Register(
        Listed(row["id"], row["level"], row["parent"], {"de": row["name_de"], "en": row["name_en"]}, row["nuts"])
        for row in rows
    )


class RefusedError(ValueError):
    """The figures of a file cannot be added as they are; one line for each reason."""


def _refused(error: UploadError) -> str:
    """Why nothing was read, where, what was found instead, and how to go on where only the year is missing."""
    place = f"sheet {error.sheet!r}, " if error.sheet else ""
    where = f" ({place}row {error.row})" if error.row else ""
    offered = f", for example {error.year}" if error.year else ""
    hint = f"; give it with --year{offered}" if error.kind is Refusal.NO_YEAR else ""
    return f"{error}{where}{hint}"


def _place(row: int | None, column: int | None) -> str:
    """Row and column as a spreadsheet shows them, or the whole file."""
    return "file" if row is None or column is None else f"row {row}, column {get_column_letter(column)}"


def _said(problem: Problem) -> str:
    what = str(problem.kind).replace("_", " ")
    given = f" {problem.given}" if problem.kind is Kind.DUPLICATE else f": {problem.given!r}" if problem.given else ""
    meant = f", may be {' or '.join(problem.areas)}" if problem.areas else ""
    more = f" (and {problem.more} more rows)" if problem.more else ""
    between = " of row" if problem.kind is Kind.DUPLICATE else ""
    return f"{_place(problem.row, problem.column)}: {what}{between}{given}{meant}{more}"


def _is_unit(given: str, indicator: Indicator) -> bool:
    """Whether a unit in the file is the declared one, or its beginning: "€" of "€ je Einwohner"."""
    unit = UNITS.get(fold(given), fold(given))
    return not unit or any(f"{fold(word)} ".startswith(f"{unit} ") for word in indicator.unit.values())


def _complaints(understood: Understood, indicator: Indicator, areas: Areas) -> Iterator[str]:
    """Everything that keeps the figures from being added, by row and column."""
    yield from (_said(problem) for problem in understood.problems if not problem.kind.is_notice)
    since = dict(zip(areas["id"], areas["territory_since"].fillna(0), strict=True))
    for row in understood.rows:
        place = _place(row.row, row.column)
        if not _is_unit(row.unit, indicator):
            yield f"{place}: unit {row.unit!r} is not the declared {indicator.unit['en']!r}"
        if row.year < since[row.area]:
            yield f"{place}: {row.area} has today's territory since {since[row.area]:.0f} only, not in {row.year}"
    names = dict.fromkeys(row.indicator for row in understood.rows)
    if len(names) > 1:
        yield f"file: more than one indicator: {', '.join(names)}"
    if all(row.value is None for row in understood.rows):
        yield "file: no value was understood"


def _tell(understood: Understood, file: str) -> None:
    """Print what was understood, and what was left out as no figure."""
    rows = understood.rows
    span = f", {min(row.year for row in rows)} to {max(row.year for row in rows)}" if rows else ""
    values = sum(row.value is not None for row in rows)
    print(f"{file}: {understood.shape}: {values} values of {len({row.area for row in rows})} areas{span}")
    for reason, count in sorted(Counter(row.missing for row in rows if row.missing).items()):
        print(f"  without a value: {count} × {reason}")
    notices = [problem for problem in understood.problems if problem.kind.is_notice]
    for problem in notices[:MOST_COMPLAINTS]:
        print(f"  left out: {_said(problem)}")
    if len(notices) > MOST_COMPLAINTS:
        print(f"  … and {len(notices) - MOST_COMPLAINTS} more")


def _row(own: OwnValue) -> Row:
    if own.value is not None:
        return own.area, own.year, own.value, Flag.CONFIRMED
    return own.area, own.year, None, Flag.CONFIDENTIAL if own.missing is Missing.CONFIDENTIAL else Flag.NOT_PUBLISHED


def _capped(complaints: Sequence[str]) -> str:
    """The first complaints, a line each, and how many more there are."""
    more = len(complaints) - MOST_COMPLAINTS
    return "\n".join([*complaints[:MOST_COMPLAINTS], *([f"… and {more} more"] if more > 0 else [])])


def prepared(
    file: Path, toml: Path, folder: Path, *, areas: Areas, replace: bool, year: int | None = None
) -> dict[Path, bytes]:
    """The files to write below the folder of data, by path; `year` is that of a file that names none.


    Raises:
        RefusedError, UploadError, CatalogueError, SourceError, AssemblyError, DataFileError, OSError: what is wrong.
    """
    indicator = declared_in(toml, folder, replace=replace)
    understood = read(file.read_bytes(), file.name, match=register(areas).candidates, year=year)
    _tell(understood, file.name)
    complaints = list(_complaints(understood, indicator, areas))
    if complaints:
        raise RefusedError(_capped([f"{file.name}: {each}" for each in complaints]))
    rows = [_row(own) for own in understood.rows]
    new = assemble([reading(indicator.id, rows)], {indicator.id: indicator}, areas)
    observations = folder / "observations.parquet"
    return {  # the declaration last: until it is there, nobody looks for the figures
        folder / ADDED / f"{indicator.id}.csv": written(rows),
        observations: as_parquet(merged(read_observations(observations), new)),
        folder / ADDED / f"{indicator.id}.toml": toml.read_bytes(),
    }


def main(arguments: Sequence[str], *, areas: Path, folder: Path) -> int:
    """Check the file and its declaration, then write both and the new observations, or nothing."""
    parser = argparse.ArgumentParser(prog="python -m data.build add", description=__doc__)
    parser.add_argument("file", type=Path, help="CSV or XLSX with the figures of one indicator")
    parser.add_argument("--indicator", type=Path, required=True, metavar="TOML", help="its declaration and its source")
    parser.add_argument("--replace", action="store_true", help="put new figures in place of those added before")
    parser.add_argument("--year", type=int, help="the year of figures in a file that names none")
    parser.add_argument("--areas", type=Path, default=areas, help="register of areas")
    parser.add_argument("--to", type=Path, default=folder, help="folder of the tidy files")
    choice = parser.parse_args(arguments)
    try:
        register = pd.read_csv(choice.areas, dtype={"id": str, "parent": str, "nuts": str})
        contents = prepared(
            choice.file, choice.indicator, choice.to, areas=register, replace=choice.replace, year=choice.year
        )
        write(contents)
    except UploadError as error:
        print(f"error: {choice.file.name}: {_refused(error)}\nnothing was written", file=sys.stderr)
        return 1
    except (RefusedError, CatalogueError, SourceError, AssemblyError, DataFileError, OSError) as error:
        print(*(f"error: {line}" for line in str(error).splitlines()), "nothing was written", sep="\n", file=sys.stderr)
        return 1
    print("written:", *(file.relative_to(choice.to).as_posix() for file in contents))
    return 0
