"""Soundness: every file that the dashboard rests on is loaded and checked before anyone is let in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data import catalogue, history, observations, organisations, projects, search, sources, specialisation
from data.catalogue import source_ids
from data.indicators import CatalogueError
from data.operator import load_operator
from geo import areas, outlines
from pages import text
from pages.text import LANGUAGES, TextFileError, load_text
from pages.text.failures import UNUSABLE, failure

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Part:
    """A file or folder and what loads it: `kept`, as the pages ask for it, or `anew`, from a path and forgotten."""

    path: Path
    kept: Callable[[], Any]
    anew: Callable[[Path], Any]


def _part(path: Path, load: Any) -> Part:
    """A part whose loader remembers what it has read."""
    return Part(path, load, load.__wrapped__)


def _words(language: str) -> Part:
    anew = load_text.__wrapped__
    return Part(text.FOLDER / f"{language}.toml", lambda: load_text(language), lambda file: anew(language, file.parent))


def _projects(built: Path) -> Any:
    return projects.load_projects.__wrapped__((built, built.with_name(projects.BY_HAND.name)))


PARTS = (
    *map(_words, LANGUAGES),
    _part(areas.FILE, areas.load_areas),
    _part(outlines.FILE, outlines.load_outlines),
    _part(sources.FILE, sources.load_sources),
    _part(catalogue.FOLDER, catalogue.load_catalogue),
    _part(specialisation.FILE, specialisation.load_specialisation),
    _part(search.FILE, search.load_synonyms),
    _part(history.FILE, history.load_history),
    _part(organisations.FILE, organisations.load_spellings),
    Part(projects.BUILT, projects.load_projects, _projects),
    _part(observations.FILE, observations.load_observations),
)


def _together(loaded: dict[Path, Any]) -> None:
    """What no file promises alone: wording in all languages, a source and values for each declared indicator."""
    first, *others = (loaded[text.FOLDER / f"{language}.toml"] for language in LANGUAGES)
    for other in others:
        if odd := sorted(first.entries.keys() ^ other.entries.keys()):
            raise TextFileError(f"{first.language}.toml, {other.language}.toml: only one of them has {odd[0]}")
    declared = loaded[catalogue.FOLDER]
    for indicator in declared.values():
        if unknown := set(source_ids(indicator, declared)) - loaded[sources.FILE].keys():
            raise CatalogueError(f"{indicator.id}: {sources.FILE.name} has no source {min(unknown)}")
    observations.check_declared(loaded[observations.FILE], declared)


def faults(root: Path | None = None) -> Iterator[Exception]:
    """What is wrong with the files, one error per file; nothing where the dashboard can be served.

    Without a root what is found stays loaded for the pages; with one, the files below it are read for this check only.
    """
    loaded = {}
    for part in PARTS:
        try:
            loaded[part.path] = part.anew(root / part.path.relative_to(ROOT)) if root else part.kept()
        except UNUSABLE as error:
            yield error
    try:
        load_operator()
    except UNUSABLE as error:
        yield error
    if len(loaded) == len(PARTS):
        try:
            _together(loaded)
        except UNUSABLE as error:
            yield error


def sentence(fault: Exception, language: str) -> str:
    """A fault in words of a language, or as it is where the wording itself cannot be read."""
    try:
        return failure(fault, load_text(language))
    except TextFileError:
        return str(fault)
