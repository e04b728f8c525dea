"""Typesetting: documents and pictures by typst, with the fonts that come with the app and none of the machine's."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import typst

from pages.exports.fonts import FAMILY, FOLDERS

# The second one comes with typst; it has arrows and signs that the first one lacks.
FAMILIES = (FAMILY, "DejaVu Sans Mono")
PAGE = b"""
#set page(width: 1pt * float(sys.inputs.width), height: 1pt * float(sys.inputs.height), margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)
"""


class TypesettingError(RuntimeError):
    """Something cannot be set, as a sign without a letter in our fonts; the message is typst's own."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=FOLDERS)


def to_pdf(template: str, data: Mapping[str, Any], *, date: str) -> bytes:
    """A tagged PDF (PDF/UA-1) of an ISO day; the template reads `data` as JSON from `sys.inputs.data`.

    Raises:
        TypesettingError: it cannot be set.
    """
    try:
        made = typst.compile(
            template.encode(),
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards="ua-1",
            timestamp=int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()),
        )
    except typst.TypstError as error:
        raise TypesettingError(error.message) from error
    assert isinstance(made, bytes), "a PDF is one file"
    return made


def to_png(svg: str, *, width: float, height: float, ppi: float) -> bytes:
    """An SVG as PNG on a page of a width and height in points, with so many pixels to an inch."""
    size = {"width": str(width), "height": str(height)}
    drawn = typst.compile(PAGE, format="png", ppi=ppi, sys_inputs={"svg": svg, **size}, font_paths=_fonts())
    assert isinstance(drawn, bytes), "one page"
    return drawn
