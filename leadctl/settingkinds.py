"""Kinds of settings: what a flag, a variable's text or a TOML value must be, and what it becomes.

Each raises ValueError with what it wants, as in "a path".
"""

from __future__ import annotations

import re
from pathlib import Path

FOREVER = 1e9
"""Seconds past which no wait makes sense (31 years); it also keeps infinity and NaN out."""


def path(value: object) -> Path:
    """A path; `~` is the user's own folder."""
    if not isinstance(value, str | Path) or not str(value).strip() or "\0" in str(value):
        raise ValueError("a path")
    return _expanded(Path(value))


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError as error:  # `~nobody`
        raise ValueError("a path, with a known user after `~`") from error


def region(value: object) -> str:
    """A country's two letters, upper case; empty for none."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z]{2}|", value.strip()):
        raise ValueError("a country as two letters, such as `DE`")
    return value.strip().upper()


def words(value: object) -> tuple[str, ...]:
    """Names, from a list or parted by commas."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise ValueError("a list of names")
    return tuple(part.strip() for part in parts if part.strip())


def seconds(value: object) -> float:
    """A number of seconds, below FOREVER."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}(\.\d+)?", value.strip()):
        return float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < FOREVER:
        raise ValueError("a number of seconds, 0 or more")
    return float(value)


def journal(value: object) -> str:
    """A way in which SQLite keeps its journal."""
    if not isinstance(value, str) or value.strip().lower() not in _JOURNALS:
        raise ValueError("`delete` or `wal`")
    return value.strip().lower()


_JOURNALS = ("delete", "wal")


def list_of_words(value: object) -> tuple[str, ...]:
    """Texts as they stand; only files hold lists of them."""
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise ValueError("a list of texts")
    return tuple(value)


def lists_of_words(value: object) -> dict[str, tuple[str, ...]]:
    """Name -> texts."""
    if not isinstance(value, dict):
        raise ValueError("a table of lists")  # noqa: TRY004 - as every kind does
    try:
        return {str(name): list_of_words(words) for name, words in value.items()}
    except ValueError as error:
        raise ValueError("a table of lists of texts") from error


def tables_of_words(value: object) -> dict[str, dict[str, str]]:
    """Name -> text -> text."""
    if not isinstance(value, dict):
        raise ValueError("a table of texts for each field")  # noqa: TRY004 - as every kind does
    for table in value.values():
        words = table.values() if isinstance(table, dict) else [None]
        if not all(isinstance(word, str) for word in words):
            raise ValueError("a table of texts for each field")
    return value
