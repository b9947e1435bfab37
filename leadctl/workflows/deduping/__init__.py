"""Duplicates of lists and of the store: found, merged, told apart and learnt from."""
