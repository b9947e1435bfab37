"""See whether a store's path leads to a file that can be one."""

from __future__ import annotations

import errno
import os
import shlex
import stat
from typing import TYPE_CHECKING

from leadctl.errors import DataError, OutputError, UsageError
from leadctl.store.file.failures import OTHER, plain_files

if TYPE_CHECKING:
    from pathlib import Path


def is_there(path: Path) -> bool:
    """Tell whether a store's file is there, an empty one too.

    Raises:
        DataError: what is there can be no store: a folder, a pipe or device, a link to nothing.
        OutputError: nobody can tell, for a folder on the way cannot be entered.
    """
    with plain_files(path):
        try:
            mode = path.stat().st_mode
        except OSError as error:
            if error.errno in _LEADS_NOWHERE and path.is_symlink():
                raise _dangling(path) from error
            if error.errno in {errno.ENOENT, errno.ENOTDIR}:
                return False
            raise
    if not stat.S_ISREG(mode):
        kind = "folder" if stat.S_ISDIR(mode) else "pipe, a socket or a device"
        raise DataError(f"the store's path {path} is a {kind}, not a file", OTHER)
    return True


_LEADS_NOWHERE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}


def _dangling(path: Path) -> DataError:
    return DataError(
        f"the store's path {path} is a link to {os.path.realpath(path)}, which is not there",
        f"see whether its disk is there; {OTHER}",
    )


def require_store(path: Path) -> None:
    """See that there is a store's file.

    Raises:
        UsageError: there is none.
        LeadctlError: as `is_there`.
    """
    if not is_there(path):
        raise UsageError(
            f"there is no store at {path}",
            "name another with --store PATH; the first import makes one",
        )


def is_empty(path: Path) -> bool:
    """Tell whether there is no store yet: no file, or an empty one.

    Raises:
        LeadctlError: as `is_there`.
    """
    if not is_there(path):
        return True
    with plain_files(path):
        return path.stat().st_size == 0


def refuse_read_only(path: Path) -> None:
    """Say why a file cannot be written; replacing it would not need its leave.

    Raises:
        OutputError: it is not to be written.
        LeadctlError: as `is_there`.
    """
    if is_there(path) and not os.access(path, os.W_OK):
        try:
            os.close(os.open(path, os.O_WRONLY))
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            message = f"the store {path} cannot be written: {reason}"
            raise OutputError(message, f"see its mode: ls -l {shlex.quote(str(path))}") from error
