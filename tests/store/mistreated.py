"""A lived-in store, and every command on damaged copies of it."""

import os
import re
from pathlib import Path

from typer.testing import CliRunner

from leadctl.errors import ExitCode

SAMPLES = Path(__file__).parents[2] / "sample_data"
NEWS = "Email,First Name\nnew@acme.io,Nu\njane@beta.io,Jane\n"

COMMANDS = {
    "status": ("status",),
    "list": ("list", "--limit", "50"),
    "show": ("show", "3", "40"),
    "segment": ("list", "country:us seniority:vp", "--count"),
    "history": ("history",),
    "suppress": ("suppress", "list"),
    "doctor": ("doctor",),
    "export": ("export", "-o", "out.csv", "--dry-run"),
    "backup": ("backup", "copy.db"),
    "repair": ("doctor", "--repair-into", "repaired.db"),
    "import": ("import", "news.csv", "--source", "news"),
    "status set": ("status", "set", "open", "5"),
    "undo": ("undo",),
}
"""Name -> words; those that write come last."""

WRITING = frozenset({"import", "status set", "undo"})
_FINE = {ExitCode.DONE, ExitCode.FINDINGS, ExitCode.USAGE, ExitCode.BAD_DATA, ExitCode.CANNOT_WRITE}


def run(folder, *words):
    """Run a command in this process: exit code and everything it said."""
    from leadctl.cli.app import application

    before = Path.cwd()
    os.chdir(folder)
    try:
        environment = {"LEADCTL_STORE": str(folder / "leads.db"), "LEADCTL_WAIT": "0"}
        done = CliRunner().invoke(application(), list(words), env=environment)
    finally:
        os.chdir(before)
    return done.exit_code, done.output


def lived_in(folder):
    """Make a store with many kinds of facts; gives its bytes."""
    (folder / "news.csv").write_text(NEWS, encoding="utf-8")
    rejects = ("--rejects", "/dev/null")
    for words in (
        ("import", str(SAMPLES / "webinar_registrants.csv"), *rejects),
        ("import", str(SAMPLES / "customers.csv"), *rejects),
        ("dedupe",),
        ("status", "set", "open", "3", "5"),
        ("segment", "save", "heads", "seniority:vp"),
        ("suppress", "add", "@quindorf-engineering.com", "--reason", "legal"),
        ("undo", "2"),
        ("export", "-o", "out.csv"),
    ):
        code, said = run(folder, *words)
        assert code == ExitCode.DONE, said
    return (folder / "leads.db").read_bytes()


def mistreat(folder, data, journal):
    """Run every command on a damaged store: (command, outcome, fault or nothing) each."""
    store = folder / "leads.db"
    beside = folder / "leads.db-journal"
    for name, words in COMMANDS.items():
        for path in ("copy.db", "repaired.db", "leads.db-journal"):
            (folder / path).unlink(missing_ok=True)
        store.write_bytes(data)
        if journal is not None:
            beside.write_bytes(journal)
        code, said = run(folder, *words)
        changed = name not in WRITING and journal is None and store.read_bytes() != data
        yield name, f"exit {code}", _fault(code, said, changed=changed)


def _fault(code, said, *, changed):
    if changed:
        return "the damaged file was changed"
    if code not in set(_FINE):
        place = re.search(r"error: .*", said)
        return f"exit {code}: {place[0] if place else said[-200:]}"
    return "Traceback" in said and said[-300:]
