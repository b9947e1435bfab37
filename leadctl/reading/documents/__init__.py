"""JSON and its lines: the lists in them, as tables."""
