"""Fonts: the one family in which everything that is taken along is written, the same on every machine."""

from functools import cache, lru_cache
from importlib.resources import files

from PIL import ImageFont

FAMILY = "Source Sans Pro"  # SIL Open Font License 1.1
FALLBACKS = f"'{FAMILY}', 'Source Sans 3', 'Source Sans', Arial, sans-serif"
FOLDERS = [str(files("font_source_sans_pro") / "files")]
FACES = {False: "SourceSansPro-Regular.ttf", True: "SourceSansPro-Bold.ttf"}
MANY = 20_000  # words whose lengths are remembered: readers write titles and names of their own
MEASURED = 100  # pixels: widths grow with the size of the letters


@cache
def _face(is_bold: bool) -> ImageFont.FreeTypeFont:
    file = files("font_source_sans_pro") / "files" / FACES[is_bold]
    return ImageFont.truetype(str(file), MEASURED, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=MANY)
def length(words: str, size: float, *, is_bold: bool = False) -> float:
    """How long words in one line are, in the unit of the letters' size."""
    return float(_face(is_bold).getlength(words)) * size / MEASURED
