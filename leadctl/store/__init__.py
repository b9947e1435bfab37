"""The store: facts that operations add, and the leads derived from them, in one SQLite file.

Each folder builds on those before it: `file`, `facts`, `derived`, `opening`, `asking`, `erasing`,
and `changing` beside `mending`.
"""
