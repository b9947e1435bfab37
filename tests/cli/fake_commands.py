"""Commands that fail in every way there is, run through the real frame.

`python fake_commands.py COMMAND` behaves as `leadctl COMMAND` would.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import time
import types
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from leadctl.cli import app as frame
from leadctl.cli import lazy
from leadctl.cli.app import Entry
from leadctl.cli.output import emit
from leadctl.errors import DataError, Interrupted, StoreLocked
from leadctl.exporting.atomic import atomic_writer
from leadctl.store.file import access


def good(name: str = "world") -> None:
    """Greet somebody."""
    emit(f"hello {name}")


def ours() -> None:
    raise StoreLocked("the store is in use", "try `--wait 30`")


def multiline() -> None:
    raise DataError("columns unclear:\n  a\x1b[31m\n  b", "map them")


def bug() -> None:
    raise KeyError("jane@acme.com")


def system() -> None:
    Path("/nowhere/at/all").read_bytes()


def full() -> None:
    raise OSError(28, "No space left on device")


def plain_error() -> None:
    raise OSError("odd")


def memory() -> None:
    raise MemoryError


def leave() -> None:
    sys.stdout.write("partly\n")
    raise typer.Exit(1)


def abort() -> None:
    raise typer.Abort


def ask() -> None:
    typer.confirm("Really?", abort=True)


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)


def interrupt_printing() -> None:
    emit([])
    raise KeyboardInterrupt


def interrupt_behind_a_file() -> None:
    with TemporaryDirectory() as folder, atomic_writer(Path(folder) / "out.csv") as stream:
        stream.write(b"a\n")
    raise KeyboardInterrupt


def interrupt_late() -> None:
    access.note_change()
    raise KeyboardInterrupt


def interrupt_midway() -> None:
    raise Interrupted("interrupted: it stands", "run: leadctl rest")


def query() -> None:
    """Ask SQLite, which calls a Python function, which looks like nothing but an error to it."""
    with closing(sqlite3.connect(":memory:")) as con:
        sys.stdout.write("waiting\n")
        sys.stdout.flush()
        con.create_function("slow", 1, lambda _number: None)
        con.execute(
            "with recursive n(i) as (select 1 union all select i + 1 from n)"
            " select count(slow(i)) from n"
        )


def wait() -> None:
    sys.stdout.write("waiting\n")
    sys.stdout.flush()
    time.sleep(30)


def flood(rows: int = 100_000) -> None:
    for number in range(rows):
        sys.stdout.write(f"row {number}\n")


def accents() -> None:
    sys.stdout.write("Łukasz \ud800\n")


def needs(
    number: Annotated[int, typer.Argument()], format_name: Annotated[str, typer.Option("--format")]
) -> None:
    """Want a number."""
    sys.stdout.write(f"{number} {format_name}\n")


def _group() -> typer.Typer:
    app = lazy.group()

    @app.callback()
    def bare(ctx: typer.Context) -> None:
        """Count, or set."""
        if ctx.invoked_subcommand is None:
            sys.stdout.write("counts\n")

    @app.command("set")
    def set_(status: str) -> None:
        """Set it."""
        sys.stdout.write(f"set {status}\n")

    return app


RUNS = (good, ours, multiline, bug, system, full, plain_error, memory, leave, abort, ask)
RUNS += (interrupt, interrupt_late, interrupt_midway, query, wait, flood, accents, needs)
RUNS += (interrupt_printing, interrupt_behind_a_file)


def _entry(name: str, **contents: object) -> Entry:
    module = types.ModuleType(f"fake_{name}")
    vars(module).update(contents)
    sys.modules[module.__name__] = module
    return Entry(name, module.__name__, f"Do {name}", "First" if name == "good" else "Second")


TABLE = (*(_entry(run.__name__, run=run) for run in RUNS), _entry("status", app=_group()))

if __name__ == "__main__":
    frame.COMMANDS = TABLE
    frame.main()
