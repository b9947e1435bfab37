"""`leadctl doctor`."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Exit, Option

from leadctl.cli import options
from leadctl.cli.common import author, settings
from leadctl.cli.onward import onward
from leadctl.cli.output import Output, emit, emit_json, emit_table
from leadctl.cli.progress import progress
from leadctl.cli.spread import spread
from leadctl.cli.text import count
from leadctl.errors import ExitCode

if TYPE_CHECKING:
    from leadctl.config import Settings
    from leadctl.workflows.keeping.examine import Check
    from leadctl.workflows.keeping.repair_store import Saved


Full = Annotated[
    bool, Option("--full", help="Derive every lead again, and not a sample of them; takes a while.")
]


RepairInto = Annotated[
    Path | None,
    Option(
        "--repair-into",
        metavar="FILE",
        help="Make a new store of what can be read of a damaged one, which stays as it is.",
    ),
]


@spread
def run(*, full: Full = False, repair_into: RepairInto = None, common: options.Common) -> None:
    """Check that the store is whole; exits with 1 where it is not, and --quiet says no more."""
    from leadctl.workflows.keeping.examine import examine

    chosen = settings(store=common.store, wait=common.wait)
    if repair_into is not None:
        _repair(chosen, repair_into, common)
        return
    with progress("derive", quiet=common.quiet, of="leads") as report:
        checks = examine(chosen.store, chosen.wait, full=full, chosen=chosen, report=report)
    healthy = not any(check.findings for check in checks)
    if common.json:
        emit_json({"healthy": healthy, "checks": checks})
    elif not common.quiet:
        for check in checks:
            emit(f"{'BAD' if check.findings else 'ok '}  {check.name}{_extent(check)}")
            emit(f"     {onward(finding)}" for finding in check.findings[:_SHOWN])
            if len(check.findings) > _SHOWN:
                emit(f"     and {count(len(check.findings) - _SHOWN)} more, all with --json")
            emit(f"     to do: {onward(check.advice)}" for _ in check.findings[:1])
            emit(f"     warning: {onward(warning)}" for warning in check.warnings)
    if not healthy:
        Output(quiet=common.quiet).warning(f"{chosen.store} is not whole")
        raise Exit(ExitCode.FINDINGS)


_SHOWN = 20


def _repair(chosen: Settings, target: Path, common: options.Common) -> None:
    """Save what can be saved, and count it; exits with 1 where something was lost."""
    from leadctl.workflows.keeping.repair_store import repair

    done = repair(chosen.store, target, author().at, chosen.wait)
    healthy = not any(check.findings for check in done.checks)
    out = Output(quiet=common.quiet)
    if common.json:
        emit_json({**asdict(done), "complete": done.complete, "healthy": healthy})
    elif not common.quiet:
        rows = [(one.kind, one.saved, _lost(one)) for one in done.facts]
        emit_table(("facts", "saved", "lost"), rows, right={"saved", "lost"})
        out.next_steps(then=f"leadctl doctor --store {shlex.quote(str(target))}")
    if not (done.complete and healthy):
        out.warning(f"{target} lacks what could not be read of {chosen.store}")
        raise Exit(ExitCode.FINDINGS)


def _lost(one: Saved) -> str:
    """Say how much was lost, as far as anybody can tell."""
    if one.gaps and not one.lost:
        return "some"
    return f"{count(one.lost)} or more" if one.gaps else count(one.lost)


def _extent(check: Check) -> str:
    """Say how many leads a check looked at, and how it looks at all of them."""
    if check.looked_at is None or not check.of:
        return ""
    if check.looked_at == check.of:
        return f" (all {count(check.of)} looked at)"
    looked_at = f"{count(check.looked_at)} of {count(check.of)} looked at"
    return f" ({looked_at}; all: {onward('leadctl doctor --full')})"
