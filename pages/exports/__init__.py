"""Exports: what pages give to take away, as bytes."""
