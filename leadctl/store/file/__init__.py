"""The file: its engine, key, place, lock and tables, and what may fail there."""
