"""Failures: the sentence that says which file cannot be used, and why."""

from data.indicators import CatalogueError
from data.observations import DataFileError
from data.operator import OperatorError
from data.organisations import OrganisationError
from data.project_schema import ProjectError
from data.search import SynonymError
from data.sources import SourceError
from geo.files import GeoFileError
from pages.text import Text, TextFileError

TIDY = (DataFileError, GeoFileError)
DECLARED = (CatalogueError, OperatorError, OrganisationError, ProjectError, SourceError, SynonymError, TextFileError)
UNUSABLE = (*TIDY, *DECLARED)


def failure(error: Exception, text: Text) -> str:
    """What is wrong with a file, as one of `UNUSABLE` says it, in the reader's language."""
    if isinstance(error, TIDY):
        cause = text(f"error.{error.cause}", place=getattr(error, "place", ""))
        return text("error.file", file=error.file.name, cause=cause, command=error.command)
    return text("error.declaration", what=str(error))
