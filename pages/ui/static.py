"""Static: figures and what describes them as files under stable addresses, for pandas, R, Excel and other programs."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Scope

from data.indicators import Indicator
from data.version import version
from geo.areas import REGION
from pages.exports import directory, static
from pages.exports.archive import sealed
from pages.exports.whole import Whole, csv_bytes, xlsx_bytes
from pages.text import LANGUAGES, load_text
from pages.ui.document import language_of
from pages.ui.folder import NOT_KEPT, FolderMiddleware
from pages.ui.stamp import today
from pages.ui.store import listed, observe_all, panel

TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
OPEN = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}  # public data, no cookies
KEPT = 64_000_000  # bytes of files that are remembered, beside the newest one
WORDS = load_text("de")  # names of areas, units and citations in the files; index.json has both languages


def _published(indicator: Indicator) -> static.Published:
    return static.Published(indicator, panel(indicator.id), dict(observe_all(indicator, REGION)))


def _catalogue() -> bytes:
    years = {each.id: panel(each.id).years_of(panel(each.id).rows) for each in listed()}
    return directory.catalogue_bytes(years, listed(), version=version())


def _descriptor() -> bytes:
    return directory.descriptor_bytes(listed(), WORDS, version=version())


def _every_file() -> Iterator[tuple[str, bytes]]:
    """What all.zip holds, made while it is packed: never more than one indicator's rows at a time."""
    yield directory.DESCRIPTOR, _descriptor()
    yield "areas.csv", static.areas_bytes()
    for each in listed():
        yield f"{each.id}.csv", static.csv_bytes(_published(each), WORDS)


def _whole() -> Whole:
    """All figures; each time they are asked for, one indicator after the other."""
    return Whole(
        publish=lambda: map(_published, listed()),
        indicators=listed(),
        years=sorted({year for each in listed() for year in panel(each.id).years}),
        version=version(),
        date=today(),
    )


def _spreadsheets() -> dict[str, Callable[[], bytes]]:
    """What makes the files that have all figures side by side."""
    made: dict[str, Callable[[], bytes]] = {"all.csv": lambda: csv_bytes(_whole(), WORDS, bom=False)}
    for text in map(load_text, LANGUAGES):
        name = f"all_{text.language}"
        made[f"{name}.csv"] = lambda text=text: csv_bytes(_whole(), text, bom=True)  # type: ignore[misc]
        made[f"{name}.xlsx"] = lambda text=text, name=name: xlsx_bytes(_whole(), text, name=f"{name}.xlsx")  # type: ignore[misc]
    return made


def makers() -> dict[str, Callable[[], bytes]]:
    """What makes each file, by name."""
    made: dict[str, Callable[[], bytes]] = {
        "index.json": _catalogue,
        directory.DESCRIPTOR: _descriptor,
        "areas.csv": static.areas_bytes,
        "outlines.geojson": static.outlines_bytes,
        "all.parquet": lambda: static.parquet_bytes(map(_published, listed()), WORDS),
        "all.zip": lambda: sealed(_every_file()),
        **_spreadsheets(),
    }
    for each in listed():
        made[f"{each.id}.csv"] = lambda each=each: static.csv_bytes(_published(each), WORDS)  # type: ignore[misc]
        made[f"{each.id}.parquet"] = lambda each=each: static.parquet_bytes([_published(each)], WORDS)  # type: ignore[misc]
    return made


class File(NamedTuple):
    """A file that has been made, and the tag by which a program recognises it."""

    content: bytes
    tag: str


class Shelf:
    """Files by name: each is made once, in a thread of its own, while all who ask for it wait and nobody else does."""

    def __init__(self, makers: Callable[[], dict[str, Callable[[], bytes]]], *, most: int = KEPT) -> None:
        """`most` is how many bytes are kept; beyond it the file unused for longest is made again when asked for."""
        self._makers, self._most = makers, most
        self._known: dict[str, Callable[[], bytes]] | None = None
        self._files: dict[str, asyncio.Task[File]] = {}  # the last used last
        # Two, so that a small file need not wait for all.zip; not Streamlit's threads, which readers need.
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="static")

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        if self._known is None:
            self._known = self._makers()
        return name in self._known

    async def file(self, name: str) -> File:
        """A file that the shelf has; what goes wrong while it is made is raised, and it is tried again next time."""
        task = self._files.pop(name, None) or asyncio.create_task(self._make(name))
        self._files[name] = task
        try:
            return await asyncio.shield(task)  # a reader who leaves does not take it from the others
        except Exception:
            self._files.pop(name, None)
            raise
        finally:
            self._tidy(name)

    async def _make(self, name: str) -> File:
        def made() -> File:
            content = (self._known or self._makers())[name]()
            return File(content, f'"{version()}-{sha256(content).hexdigest()[:16]}"')

        return await asyncio.get_running_loop().run_in_executor(self._threads, made)

    def _tidy(self, newest: str) -> None:
        ready = [name for name, task in self._files.items() if task.done() and not task.exception()]
        sizes = {name: len(self._files[name].result().content) for name in ready if name != newest}
        total = sum(sizes.values())
        for name, size in sizes.items():
            if total > self._most:
                total -= size
                del self._files[name]


def answer(headers: Headers, file: File, name: str) -> Response:
    """The file, or that the reader has it already."""
    about = OPEN | {"ETag": file.tag, "Cache-Control": "public, max-age=3600"}
    given = headers.get("if-none-match", "")
    if given.strip() == "*" or file.tag in (each.strip().removeprefix("W/") for each in given.split(",")):
        return Response(status_code=304, headers=about)
    shown = f'inline; filename="{name}"'
    return Response(
        file.content, headers=about | {"Content-Disposition": shown}, media_type=TYPES[name.rpartition(".")[2]]
    )


class StaticMiddleware(FolderMiddleware):
    """The files below /app/static/data/."""

    folder = directory.FOLDER

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app)
        self.shelf = Shelf(makers)

    async def respond(self, scope: Scope, name: str) -> Response:
        """The file of a name, or in a sentence why there is none."""
        headers = Headers(scope=scope)
        text = load_text(language_of(scope))
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse(text("static.method"), 405, OPEN | NOT_KEPT | {"Allow": "GET, HEAD"})
        if not self.shelf.has(name):
            return PlainTextResponse(text("static.unknown"), 404, OPEN | NOT_KEPT)
        try:
            return answer(headers, await self.shelf.file(name), name)
        except Exception:
            logging.getLogger(__name__).exception("%s could not be made", name)
            return PlainTextResponse(text("static.failed"), 500, OPEN | NOT_KEPT)
