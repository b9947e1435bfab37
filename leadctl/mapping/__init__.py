"""Mapping: columns of any list become fields; what means none is kept as custom."""
