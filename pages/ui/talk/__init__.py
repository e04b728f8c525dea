"""The page of the talk: its list of views, what was recorded of them, and how they are presented."""
