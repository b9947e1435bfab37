"""Reads the generated tables in `data`; each file names its source, licence and date."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def word_set(text: str) -> frozenset[str]:
    """Make a set of the words of a text."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """Make a set of the phrases that bars part; line ends between them do not count."""
    return frozenset(phrase.strip() for phrase in text.split("|"))


@cache
def tables_version() -> str:
    """Name the state of all tables by eight hexadecimal digits of a digest of what is in them."""
    from hashlib import blake2b  # noqa: PLC0415 - only what writes asks
    from importlib.resources import files  # noqa: PLC0415 - same

    digest = blake2b(digest_size=4)
    folder = files("leadctl.cleaning") / "data"
    for table in sorted(folder.iterdir(), key=lambda one: one.name):
        digest.update(f"{table.name}\n".encode() + table.read_bytes())
    return digest.hexdigest()


def table_lines(name: str) -> Iterator[list[str]]:
    """Give the cells of each line of a table, without its head.

    Args:
        name: the file's name without `.tsv`.
    """
    data = get_data("leadctl.cleaning", f"data/{name}.tsv") or b""
    for line in data.decode("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def codes_by_name(name: str) -> dict[str, str]:
    """Read a table of codes with their names: folded name or code -> code."""
    rows = list(table_lines(name))
    named = {one: code for code, names in rows for one in names.split("|")}
    return named | {code.lower(): code for code, _ in rows}
