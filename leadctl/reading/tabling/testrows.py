"""Rows that advertising tools make up so that people can try their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.reading.tabling.footer import reject_rows

if TYPE_CHECKING:
    from leadctl.reading.cells.dialect import Dialect
    from leadctl.rows import Chunk

MARK = "<test lead: dummy data"
"""How Meta's tool for testing lead ads fills in every question of a form."""


def reject_test_rows(chunk: Chunk, dialect: Dialect | None = None) -> None:
    """Move the rows of nobody that hold `MARK` to the rejects.

    Args:
        chunk: changed in place; its rejects stay in the order of their lines.
        dialect: of the text that it comes from, None for no text.
    """
    marked = [column for column in chunk.columns if MARK in "\n".join(column)]
    if not marked:
        return
    found = {at for column in marked for at, cell in enumerate(column) if MARK in cell}
    reject_rows(chunk, dict.fromkeys(found, "test_row"), dialect)
