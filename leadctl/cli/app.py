"""The way in: the table of commands, `main`, and what answers before anything is imported."""

from __future__ import annotations

import gc
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from leadctl import __version__
from leadctl.cli.signals import listen
from leadctl.errors import ExitCode

if TYPE_CHECKING:
    import typer


class Entry(NamedTuple):
    """A command as `--help` shows it; its module is imported only when it runs.

    Attributes:
        name: what users type.
        module: has `run`, a function, or `app`, a group made by `lazy.group`.
        summary: one line for `--help`.
        panel: heading under which it stands.
    """

    name: str
    module: str
    summary: str
    panel: str


COMMANDS = (
    Entry("import", "leadctl.cli.import_", "Read lead lists into the store", "Everyday"),
    Entry("clean", "leadctl.cli.clean", "Clean a list, or the store", "Everyday"),
    Entry("dedupe", "leadctl.cli.dedupe", "Make one lead of rows about one person", "Everyday"),
    Entry("review", "leadctl.cli.review", "Decide which doubtful pairs are one person", "Everyday"),
    Entry("segment", "leadctl.cli.segment", "Save expressions and see what they mean", "Everyday"),
    Entry("suppress", "leadctl.cli.suppress", "Keep people from being contacted", "Everyday"),
    Entry("forget", "leadctl.cli.forget", "Erase all that is known of a person", "Everyday"),
    Entry("list", "leadctl.cli.list", "List leads", "Everyday"),
    Entry("show", "leadctl.cli.show", "Show all that is known of a lead, and whence", "Everyday"),
    Entry("explain", "leadctl.cli.explain", "Tell why two leads are one, or not", "Everyday"),
    Entry("export", "leadctl.cli.export", "Write leads as CSV, Excel or JSON", "Everyday"),
    Entry("status", "leadctl.cli.status", "Count leads by status, or set their status", "Status"),
    Entry("stage", "leadctl.cli.stage", "Set the life-cycle stage of leads", "Status"),
    Entry("edit", "leadctl.cli.edit", "Type values over leads", "Status"),
    Entry("tag", "leadctl.cli.tag", "Add tags to leads, or take them off", "Status"),
    Entry("note", "leadctl.cli.note", "Add a remark to leads", "Status"),
    Entry("delete", "leadctl.cli.delete", "Delete leads, until an undo", "Status"),
    Entry("unmerge", "leadctl.cli.unmerge", "Tell people apart who became one lead", "Status"),
    Entry("source", "leadctl.cli.source", "List where leads come from", "Status"),
    Entry("history", "leadctl.cli.history", "List what was done to the store", "History"),
    Entry("exports", "leadctl.cli.exports", "List what went out, and whom it had", "History"),
    Entry("undo", "leadctl.cli.undo", "Take back what a command did", "History"),
    Entry("redo", "leadctl.cli.redo", "Do again what was undone", "History"),
    Entry("blame", "leadctl.cli.blame", "Tell who brought each value, and why it won", "History"),
    Entry("diff", "leadctl.cli.diff", "Tell how leads differ between two moments", "History"),
    Entry("demo", "leadctl.cli.demo", "Show the whole story on invented lists", "Housekeeping"),
    Entry("mapping", "leadctl.cli.mapping", "Save how columns of lists are read", "Housekeeping"),
    Entry("read", "leadctl.cli.read", "Tell how a list is read, or write it anew", "Housekeeping"),
    Entry("rejects", "leadctl.cli.rejects", "Show what an import could not read", "Housekeeping"),
    Entry("backup", "leadctl.cli.backup", "Copy the store to a file", "Housekeeping"),
    Entry("restore", "leadctl.cli.restore", "Go back to a backup", "Housekeeping"),
    Entry("rebuild", "leadctl.cli.rebuild", "Derive every lead again by new rules", "Housekeeping"),
    Entry("encrypt", "leadctl.cli.encrypt", "Encrypt the store with a key", "Housekeeping"),
    Entry("decrypt", "leadctl.cli.decrypt", "Make an encrypted store plain again", "Housekeeping"),
    Entry("doctor", "leadctl.cli.doctor", "Check that the store is whole", "Housekeeping"),
)  # fmt: skip
"""Every command, in the order of `--help`."""


def main() -> NoReturn:
    """Run the command line of this process, and leave with its exit code."""
    if sys.argv[1:] == ["--version"] and _told_version():
        sys.exit(ExitCode.DONE)
    gc.set_threshold(_MADE_BETWEEN_SWEEPS)
    try:
        listen()
        _speak_utf8()
        application()(prog_name="leadctl")
    except KeyboardInterrupt:  # before the boundary stands, or after it fell
        sys.exit(ExitCode.INTERRUPTED)
    finally:  # the work is done or taken back: a late Ctrl-C must not tell otherwise
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(ExitCode.DONE)


_MADE_BETWEEN_SWEEPS = 100_000
"""Objects made before Python looks for cycles; by itself it does so after every 700.

A list's cells are small tuples by the million that point in no circle. Looking through them took
15 % of the time of an undo and found nothing; the peak of memory is the same.
"""


def _told_version() -> bool:
    """Answer `--version` alone: Typer would cost six times as much as the answer.

    False where it could not be written; the application says so then.
    """
    with suppress(OSError):
        if sys.stdout is not None:
            sys.stdout.write(f"leadctl {__version__}\n")
            sys.stdout.flush()
            return True
    return False


def application() -> typer.Typer:
    """Build the whole application, for tests and the generated documentation."""
    from leadctl.cli.lazy import build

    return build(COMMANDS)


def _speak_utf8() -> None:
    """Write data as UTF-8 whatever the locale says; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):  # None: closed by the caller
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
