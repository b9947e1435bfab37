"""Files that are one list, and files that hold some."""
