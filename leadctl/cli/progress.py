"""A progress bar for whatever takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leadctl.cli.text import columns, is_terminal, safe

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn, Task, TaskID
    from rich.text import Text

Report = Callable[[int, int], None]
"""Told as work goes on: how much is done, and of how much (0: nobody knows)."""

PATIENCE = 1.0
"""Seconds that pass before a bar appears."""

PAUSE = 0.1
"""Seconds between two looks at the clock's worth of work; a bar needs no more."""


@contextmanager
def progress(label: str, *, quiet: bool = False, of: str = "bytes") -> Iterator[Report]:
    """Give a function to report progress to; it shows a bar with rate and time left.

    `of` says what is reported: `bytes`, or things that are counted one by one.

    Nothing is shown unless a person watches stderr, nor before the work has taken a second.
    """
    if quiet or not is_terminal(sys.stderr):
        yield _ignore
        return
    bar = _Bar(safe(label), in_bytes=of == "bytes")
    try:
        yield bar.report
    finally:
        bar.close()


def _ignore(_done: int, _total: int) -> None:
    """Take a report that nobody reads."""


class _Bar:
    """Rich's bar, loaded and shown late."""

    def __init__(self, label: str, *, in_bytes: bool) -> None:
        self._label = label
        self._in_bytes = in_bytes
        self._due = time.monotonic() + PATIENCE
        self._shown: tuple[Progress, TaskID] | None = None

    def report(self, done: int, total: int) -> None:
        at = time.monotonic()
        if at < self._due and not (self._shown and 0 < total <= done):
            return
        self._due = at + PAUSE
        if self._shown is None:
            self._shown = self._show()
        bar, task = self._shown
        bar.update(task, completed=done, total=total or None)
        if 0 < total <= done:  # another bar may follow
            self.close()

    def _show(self) -> tuple[Progress, TaskID]:
        from rich import progress as parts
        from rich.console import Console

        bar = parts.Progress(
            parts.TextColumn("{task.description}", markup=False),
            parts.BarColumn(),
            parts.TaskProgressColumn(),
            *(
                (parts.DownloadColumn(), parts.TransferSpeedColumn())
                if self._in_bytes
                else (parts.MofNCompleteColumn(), _rate())
            ),
            parts.TimeRemainingColumn(),
            console=Console(file=sys.stderr, width=columns()),
            transient=True,
        )
        task = bar.add_task(self._label, total=None)
        bar.start()
        return bar, task

    def close(self) -> None:
        if self._shown is not None:
            self._shown[0].stop()
            self._shown = None


def _rate() -> ProgressColumn:
    """How many things are done in a second, as for bytes."""
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "?/s")

    return Rate()
