"""Own figures: what the page of an analyst's own file is made of."""
