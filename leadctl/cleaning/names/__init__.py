"""Names of people: their parts, their order and their letter case."""
