"""Who runs a command."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Who runs a command, when (UTC, ISO 8601), and with which words."""

    who: str
    at: str
    command: str


def storable(text: str) -> str:
    """Write out bytes that are no UTF-8, as file names and arguments can have, for SQLite."""
    return text.encode("utf-8", "backslashreplace").decode()
