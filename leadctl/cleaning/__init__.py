"""Cleaners: pure functions over the distinct values of a column, one module a kind of value."""
