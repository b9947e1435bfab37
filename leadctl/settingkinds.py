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


def days(value: object) -> float:
    """A number of days."""
    try:
        return seconds(value)
    except ValueError as error:
        raise ValueError("a number of days, 0 or more") from error


def timeout(value: object) -> float:
    """A number of seconds for which waiting makes sense."""
    if (found := seconds(value)) < _SHORTEST:
        raise ValueError(f"a number of seconds, {_SHORTEST:g} or more")
    return found


_SHORTEST = 0.1


def count(value: object) -> int:
    """A whole number, 1 or more."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,18}", value.strip()):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("a whole number, 1 or more")
    return value


def percent(value: object) -> float:
    """A share of a hundred; its sign may stand behind it."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,3}(\.\d+)?%?", value.strip()):
        value = float(value.strip().rstrip("%"))
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _WHOLE:
        raise ValueError("a share from 0 to 100 percent, such as `40%`")
    return float(value)


_WHOLE = 100


def threshold(value: object) -> float:
    """A probability from which something is held for true."""
    if isinstance(value, str) and re.fullmatch(r"[01]?\.\d{1,18}", value.strip()):
        value = float(value)
    if not isinstance(value, float) or not _EVEN < value < 1:
        raise ValueError("a probability above 0.5 and below 1, such as `0.97`")
    return value


_EVEN = 0.5


def name_server(value: object) -> str:
    """The address of a name server with its port: `IP`, `IP:PORT` or `[IPv6]:PORT`."""
    from ipaddress import ip_address  # noqa: PLC0415 - few settings name any

    text = value.strip() if isinstance(value, str) else ""
    found = re.fullmatch(r"(\[.+\]|[^:]+):(\d{1,5})", text)
    host, port = (found[1], int(found[2])) if found else (text, 53)
    try:
        address = str(ip_address(host.strip("[]") if 0 < port <= _LAST_PORT else ""))
    except ValueError as error:
        raise ValueError("the address of a name server, such as `192.168.1.1`") from error
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


_LAST_PORT = 65535


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


def words_by_name(value: object) -> dict[str, str]:
    """Name -> text."""
    if not isinstance(value, dict) or not all(isinstance(word, str) for word in value.values()):
        raise ValueError("a table of texts")
    return value


def tables_of_words(value: object) -> dict[str, dict[str, str]]:
    """Name -> text -> text."""
    if not isinstance(value, dict):
        raise ValueError("a table of texts for each field")  # noqa: TRY004 - as every kind does
    for table in value.values():
        words = table.values() if isinstance(table, dict) else [None]
        if not all(isinstance(word, str) for word in words):
            raise ValueError("a table of texts for each field")
    return value
