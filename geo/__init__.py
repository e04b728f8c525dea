"""Space: what an area is, its parents, its outline."""
