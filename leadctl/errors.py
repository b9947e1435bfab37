"""The one family of errors that leadctl raises on purpose, with the exit codes it documents."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitCode(IntEnum):
    """What a command tells the shell; numbers of 64 and more follow BSD's sysexits(3)."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    BAD_DATA = 65
    NO_INPUT = 66
    BUG = 70
    CANNOT_WRITE = 73
    IO = 74
    LOCKED = 75
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """One line for the documentation."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.DONE: "done, also when there was nothing to do",
    ExitCode.FINDINGS: "ran, with findings: rejects over `--max-rejects`, merges over "
    "`--max-cluster` or `--max-merge-share`, a refused undo, doubtful pairs under "
    "`--strict`, a suppressed address in `suppress check`",
    ExitCode.USAGE: "usage: unknown command, option, field, lead or operation",
    ExitCode.BAD_DATA: "unreadable data, unclear or changed columns, or a store that is not ours",
    ExitCode.NO_INPUT: "the input file does not exist or cannot be opened",
    ExitCode.BUG: "a bug in leadctl; `--debug` shows the traceback",
    ExitCode.CANNOT_WRITE: "an output could not be written",
    ExitCode.IO: "an input or output error of the system",
    ExitCode.LOCKED: "the store is in use by another command",
    ExitCode.INTERRUPTED: "interrupted with Ctrl-C; the store is unchanged, or the message says "
    "that the change stands",
}


class LeadctlError(Exception):
    """An error that a user can act on.

    Args:
        message: what is wrong and where; no lead's personal data.
        hint: what to do about it, in one line; empty when there is nothing to add.
        code: the exit code of the command; each kind has a default.
    """

    exit_code = ExitCode.FINDINGS

    def __init__(self, message: str, hint: str = "", code: ExitCode | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code is not None:
            self.exit_code = code


class Refused(LeadctlError):
    """The command could run, and what it found forbids it to go on."""

    exit_code = ExitCode.FINDINGS


class UsageError(LeadctlError):
    """The command line names something that does not exist or does not fit."""

    exit_code = ExitCode.USAGE


class DataError(LeadctlError):
    """Data that cannot be read or understood."""

    exit_code = ExitCode.BAD_DATA


class InputMissing(LeadctlError):
    """An input file that is not there or cannot be opened."""

    exit_code = ExitCode.NO_INPUT


class OutputError(LeadctlError):
    """An output that cannot be written."""

    exit_code = ExitCode.CANNOT_WRITE


class StoreLocked(LeadctlError):
    """The store is in use by another process."""

    exit_code = ExitCode.LOCKED


class Interrupted(KeyboardInterrupt):
    """Ctrl-C came when a change stood already, and something was left to do.

    Args:
        message: what stands, and what does not.
        hint: the command that does the rest.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def did_you_mean(word: str, among: Iterable[str], otherwise: str, cutoff: float = 0.7) -> str:
    """Write the hint of an error about an unknown word.

    Args:
        word: what was typed.
        among: the words that there are.
        otherwise: the hint where none of them is near.
        cutoff: likeness from which a word counts as near, 0 to 1. A slip of the finger leaves three
            quarters of a word of four letters; below that, words only share an ending.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only for an error message

    near = get_close_matches(word, list(among), n=1, cutoff=cutoff)
    return f"did you mean `{near[0]}`?" if near else otherwise
