"""`encrypt` and `decrypt`: the same store under a key, and without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.errors import DataError, UsageError
from leadctl.exporting.atomic import whole_file
from leadctl.store.file import access, engine
from leadctl.store.file.failures import plain_errors
from leadctl.store.file.place import is_empty, is_there
from leadctl.store.opening import copies
from leadctl.store.opening.connect import changing, held, reading, waiting_for

if TYPE_CHECKING:
    from pathlib import Path

    from leadctl.store.opening.copies import About


def encrypt(store: Path, wait: float = 0.0) -> About:
    """Encrypt a plain store under the key that is given; it is replaced all at once.

    Raises:
        UsageError: no key is given, there is no store, or the extra `encrypt` is not installed.
        DataError: the store is encrypted already, or damaged.
        StoreLocked: another command holds it for longer than `wait` seconds.
    """
    key = _key()
    if is_there(store) and not _is_plain(store):
        raise DataError(f"{store} is encrypted already, or no store", "see: leadctl doctor")
    return _convert(store, "", key, wait, "leadctl encrypt")


def decrypt(store: Path, wait: float = 0.0) -> About:
    """Make an encrypted store plain again; otherwise as `encrypt`."""
    return _convert(store, _key(), "", wait, "leadctl decrypt")


def _key() -> str:
    key = access.current().key
    if not key:
        raise UsageError("no key is given", "name its file with --key-file, or set LEADCTL_KEY")
    return key


def _is_plain(store: Path) -> bool:
    with store.open("rb") as stream:
        return stream.read(len(engine.HEADER)) in {engine.HEADER, b""}


def _convert(store: Path, key: str, new_key: str, wait: float, holder: str) -> About:
    if is_empty(store):
        raise UsageError(f"there is no store at {store}", "the first import makes one")
    patience = waiting_for(store, wait)
    # What goes wrong is looked at under the key that the store has.
    with access.under(key), plain_errors(store), held(store, patience, holder):
        with changing(store, "", patience, dry_run=True) as con:
            before = copies.about(con)
        with whole_file(store, "--store") as fresh:
            engine.convert(store, key, fresh, new_key)
            with access.under(new_key), reading(fresh) as con:
                copies.require_whole(con, f"the copy of {store}")
                if copies.about(con) != before:
                    raise DataError(f"the copy of {store} differs from it", "try again")
        access.note_change()
    return before
