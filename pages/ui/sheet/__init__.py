"""Steckbrief as a PDF: gathered from the store, offered on the page, made for all areas by a command."""
