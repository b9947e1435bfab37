"""Rules of users' own as facts: each set once, named by its digest in the options of imports."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from leadctl.cleaning.ownrules import NO_RULES, OwnRules
from leadctl.store.facts.tombstones import load

if TYPE_CHECKING:
    import sqlite3


def keep_rules(con: sqlite3.Connection, own: OwnRules) -> None:
    """Keep a set of rules under its digest, unless it is empty; mend a damaged text."""
    if own:
        con.execute(
            "insert into own_rules values (?, ?) on conflict (digest) do update"
            " set text = excluded.text where text <> excluded.text",
            (bytes.fromhex(own.digest), own.text),
        )


def find_rules(con: sqlite3.Connection, digest: str) -> OwnRules:
    """The rules of a digest; none where a damage took them, for rows can be read without."""
    if not digest:
        return NO_RULES
    row = con.execute(
        "select text from own_rules where digest = ?", (bytes.fromhex(digest),)
    ).fetchone()
    return _of_text(row[0]) if row else NO_RULES


def drop_unnamed_rules(con: sqlite3.Connection) -> None:
    """Drop the rules that no import and no rereading names any more."""
    con.execute(
        "delete from own_rules where lower(hex(digest)) not in (select coalesce("
        "json_extract(options, '$.own'), '') from import union select coalesce("
        "json_extract(options, '$.own'), '') from rereading)"
    )


def without_forgotten(con: sqlite3.Connection, own: OwnRules) -> OwnRules:
    """The rules without the entries that name a person who was forgotten: the store keeps none."""
    stones = load(con)
    if not (own and stones):
        return own
    names = [text for text in own.entries() if "@" in text or "linkedin" in text.casefold()]
    gone = [text for text in names if stones.is_in(text)]
    return own.without(gone) if gone else own


@lru_cache(maxsize=16)
def _of_text(text: str) -> OwnRules:
    """Rules of one text are one object, which is taken apart once; a damaged text has none."""
    own = OwnRules(text)
    try:
        own.fields  # noqa: B018 - is read here, and kept
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return NO_RULES
    return own
