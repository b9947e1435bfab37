"""Which rows are one person, by all pairs that were compared."""
