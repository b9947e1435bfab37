"""`forget`: erase all that is known of a person, and keep it from coming back.

One transaction erases; then the tombstones are written beside the store, and its file is written
anew. A command killed in between leaves a note in the store, and the next `forget` of anybody ends
the work.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.store import erasure, query, tombstones
from leadctl.store.connect import changing, compact, held, reading, waiting_for
from leadctl.store.failures import plain_errors
from leadctl.store.subject import find_subject
from leadctl.workflows import tombstone_file
from leadctl.workflows.region import check_region
from leadctl.workflows.rejects import rejects_path

if TYPE_CHECKING:
    import sqlite3

    from leadctl.store.author import Author
    from leadctl.store.exports import Export
    from leadctl.store.patience import Patience
    from leadctl.store.subject import Subject


@dataclass
class Forgotten:
    """What forgetting a person did, or would do.

    Attributes:
        operation: its number; None on a dry run, or where there was nothing left to erase.
        leads: the person's leads that were shown until now: number and name.
        counts: what was erased, by kind.
        shared: addresses and numbers that others have too, and that therefore stay.
        exports: what went out with the person, out of reach.
        files: lists, rejects and other files of earlier commands that may have the person.
        before: the day on which the person was forgotten already; empty otherwise.
        dry_run: whether nothing was written.
        set_aside: where a damaged file of tombstones went, None where there was none.
    """

    operation: int | None = None
    leads: list[tuple[int, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    exports: list[Export] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    before: str = ""
    dry_run: bool = False
    set_aside: Path | None = None

    @property
    def found(self) -> int:
        """How many places held something of the person."""
        return sum(n for name, n in self.counts.items() if name not in {"imports", "tombstones"})


def forget(
    store: Path,
    text: str,
    author: Author,
    *,
    region: str = "",
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> Forgotten:
    """Erase a person, named by a lead's number, an address, a profile or a phone number.

    Raises:
        UsageError: nobody is known by it, or several are; or it is none of these.
        LeadctlError: the store or the tombstones beside it cannot be written.
    """
    check_region(region)
    if not store.exists():
        raise UsageError(f"there is nobody to forget: no store at {store}")
    patience = waiting_for(store, wait)
    with plain_errors(store), held(store, patience, "leadctl forget"):
        if not dry_run:
            _finish(store, patience, author.at)
        with changing(store, author.at, patience, dry_run=dry_run) as con:
            done = _erase(con, text, author, region, reason)
            done.dry_run = dry_run
            if dry_run:
                done.operation = None
        if not dry_run:
            done.set_aside = _finish(store, patience, author.at)
    return done


def _erase(
    con: sqlite3.Connection, text: str, author: Author, region: str, reason: str | None
) -> Forgotten:
    subject = find_subject(con, text, region)
    shown = query.leads(con, ("lead_id", "full_name"), ids=subject.leads)
    done = Forgotten(leads=[(int(str(n)), str(name or "")) for n, name in shown])
    done.shared = subject.shared
    known = _laid(con, subject)
    con.execute("savepoint erasing")
    erased = erasure.erase(con, subject, author, reason)
    done.counts, done.exports = erased.counts, erased.exports
    if not done.found:
        con.execute("rollback to erasing")
        if not known:
            raise UsageError(f"nothing is known of `{text}`", "leads: leadctl list")
        done.before, done.counts = known, {}
    else:
        done.operation = erased.operation
        done.files = _files(con, erased)
    con.execute("release erasing")
    return done


def _laid(con: sqlite3.Connection, subject: Subject) -> str:
    """The day on which a person was forgotten already, empty where that did not happen."""
    key, days = tombstones.load(con).key, tombstones.dated(con)
    found = [days.get(tombstones.digest(key, one), "") for one in subject.texts]
    return max(found, default="")


def _files(con: sqlite3.Connection, erased: erasure.Erased) -> list[str]:
    """Files that may hold the person: the lists as they came, and what commands wrote of them."""
    named = [name for name in erased.files if name != "-"]
    named += [str(rejects_path(None, name)) for name in erased.files]
    for (command,) in con.execute("select command from operation where kind <> 'forget'"):
        named += _outputs(command)
    return [one for one in dict.fromkeys(named) if Path(one).exists()]


def _outputs(command: str) -> list[str]:
    """The files with people in them that a command line asked for."""
    try:
        words = shlex.split(command)
    except ValueError:
        return []
    apart = [after for word, after in pairwise(words) if word in _WRITING]
    joined = (word.partition("=") for word in words)
    return apart + [after for word, _, after in joined if word in _WRITING and after]


_WRITING = frozenset({"--rejects", "--why", "--clusters"})
"""Options that name a file for something about people."""


def _finish(store: Path, patience: Patience, at: str) -> Path | None:
    """Write the tombstones beside the store and its file anew, where an erasure left that to do.

    Gives where a damaged file of tombstones went.
    """
    with reading(store) as con:
        if not erasure.is_unfinished(con):
            return None
        stones, key = tombstones.dated(con), tombstones.load(con).key
    aside = tombstone_file.write(store, key, stones)
    compact(store, patience, "leadctl forget ADDRESS again; it goes on where it was cut short")
    with changing(store, at, patience) as con:
        erasure.finish(con)
    return aside
