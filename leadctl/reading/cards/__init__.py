"""vCards as a table."""
