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
