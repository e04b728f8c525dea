"""Figures: numbers and words in, a picture out; no file is read and no session touched."""

from plotly.graph_objects import Figure

__all__ = ["Figure"]
