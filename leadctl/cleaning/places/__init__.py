"""Places: country, state, city and postal code, and what tells the country of a row."""
