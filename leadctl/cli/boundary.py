"""Where errors end: every one becomes a message, a hint and a documented exit code."""

from __future__ import annotations

import errno
import os
import re
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import typer

import leadctl
from leadctl.cli.output import asked, complain
from leadctl.cli.signals import heard
from leadctl.errors import ExitCode, Interrupted, LeadctlError
from leadctl.exporting.atomic import placed
from leadctl.store.file import access

Result = TypeVar("Result")

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""Errors of the system that mean: the output does not fit."""

HOME = Path(leadctl.__file__).parent


class Verdict(NamedTuple):
    """What an error means to the user; an empty message says nothing."""

    code: int
    message: str = ""
    hint: str = ""


def guarded(work: Callable[[], Result], *, debug: bool = False) -> Result:
    """Do `work` and flush what it printed; tell an error to the user and leave with its exit code.

    Args:
        work: what to do.
        debug: show tracebacks.

    Raises:
        typer.Exit: after any error, and when `work` leaves by itself.
    """
    before = _written()
    try:
        return _flushed(work)
    except typer.Exit:
        raise
    except (Exception, KeyboardInterrupt) as error:
        verdict = judge(error, wrote=_written() > before)
        complain(verdict.message, verdict.hint, traceback.format_exc() if debug else "")
        if isinstance(error, OSError):
            silence_stdout()
        raise typer.Exit(verdict.code) from error


def _flushed(work: Callable[[], Result]) -> Result:
    """Flush here: at the interpreter's end nobody could answer a full disk or a closed pipe."""
    try:
        result = work()
    except typer.Exit:
        _flush()
        raise
    _flush()
    return result


def _flush() -> None:
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


def _written() -> int:
    """Rises with each file that is written, and with what goes to standard output."""
    return placed() + asked()


def judge(error: BaseException, *, wrote: bool = True) -> Verdict:
    """Decide what an error means to the user; shows no data of a lead.

    Args:
        error: what ended the command.
        wrote: whether it may have written anything but a store.
    """
    match error:
        case LeadctlError():
            verdict = Verdict(error.exit_code, error.message, error.hint)
        case Interrupted():
            verdict = Verdict(ExitCode.INTERRUPTED, error.message, error.hint)
        case KeyboardInterrupt() | typer.Abort() | EOFError():
            verdict = _interrupted(wrote=wrote)
        case BrokenPipeError():  # `| head` has seen enough
            verdict = Verdict(ExitCode.DONE)
        case OSError():
            verdict = _judge_system(error)
        case typer.TyperException():
            verdict = _judge_usage(error)
        case MemoryError():
            verdict = Verdict(ExitCode.IO, "out of memory")
        case _ if heard():  # what a signal raised was lost, and came back as another error
            verdict = _interrupted(wrote=wrote)
        case _:
            verdict = _judge_bug(error)
    return verdict


def _interrupted(*, wrote: bool) -> Verdict:
    if access.has_changed():
        hint = "what stands: leadctl history"
        return Verdict(ExitCode.INTERRUPTED, "interrupted: what was done until then stands", hint)
    told = "interrupted" if wrote else "interrupted: nothing was written"
    return Verdict(ExitCode.INTERRUPTED, told)


def _judge_system(error: OSError) -> Verdict:
    reason = (error.strerror or type(error).__name__).lower()
    place = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    if error.errno in NO_ROOM:
        place = place or "standard output"
        hint = "files may not grow so large here: ulimit -f" if error.errno == errno.EFBIG else ""
        return Verdict(ExitCode.CANNOT_WRITE, f"cannot write {place}: {reason}", hint)
    return Verdict(ExitCode.IO, f"{place}: {reason}" if place else reason)


def _judge_usage(error: typer.TyperException) -> Verdict:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else getattr(error, "command_path", "leadctl")
    hint = f"see `{path} --help`"
    if takes := _many_and_more(error):
        return Verdict(ExitCode.USAGE, f"missing argument: it takes {takes}", hint)
    message, _, meant = _plain(error.format_message()).partition(" Did you mean ")
    if near := getattr(error, "possibilities", None):
        message, hint = _plain(error.message), f"did you mean `{min(near)}`?"
    elif meant:
        message, hint = message.rstrip("."), f"did you mean {meant}"
    return Verdict(ExitCode.USAGE, message[:1].lower() + message[1:], hint)


def _many_and_more(error: typer.TyperException) -> str:
    """The arguments of a command that takes many words and then one more, where one is missing.

    Typer gives the last word to the last argument, and says that the first is missing.
    """
    missing, context = getattr(error, "param", None), getattr(error, "ctx", None)
    if missing is None or context is None or missing.param_type_name != "argument":
        return ""
    among = [one for one in context.command.params if one.param_type_name == "argument"]
    if missing.nargs != -1 or len(among) < 2 or getattr(error, "param_type", None):  # noqa: PLR2004
        return ""
    return " ".join(f"`{one.make_metavar(context)}`" for one in among)


_PLAIN = (
    (r"'([^']*)'", r"`\1`"),
    (r"^No such option: (\S+)", r"unknown option `\1`"),
    (r"^No such command", "unknown command"),
    (r"^Invalid value for (`[^`]*`): ", r"\1: "),
    (r"is not a valid int(?:eger)?(?: range)?\b", "is not a whole number"),
    (r"is not a valid float(?: range)?\b", "is not a number"),
    (r"^Got unexpected extra argument\(s\) \((.*)\)", r"there is no place for `\1`"),
    (r"is not in the range (\d+)<=x<=(\d+)", r"is not between \1 and \2"),
)
"""Typer's words, and ours for them."""


def _plain(message: str) -> str:
    text = message.rstrip(".")
    for theirs, ours in _PLAIN:
        text = re.sub(theirs, ours, text)
    return text


def _judge_bug(error: BaseException) -> Verdict:
    """Name kind and place only: an error's own text may quote a lead."""
    steps = traceback.extract_tb(error.__traceback__)
    ours = [step for step in steps if HOME in Path(step.filename).parents]
    place = f" at {Path(ours[-1].filename).relative_to(HOME)}:{ours[-1].lineno}" if ours else ""
    return Verdict(
        ExitCode.BUG,
        f"this is a bug in leadctl: {type(error).__name__}{place}",
        "`leadctl --debug ...` shows the traceback, which may quote your data",
    )


def silence_stdout() -> None:
    """Send what is still buffered nowhere, or the interpreter fails on it once more at its end."""
    with suppress(OSError, ValueError):
        if sys.stdout is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)
