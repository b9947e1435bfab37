"""Dates, and the order in which a column writes them."""
