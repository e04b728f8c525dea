"""Offline: official registers and boundaries → the tidy files of `geo`; the app never imports it."""
