"""Where data leaves: files written whole or not at all, in the formats that people open."""
