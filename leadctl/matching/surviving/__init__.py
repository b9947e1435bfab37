"""Survivorship: which values a lead shows of all that its records say."""
