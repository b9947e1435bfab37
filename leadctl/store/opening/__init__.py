"""Open the store to read, to write or to copy it, at the present version."""
