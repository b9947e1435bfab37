"""Ctrl-C, `kill`, a closed terminal and a system going down: each ends a command the same way."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import types


class Terminated(KeyboardInterrupt):
    """Someone asked the process to end; it ends as after Ctrl-C, with exit code 130."""


_heard: list[int] = []


def listen() -> None:
    """Let every such signal roll back like Ctrl-C does, and be remembered.

    A signal that is ignored stays ignored: that is how `nohup` works.
    """
    for name in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(name) is signal.SIG_DFL:
            signal.signal(name, _terminate)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def heard() -> bool:
    """Tell whether a signal asked this process to end.

    An exception that a signal raises can be lost: within a Python function that SQLite calls, it
    comes back as an error of the query, and it may be raised before the function's first line,
    where no `try` of its own stands yet.
    """
    return bool(_heard)


def _terminate(number: int, _frame: types.FrameType | None) -> NoReturn:
    _heard.append(number)
    raise Terminated


def _interrupt(number: int, _frame: types.FrameType | None) -> NoReturn:
    _heard.append(number)
    raise KeyboardInterrupt
