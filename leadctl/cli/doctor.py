"""`leadctl doctor`."""

from __future__ import annotations

from typer import Exit

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit, emit_json
from leadctl.errors import ExitCode


def run(
    json: options.Json = False,
    quiet: options.Quiet = False,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """Check that the store is whole; exits with 1 where it is not."""
    from leadctl.workflows.examine import examine

    chosen = settings(store=store, wait=wait)
    checks = examine(chosen.store, chosen.wait)
    bad = sum(len(check.findings) for check in checks)
    if json:
        emit_json({"healthy": not bad, "checks": checks})
    else:
        for check in checks:
            emit(f"{'ok ' if not check.findings else 'BAD'}  {check.name}")
            emit(f"     {finding}" for finding in check.findings)
    if bad:
        hint = "restore a backup of the file, or send us this report"
        Output(quiet=quiet).warning(f"{chosen.store} is not whole: {hint}")
        raise Exit(ExitCode.FINDINGS)
