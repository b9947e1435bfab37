"""A world of its own for commands that are disturbed: folder, store, and strace where allowed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
LEADCTL = (sys.executable, "-m", "leadctl")
NOW = "2026-11-20T09:00:00Z"
"""Every command runs at this time, so that the same command leaves the same store."""

PATIENCE = 120
"""Seconds after which a command counts as hanging."""


class World:
    """A folder with a store, a temporary folder, and commands that run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "leads.db"
        self.journal = folder / "leads.db-journal"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LEADCTL_")}
        self.environment = {
            **kept,
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(self.temporary),
            "LEADCTL_STORE": str(self.store),
            "LEADCTL_NOW": NOW,
        }

    def start(self, *words: str, before: Sequence[str] = ()) -> subprocess.Popen[str]:
        """Start a command; `before` stands in front of it, as strace does."""
        return subprocess.Popen(
            (*before, *LEADCTL, *words),
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, before: Sequence[str] = ()) -> tuple[int, str, str]:
        """Run a command to its end: exit code, standard output, standard error."""
        with self.start(*words, before=before) as child:
            out, err = child.communicate(timeout=PATIENCE)
        return child.returncode, out, err

    def must(self, *words: str) -> None:
        """Run a command that has to end well.

        Raises:
            RuntimeError: it did not.
        """
        code, _, err = self.run(*words)
        if code:
            raise RuntimeError(f"`{' '.join(words)}` ended with {code}: {err}")

    def left_over(self) -> list[str]:
        """What commands left in the temporary folder."""
        return [path.name for path in self.temporary.iterdir()]

    def count(self) -> int:
        """Leads in the store, as SQLite's own reader sees it."""
        with closing(sqlite3.connect(self.store)) as con:
            found: int = con.execute("select count(*) from lead").fetchone()[0]
        return found

    def reset(self, base: Path) -> None:
        """Put a copy of `base` in the store's place, and clear away what else there was."""
        self.journal.unlink(missing_ok=True)
        shutil.copyfile(base, self.store)
        for path in self.temporary.iterdir():
            path.unlink()

    def state(self) -> str:
        """A digest of all that the store says, whatever its pages look like."""
        with closing(sqlite3.connect(self.store)) as con:
            return sha256("\n".join(con.iterdump()).encode()).hexdigest()


def listing(path: Path, name: str = "p", rows: int = 1500) -> Path:
    """Write a list that takes a good while to clean and is large enough to spill."""
    lines = ["Email,First Name,Last Name,Company,Phone"]
    lines += [f"{name}{i}@acme.io,Jane{i},Doe,Acme {i},+4930{1000000 + i}" for i in range(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def await_staging(world: World, child: subprocess.Popen[str]) -> None:
    """Wait until the child has begun to read."""
    while child.poll() is None and not world.left_over():
        time.sleep(0.005)


@cache
def may_trace() -> bool:
    """Whether strace is installed and may trace here."""
    return (
        bool(shutil.which("strace"))
        and not subprocess.run(
            ["strace", "-o", os.devnull, "true"], check=False, capture_output=True
        ).returncode
    )


def strace(
    log: Path | str, calls: str, inject: str = "", only: Sequence[Path] = ()
) -> tuple[str, ...]:
    """Give the words that put a command under strace.

    Args:
        log: where it writes what it saw.
        calls: the system calls to look at, separated by commas.
        inject: what to do at some of them, as `pwrite64:signal=KILL:when=7`.
        only: calls on these files only; on any when empty.
    """
    paths = [word for path in only for word in ("-P", str(path))]
    fault = ["-e", f"inject={inject}"] if inject else []
    return ("strace", "-f", "-o", str(log), "-e", f"trace={calls}", *paths, *fault)


def calls_made(world: World, calls: str, words: Sequence[str], only: Sequence[Path] = ()) -> int:
    """Count the calls that a command makes.

    Raises:
        RuntimeError: the command did not end well.
    """
    log = world.folder / "strace.log"
    code, _, err = world.run(*words, before=strace(log, calls, only=only))
    if code:
        raise RuntimeError(f"`{' '.join(words)}` ended with {code}: {err}")
    names = tuple(f"{name}(" for name in calls.split(","))
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return sum(1 for line in lines if line.partition(" ")[2].strip().startswith(names))
