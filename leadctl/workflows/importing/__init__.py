"""Lists into the store."""
