"""Examine a store, and save what a damaged one still holds."""
