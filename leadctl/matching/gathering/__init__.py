"""What is comparable of many rows, as columns of numbers."""
