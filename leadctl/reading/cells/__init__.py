"""How a row is cut into cells, and what those of a column look like."""
