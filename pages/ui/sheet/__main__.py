"""Command: the Steckbriefe of the six and of the region in both languages, as PDF files in a folder."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from data.version import version
from geo.areas import PARTNERS, REGION
from pages.exports.drawing import DrawingError
from pages.exports.sheet.pdf import SheetError, to_pdf_bytes
from pages.text import LANGUAGES, load_text
from pages.ui.sheet.gathering import gather
from pages.ui.stamp import today

ADDRESS = "http://localhost:8501/"
EVERY = (*PARTNERS, REGION)


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m pages.ui.sheet", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the files, made if it is not there")
    parser.add_argument("--address", default=ADDRESS, help=f"where the dashboard runs (default {ADDRESS})")
    parser.add_argument("--date", default=today(), help="ISO day that the sheets bear (default today)")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Write the files; gives 1 with a sentence where one could not be made or written."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)  # it warns that no page runs
    chosen = _arguments(given)
    home = f"{chosen.address.rstrip('/')}/"
    try:
        chosen.out.mkdir(parents=True, exist_ok=True)
        for area in EVERY:
            for language in LANGUAGES:
                text = load_text(language)
                made = to_pdf_bytes(gather(area, text, home=home, version=version(), date=chosen.date), text)
                file = chosen.out / f"steckbrief_{area}_{language}.pdf"
                file.write_bytes(made)
                print(f"{file.name}  {len(made) / 1024:.0f} KB")
    except (DrawingError, SheetError, OSError, ValueError) as error:
        print(f"Stopped: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
