"""The note of an export in the store: one short transaction, and what to do where it fails."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import LeadctlError
from leadctl.store.facts import exports, operations
from leadctl.store.opening.connect import StoreChanged, writing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from leadctl.store.facts.author import Author

READ_ONLY = "the store cannot be written"

HOLDER = "leadctl export"


class Noted(NamedTuple):
    """Where an export was noted: its number, and its operation's."""

    export: int
    operation: int


@dataclass
class Manifest:
    """Notes one export.

    Attributes:
        store: the store's file.
        author: who exports.
        seen: the newest operation that the leads were read after.
        wait: seconds to wait for a busy store.
        noted: the note, None where there is none.
        unnoted: why there is none though there should be one.
    """

    store: Path
    author: Author
    seen: int
    wait: float = 0.0
    noted: Noted | None = None
    unnoted: str = ""

    def write(self, sent: exports.Sent, leads: Iterable[int], *, is_out: bool = False) -> None:
        """Write the note, where there is a store; on read-only media say that it is missing.

        Args:
            sent: what goes out.
            leads: its leads' numbers, rising.
            is_out: whether it went out already, so that nothing can stop it.

        Raises:
            StoreChanged: somebody was suppressed or forgotten since the leads were read.
            LeadctlError: the store cannot be used.
        """
        if not self.seen:  # a store without an operation has no leads
            return
        if not (os.access(self.store, os.W_OK) and os.access(self.store.parent, os.W_OK)):
            self.unnoted = READ_ONLY
            return
        with writing(self.store, self.author.at, wait=self.wait, holder=HOLDER) as con:
            if not is_out and operations.any_since(con, self.seen, _WITHHOLDING):
                raise StoreChanged
            op_id = operations.begin(con, "export", self.author)
            number = exports.note(con, op_id, sent, leads)
            counts = {"leads": sent.rows, "suppressed": sent.suppressed}
            operations.set_counts(con, op_id, counts)
        self.noted = Noted(number, op_id)

    def withdraw(self) -> None:
        """Take the note back: the file did not appear. A note that stays says too much at worst."""
        if self.noted is not None:
            with suppress(LeadctlError):
                at = self.author.at
                with writing(self.store, at, wait=self.wait, holder=HOLDER) as con:
                    exports.withdraw(con, self.noted.operation)


_WITHHOLDING = ("forget", "suppress")
"""Kinds of operation after which a lead that was read may not go out."""
