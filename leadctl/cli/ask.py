"""Questions to whoever sits at the terminal."""

from __future__ import annotations

import sys

import typer

from leadctl.cli.text import is_terminal, safe
from leadctl.errors import UsageError


def confirm(question: str, *, yes: bool) -> None:
    """Go on only where the user says so; `yes` has answered already.

    Raises:
        UsageError: nobody is there to answer.
        typer.Abort: the answer is no.
    """
    if yes:
        return
    if not is_terminal(sys.stdin):
        raise UsageError("this asks first, and nobody is there to answer", "answer with --yes")
    typer.confirm(safe(question), abort=True, err=True)


class Answers:
    """What the user says: keys of a terminal, without Enter; lines of standard input elsewhere.

    Attributes:
        by_key: whether a person sits at a terminal, and may be told to try again.
    """

    def __init__(self) -> None:
        self.by_key = is_terminal(sys.stdin)
        self._first = "" if self.by_key else _line()

    @property
    def is_over(self) -> bool:
        """Whether there is no answer to come, before the first was given."""
        return not self.by_key and not self._first

    def ask(self, question: str) -> str:
        """Ask, and give the answer without blanks; empty where no answer can come any more."""
        sys.stdout.flush()  # what the question is about stands before it
        if self.by_key:
            return _key(question)
        answer, self._first = self._first or _line(), ""
        return answer


def _key(question: str) -> str:
    """Wait for one key; typing that went on before the question was there is forgotten.

    Of a terminal that is gone, Typer gives nothing or fails, whichever step it was at.
    """
    _write(f"{safe(question)} ")
    said = ""
    try:
        while not said.strip(" \r\n\t"):
            said = typer.getchar() or ""
            if not said:
                break
    except (EOFError, RuntimeError):
        said = ""
    finally:
        shown = said if said.isprintable() else ""
        _write(f"{shown}\n")
    return said.strip()


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _line() -> str:
    """The next line that says something, without its end; empty where there is none."""
    while sys.stdin is not None and (line := sys.stdin.buffer.readline()):
        if said := line.decode("utf-8-sig", "replace").strip():
            return said
    return ""
