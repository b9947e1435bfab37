"""E-mail addresses: from what stands in a cell to a normal form with a verdict."""
