"""What the shell offers on Tab: keys of expressions, names of segments and mappings.

Whatever goes wrong, nothing is offered: an error here would land in the user's prompt.
"""

from __future__ import annotations


def expressions(incomplete: str) -> list[str]:
    """Offer keys (`country:`), and segments behind `in:`."""
    try:
        from leadctl.segments.keys import KEY_ALIASES, KEYS
        from leadctl.segments.tree import ASKING

        key, colon, begun = incomplete.partition(":")
        if colon:
            return [f"in:{name}" for name in segments(begun)] if key == "in" else []
        return [f"{name}:" for name in (*ASKING, *KEYS, *KEY_ALIASES) if name.startswith(key)]
    except Exception:  # noqa: BLE001 - see above
        return []


def segments(incomplete: str) -> list[str]:
    """Offer the names of saved segments."""
    try:
        from leadctl.cli.common import settings
        from leadctl.store.facts.segments import read_segments
        from leadctl.store.opening.connect import reading

        with reading(settings().store) as con:
            return [name for name in read_segments(con) if name.startswith(incomplete.lower())]
    except Exception:  # noqa: BLE001 - see above
        return []


def maps(incomplete: str) -> list[str]:
    """Offer the names of saved mappings."""
    try:
        from leadctl.workflows.lists.saved_maps import map_names

        return [name for name in map_names() if name.startswith(incomplete)]
    except Exception:  # noqa: BLE001 - see above
        return []
