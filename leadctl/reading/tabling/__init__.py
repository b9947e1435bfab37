"""Where a table begins and ends, and what its columns are called."""
