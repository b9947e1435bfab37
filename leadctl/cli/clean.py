"""`leadctl clean`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.import_summary import cleaning_lines, figures_document
from leadctl.cli.output import Output, binary_stdout, emit_json
from leadctl.cli.progress import progress
from leadctl.cli.text import counted
from leadctl.errors import UsageError

if TYPE_CHECKING:
    from leadctl.workflows.clean_file import CleanResult


def run(
    file: Annotated[str, Argument(metavar="FILE", help="Lead list; - is a pipe.")],
    output: options.OutputPath = None,
    format: options.Format = None,  # noqa: A002 - the option's name
    profile: options.Profile = "",
    map_file: options.MapFile = None,
    region: options.Region = None,
    encoding: options.Encoding = "",
    delimiter: options.Delimiter = "",
    rejects: options.Rejects = None,
    raw: options.Raw = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Clean a list from file to file; the store has no part in it.

    Columns and their order stay. Without --output the list goes to standard output.
    """
    from leadctl.workflows.clean_file import CleanRequest, clean_file, format_for

    path = None if output in (None, Path("-")) else output
    if json and path is None and not dry_run:
        raise UsageError("`--json` needs standard output for itself", "name a file with --output")
    form = format_for(path, format)
    target = Path("/dev/null") if dry_run else path
    request = CleanRequest(
        file,
        form,
        output=target,
        stream=None if target else binary_stdout(),
        region=settings(region=region).region,
        profile=profile,
        map_path=map_file,
        encoding=encoding,
        delimiter=delimiter,
        rejects=rejects,
        raw=raw,
        dry_run=dry_run,
    )
    with progress("clean", quiet=quiet) as report:
        result = clean_file(request, report)
    if json:
        emit_json(_document(result, path))
        return
    out = Output(quiet=quiet)
    done = "would go to" if dry_run else "->"
    rejected = f"rejected {result.rejected:,}"
    if result.rejects_file:
        rejected += f" -> {result.rejects_file}"
    out.summary(f"{counted(result.rows, 'row')} {done} {path or 'standard output'}   {rejected}")
    out.summary(cleaning_lines(result.figures))


def _document(result: CleanResult, path: Path | None) -> dict[str, Any]:
    return {
        "file": result.name,
        "output": str(path) if path else None,
        "rows": result.rows,
        "rejected": result.rejected,
        "rejects_file": str(result.rejects_file) if result.rejects_file else None,
        "encoding": result.encoding,
        "delimiter": result.delimiter,
        **figures_document(result.figures),
    }
