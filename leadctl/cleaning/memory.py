"""Remembers what was made of values, so that those which come again are only looked up."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from leadctl.cleaning.cleaned import Cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Memory(dict[Any, Cleaned]):
    """A dictionary that makes what it lacks, and forgets a part of it when it is full.

    What it forgets stands everywhere among the rest: values that come all through a list are as
    often found as may be, and those of one part of a list make room for the next.

    Args:
        make: makes a Cleaned of a key; of equal keys always the same.
        most: how many are remembered; 10,000 take some 4 MB.
    """

    def __init__(self, make: Callable[[Any], Cleaned], most: int) -> None:
        """Start empty."""
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: Any) -> Cleaned:
        """Make and remember."""
        made = self._make(key)
        if len(self) >= self._most:
            for forgotten in list(self)[::_FORGOTTEN]:
                del self[forgotten]
        self[key] = made
        return made


_FORGOTTEN = 4
"""One in so many values goes; of 161,072 companies in a million rows, 16 % fewer are made again
than where all go."""


def all_of(known: Mapping[Any, Cleaned], keys: Sequence[Any]) -> list[Cleaned]:
    """Look all keys up, a third faster than one by one."""
    if len(keys) < _SEVERAL:
        return [known[key] for key in keys]
    return list(itemgetter(*keys)(known))


_SEVERAL = 2
"""`itemgetter` gives the value itself where it is asked for one."""
