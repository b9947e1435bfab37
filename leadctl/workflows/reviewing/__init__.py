"""Doubtful pairs, and what people decide of them."""
