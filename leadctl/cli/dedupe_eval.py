"""`leadctl dedupe --eval`: its options, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from typer import Option

from leadctl.cli import options
from leadctl.cli.output import Output, emit, emit_json, emit_table
from leadctl.cli.pairs import chance
from leadctl.cli.progress import progress
from leadctl.cli.text import counted
from leadctl.errors import UsageError
from leadctl.matching.pairs import reasons

if TYPE_CHECKING:
    from leadctl.config import Settings
    from leadctl.matching.clustering.scores import Score
    from leadctl.matching.pairs import Pair
    from leadctl.workflows.deduping.evaluated import Evaluated


@dataclass(frozen=True)
class Eval:
    """A labelled list to be held against."""

    eval: Annotated[
        str,
        Option(
            "--eval",
            metavar="LABELLED",
            help="Tell how well duplicates are found in this list, or in pairs of leads that it"
            " calls same or different; write nothing.",
        ),
    ] = ""
    label: Annotated[
        str,
        Option(
            "--label",
            metavar="COLUMN",
            help="With --eval: column that says who a row is, or whether a pair is one person;"
            " `cluster`, `person_id`, `decision` and the like are known.",
        ),
    ] = ""

    def check(self, *others: object) -> None:
        """Say so where the user expects more than figures, by options that say something.

        Raises:
            UsageError: there are such options, or there is no list.
        """
        if not self.eval:
            raise UsageError("`--label` needs a labelled list", "name it with `--eval`")
        if any(others):
            raise UsageError(
                "`--eval` takes one list, merges nobody and writes nothing",
                "beside it go `--label`, `--threshold`, `--region`, `--json` and how the list"
                " is read",
            )


FEW = 100
"""Pairs of one person below which figures say little: one pair is a percent or more."""


def tell_quality(
    chosen: Settings, asked: Eval, reading: options.Reading, common: options.Common, out: Output
) -> None:
    """Evaluate, and tell what it came to."""
    from leadctl.workflows.deduping.evaluate import evaluate
    from leadctl.workflows.deduping.evaluated import SHOWN, EvalRequest
    from leadctl.workflows.lists.inputs import label
    from leadctl.workflows.rules.own_rules import own_rules

    own = own_rules(chosen)

    def request(path: str) -> EvalRequest:
        return EvalRequest(
            path,
            region=chosen.region,
            own=own,
            threshold=chosen.threshold,
            dry_run=True,
            name=label(asked.eval),
            label=asked.label,
            limit=1000 if common.json else SHOWN,
            **vars(reading),
        )

    with progress("compare", quiet=common.quiet, of="pairs") as report:
        done = evaluate(asked.eval, request, chosen.store, chosen.wait, report)
    if common.json:
        emit_json(_document(done))
        return
    emit(_head(done))
    emit("")
    _emit_curve(done)
    emit("")
    emit(_advice(done))
    emit(_errors(done))
    if done.of == "leads" and done.wrong + done.missed:
        one = (done.wrong + done.missed)[0]
        out.next_steps(then=f"leadctl explain {one.l} {one.r}")


def _head(done: Evaluated) -> list[str]:
    used = done.used
    if done.people is None:
        first = f"{done.file}: {counted(done.labelled, 'labelled pair')} by column `{done.column}`"
    else:
        people = counted(done.people, "person", "people")
        first = f"{done.file}: {counted(done.labelled, 'row')}, {people} by column `{done.column}`"
    lines = [first, *(f"  not counted: {n:,} {what}" for what, n in done.passed.items() if n)]
    right = f"{used.right:,} of"
    lines += [
        f"  precision {_share(used.precision)}   {right} {used.found:,} pairs found are right",
        f"  recall    {_share(used.recall)}   {right} {used.true:,} pairs of one person were found",
        f"  F1        {_share(used.f1)}",
    ]
    if done.bcubed:
        cubed = done.bcubed
        told = (("precision", cubed.precision), ("recall", cubed.recall), ("F1", cubed.f1))
        lines.append("  B-cubed   " + "   ".join(f"{name} {_share(n)}" for name, n in told))
    else:
        lines.append("  of these pairs alone; those of `review export` are only the doubtful ones")
    return lines


def _share(share: float | None) -> str:
    return "     -" if share is None else f"{share:6.1%}"


def _emit_curve(done: Evaluated) -> None:
    rows = [
        [
            f"{one.threshold:g}{' *' if one == done.used else '  '}",
            f"{one.found:,}",
            f"{one.right:,}",
            *(_share(share).strip() for share in (one.precision, one.recall, one.f1)),
        ]
        for one in done.curve
    ]
    names = ("threshold", "found", "right", "precision", "recall", "F1")
    emit_table(names, rows, right=names[1:])


def _advice(done: Evaluated) -> Iterator[str]:
    """What a better threshold would be, and its price; the one in use is marked."""
    best, used = done.best, done.used
    if best.threshold == used.threshold:
        yield f"* in use: {used.threshold:g}; no other one has a better F1"
    else:
        yield f"* in use: {used.threshold:g}; the best F1 is at {best.threshold:g}: {_step(done)}"
        yield f"  try it: --threshold {best.threshold:g}"
        if done.people is None:
            yield "  not for good: these pairs are not all, and the others may be worse or better"
        else:
            yield f"  for good: `threshold = {best.threshold:g}` in table [dedupe] of leadctl.toml"
    if used.true < FEW:
        true = counted(used.true, "pair")
        yield f"  {true} of one person: few; label more before you trust small differences"


def _step(done: Evaluated) -> str:
    """What the best threshold finds more, or less, than the one in use."""
    best, used = done.best, done.used
    right = best.right - used.right
    wrong = best.found - used.found - right
    told = [f"{n:+,} {what}" for n, what in ((right, "right"), (wrong, "wrong")) if n]
    return " and ".join(told)


def _errors(done: Evaluated) -> Iterator[str]:
    used = done.used
    kinds: Sequence[tuple[str, int, int, list[Pair]]] = (
        (
            "wrongly found, the likeliest first",
            done.wrong_count,
            used.found - used.right,
            done.wrong,
        ),
        ("missed, the least likely first", done.missed_count, used.true - used.right, done.missed),
    )
    for what, links, pairs, worst in kinds:
        if links:
            all_of_them = "" if links == pairs else f" links, which make {pairs:,} pairs"
            yield f"{what} ({len(worst):,} of {links:,}{all_of_them}):"
        for one in worst:
            yield f"  {done.of} {one.l} and {one.r}   probability {chance(one.probability)}"
            yield from (f"    {number}: {done.shown.get(number, '')}" for number in one[:2])
            yield from (f"    {reason}" for reason in reasons(one))


def _document(done: Evaluated) -> dict[str, Any]:
    return {
        "file": done.file,
        "column": done.column,
        "of": done.of,
        "labelled": done.labelled,
        "people": done.people,
        "not_counted": {what: n for what, n in done.passed.items() if n},
        "threshold": done.used.threshold,
        **_figures(done.used),
        "bcubed": {**done.bcubed._asdict(), "f1": done.bcubed.f1} if done.bcubed else None,
        "best_threshold": done.best.threshold,
        "curve": [{"threshold": one.threshold, **_figures(one)} for one in done.curve],
        "wrong": done.wrong_count,
        "missed": done.missed_count,
        "wrong_pairs": [_pair(one, done) for one in done.wrong],
        "missed_pairs": [_pair(one, done) for one in done.missed],
    }


def _figures(one: Score) -> dict[str, Any]:
    return {
        "found": one.found,
        "right": one.right,
        "true": one.true,
        "precision": one.precision,
        "recall": one.recall,
        "f1": one.f1,
    }


def _pair(one: Pair, done: Evaluated) -> dict[str, Any]:
    return {
        "l": one.l,
        "r": one.r,
        "shown": [done.shown.get(number, "") for number in one[:2]],
        "rule": one.rule,
        "probability": one.probability,
        "comparisons": [each._asdict() for each in one.comparisons],
        "held": one.held or None,
    }
