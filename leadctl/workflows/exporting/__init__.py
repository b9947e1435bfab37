"""Leads out through the gate."""
