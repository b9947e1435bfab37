"""`status set` and `stage set`: one command for two vocabularies.

Annotations are read as they stand here, not as text: Typer could not see `kind` in a text.
"""

from collections.abc import Callable
from typing import Annotated

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import asked
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


def setter(kind: str, words: str) -> Callable[..., None]:
    """Make the `set` command of a vocabulary.

    Args:
        kind: `status` or `stage`.
        words: the first of its words, for the help.
    """

    @spread
    def run(
        *,
        word: Annotated[str, Argument(metavar=kind.upper(), help=f"{words}, ...")],
        leads: options.Meant,
        reason: options.Reason = None,
        dry_run: options.DryRun = False,
        common: options.Common,
    ) -> None:
        from leadctl.workflows.leads.set_word import set_word

        done = set_word(asked(leads, common, reason, dry_run=dry_run), kind, word)
        if common.json:
            emit_json(done)
            return
        out = Output(quiet=common.quiet)
        already = f"   {done.unchanged:,} had it already" if done.unchanged else ""
        would = "would get" if dry_run else "got"
        out.summary(f"{counted(done.changed, 'lead')} {would} {kind} {done.word}{already}")
        if done.operation is not None:
            out.next_steps(undo=f"leadctl undo {done.operation}", then="leadctl status")

    run.__doc__ = f"Set the {'work status' if kind == 'status' else 'life-cycle stage'} of leads."
    return run
