"""Reading: bytes of any list become rows of text, or rejects; nothing is lost, nothing shifts."""

from __future__ import annotations

from leadctl.reading.chunks import RowStream
from leadctl.reading.container import spool
from leadctl.reading.opening import open_table

__all__ = ["RowStream", "open_table", "spool"]
