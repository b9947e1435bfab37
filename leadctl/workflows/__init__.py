"""What each command does: input and output around the pure stages, and a typed result."""
