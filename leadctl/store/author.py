"""Who runs a command."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Who runs a command, when (UTC, ISO 8601), and with which words."""

    who: str
    at: str
    command: str
