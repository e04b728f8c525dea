"""Steckbrief: one area, or several together, on two printed pages."""
