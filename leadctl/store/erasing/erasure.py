"""Erase a person from a store: the one operation that deletes facts.

Raw rows are rewritten, what was said is deleted, what was typed and named is redacted, and keyed
tombstones stay. What is left is a store as if the person had never been in it, but for gaps in
lines and numbers. The caller writes the file anew afterwards: SQLite leaves deleted text in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import orjson

from leadctl.compliance.addresses import Address
from leadctl.compliance.handles import ERASED
from leadctl.store.derived.compared import forget_compared
from leadctl.store.derived.derive import derive
from leadctl.store.derived.leads import remove_leads
from leadctl.store.derived.reach import touch, touch_too
from leadctl.store.derived.rekey import renew_keys
from leadctl.store.derived.suppressed import email_hash
from leadctl.store.derived.suppressions import hash_of
from leadctl.store.erasing import erase_words
from leadctl.store.erasing.erase_rows import erase_rows, unsee_for_good
from leadctl.store.facts import operations, tombstones
from leadctl.store.facts.exports import Export, having
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.mail_domains import drop_answers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from leadctl.store.erasing.subject import Subject
    from leadctl.store.facts.author import Author

UNFINISHED = "unfinished_erasure"
"""Key in `meta` while the file may still hold what was deleted."""


@dataclass(frozen=True)
class Erased:
    """What an erasure did.

    Attributes:
        operation: its number.
        counts: what was erased, by kind.
        files: names of the imported files that had the person, as they were given.
        exports: those that the person was in.
    """

    operation: int
    counts: dict[str, int]
    files: list[str] = field(default_factory=list)
    exports: list[Export] = field(default_factory=list)


def erase(con: sqlite3.Connection, subject: Subject, author: Author, reason: str | None) -> Erased:
    """Erase a person as one operation, in the caller's transaction.

    Args:
        con: the store.
        subject: who it is.
        author: who asked for it; of the command only its name is kept.
        reason: why; mentions of the person are taken out of it.
    """
    handles, records = subject.handles, subject.records
    erase_words.prepare(con, handles)
    exports = having(con, _ever_known_as(con, records))
    own = erase_words.own_operations(con, records)
    rows = erase_rows(con, records, handles)
    rejects, rejecting = erase_words.erase_rejects(con)
    files = _files(con, rows.imports | rejecting)
    remove_leads(con, f"select lead_id from lead where lead_id in ({_listed(subject.leads)})")
    forget_compared(con)
    drop_answers(con, {one.rpartition("@")[2] for one in handles.emails})
    unsee_for_good(con, records)
    gone = erase_words.drop_facts(con, records)
    suppressions = erase_words.erase_suppressions(con, _hashes(subject))
    redacted = erase_words.erase_operations(con, own)
    swept = list(erase_words.sweep(con))
    why = handles.out_of(reason, label=True) if reason else None
    op_id = operations.begin(con, "forget", author_of(author), reason=why)
    stones = tombstones.lay(con, op_id, author.at[:10], subject.texts)
    _derive_others(con, rows.others, swept)
    counts = {
        "rows": rows.rows,
        "imports": len(rows.imports),
        "rejects": rejects,
        "mentions": rows.cells + len(swept),
        "said": gone["event"],
        "decisions": gone["edge"],
        "suppressions": suppressions,
        "redacted": redacted,
        "tombstones": stones,
    }
    operations.set_counts(con, op_id, counts)
    note_unfinished(con)
    return Erased(op_id, counts, files, exports)


def author_of(author: Author) -> Author:
    """The author of an erasure: the command without whom it was about."""
    return replace(author, command=f"leadctl forget {ERASED}")


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _hashes(subject: Subject) -> list[int]:
    """The hashes under which suppressions of the person stand."""
    emails = [text.partition(":")[2] for text in subject.texts if text.startswith("email:")]
    phones = [hash_of(Address("phone", one, one)) for one in subject.handles.phones]
    return [*map(email_hash, emails), *phones]


def _ever_known_as(con: sqlite3.Connection, records: Sequence[int]) -> list[int]:
    """The numbers under which an export may have had the person, also while merged with others."""
    rows = con.execute(
        "select value from json_each(?1) union select r from json_each(?1) join edge on l = value"
        " where kind = 'same' union select l from json_each(?1) join edge on r = value"
        " where kind = 'same'",
        (orjson.dumps(list(records)).decode(),),
    )
    return [row[0] for row in rows]


def _files(con: sqlite3.Connection, imports: set[int]) -> list[str]:
    rows = con.execute(
        "select distinct name from import where import_id in (select value from json_each(?))",
        (orjson.dumps(sorted(imports)).decode(),),
    )
    return [row[0] for row in rows]


def _derive_others(
    con: sqlite3.Connection, records: set[int], swept: Sequence[tuple[str, int]]
) -> None:
    """Derive anew whoever is told otherwise now."""
    imports = sorted({number for table, number in swept if table == "import"})
    spoken_of = {number for table, number in swept if table in {"event", "former"}}
    listed = orjson.dumps(sorted(records | spoken_of)).decode()
    touch(con, "select value from json_each(?)", (listed,))
    touch_too(
        con,
        "select r.record_id from json_each(?) j join sighting s on s.import_id = j.value"
        " join record r on r.record_id between s.first_record and s.first_record + s.n - 1",
        (orjson.dumps(imports).decode(),),
    )
    renew_keys(con, "select record_id from temp.touched", all_imports(con))
    derive(con)


def note_unfinished(con: sqlite3.Connection) -> None:
    """Note that the file is to be written anew."""
    con.execute("insert or ignore into meta values (?, 1)", (UNFINISHED,))


def is_unfinished(con: sqlite3.Connection) -> bool:
    """Whether the file may still hold what an erasure deleted: it was cut short before the end."""
    found = con.execute("select 1 from meta where key = ?", (UNFINISHED,)).fetchone()
    return found is not None


def finish(con: sqlite3.Connection) -> None:
    """Note that the file was written anew."""
    con.execute("delete from meta where key = ?", (UNFINISHED,))
