"""`leadctl segment`: save, list, show, remove, explain."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

from typer import Argument, Context

from leadctl.cli import complete, options
from leadctl.cli.common import author, choice, settings
from leadctl.cli.lazy import group
from leadctl.cli.output import Output, emit, emit_json, emit_table
from leadctl.cli.spread import spread
from leadctl.cli.text import GAP, columns, counted, is_terminal, width
from leadctl.segments.keys import KEYS
from leadctl.segments.tree import ASKING

app = group()

LEAST = 20
"""Columns of an expression in a list, however narrow the terminal is."""

Name = Annotated[
    str,
    Argument(metavar="NAME", help="The segment's name.", autocompletion=complete.segments),
]
Words = Annotated[
    list[str],
    Argument(
        metavar="EXPR...",
        help="Such as country:us,gb has:email title:~head.",
        autocompletion=complete.expressions,
    ),
]


@app.callback(epilog=f"Fields: {', '.join(KEYS)}. Words with names: {', '.join(ASKING)}.")
@spread
def run(*, ctx: Context, common: options.Common) -> None:
    """Save expressions under names, for `in:NAME`, and see what they mean."""
    if ctx.invoked_subcommand is None:
        _list(common)


@app.command("save")
@spread
def save(
    *,
    name: Name,
    words: Words,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Save an expression under a name.

    What was saved under that name before is replaced.
    """
    from leadctl.workflows.leads.segment import save_segment

    chosen = settings(store=common.store, wait=common.wait)
    done = save_segment(
        chosen.store,
        name,
        choice(words, chosen),
        author(),
        reason=reason,
        wait=chosen.wait,
        dry_run=dry_run,
    )
    if common.json:
        emit_json(done)
        return
    out = Output(quiet=common.quiet)
    verb = "stands already" if done.unchanged else "would be saved" if dry_run else "saved"
    out.summary(f"segment {done.name} {verb}: {counted(done.leads, 'lead')} now")
    if done.reading:
        out.summary(f"  read as: {done.reading}")
    if done.before is not None and not done.unchanged:
        out.summary(f"  in place of: {done.before}")
    if done.operation is not None:
        out.next_steps(undo=f"leadctl undo {done.operation}", then=f"leadctl list in:{done.name}")


@app.command("list")
@spread
def listing(*, common: options.Common) -> None:
    """List saved segments with their leads as of now."""
    _list(common)


def _list(common: options.Common) -> None:
    from leadctl.workflows.leads.segment import list_segments

    chosen = settings(store=common.store, wait=common.wait)
    found = list_segments(chosen.store, choice((), chosen), chosen.wait)
    if common.json:
        emit_json({"segments": found})
        return
    rows = [
        (
            one.name,
            one.expression,
            "-" if one.leads is None else str(one.leads),
            one.saved_at.replace("T", " ").removesuffix("Z"),
            one.saved_by,
        )
        for one in found
    ]
    if rows:
        emit_table(_HEADINGS, _cut(rows) if is_terminal(sys.stdout) else rows, right={"leads"})
    out = Output(quiet=common.quiet)
    for one in found:
        if one.fault:
            out.warning(f"segment {one.name} means nothing now: {one.fault}")
    if not rows:
        out.summary("no segments yet")
        out.next_steps(then="leadctl segment save NAME EXPR")


_HEADINGS = ("name", "expression", "leads", "saved at (UTC)", "by")


def _cut(rows: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Cut expressions so that each row fits into a line; `segment show` has the whole."""
    sizes = [max(map(width, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    room = max(columns() - sum(sizes) + sizes[1] - len(GAP) * (len(sizes) - 1), LEAST)
    return [(name, _within(text, room), *rest) for name, text, *rest in rows]


def _within(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    kept = text[: room - 1]
    while width(kept) >= room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


@app.command("show")
@spread
def show(*, name: Name, common: options.Common) -> None:
    """Show how a saved segment is read, who saved it and who uses it."""
    from leadctl.workflows.leads.segment import show_segment

    chosen = settings(store=common.store, wait=common.wait)
    found = show_segment(chosen.store, name, choice((), chosen), chosen.wait)
    if common.json:
        emit_json(found._asdict())
        return
    rows = {
        "name": found.name,
        "expression": found.expression,
        "read as": found.reading,
        "leads": found.fault if found.leads is None else f"{found.leads:,}",
        "used by": ", ".join(found.used_by) or "no other segment",
        "saved": f"{found.saved_at.replace('T', ' ').removesuffix('Z')} UTC by {found.saved_by},"
        f" operation {found.operation}",
    }
    emit_table(("segment", ""), list(rows.items()))


@app.command("remove")
@spread
def remove(
    *,
    name: Name,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Remove a saved segment; the leads stay."""
    from leadctl.workflows.leads.segment import remove_segment

    chosen = settings(store=common.store, wait=common.wait)
    found, operation = remove_segment(
        chosen.store, name, author(), reason=reason, wait=chosen.wait, dry_run=dry_run
    )
    if common.json:
        emit_json({"operation": operation, "name": found.name, "expression": found.expression})
        return
    out = Output(quiet=common.quiet)
    out.summary(f"segment {found.name} {'would be removed' if dry_run else 'removed'}")
    if operation is not None:
        out.next_steps(undo=f"leadctl undo {operation}", then="leadctl segment list")


@app.command("explain")
@spread
def explain(
    *,
    words: Annotated[
        list[str],
        Argument(
            metavar="EXPR... [LEAD]",
            help="An expression, and a lead to try it on.",
            autocompletion=complete.expressions,
        ),
    ],
    common: options.Common,
) -> None:
    """Tell how an expression is read, and why a lead is in.

    It also tells how many leads each part leaves.
    """
    from leadctl.workflows.explaining.explain_segment import explain_segment

    chosen = settings(store=common.store, wait=common.wait)
    found = explain_segment(chosen.store, choice(words, chosen), chosen.wait)
    if common.json:
        emit_json(found._asdict())
        return
    emit(f"read as: {found.reading}")
    emit("")
    rows = [
        (found.join if number else "", step.part, step.alone, step.so_far)
        for number, step in enumerate(found.steps)
    ]
    emit_table(("", "part", "alone", "so far"), rows, right={"alone", "so far"})
    if found.lead_id is None:
        return
    emit("")
    verdicts = [
        (
            "yes" if one.holds else "no",
            "  " * one.depth + one.part,
            ", ".join(f"{name} {value}" for name, value in one.values.items()),
        )
        for one in found.verdicts
    ]
    emit_table(("holds", f"for lead {found.lead_id}", "its values"), verdicts)
