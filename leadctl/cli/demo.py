"""`leadctl demo`: the whole story on invented lists, in a folder that is gone afterwards."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import fill
from typing import Annotated, Any, NamedTuple

from typer import Option

from leadctl.cli import options
from leadctl.cli.output import emit, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import columns
from leadctl.errors import InputMissing, LeadctlError, OutputError


class Step(NamedTuple):
    """One command of the story, and why one would type it."""

    why: str
    words: str


STORY = (
    Step(
        "Three lists about partly the same people: a database export, the registrants of a webinar,"
        " the badges scanned at a fair. Each is read as it is; what cannot be read goes to a file"
        " of its own, nothing is lost and nothing shifts into another column.",
        "import sample_data/apollo_export.csv sample_data/webinar_registrants.csv"
        " sample_data/trade_show_scans.csv",
    ),
    Step(
        "Rows with the same address or profile were joined at once. The rest takes a comparison of"
        " names, firms, addresses and numbers: sure pairs become one lead, doubtful ones wait.",
        "dedupe",
    ),
    Step(
        "The newsletter's opt-outs. They live apart from the leads: no import, merge or undo lifts"
        " them, and every export leaves these people out.",
        "suppress import sample_data/unsubscribed.csv --reason unsubscribe",
    ),
    Step(
        "Who should hear from us: people who decide, in the United States, with an address that"
        " works. The segment has a name and stays up to date.",
        "segment save vp-us 'seniority:vp,c_level country:us has:email'",
    ),
    Step("A look at them.", "list in:vp-us --columns name,title,company,email --limit 8"),
    Step("They fit, so they are marketing qualified leads from now on.", "stage set mql in:vp-us"),
    Step("The outreach file: one row a person.", "export in:vp-us -o outreach.csv"),
    Step("Where the leads come from, and what became of them.", "status"),
    Step(
        "Everything can be taken back, in any order: here the newest step that changed a lead.",
        "undo",
    ),
    Step("And what was done, by whom, stands in the history.", "history"),
)
"""What `demo` runs, in this order, in one folder."""


@spread
def run(
    *,
    keep: Annotated[
        Path | None,
        Option("--keep", metavar="FOLDER", help="Work in this new folder, and leave it there."),
    ] = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Show the whole way from three lists to one outreach file, on invented people.

    It works in a temporary folder with a store of its own; yours is not touched.
    """
    steps = []
    with _folder(keep) as folder:
        for number, step in enumerate(STORY, start=1):
            if not (json or quiet):
                emit(["", *fill(f"{number}. {step.why}", min(columns(), _WIDTH)).splitlines()])
                emit(f"$ leadctl {step.words}")
                sys.stdout.flush()
            result = _run(step.words, folder, json=json, quiet=quiet)
            steps.append({"command": f"leadctl {step.words}", "why": step.why, "result": result})
    if json:
        emit_json({"folder": keep, "steps": steps})
    elif not quiet:
        where = f"It is all in {keep}." if keep else "The folder is gone now."
        emit(["", f"{where} Begin with your own lists: leadctl import FILE..."])


_WIDTH = 100


def _run(words: str, folder: Path, *, json: bool, quiet: bool) -> Any:
    """Run one command as users would, in a process of its own.

    Returns:
        What it says as JSON, where that is asked for; None otherwise.

    Raises:
        LeadctlError: it failed; it has said why.
    """
    import subprocess

    import orjson

    flags = [*(["--json"] * json), *(["-q"] * (json or quiet))]
    shown = subprocess.DEVNULL if quiet else None
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-P", "-m", "leadctl", *shlex.split(words), *flags],
        cwd=folder,
        env={**os.environ, "LEADCTL_STORE": str(folder / "leads.db")},
        stdout=subprocess.PIPE if json else shown,
        check=False,
    )
    if done.returncode:
        raise LeadctlError(f"`leadctl {words}` ended with exit code {done.returncode}")
    return orjson.loads(done.stdout) if json else None


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """A folder with the sample lists in it."""
    import tempfile

    if keep is None:
        with tempfile.TemporaryDirectory(prefix="leadctl-demo-") as name:
            yield _furnished(Path(name))
        return
    try:
        keep.mkdir(parents=True, mode=0o700)
    except OSError as error:
        reason = (error.strerror or "").lower()
        hint = "name a folder that does not exist yet"
        raise OutputError(f"`{keep}` cannot be made: {reason}", hint) from error
    yield _furnished(keep)


def _furnished(folder: Path) -> Path:
    try:
        shutil.copytree(_samples(), folder / "sample_data")
    except OSError as error:
        raise OutputError(f"the sample lists cannot be copied to {folder}: {error}") from error
    return folder.absolute()


def _samples() -> Path:
    """The sample lists: inside an installed package, beside it in a clone."""
    package = Path(__file__).parent.parent
    for folder in (package / "sample_data", package.parent / "sample_data"):
        if folder.is_dir():
            return folder
    raise InputMissing("the sample lists are not installed", "install leadctl again")
