"""Leads of the store: chosen, listed, changed."""
