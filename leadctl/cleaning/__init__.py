"""Cleaners: pure functions over the distinct values of a column, one folder a kind of value."""
