"""Whom nobody is to contact, and whom all is to be forgotten of."""
