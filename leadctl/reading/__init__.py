"""Reading: bytes of any list become rows of text, or rejects; nothing is lost, nothing shifts."""

from __future__ import annotations

from leadctl.reading.containers.container import as_file, spool
from leadctl.reading.opening.mended import opened_list
from leadctl.reading.opening.opening import open_table
from leadctl.reading.opening.unpacking import Plain, unpacked
from leadctl.reading.tabling.chunks import RowStream

__all__ = ["Plain", "RowStream", "as_file", "open_table", "opened_list", "spool", "unpacked"]
