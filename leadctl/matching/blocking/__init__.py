"""Which pairs of rows are worth a comparison."""
