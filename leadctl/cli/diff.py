"""`leadctl diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.differences import document, emit_differences, told
from leadctl.cli.output import Output, emit_json_rows
from leadctl.cli.spread import spread
from leadctl.cli.text import counted
from leadctl.errors import UsageError

if TYPE_CHECKING:
    from leadctl.store.asking.moment import Moment
    from leadctl.workflows.explaining.compare_moments import Compared

Range = Annotated[
    str | None,
    Argument(
        metavar="[A..B]",
        help="Operations, or days: 41..57, 41.. up to now; 41 alone for what that operation did.",
    ),
]
To = Annotated[
    str | None,
    Option("--to", metavar="MOMENT", help="Set against this moment; now if left out."),
]


@spread
def run(
    *,
    between: Range = None,
    as_of: options.AsOf = None,
    to: To = None,
    limit: options.Limit = None,
    common: options.Common,
) -> None:
    """Tell how the leads differ between two moments: added, gone, merged, split and changed."""
    from leadctl.workflows.explaining.compare_moments import compare_moments

    chosen = settings(store=common.store, wait=common.wait)
    with compare_moments(chosen.store, *_ends(between, as_of, to), limit, chosen.wait) as found:
        if common.json:
            head = {"from": _end(found.before), "to": _end(found.after), "counts": found.counts}
            emit_json_rows("differences", map(document, found.differences), head)
            return
        emit_differences(found.differences)
        _tell(found, Output(quiet=common.quiet), limit)


def _ends(between: str | None, as_of: str | None, to: str | None) -> tuple[str, str]:
    """The two moments that a command line names; empty for now.

    Raises:
        UsageError: it names none, or names them twice.
    """
    from leadctl.workflows.explaining.compare_moments import moments

    if (between is None) == (as_of is None) or (between and to):
        raise UsageError(
            "`diff` takes a range of operations or `--as-of`, one of the two",
            "say `leadctl diff 41..57`, or `leadctl diff --as-of 2026-10-31`",
        )
    return moments(between) if between is not None else (as_of or "", to or "")


def _end(moment: Moment) -> dict[str, int | str]:
    return {"operation": moment.after, "at": moment.at}


def _tell(found: Compared, out: Output, limit: int | None) -> None:
    before, after = found.before.after, found.after.after
    later = "now" if found.is_now else _named(found.after)
    if before == after:
        out.summary(f"{_named(found.before)} against itself")
        out.next_steps(then=f"leadctl diff {after}" if after else "leadctl history")
        return
    backwards = "   backwards: the later moment stands first" if before > after else ""
    out.summary(f"{_named(found.before)} against {later}{backwards}")
    out.summary(f"  {told(found.counts)}")
    left_out = sum(found.counts.values()) - limit if limit is not None else 0
    if left_out > 0:
        out.summary(f"  --limit {limit} leaves out {counted(left_out, 'lead')}")
    out.next_steps(then="leadctl history")


def _named(moment: Moment) -> str:
    if not moment.after:
        return "the empty store"
    return f"after operation {moment.after}"
