"""Text without case and umlauts, for searching and for ids that are fit for an address."""

import re
import unicodedata

SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def fold(text: str) -> str:
    """Small letters, "ä" as "ae", "ß" as "ss", other accents dropped."""
    return _plain(text.lower().translate(SPELLED_OUT))


def fold_short(text: str) -> str:
    """As `fold`, but "ä" as "a": what is typed on a keyboard without umlauts."""
    return _plain(text.lower().replace("ß", "ss"))


def slug(text: str) -> str:
    """The folded text with nothing but letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
