"""The store: facts that operations add, and the leads derived from them, in one SQLite file."""
