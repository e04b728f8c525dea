"""Projects: the filters and the views of the page of projects."""
