"""Delimited texts: the dialect, the rows, and broken ones made whole."""
