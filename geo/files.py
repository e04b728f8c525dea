"""What is said when a file of areas or outlines cannot be used."""

from pathlib import Path

REBUILD = "python -m geo.build --kreise FILE --register FILE --boundaries FILE"


class GeoFileError(RuntimeError):
    """A tidy file of space cannot be used; `file` names it, `cause` is missing or damaged, `command` rebuilds it."""

    def __init__(self, file: Path, cause: str, *, command: str = REBUILD) -> None:
        """The three parts stay readable on the error."""
        super().__init__(f"{file.name}: {cause}; rebuild it with: {command}")
        self.file, self.cause, self.command = file, cause, command
