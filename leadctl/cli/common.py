"""What most command modules begin with: settings, author, and lists typed with commas."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadctl.config import Settings, load, now, who
from leadctl.store.author import Author

if TYPE_CHECKING:
    from leadctl.workflows.choose import Choice


def author() -> Author:
    """Who runs this command, when, and how it was typed."""
    command = shlex.join(["leadctl", *sys.argv[1:]])
    return Author(who(), now().strftime("%Y-%m-%dT%H:%M:%SZ"), command)


def settings(**flags: object) -> Settings:
    """The settings under the flags of this command."""
    return load(flags)


def names(text: str | None) -> tuple[str, ...]:
    """Split names typed with commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def choice(words: Sequence[str] | None, chosen: Settings) -> Choice:
    """The leads that a command line names or describes; all of them without a word."""
    from leadctl.workflows.choose import Choice

    return Choice(tuple(words or ()), now(), chosen.region)
