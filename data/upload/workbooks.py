"""Workbooks: XLSX bytes → sheets, each read only when it is asked for; what is packed is measured before."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar
from xml.etree.ElementTree import Element  # the type of what defusedxml gives

from defusedxml.ElementTree import iterparse

from data.upload.problems import Kind, Problem, Refusal, UploadError
from data.upload.sheetcells import Styles, read_sheet
from data.upload.tables import Book, Part, Sheet

MOST_UNPACKED = 60_000_000  # bytes of all parts together
HIGHEST_RATIO = 200  # unpacked to packed: ordinary sheets stay below 30
SMALL = 1_000_000  # bytes that may be packed at any ratio
MOST_PARTS = 1_000
MOST_SHEETS = 40  # that are looked into
MOST_STRINGS = 1_000_000
DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})  # built-in formats
PERCENTS = frozenset({9, 10})
SPOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')  # of a format: what is shown as it is
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Found = TypeVar("Found")


def _checked(content: bytes) -> zipfile.ZipFile:
    """The package of a workbook, measured by its directory before anything is unpacked."""
    package = zipfile.ZipFile(io.BytesIO(content))
    parts = package.infolist()
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise UploadError(Refusal.BOMB)
    if unpacked > SMALL and unpacked > HIGHEST_RATIO * max(min(packed, len(content)), 1):
        raise UploadError(Refusal.BOMB)
    if any(part.flag_bits & 1 for part in parts):
        raise UploadError(Refusal.ENCRYPTED)
    names = {part.filename.lower() for part in parts}
    if any(name.endswith(("vbaproject.bin", "xl/workbook.bin")) or "macrosheets/" in name for name in names):
        raise UploadError(Refusal.MACROS)
    if "xl/workbook.xml" not in names:
        raise UploadError(Refusal.TYPE if "mimetype" in names else Refusal.DAMAGED)
    return package


def elements(part: bytes, *names: str) -> Iterator[Element]:
    """The elements of a part that have these names, each forgotten after its turn; a document type is an error."""
    for _, element in iterparse(io.BytesIO(part), events=("end",), forbid_dtd=True):
        if element.tag.rpartition("}")[2] in names:
            yield element
            element.clear()


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """A part of the package, which may be missing: then it is blank."""
    return package.read(name) if name in package.namelist() else b""


def _strings(part: bytes) -> tuple[str, ...]:
    """The texts that cells refer to; how a reading aid would pronounce them is none of them."""
    found: list[str] = []
    for item in elements(part, "si") if part else ():
        runs = [run for run in item if run.tag.rpartition("}")[2] in ("t", "r")]
        found.append("".join(text.text or "" for run in runs for text in run.iter() if text.tag.endswith("}t")))
        if len(found) > MOST_STRINGS:
            raise UploadError(Refusal.TOO_MANY_CELLS, str(MOST_STRINGS))
    return tuple(found)


def _is_date(code: str) -> bool:
    """Whether a number format shows a date."""
    signs = set(SPOKEN.sub("", code[:200]).lower())
    return bool(signs & set("dy")) or ("m" in signs and not signs & set("0#?"))


def _styles(part: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of the styles that show dates, and of those that show percent; nothing else of a style is read."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    for element in elements(part, "numFmt", "cellXfs") if part else ():
        if element.tag.endswith("}numFmt"):
            codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
        else:
            formats = [int(each.get("numFmtId", "0")) for each in element]
    dates = {n for n, f in enumerate(formats) if f in DATES or _is_date(codes.get(f, ""))}
    percents = {n for n, f in enumerate(formats) if f in PERCENTS or "%" in SPOKEN.sub("", codes.get(f, "")[:200])}
    return frozenset(dates), frozenset(percents)


def _targets(package: zipfile.ZipFile) -> dict[str, str]:
    """Where each relation of the workbook to a worksheet leads."""
    part = _part(package, "xl/_rels/workbook.xml.rels")
    found = {}
    for each in elements(part, "Relationship") if part else ():
        if each.get("Type", "").endswith("/worksheet"):
            target = each.get("Target", "")
            found[each.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _parts(package: zipfile.ZipFile) -> Iterator[Part]:
    """The visible sheets in the order of the workbook."""
    targets, is_1904 = _targets(package), False
    shown: list[tuple[str, str]] = []
    for each in elements(package.read("xl/workbook.xml"), "workbookPr", "sheet"):
        if each.tag.endswith("}workbookPr"):
            is_1904 = each.get("date1904") in ("1", "true")
        elif each.get("state", "visible") == "visible" and each.get(RELATION) in targets:
            shown.append((each.get("name", ""), targets[each.get(RELATION, "")]))

    @cache
    def looks() -> Styles:
        strings = _strings(_part(package, "xl/sharedStrings.xml"))
        return Styles(strings, *_styles(_part(package, "xl/styles.xml")), is_1904)

    for title, name in shown[:MOST_SHEETS]:
        part = package.read(name)
        is_blank = b"<v>" not in part and b"<is>" not in part and b":v>" not in part and b":is>" not in part

        def read(name: str = name, title: str = title) -> Sheet:
            return _sound(lambda: read_sheet(package.read(name), title, looks()))

        yield Part(title, read, is_blank)


def _sound(read: Callable[[], Found]) -> Found:
    """What a reader of XML gives; a damaged workbook fails in more ways than can be named."""
    try:
        return read()
    except UploadError:
        raise
    except Exception as error:
        raise UploadError(Refusal.DAMAGED) from error


def read_workbook(content: bytes) -> Book:
    """The visible sheets of a workbook, with the results that its formulas had when it was saved.

    Raises:
        UploadError: the workbook is damaged, locked, has macros, or unpacks to more than is allowed.
    """

    def read() -> Book:
        package = _checked(content)
        linked = any(name.startswith("xl/externalLinks/") for name in package.namelist())
        return Book(tuple(_parts(package)), (Problem(Kind.LINKS_IGNORED),) if linked else ())

    return _sound(read)
