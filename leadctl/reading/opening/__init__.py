"""From a path to an opened table, whatever the file turns out to be."""
