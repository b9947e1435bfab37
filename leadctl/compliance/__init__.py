"""Compliance: the rules of who must not be contacted."""
