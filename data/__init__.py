"""Numbers: what an indicator is, its values, and where they come from."""
