"""Under which rules lists are read: those of a user, and what is known of mail domains."""
