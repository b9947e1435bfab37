"""`leadctl import`."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

from leadctl.cli import options
from leadctl.cli.ask import confirm
from leadctl.cli.common import author, names, settings
from leadctl.cli.import_summary import document, summarise
from leadctl.cli.output import Output, emit_json
from leadctl.cli.progress import progress
from leadctl.cli.spread import spread
from leadctl.cli.text import is_terminal
from leadctl.errors import ExitCode

if TYPE_CHECKING:
    from leadctl.config import Settings
    from leadctl.store.facts.author import Author
    from leadctl.workflows.importing.import_request import ImportRequest
    from leadctl.workflows.importing.import_result import ImportResult


@dataclass(frozen=True)
class Origin:
    """Where the leads come from, and how they land."""

    source: Annotated[
        str, Option("--source", metavar="NAME", help="Where these leads come from.")
    ] = ""
    channel: Annotated[
        str,
        Option("--channel", metavar="NAME", help="How it reaches people: webinar, database, ..."),
    ] = ""
    direction: Annotated[
        str, Option("--direction", metavar="NAME", help="Who came to whom: inbound or outbound.")
    ] = ""
    touch: Annotated[
        str,
        Option(
            "--touch",
            metavar="KIND@DATE",
            help="What happened to these people: webinar@2026-11-12.",
        ),
    ] = ""
    mode: Annotated[
        str,
        Option(
            "--mode",
            metavar="MODE",
            help="create (new leads only), fill (known ones get what they lack), update (known"
            " ones only) or upsert (all of it).",
        ),
    ] = "upsert"
    companies: Annotated[
        bool,
        Option("--companies", help="Each row tells of a company: fill its leads, make none."),
    ] = False
    full: Annotated[
        bool,
        Option("--full", help="The list holds all of its source: mark whom it lacks as vanished."),
    ] = False


@dataclass(frozen=True)
class EveryRow:
    """What every row gets."""

    campaign: Annotated[
        str, Option("--campaign", metavar="NAME", help="Campaign of every row.")
    ] = ""
    owner: Annotated[str, Option("--owner", metavar="NAME", help="Owner of every row.")] = ""
    tag: Annotated[
        list[str] | None, Option("--tag", metavar="NAME", help="Label of every row; repeatable.")
    ] = None
    basis: Annotated[
        str, Option("--basis", metavar="NAME", help="Lawful basis of every row: consent, ...")
    ] = ""

    def constants(self) -> dict[str, str]:
        """The values by their fields."""
        return {
            "utm_campaign": self.campaign,
            "owner": self.owner,
            "tags": "; ".join(self.tag or ()),
            "lawful_basis": self.basis,
        }


@dataclass(frozen=True)
class Limits:
    """When to stop."""

    keep_going: Annotated[
        bool, Option("--keep-going", help="Import the other files where one cannot be read.")
    ] = False
    accept_new_headers: Annotated[
        bool,
        Option("--accept-new-headers", help="Go on where the headers of a source's lists changed."),
    ] = False
    yes: Annotated[
        bool, Option("--yes", help="With --full: also where most leads of a source would vanish.")
    ] = False
    dry_run: options.DryRun = False


@spread
def run(
    *,
    files: Annotated[
        list[str], Argument(metavar="FILES...", help="Lead lists; - is standard input.")
    ],
    origin: Origin,
    every: EveryRow,
    reading: options.Reading,
    limits: Limits,
    protect: Annotated[
        str,
        Option("--protect", metavar="FIELDS", help="Fields that this import may fill, not change."),
    ] = "",
    region: options.Region = None,
    verbose: options.Verbose = 0,
    common: options.Common,
) -> None:
    """Read lead lists into the store: cleaned, joined to known leads, every row kept as read."""
    from leadctl.mapping.deciding.headless import Headless
    from leadctl.workflows.importing.import_request import build_request
    from leadctl.workflows.importing.map_columns import Drifted
    from leadctl.workflows.rules.own_preference import own_preference
    from leadctl.workflows.rules.own_rules import own_rules

    chosen = settings(store=common.store, wait=common.wait, region=region)
    by = author()
    request = build_request(
        files,
        today=by.at[:10],
        store=chosen.store,
        constants=every.constants(),
        protected=(*names(protect), *chosen.protected_fields),
        region=chosen.region,
        own=own_rules(chosen),
        preference=own_preference(chosen),
        **{**vars(origin), **vars(reading), **vars(limits)},
    )
    try:
        result = _imported(request, by, chosen, common)
    except (Drifted, Headless) as unclear:
        if common.json:
            changes = getattr(unclear, "changes", ())
            emit_json({"drift": changes, "proposed_map": unclear.proposal})
        raise
    if common.json:
        emit_json(document(result))
    else:
        summarise(result, Output(quiet=common.quiet, verbose=verbose))
    if result.failed:
        raise Exit(ExitCode.FINDINGS)


def _imported(
    request: ImportRequest, by: Author, chosen: Settings, common: options.Common
) -> ImportResult:
    """Import; who sits at the terminal is asked what a list without headers means."""
    from leadctl.mapping.deciding.headless import Headless
    from leadctl.workflows.importing.import_lists import import_lists

    def go(request: ImportRequest) -> ImportResult:
        with progress("import", quiet=common.quiet) as report:
            return import_lists(chosen.store, request, by, wait=chosen.wait, report=report)

    try:
        return go(request)
    except Headless as headless:
        asks = is_terminal(sys.stdin) and not (request.yes or common.json or common.quiet)
        if not asks or len(request.paths) > 1:
            raise
        Output().summary([f"{headless.message}; by their cells they may mean:"])
        Output().summary(f"  {line}" for line in headless.proposal.splitlines())
        confirm("Import it so?", yes=False)
        return go(replace(request, map_text=headless.proposal))
