"""Telephone numbers: from what stands in a cell to E.164 with a verdict."""
