"""Commands that users are told to type: written so that they act on the store of this one.

A path or a key of the environment holds for the next command, too; what a flag said does not, so it
is said again.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

_flags: dict[str, Path] = {}
"""The flags of the command that runs by which it found its store, and what they said."""


def remember(*, store: Path | None, key_file: Path | None) -> None:
    """Note what the command line of this command said of its store."""
    given = {"--store": store, "--key-file": key_file}
    _flags.clear()
    _flags.update({flag: path for flag, path in given.items() if path is not None})


_COMMAND = re.compile(
    r"(?:(?<![^`(])|(?<=: )|(?<= and ))leadctl [a-z]+"
    r"(?:(?:[ ](?:'[^']*'|\"[^\"]*\"|[^\s'\"`;,()]|,(?=\S))+)*)"
)
"""A command inside a sentence, up to where the sentence goes on.

It stands at the beginning, behind a colon, an `and` or an opening mark: elsewhere the program is
spoken of.
"""


def onward(text: str) -> str:
    """Add to each command in a sentence the flags by which this one found its store.

    A command that says itself where its store is keeps its own word, and `--help` needs none.
    """
    return _COMMAND.sub(_here, text) if _flags else text


def _here(told: re.Match[str]) -> str:
    words = told[0].split()
    if "--help" in words:
        return told[0]
    flags = [f"{flag} {shlex.quote(str(path))}" for flag, path in _flags.items()]
    return " ".join([told[0], *(one for one in flags if one.split()[0] not in words)])
