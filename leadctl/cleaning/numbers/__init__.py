"""Figures: numbers of employees, and amounts of money."""
