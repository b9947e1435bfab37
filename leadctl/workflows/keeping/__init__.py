"""The store itself: its history, its health, its copies."""
