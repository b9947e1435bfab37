"""Reading: bytes of any list become rows of text, or rejects; nothing is lost, nothing shifts."""

from __future__ import annotations

from leadctl.reading.chunks import RowStream
from leadctl.reading.container import as_file, spool
from leadctl.reading.mended import opened_list
from leadctl.reading.opening import open_table
from leadctl.reading.unpacking import Plain, unpacked

__all__ = ["Plain", "RowStream", "as_file", "open_table", "opened_list", "spool", "unpacked"]
