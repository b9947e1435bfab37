"""Short forms of given names: Bob is Robert, Gosia is Małgorzata."""

from __future__ import annotations

from functools import cache, lru_cache

from leadctl.cleaning.tables import table_lines


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    """Short form -> the full names it may stand for; each full name stands for itself too."""
    table: dict[str, set[str]] = {}
    for full, shorts in table_lines("nicknames"):
        table.setdefault(full, set()).add(full)
        for short in shorts.split("|"):
            table.setdefault(short, set()).add(full)
    return {name: frozenset(fulls) for name, fulls in table.items()}


def is_known(name: str) -> bool:
    """Tell whether the table has a name, so that it is hardly a slip of another one."""
    return name in _full_forms()


@lru_cache(maxsize=50_000)
def are_short_forms(one: str, other: str) -> bool:
    """Tell whether two given names, folded, can be forms of one full name."""
    table = _full_forms()
    return not table.get(one, frozenset((one,))).isdisjoint(table.get(other, frozenset((other,))))
