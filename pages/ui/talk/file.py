"""File: a talk as plain text, a line for each view, to be read and written by hand."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from pages.text import Text
from pages.ui.talk.deck import Deck, Problem, View, gathered

LARGEST = 200_000  # bytes


def to_file(views: Sequence[View], *, text: Text) -> bytes:
    """Each view on a line: its address, with the key of its chart behind #, and after a tab the title it was given."""
    lines = [f"# {line}" for line in text("talk.file_head").strip().splitlines()]
    for each in views:
        address = f"/{each.view}#{quote(each.chart)}" if each.chart else f"/{each.view}"
        lines.append(f"{address}\t{each.title}".rstrip())
    return ("\n".join(lines) + "\n").encode()


def _items(words: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place, line in enumerate(lines, start=1):
        address, *title = line.split(maxsplit=1) or [""]  # an address has no spaces; some editors have no tabs
        if address and not address.startswith("#"):
            yield place, (address, "", *title)


def from_file(content: bytes) -> Deck:
    """The talk in a file, UTF-8 with or without a mark at its beginning; problems have the numbers of their lines."""
    if len(content) > LARGEST:
        return Deck((), (Problem("large"),))
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Deck((), (Problem("encoding"),))
    return gathered(_items(words))
