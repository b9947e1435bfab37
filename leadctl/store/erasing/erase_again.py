"""Erase from a restored store whoever was forgotten since it was copied: by the digests alone."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from leadctl.compliance.handles import ERASED
from leadctl.store.derived.load import load, sighted_records
from leadctl.store.erasing.erase_words import redacted
from leadctl.store.erasing.erasure import author_of, erase, note_unfinished
from leadctl.store.erasing.subject import KNOWN_BY, find_subject
from leadctl.store.facts import operations, tombstones
from leadctl.store.facts.imports import all_imports

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from leadctl.store.facts.author import Author
    from leadctl.store.facts.tombstones import Tombstones

_BATCH = 4000


def erase_again(con: sqlite3.Connection, stones: Mapping[bytes, str], author: Author) -> int:
    """Erase everybody under tombstones that a store has not, and lay those.

    All records are read for this, so it takes as long as an import of them.

    Args:
        con: the store, in a transaction; its file is to be written anew where this gives any.
        stones: digest -> the day on which its tombstone was laid, under the store's own key.
        author: who restores.

    Returns:
        How many people were erased.
    """
    known = tombstones.dated(con)
    new = {digest: day for digest, day in stones.items() if digest not in known}
    if not new:
        return 0
    op_id = operations.begin(con, "forget", author_of(author))
    tombstones.lay_digests(con, op_id, new.items())
    buried = tombstones.load(con)
    people, gone = 0, set[str]()
    for name in list(_forgotten(con, buried)):
        subject = find_subject(con, name)
        mentioned = not subject.records and subject.texts <= gone
        if subject.texts and not mentioned:  # further records of who is erased by then have none
            erase(con, subject, author, None)
            gone |= subject.texts
            people += 1
    mentions = _erase_mentions(con, buried)
    operations.set_counts(con, op_id, {"people": people, "mentions": mentions})
    note_unfinished(con)
    return people


def _forgotten(con: sqlite3.Connection, buried: Tombstones) -> Iterator[str]:
    """What names the forgotten people: their records' numbers, or what rows about companies say."""
    imports = all_imports(con)
    rows = con.execute("select record_id from record order by 1")
    while page := [row[0] for row in islice(rows, _BATCH)]:
        for loaded in load(con, sighted_records(con, page), imports):
            count = len(loaded.records)
            found = buried.rows(loaded.cells, count, loaded.vendor)
            for at in sorted(found):
                if loaded.companies:
                    cells = [loaded.cells[name][at] for name in KNOWN_BY if name in loaded.cells]
                    yield from (one for cell in cells for one in cell.values if buried.is_in(one))
                else:
                    yield str(loaded.records[at].record)


def _erase_mentions(con: sqlite3.Connection, buried: Tombstones) -> int:
    """Erase what names forgotten people of whom there is no record: rejects, commands, opt-outs."""
    con.create_function("leadctl_buried", 1, lambda text: text is not None and buried.is_in(text))
    con.create_function("leadctl_verb", 1, redacted)
    queries = (
        (f"update reject set raw = '{ERASED}', header = '' where leadctl_buried(raw)"),
        (
            f"update suppression set value = '{ERASED}', hash = random()"
            " where kind <> 'domain' and leadctl_buried(value)"
        ),
        "update operation set command = leadctl_verb(command) where leadctl_buried(command)",
        f"update operation set reason = '{ERASED}' where leadctl_buried(reason)",
    )
    return sum(con.execute(query).rowcount for query in queries)
