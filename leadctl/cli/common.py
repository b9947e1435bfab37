"""What most command modules begin with: settings, author, and lists typed with commas."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadctl.cli.onward import remember
from leadctl.cli.output import Output
from leadctl.config import Settings, load, now, passphrase, who
from leadctl.store.facts.author import Author
from leadctl.store.file import access

if TYPE_CHECKING:
    from leadctl.cli.options import Common, Reading, Writing
    from leadctl.workflows.leads.change_leads import Asked
    from leadctl.workflows.leads.choose import Choice


def author() -> Author:
    """Who runs this command, when, and how it was typed."""
    command = shlex.join(["leadctl", *sys.argv[1:]])
    return Author(who(), now().strftime("%Y-%m-%dT%H:%M:%SZ"), command)


_given: list[Common] = []
"""The flags that every command takes, of the command that runs; no element before the first."""


def heed(common: Common) -> None:
    """Remember the flags that every command takes, for `settings` and for what is told."""
    _given[:] = [common]
    remember(store=common.store, key_file=common.key_file)


def settings(**flags: object) -> Settings:
    """The settings under the flags of this command; the store is opened on their terms."""
    common = _given[0] if _given else None
    chosen = load({"key_file": common and common.key_file, **flags})
    out = Output(quiet=bool(common and common.quiet))
    tell = _once(out)
    if common and (mode := access.loose_mode(chosen.key_file)):  # not while a line is completed
        path = shlex.quote(str(chosen.key_file))
        out.warning(f"others may use the key file (mode {mode}): chmod 600 {path}")
    access.use(access.Access(chosen.journal, chosen.key_file, passphrase(), tell, _look))
    return chosen


def _look(store: Path) -> str:
    from leadctl.store.mending.doctor import first_finding

    return first_finding(store)


def _once(out: Output) -> Callable[[str], None]:
    """Say one line, and pass over those that follow."""
    said: list[str] = []

    def tell(line: str) -> None:
        if not said:
            said.append(line)
            out.summary(line)

    return tell


def list_to_list(
    chosen: Settings, writing: Writing, reading: Reading, *, json: bool, dry_run: bool
) -> dict[str, Any]:
    """What every request from a list to a list takes of the command line and the settings."""
    from leadctl.workflows.rules.own_rules import own_rules

    return {
        **vars(reading),
        "format": writing.format,
        "output": writing.path,
        "stream": writing.stream(json=json, dry_run=dry_run),
        "raw": writing.raw,
        "region": chosen.region,
        "own": own_rules(chosen),
        "dry_run": dry_run,
    }


def names(text: str | None) -> tuple[str, ...]:
    """Split names typed with commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def choice(words: Sequence[str] | None, chosen: Settings) -> Choice:
    """The leads that a command line names or describes; all of them without a word."""
    from leadctl.workflows.leads.choose import Choice

    return Choice(tuple(words or ()), now(), chosen.region)


def asked(
    words: Sequence[str], common: Common, reason: str | None = None, *, dry_run: bool = False
) -> Asked:
    """The leads that a command is to change, by whom, and how."""
    from leadctl.workflows.leads.change_leads import Asked

    chosen = settings(store=common.store, wait=common.wait)
    by = author()
    return Asked(chosen.store, tuple(words), by, chosen.region, reason, chosen.wait, dry_run)
