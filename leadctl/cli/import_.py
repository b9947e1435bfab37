"""`leadctl import`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Exit, Option

from leadctl.cli import options
from leadctl.cli.common import author, names, settings
from leadctl.cli.import_summary import document, summarise
from leadctl.cli.output import Output, emit_json
from leadctl.cli.progress import progress
from leadctl.errors import ExitCode


def run(
    files: Annotated[list[str], Argument(metavar="FILES...", help="Lead lists; - is a pipe.")],
    source: Annotated[
        str, Option("--source", metavar="NAME", help="Where these leads come from.")
    ] = "",
    channel: Annotated[
        str, Option("--channel", metavar="NAME", help="How the source reaches people: webinar, ...")
    ] = "",
    direction: Annotated[
        str, Option("--direction", metavar="NAME", help="Of the source: inbound or outbound.")
    ] = "",
    campaign: Annotated[
        str, Option("--campaign", metavar="NAME", help="Campaign of every row.")
    ] = "",
    owner: Annotated[str, Option("--owner", metavar="NAME", help="Owner of every row.")] = "",
    tag: Annotated[
        list[str] | None, Option("--tag", metavar="NAME", help="Label of every row; repeatable.")
    ] = None,
    touch: Annotated[
        str, Option("--touch", metavar="KIND@DATE", help="What being in the list says happened.")
    ] = "",
    basis: Annotated[
        str, Option("--basis", metavar="NAME", help="Lawful basis of every row: consent, ...")
    ] = "",
    mode: Annotated[
        str,
        Option(
            "--mode",
            metavar="MODE",
            help="create, fill (known leads get only what they lack), update (known leads only)"
            " or upsert.",
        ),
    ] = "upsert",
    protect: Annotated[
        str, Option("--protect", metavar="FIELDS", help="Fill these fields, never change them.")
    ] = "",
    profile: options.Profile = "",
    map_file: options.MapFile = None,
    region: options.Region = None,
    encoding: options.Encoding = "",
    delimiter: options.Delimiter = "",
    rejects: options.Rejects = None,
    max_rejects: Annotated[
        str, Option("--max-rejects", metavar="N|N%", help="Stop with 1 if more are rejected.")
    ] = "",
    keep_going: Annotated[
        bool, Option("--keep-going", help="Import the other files where one cannot be read.")
    ] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """Read lead lists into the store: cleaned, joined to known leads, every row kept as read."""
    from leadctl.workflows.import_lists import import_lists
    from leadctl.workflows.import_request import build_request

    chosen = settings(store=store, wait=wait, region=region)
    by = author()
    request = build_request(
        files,
        today=by.at[:10],
        source=source,
        channel=channel,
        direction=direction,
        constants={
            "utm_campaign": campaign,
            "owner": owner,
            "tags": "; ".join(tag or ()),
            "lawful_basis": basis,
        },
        touch=touch,
        mode=mode,
        protected=(*names(protect), *chosen.protected_fields),
        region=chosen.region,
        profile=profile,
        map_path=map_file,
        encoding=encoding,
        delimiter=delimiter,
        rejects=rejects,
        max_rejects=max_rejects,
        keep_going=keep_going,
        dry_run=dry_run,
    )
    with progress("import", quiet=quiet) as report:
        result = import_lists(chosen.store, request, by, wait=chosen.wait, report=report)
    if json:
        emit_json(document(result))
    else:
        summarise(result, Output(quiet=quiet, verbose=verbose))
    if result.failed:
        raise Exit(ExitCode.FINDINGS)
