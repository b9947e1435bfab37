"""`leadctl doctor`."""

from __future__ import annotations

from typer import Exit

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit, emit_json
from leadctl.cli.spread import spread
from leadctl.errors import ExitCode


@spread
def run(common: options.Common) -> None:
    """Check that the store is whole; exits with 1 where it is not, and --quiet says no more."""
    from leadctl.workflows.examine import examine

    chosen = settings(store=common.store, wait=common.wait)
    checks = examine(chosen.store, chosen.wait)
    healthy = not any(check.findings for check in checks)
    if common.json:
        emit_json({"healthy": healthy, "checks": checks})
    elif not common.quiet:
        for check in checks:
            emit(f"{'BAD' if check.findings else 'ok '}  {check.name}")
            emit(f"     {finding}" for finding in check.findings)
    if not healthy:
        hint = "go back to a backup of the file, or report what is said here"
        Output(quiet=common.quiet).warning(f"{chosen.store} is not whole: {hint}")
        raise Exit(ExitCode.FINDINGS)
