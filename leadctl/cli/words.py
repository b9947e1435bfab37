"""What `status set` and `stage set` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cli.common import author
from leadctl.cli.output import emit_json
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.cli.output import Output
    from leadctl.config import Settings


def set_words(
    kind: str,
    word: str,
    leads: Sequence[str],
    out: Output,
    chosen: Settings,
    reason: str | None,
    dry_run: bool,
) -> None:
    """Set the status or stage of leads, and tell."""
    from leadctl.workflows.set_word import set_word

    done = set_word(
        chosen.store,
        kind,
        word,
        leads,
        author(),
        reason=reason,
        wait=chosen.wait,
        dry_run=dry_run,
    )
    if out.json:
        emit_json(done)
        return
    already = f"   {done.unchanged:,} had it already" if done.unchanged else ""
    would = "would get" if dry_run else "got" if done.changed else "needed"
    out.summary(f"{counted(done.changed, 'lead')} {would} {kind} {done.word}{already}")
    if done.operation is not None:
        out.next_steps(undo=f"leadctl undo {done.operation}", then="leadctl status")
