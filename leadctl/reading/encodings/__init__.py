"""From bytes to lines of text: which encoding a file is in."""
