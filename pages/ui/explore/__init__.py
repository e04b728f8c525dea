"""The blocks of the data page: what is chosen, found, shown and given away."""
