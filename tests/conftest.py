"""Shared fixtures: a private world for every test, and a store that is quick to fill."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from leadctl import scratch
from leadctl.matching.pairs import Comparison, Pair
from leadctl.store.derived.derive import derive
from leadctl.store.derived.touched import touch_leads
from leadctl.store.facts import decisions, edges, operations
from leadctl.store.facts.author import Author
from leadctl.store.file import access
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.importing.import_lists import import_lists
from leadctl.workflows.importing.import_request import build_request
from leadctl.workflows.importing.import_result import ImportResult
from leadctl.workflows.keeping import change_history
from leadctl.workflows.leads.change_leads import Asked
from leadctl.workflows.leads.set_word import set_word

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")  # a busy machine is no fault; readers set deadlines themselves


def pytest_configure():
    """Let programs under test hear signals to which a shell's background or nohup is deaf."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda *_: None)  # still ignored here, but not by children


@pytest.fixture
def full_scratch(monkeypatch):
    """Let temporary files find no room."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no full device")
    monkeypatch.setattr(scratch, "_Raw", type("_", (scratch._Raw,), {"__init__": _at_full}))


def _at_full(self, *_given, **_options):
    super(type(self), self).__init__("/dev/full", "r+b")


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory, monkeypatch):
    """Keep the user's settings, store and clock out of every test."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in [name for name in os.environ if name.startswith("LEADCTL_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LEADCTL_USER", "tester")
    access.use(access.Access())


def found_just(con: sqlite3.Connection, number: int, kind: str, pairs: Sequence[Pair]) -> None:
    """Write what a `dedupe` found, as one that has no other pair in doubt."""
    waiting = {(one, other) for one, other, *_ in edges.waiting_edges(con)}
    edges.clear_doubts(con, number, waiting - {pair[:2] for pair in pairs})
    edges.write_edges(con, number, kind, pairs)


class Desk:
    """A store and a folder, driven through the workflows as the commands drive them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "leads.db"
        self.clock = 0

    def author(self, command: str = "leadctl test") -> Author:
        self.clock += 1
        minutes, seconds = divmod(self.clock, 60)
        return Author("tester", f"2026-01-01T00:{minutes:02}:{seconds:02}Z", command)

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def load(self, *paths: str, author: Author | None = None, **asked: Any) -> ImportResult:
        request = build_request(paths, today="2026-12-31", **asked)
        return import_lists(self.store, request, author or self.author())

    def load_text(self, text: str, name: str = "list.csv", **asked: Any) -> ImportResult:
        return self.load(self.write(name, text), **asked)

    def set(self, kind: str, word: str, *leads: str, author: Author | None = None) -> Any:
        return set_word(self.asked(*leads, author=author), kind, word)

    def asked(self, *words: str, author: Author | None = None, **more: Any) -> Asked:
        return Asked(self.store, words, author or self.author(), **more)

    def merge(self, *pairs: tuple[int, int], author: Author | None = None) -> int:
        """Decide that leads are one person, as a `dedupe` would that found just these pairs."""
        return self._found(decisions.SAME, pairs, author)

    def doubt(self, *pairs: tuple[int, int], author: Author | None = None) -> int:
        """Let pairs wait, the first one most likely, as a `dedupe` would that found just these."""
        return self._found(decisions.DOUBTFUL, pairs, author)

    def _found(self, kind: str, pairs: Sequence[tuple[int, int]], author: Author | None) -> int:
        by = author or self.author()
        compared = (Comparison("name", "same name", 25.0), Comparison("place", "other city", -5.0))
        with writing(self.store, by.at) as con:
            number = operations.begin(con, "dedupe", by)
            decided = [
                Pair(min(p), max(p), "match", 20.0 - at, 0.99 - at / 10, compared)
                for at, p in enumerate(pairs)
            ]
            found_just(con, number, kind, decided)
            touch_leads(con, number)
            derive(con)
        return number

    def undo(self, number: int | None = None, **asked: Any) -> Any:
        return change_history.undo(self.store, number, self.author(), **asked)

    def redo(self, number: int | None = None, **asked: Any) -> Any:
        return change_history.redo(self.store, number, self.author(), **asked)

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with reading(self.store) as con:
            return con.execute(sql, values).fetchall()

    def leads(self, *columns: str) -> list[tuple[Any, ...]]:
        return self.query(f"select {', '.join(columns)} from lead order by lead_id")


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


class Shell:
    """The command line, run in this process on a store of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "leads.db"

    def __call__(self, *words: str, stdin: str | bytes | None = None, code: int = 0) -> Any:
        from typer.testing import CliRunner

        from leadctl.cli.app import application

        done = CliRunner().invoke(
            application(), list(words), input=stdin, env={"LEADCTL_STORE": str(self.store)}
        )
        assert done.exit_code == code, done.output
        return done

    def json(self, *words: str, **asked: Any) -> Any:
        return json.loads(self(*words, "--json", **asked).stdout)


@pytest.fixture
def shell(tmp_path, monkeypatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path)
