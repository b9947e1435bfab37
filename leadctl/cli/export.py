"""`leadctl export`."""

from __future__ import annotations

from pathlib import Path

from leadctl.cli import options
from leadctl.cli.common import names, settings
from leadctl.cli.output import Output, binary_stdout, emit_json
from leadctl.cli.text import counted


def run(
    output: options.OutputPath = None,
    format: options.Format = None,  # noqa: A002 - the option's name
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    raw: options.Raw = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """Write leads to a file, or to standard output; `lead_id` brings an edited file back."""
    from leadctl.workflows.list_leads import Selection, export_leads, format_for

    chosen = settings(store=store, wait=wait)
    path = None if output in (None, Path("-")) else output
    form = format_for(path, format)
    selection = Selection(names(columns), names(sort), limit)
    target = Path("/dev/null") if dry_run or (json and path is None) else path
    stream = None if target else binary_stdout()
    count = export_leads(chosen.store, selection, target, stream, form, raw=raw, wait=chosen.wait)
    if json:
        emit_json({"rows": count, "file": str(path or "-"), "format": form.name})
        return
    done = "would go to" if dry_run else "->"
    Output(quiet=quiet).summary(f"{counted(count, 'lead')} {done} {path or 'standard output'}")
