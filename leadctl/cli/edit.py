"""`leadctl edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typer import Argument

from leadctl.cli import complete, options
from leadctl.cli.common import asked
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.workflows.leads.edit_leads import Edited

Words = Annotated[
    list[str],
    Argument(
        metavar="LEADS... FIELD=VALUE...",
        help="Leads by number, address or profile, or an expression; then what to type over them."
        " An empty VALUE clears the field.",
        autocompletion=complete.expressions,
    ),
]


@spread
def run(
    *,
    words: Words,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Type values over leads: they stand over what lists say, until the next edit or an undo."""
    from leadctl.workflows.leads.edit_leads import edit_leads, parse_words

    leads, assignments = parse_words(words)
    done = edit_leads(asked(leads, common, reason, dry_run=dry_run), assignments)
    if common.json:
        emit_json(done)
    else:
        _tell(done, Output(quiet=common.quiet), dry_run=dry_run)


def _tell(done: Edited, out: Output, *, dry_run: bool) -> None:
    as_before = f"   {done.unchanged:,} as they were" if done.unchanged else ""
    would = "would be edited" if dry_run else "edited"
    out.summary(f"{counted(done.changed, 'lead')} {would}{as_before}")
    if len(done.examples) == sum(done.cells.values()):
        one = done.changed == 1
        for lead, name, before, after in done.examples:
            whose = "" if one else f"lead {lead} "
            out.summary(f"  {whose}{name}: {before or 'nothing'} -> {after or 'nothing'}")
    elif done.cells:
        out.summary("  " + ", ".join(f"{name} {n:,}" for name, n in done.cells.items()))
    for name, value, why in done.doubts:
        out.warning(f"{name} {value} is kept, and judged invalid: {why.replace('_', ' ').lower()}")
    for lead, home in done.joined.items():
        out.summary(f"  lead {lead} is one with lead {home} now: they share an address")
    if done.operation is not None:
        lead = done.examples[0][0]
        shown = done.joined.get(lead, lead)
        out.next_steps(undo=f"leadctl undo {done.operation}", then=f"leadctl show {shown}")
