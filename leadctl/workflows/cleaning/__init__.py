"""Lists cleaned from file to file."""
