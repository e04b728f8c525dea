"""The views of the catalogue of indicators: the list, and one indicator with all that is known of it."""
