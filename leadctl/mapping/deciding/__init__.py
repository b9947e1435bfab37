"""Which column is which field: all that speaks for it, and one decision."""
