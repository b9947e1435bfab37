"""`leadctl clean`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.import_summary import cleaning_lines, figures_document, rejected
from leadctl.cli.output import Output, emit_json
from leadctl.cli.progress import progress
from leadctl.cli.spread import spread
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.workflows.clean_file import CleanResult


@spread
def run(
    file: Annotated[str, Argument(metavar="FILE", help="Lead list; - is standard input.")],
    writing: options.Writing,
    reading: options.Reading,
    region: options.Region = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Clean a list from file to file; the store has no part in it.

    Columns and their order stay. Without --output the list goes to standard output.
    """
    from leadctl.workflows.clean_file import CleanRequest, clean_file

    request = CleanRequest(
        file,
        writing.format,
        output=writing.path,
        stream=writing.stream(json=json, dry_run=dry_run),
        raw=writing.raw,
        region=settings(region=region).region,
        dry_run=dry_run,
        **vars(reading),
    )
    with progress("clean", quiet=quiet) as report:
        result = clean_file(request, report)
    if json:
        emit_json(_document(result, writing))
    else:
        Output(quiet=quiet).summary(_lines(result, writing.place, dry_run=dry_run))


def _lines(result: CleanResult, place: str, *, dry_run: bool) -> list[str]:
    read = counted(result.rows + result.rejected, "row")
    done = "would go to" if dry_run else "->"
    head = f"{read} read   {result.rows:,} {done} {place}   {rejected(result)}"
    return [head, *cleaning_lines(result.figures)]


def _document(result: CleanResult, writing: options.Writing) -> dict[str, Any]:
    """The result as JSON; `rows` counts all of the file's, as it does after an import."""
    return {
        "file": result.name,
        "output": str(writing.path) if writing.path else None,
        "rows": result.rows + result.rejected,
        "written": result.rows,
        "rejected": result.rejected,
        "aside": dict(result.aside),
        "rejects_file": str(result.rejects_file) if result.rejects_file else None,
        "encoding": result.encoding,
        "delimiter": result.delimiter,
        **figures_document(result.figures),
    }
