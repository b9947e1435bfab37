"""`leadctl dedupe --learn`: its options, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from typer import Option

from leadctl.cli import options
from leadctl.cli.common import author
from leadctl.cli.output import Output, emit, emit_json, emit_table
from leadctl.cli.pairs import bits, chance
from leadctl.cli.progress import progress
from leadctl.cli.text import counted
from leadctl.errors import UsageError

if TYPE_CHECKING:
    from leadctl.config import Settings
    from leadctl.matching.pairs import Pair
    from leadctl.workflows.deduping.learn_weights import Learning


@dataclass(frozen=True)
class Learn:
    """Whether decisions are to be learnt from."""

    learn: Annotated[
        bool,
        Option(
            "--learn",
            help="Tell what your decisions teach of match weights, and which leads it would"
            " concern; write nothing without --apply.",
        ),
    ] = False
    apply: Annotated[
        bool,
        Option("--apply", help="With --learn: use it in the store from now on."),
    ] = False

    def check(self, *others: object) -> None:
        """Say so where the user expects more than to learn, by options that say something.

        Raises:
            UsageError: there are such options, or it is not asked to learn.
        """
        if not self.learn:
            raise UsageError("`--apply` says nothing alone", "leadctl dedupe --learn --apply")
        if any(others):
            raise UsageError(
                "`--learn` learns from the decisions in the store and merges nobody",
                "beside it go `--apply`, `--threshold`, `--reason`, `--dry-run` and `--json`",
            )


def learn(
    chosen: Settings,
    asked: Learn,
    reason: str | None,
    dry_run: bool,
    common: options.Common,
    out: Output,
) -> None:
    """Learn from the decisions in the store, and tell what that is."""
    from leadctl.workflows.deduping.learn_weights import SHOWN, learn_weights

    with progress("compare", quiet=common.quiet, of="pairs") as report:
        done = learn_weights(
            chosen.store,
            author(),
            apply=asked.apply and not dry_run,
            reason=reason,
            wait=chosen.wait,
            threshold=chosen.threshold,
            report=report,
        )
    if common.json:
        emit_json(_document(done))
        return
    emit(_head(done))
    if done.lesson.levels:
        emit("")
        _emit_weights(done)
        emit("")
    emit(_effects(done, SHOWN))
    undo = f"leadctl undo {done.operation}" if done.operation else ""
    out.next_steps(undo=undo, then=_then(done))


def _then(done: Learning) -> str:
    if done.operation:
        return "leadctl dedupe"
    return "" if done.stands else "leadctl dedupe --learn --apply"


def _head(done: Learning) -> Iterator[str]:
    total = counted(done.same + done.different, "decision")
    yield f"{total}: {done.same:,} same, {done.different:,} different"
    if done.contrary:
        left = counted(done.contrary, "decision")
        yield f"  left out: {left} against others that make one person of the two"
    lesson = done.lesson
    better = "better" if lesson.learnt < lesson.shipped else "no better: do not apply it"
    yield (
        f"  tried on decisions held out: surprised by {lesson.learnt:.2f} bits each, as shipped"
        f" by {lesson.shipped:.2f} ({better})"
    )


def _emit_weights(done: Learning) -> None:
    rows = [
        [
            one.field,
            one.level,
            f"{one.same:,}",
            f"{one.different:,}",
            bits(one.weight),
            bits(done.before.get((one.field, one.level), 0.0)),
            bits(one.correction),
        ]
        for one in done.lesson.levels
    ]
    names = ("compared", "agreement", "same", "different", "shipped", "added now", "to add")
    emit_table(names, rows, right=names[2:], spare=("added now", "shipped"))


def _effects(done: Learning, limit: int) -> Iterator[str]:
    if done.stands:
        yield "this is in use already"
        return
    yield "in use from now on:" if done.operation else "what it would change:"
    kinds = (
        ("would be merged, and are apart as things are", done.merged),
        ("would stay apart, and be merged as things are", done.left),
        ("are one lead by an earlier `dedupe`, and would be apart; they stay one", done.joined),
    )
    for what, pairs in kinds:
        yield f"  {counted(len(pairs), 'pair')} {what}"
        for one in pairs[:limit]:
            yield f"    leads {one.l} and {one.r}   probability {chance(one.probability)}"
        if len(pairs) > limit:
            yield f"    and {len(pairs) - limit:,} more, all with --json"
    yield f"  doubtful pairs {done.doubtful_before:,} -> {done.doubtful:,}"


def _document(done: Learning) -> dict[str, Any]:
    return {
        "operation": done.operation,
        "same": done.same,
        "different": done.different,
        "contrary": done.contrary,
        "in_use": done.stands or done.operation is not None,
        "held_out_bits": done.lesson.learnt,
        "shipped_bits": done.lesson.shipped,
        "weights": [
            {**one._asdict(), "before": done.before.get((one.field, one.level), 0.0)}
            for one in done.lesson.levels
        ],
        "merged": [_pair(one) for one in done.merged],
        "left": [_pair(one) for one in done.left],
        "joined": [_pair(one) for one in done.joined],
        "doubtful_before": done.doubtful_before,
        "doubtful": done.doubtful,
    }


def _pair(one: Pair) -> dict[str, Any]:
    return {"l": one.l, "r": one.r, "probability": one.probability}
