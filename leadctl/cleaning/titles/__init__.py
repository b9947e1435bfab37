"""Job titles, and the level and department that they tell."""
