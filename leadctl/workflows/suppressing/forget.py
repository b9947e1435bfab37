"""`forget`: erase all that is known of a person, and keep it from coming back.

One transaction erases; then the tombstones are written beside the store, and its file is written
anew. A command killed in between leaves a note in the store, and the next `forget`, of anybody or
of nobody, ends the work.
"""

from __future__ import annotations

import os
import shlex
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leadctl import scratch
from leadctl.errors import Interrupted, UsageError
from leadctl.exporting.atomic import leftovers
from leadctl.store.asking import query
from leadctl.store.erasing import erasure
from leadctl.store.erasing.subject import find_subject
from leadctl.store.facts import tombstones
from leadctl.store.file import access
from leadctl.store.file.failures import plain_errors
from leadctl.store.file.place import is_there
from leadctl.store.opening.connect import changing, compact, held, reading, waiting_for
from leadctl.workflows.lists import tombstone_file
from leadctl.workflows.lists.region import check_region
from leadctl.workflows.lists.rejects import rejects_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from leadctl.store.erasing.subject import Subject
    from leadctl.store.facts.author import Author
    from leadctl.store.facts.exports import Export
    from leadctl.store.file.patience import Patience


@dataclass
class Forgotten:
    """What forgetting a person did, or would do.

    Attributes:
        operation: its number; None on a dry run, or where there was nothing left to erase.
        leads: the person's leads that were shown until now: number and name.
        counts: what was erased, by kind.
        shared: addresses and numbers that others have too, and that therefore stay.
        exports: what went out with the person, out of reach.
        files: lists, rejects and other files of earlier commands that may have the person, and
            temporary ones of commands that run, or that were killed.
        before: the day on which the person was forgotten already; empty otherwise.
        dry_run: whether nothing was written.
        ended: whether an earlier erasure that was cut short was brought to its end, or would be.
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
    ended: bool = False
    set_aside: Path | None = None

    @property
    def found(self) -> int:
        """How many places held something of the person."""
        return sum(n for name, n in self.counts.items() if name not in {"imports", "tombstones"})


def forget(
    store: Path,
    text: str | None,
    author: Author,
    *,
    region: str = "",
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
    look: bool = False,
) -> Forgotten:
    """Erase a person, named by a lead's number, an address, a profile or a phone number.

    Args:
        store: its file.
        text: who it is; None only ends an erasure that was cut short.
        author: who asks for it.
        region: alpha-2 code for numbers without a country.
        reason: why; mentions of the person are taken out of it.
        wait: seconds to wait for another command.
        dry_run: write nothing at all.
        look: erase nobody yet, for somebody is asked first; what was cut short is ended.

    Raises:
        UsageError: nobody is known by it, or several are; or it is none of these.
        Interrupted: Ctrl-C came when the person was erased, and the file not written anew.
        LeadctlError: the store or the tombstones beside it cannot be written.
    """
    check_region(region)
    if not is_there(store):
        raise UsageError(f"there is nobody to forget: no store at {store}")
    patience = waiting_for(store, wait)
    with plain_errors(store), held(store, patience, "leadctl forget"), _told_what_stands(store):
        ended = _finish(store, patience, author.at, dry_run=dry_run)
        done = Forgotten()
        if text is not None:
            with changing(store, author.at, patience, dry_run=dry_run or look) as con:
                done = _erase(con, text, author, region, reason)
        done.ended, done.set_aside = ended
        done.dry_run = dry_run
        if not (done.found or done.before or done.ended):
            raise _nobody(text)
        if dry_run or (look and done.found):
            done.operation = None
        else:
            done.set_aside = _finish(store, patience, author.at).aside or done.set_aside
            done.files += _unswept(store, done.exports)
            access.note_change()
    return done


def _nobody(text: str | None) -> UsageError:
    if text is None:
        return UsageError("no erasure was cut short", "name whom to forget: leadctl forget ADDRESS")
    return UsageError(f"nothing is known of `{text}`", "leads: leadctl list")


@contextmanager
def _told_what_stands(store: Path) -> Iterator[None]:
    """Say after Ctrl-C that the person is erased, where that is so and work is left."""
    try:
        yield
    except KeyboardInterrupt as error:
        with reading(store) as con:
            unfinished = erasure.is_unfinished(con)
        if unfinished:
            raise Interrupted(
                f"interrupted: the erasure stands, but the file of {store} was not written anew,"
                " and may hold what was erased still",
                "end it with: leadctl forget",
            ) from error
        raise


def _unswept(store: Path, exports: Sequence[Export]) -> list[str]:
    """Sweep what killed commands left in the temporary folder; gives what is out of reach."""
    folders = {Path(os.path.realpath(store)).parent}
    folders |= {Path(one.name).parent for one in exports if one.name != "-"}
    hidden = [path for folder in sorted(folders) for path in leftovers(folder)]
    return [str(path) for path in (*scratch.sweep(0.0), *hidden)]


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
    named += [str(path) for name in erased.files for path in rejects_of(name)]
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


class _Finished(NamedTuple):
    """Whether there was anything to end, and where a damaged file of tombstones went."""

    any: bool = False
    aside: Path | None = None


def _finish(store: Path, patience: Patience, at: str, *, dry_run: bool = False) -> _Finished:
    """Write the tombstones beside the store and its file anew, where an erasure left that to do."""
    with reading(store) as con:
        unfinished = erasure.is_unfinished(con)
        if dry_run or not unfinished:
            return _Finished(unfinished)
        stones, key = tombstones.dated(con), tombstones.load(con).key
    aside = tombstone_file.write(store, key, stones)
    compact(store, patience, "leadctl forget")
    with changing(store, at, patience) as con:
        erasure.finish(con)
    return _Finished(unfinished, aside)
