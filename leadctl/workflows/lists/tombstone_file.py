"""The tombstones beside the store: what keeps a restored backup from bringing the forgotten back.

Digests only: their key is the store's, and every backup has it. A file that another store left
under this name stays in it as a group of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from leadctl.errors import DataError
from leadctl.exporting.atomic import atomic_writer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = "leadctl tombstones"
VERSION = 1

Groups = dict[str, dict[bytes, str]]
"""Fingerprint of a key -> digest -> the day on which its tombstone was laid."""


def beside(store: Path) -> Path:
    """Where the tombstones of a store stand."""
    return store.with_name(store.name + ".tombstones")


def fingerprint(key: bytes) -> str:
    """Tell keys of tombstones apart without giving them away."""
    from hashlib import blake2b  # noqa: PLC0415 - with few commands

    return blake2b(b"which key", digest_size=8, key=key).hexdigest()


def read(store: Path) -> Groups:
    """Read the tombstones beside a store; none where there is no file.

    Raises:
        DataError: the file is damaged.
    """
    path = beside(store)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _damaged(path) from error
    try:
        document = orjson.loads(data)
        if (document["format"], document["version"]) != (FORMAT, VERSION):
            raise _damaged(path)
        return {
            name: {bytes.fromhex(digest): str(day) for digest, day in group.items()}
            for name, group in document["groups"].items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> DataError:
    return DataError(
        f"{path} cannot be read, and tells who was forgotten",
        "move it away to go on without: people forgotten since a backup come back with it then",
    )


def write(store: Path, key: bytes, stones: Mapping[bytes, str]) -> Path | None:
    """Write the tombstones of a store beside it, mode 0600, whole or not at all.

    Those that stand there stay. A damaged file is set aside first.

    Returns:
        Where the damaged file went, None where there was none.

    Raises:
        OutputError: the file cannot be written.
    """
    path = beside(store)
    aside = None
    try:
        groups = read(store)
    except DataError:
        groups = {}
        aside = path.with_name(path.name + ".damaged")
        path.replace(aside)
    name = fingerprint(key)
    groups[name] = {**groups.get(name, {}), **stones}
    document = {
        "format": FORMAT,
        "version": VERSION,
        "groups": {
            one: {digest.hex(): day for digest, day in sorted(group.items())}
            for one, group in sorted(groups.items())
        },
    }
    with atomic_writer(path, "--store") as stream:
        stream.write(orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n")
    return aside
