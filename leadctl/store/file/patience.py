"""Waiting for other commands: within a budget, open to Ctrl-C, and told to the user."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from leadctl.store.file import access, engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Result = TypeVar("Result")

GRACE = 0.5
"""Seconds that SQLite's own locks are waited for at least: a reader's or a commit's are that short,
and a long command should not come to nothing for them."""

TOLD_AFTER = 1.0
"""Seconds of waiting after which the user is told."""

_POLL_SECONDS = 0.05


class Patience:
    """The seconds that a command may spend waiting, all in all.

    Args:
        seconds: how many.
        holder: names who is waited for, empty where nobody knows.
    """

    def __init__(self, seconds: float, holder: Callable[[], str] = lambda: "") -> None:
        self.left = seconds
        self._given = seconds
        self._holder = holder
        self._told = False

    def turns(self, at_least: float = 0.0) -> Iterator[None]:
        """Walk from one attempt to the next, with a pause between; ends when time is up."""
        start = time.monotonic()
        left = self.left
        while True:
            yield
            waited = time.monotonic() - start
            self.left = max(left - waited, 0.0)
            if waited >= max(left, at_least):
                return
            if self._given - self.left >= TOLD_AFTER and not self._told:
                self._told = True
                access.current().tell(f"waiting for {self._holder() or 'another command'}")
            time.sleep(_POLL_SECONDS)

    def retry(self, work: Callable[[], Result]) -> Result:
        """Do `work` again while others keep the store busy; SQLite's own waiting is deaf."""
        last: Exception | None = None
        for _ in self.turns(GRACE):
            try:
                return work()
            except engine.errors() as error:
                if not engine.is_busy(error):
                    raise
                last = error
        assert last is not None  # noqa: S101 - there is one attempt at least
        raise last
