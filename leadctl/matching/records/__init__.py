"""Records by their match keys: how they are found, and which are one person for sure."""
