"""`leadctl forget`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from leadctl.cli import options
from leadctl.cli.ask import confirm
from leadctl.cli.common import author, settings
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.workflows.suppressing.forget import Forgotten


@spread
def run(
    *,
    address: Annotated[
        str | None,
        Argument(
            metavar="ADDRESS",
            help="E-mail address, phone, LinkedIn profile or lead number; without it, an erasure"
            " that was cut short is ended.",
        ),
    ] = None,
    reason: options.Reason = None,
    region: options.Region = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Erase all that is known of a person, for good; no list brings the person back.

    Nothing undoes this. What an export, a backup or a list outside the store has is only listed.
    """
    from dataclasses import replace
    from functools import partial

    from leadctl.workflows.suppressing.forget import forget

    chosen = settings(store=common.store, wait=common.wait, region=region)
    by = author()
    work = partial(
        forget, chosen.store, address, by, region=chosen.region, reason=reason, wait=chosen.wait
    )
    out = Output(quiet=common.quiet)
    done = work(look=not yes, dry_run=dry_run)
    if done.found and not (yes or dry_run):
        if not common.json:
            out.summary(_who(done))
        confirm("erase all of this for good?", yes=yes)
        done = replace(work(), ended=done.ended)
    if common.json:
        emit_json({**vars(done), "found": done.found})
        return
    out.summary(_told(done, address))
    if done.set_aside:
        out.warning(f"the tombstones beside the store were damaged: kept as {done.set_aside}")
    if done.operation is not None:
        out.next_steps(then="leadctl history")


def _told(done: Forgotten, address: str | None) -> Iterator[str]:
    if done.ended:
        would = "would be" if done.dry_run else "is now"
        yield f"an erasure that was cut short {would} complete"
    if done.before:
        yield f"{address} was forgotten on {done.before}: there is nothing left to erase"
    elif done.found:
        yield from _who(done)
        would = "would be erased for good"
        yield f"  {would if done.dry_run else 'erased for good, and kept from coming back'}"
    elif address is not None:
        yield f"nothing is known of {address}"
    if done.shared:
        yield f"  stays, for others have it too: {', '.join(done.shared)}"
    if done.found or done.files:
        yield from _out_of_reach(done)


def _out_of_reach(done: Forgotten) -> Iterator[str]:
    yield "  out of reach, see to them yourself:"
    for one in done.exports:
        yield f"    export {one.id} of {one.at[:10]} to {one.place}"
    yield from (f"    {name}" for name in done.files)
    yield "    backups, and what the disk still holds of files that were overwritten"


def _who(done: Forgotten) -> Iterator[str]:
    names = [f"{name or 'no name'} (lead {number})" for number, name in done.leads]
    counts = [counted(n, *words) for kind, words in _KINDS.items() if (n := done.counts.get(kind))]
    yield f"{', '.join(names) or 'nobody in the leads of today'}: {', '.join(counts)}"


_KINDS = {
    "rows": ("row",),
    "imports": ("import",),
    "rejects": ("rejected row",),
    "mentions": ("mention elsewhere", "mentions elsewhere"),
    "said": ("word said by people", "words said by people"),
    "decisions": ("decision of matching", "decisions of matching"),
    "suppressions": ("suppression",),
    "redacted": ("command redacted", "commands redacted"),
}
"""Kind of what is erased -> what to call one, and many."""
