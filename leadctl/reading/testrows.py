"""Rows that advertising tools make up so that people can try their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.reading.dialect import Dialect
from leadctl.rows import Reject

if TYPE_CHECKING:
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
    rows = list(zip(*chunk.columns, strict=True))
    written = (dialect or Dialect()).written
    tests = [Reject(chunk.lines[at], "", "test_row", written(rows[at])) for at in found]
    chunk.rejects[:] = sorted([*chunk.rejects, *tests], key=lambda reject: reject.line)
    keep = [at for at in range(len(rows)) if at not in found]
    chunk.lines[:] = [chunk.lines[at] for at in keep]
    for column in chunk.columns:
        column[:] = [column[at] for at in keep]
