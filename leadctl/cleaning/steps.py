"""Which rules changed a value, noted by the cleaners themselves while somebody listens.

A cleaner hands a value through `step` wherever a rule of its own may have changed it. When lists
are cleaned nobody listens and `step` costs a call; to explain a value it is cleaned once more
under `listening`, so that what is told is what was done.
"""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One rule at work.

    Attributes:
        rule: what it does, in a word or two, such as `case` or `legal form`.
        before: the text it found.
        after: the text it left; empty where nothing was.
    """

    rule: str
    before: str
    after: str


_listeners: list[list[Step]] = []


def step(rule: str, before: str, after: str) -> str:
    """Note that a rule made `after` of `before`, if it did, and give `after`."""
    if _listeners and before != after:
        _listeners[-1].append(Step(rule, before, after))
    return after


def is_heard() -> bool:
    """Tell whether somebody listens."""
    return bool(_listeners)


class listening:  # noqa: N801 - it reads as a verb behind `with`
    """Collect the steps that are noted inside, in their order."""

    __slots__ = ()

    def __enter__(self) -> list[Step]:
        noted: list[Step] = []
        _listeners.append(noted)
        return noted

    def __exit__(self, *_: object) -> None:
        _listeners.pop()
