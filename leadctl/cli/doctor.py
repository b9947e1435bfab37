"""`leadctl doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typer import Exit, Option

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit, emit_json
from leadctl.cli.progress import progress
from leadctl.cli.spread import spread
from leadctl.cli.text import count
from leadctl.errors import ExitCode

if TYPE_CHECKING:
    from leadctl.workflows.examine import Check


Full = Annotated[
    bool, Option("--full", help="Derive every lead again, and not a sample of them; takes a while.")
]


@spread
def run(*, full: Full = False, common: options.Common) -> None:
    """Check that the store is whole; exits with 1 where it is not, and --quiet says no more."""
    from leadctl.workflows.examine import examine

    chosen = settings(store=common.store, wait=common.wait)
    with progress("derive", quiet=common.quiet, of="leads") as report:
        checks = examine(chosen.store, chosen.wait, full=full, report=report)
    healthy = not any(check.findings for check in checks)
    if common.json:
        emit_json({"healthy": healthy, "checks": checks})
    elif not common.quiet:
        for check in checks:
            emit(f"{'BAD' if check.findings else 'ok '}  {check.name}{_extent(check)}")
            emit(f"     {finding}" for finding in check.findings[:_SHOWN])
            if len(check.findings) > _SHOWN:
                emit(f"     and {count(len(check.findings) - _SHOWN)} more, all with --json")
            emit(f"     to do: {check.advice}" for _ in check.findings[:1])
            emit(f"     warning: {warning}" for warning in check.warnings)
    if not healthy:
        Output(quiet=common.quiet).warning(f"{chosen.store} is not whole")
        raise Exit(ExitCode.FINDINGS)


_SHOWN = 20


def _extent(check: Check) -> str:
    """Say how many leads a check looked at, and how it looks at all of them."""
    if check.looked_at is None or not check.of:
        return ""
    if check.looked_at == check.of:
        return f" (all {count(check.of)} looked at)"
    return f" ({count(check.looked_at)} of {count(check.of)} looked at; all: leadctl doctor --full)"
