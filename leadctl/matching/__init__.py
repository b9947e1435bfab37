"""Which records are one person, and which of their values the person's lead shows."""
