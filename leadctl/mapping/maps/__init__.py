"""Plans of columns: how they are kept, and those of vendors and users."""
