"""Rows through a plan."""
