"""Compare: the views of the page that sets areas beside each other."""
