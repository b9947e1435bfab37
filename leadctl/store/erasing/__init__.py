"""Erasure: the one operation that deletes facts about a person."""
