"""Segments: a line of text says which leads are meant."""
