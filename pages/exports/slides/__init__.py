"""Slides: a talk as PPTX with native charts, and as PDF."""

from pages.exports.slides.deck import to_pptx_bytes
from pages.exports.slides.document import to_pdf_bytes

__all__ = ["to_pdf_bytes", "to_pptx_bytes"]
