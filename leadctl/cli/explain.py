"""`leadctl explain`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit, emit_json, emit_table
from leadctl.cli.pairs import SURE, bits, chance, named, prior, reckoning, rows_of
from leadctl.cli.progress import progress
from leadctl.cli.spread import spread
from leadctl.cli.text import counted
from leadctl.matching.pairs import BY_PERSON, KEYS, USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.matching.pairs import Pair
    from leadctl.store.asking.explain import Step
    from leadctl.workflows.explaining.explain_leads import Doubts, Explanation

Lead = Annotated[str, Argument(metavar="LEAD", help="A lead: number, e-mail address or profile.")]
Other = Annotated[
    str,
    Argument(metavar="[OTHER]", help="Another; the leads that might be the same if left out."),
]


@spread
def run(*, one: Lead, other: Other = "", common: options.Common) -> None:
    """Tell why two leads are one person, or how near they come to it.

    A number that a merged lead once had still names the row behind it. With one lead, list those
    that might be the same person and wait for a decision.
    """
    if not other:
        _list_doubts(one, common)
        return
    from leadctl.workflows.explaining.explain_leads import explain

    chosen = settings(store=common.store, wait=common.wait)
    with progress("read leads", quiet=common.quiet, of="leads") as report:
        found = explain(chosen.store, one, other, chosen.wait, report, threshold=chosen.threshold)
    if common.json:
        emit_json(_document(found))
        return
    emit(_verdict(found))
    emit(_renamed(found))
    for step in found.steps:
        emit("")
        _show(step, "compared" if found.verdict == "doubtful" else "decided")
    if found.verdict in {"doubtful", "to review", "different"}:
        emit(f"dedupe joins from probability {chance(chosen.threshold or USUAL)} on")
    Output(quiet=common.quiet).next_steps(then=_next(found))


def _next(found: Explanation) -> str:
    if found.verdict == "doubtful":
        return f"leadctl review {found.lead_l}"
    return "leadctl dedupe" if found.verdict in _FORESEEN else ""


def _list_doubts(lead: str, common: options.Common) -> None:
    from leadctl.workflows.explaining.explain_leads import explain_doubts

    chosen = settings(store=common.store, wait=common.wait)
    with progress("read leads", quiet=common.quiet, of="leads") as report:
        found = explain_doubts(chosen.store, lead, chosen.wait, report, threshold=chosen.threshold)
    if common.json:
        emit_json(found)
        return
    emit(_doubtful(found))
    then = "leadctl dedupe" if found.to_merge or found.to_review else ""
    if found.waiting:
        emit("")
        _show_doubts(found)
        then = f"leadctl explain {found.lead_id} {found.waiting[0].lead_id}"
    Output(quiet=common.quiet).next_steps(then=then)


def _doubtful(found: Doubts) -> Iterator[str]:
    lead, foreseen = f"lead {found.lead_id}", found.to_merge or found.to_review
    if found.to_merge:
        yield f"{lead}: the next dedupe joins it with {_numbers(found.to_merge)}"
    if found.to_review:
        yield f"{lead}: the next dedupe keeps for you to decide on {_numbers(found.to_review)}"
    if found.waiting:
        yield f"{lead} might be the same person as {counted(len(found.waiting), 'lead')}"
    elif not foreseen:
        yield f"{lead}: no pair waits for a decision"


def _numbers(leads: Sequence[int]) -> str:
    """Name leads, the first few of many."""
    shown = ", ".join(map(str, leads[:_NAMED]))
    more = f" and {len(leads) - _NAMED:,} more" if len(leads) > _NAMED else ""
    return f"lead{'s' if len(leads) > 1 else ''} {shown}{more}"


_NAMED = 10


def _show_doubts(found: Doubts) -> None:
    emit_table(
        ("lead_id", "full_name", "company", "probability", "kept apart"),
        [
            (one.lead_id, one.full_name, one.company, f"{one.probability:.2f}", one.held)
            for one in found.waiting
        ],
        right={"lead_id", "probability"},
    )


def _verdict(found: Explanation) -> str:
    two = f"leads {found.lead_l} and {found.lead_r}"
    return {
        "one row": f"both are lead {found.lead_l}, and stand in one row of it",
        "same": f"both are lead {found.lead_l}",
        "doubtful": f"{two} might be one person: for you to decide",
        "told apart": f"{two} are two people: a person told them apart",
        "to merge": f"{two} are one person, as far as can be told: the next dedupe joins them",
        "to review": f"{two} might be one person: the next dedupe keeps them for you to decide",
        "different": f"{two} are two people, as far as can be told",
    }[found.verdict]


_FORESEEN = frozenset({"to merge", "to review"})
"""Verdicts on what no `dedupe` has compared yet."""


def _renamed(found: Explanation) -> list[str]:
    """Say so where a lead bore another number when it was compared."""
    if found.verdict not in {"doubtful", "different", *_FORESEEN}:
        return []
    sides = (found.steps[0].l, found.lead_l), (found.steps[0].r, found.lead_r)
    return [
        f"lead {number} was compared as lead {side.number}, before it joined others"
        for side, number in sides
        if side.number != number
    ]


def _show(step: Step, what: str) -> None:
    """Show one decision: the two side by side, then what was compared."""
    names = list(dict.fromkeys((*step.l.values, *step.r.values)))
    rows = [(n, step.l.values.get(n, ""), step.r.values.get(n, "")) for n in names]
    if len(step.l.places) > 1 or len(step.r.places) > 1:
        rows.insert(0, ("rows", rows_of(step.l), rows_of(step.r)))
    sides = ("", named(step.l), named(step.r))
    emit_table(sides, [row for row in rows if row[1] or row[2]], to_copy=())
    emit("")
    if step.pair.comparisons:
        compared = [(c.field, c.level, bits(c.weight)) for c in step.pair.comparisons]
        emit_table(
            ("compared", "agreement", "bits"), [*compared, *reckoning(step.pair)], right={"bits"}
        )
    emit(_decision(step, what))


def _decision(step: Step, what: str) -> list[str]:
    """Say in words what decided, and who."""
    pair = step.pair
    lines = [f"the same {KEYS.get(pair.rule, pair.rule)}, and nothing against it"]
    if pair.rule == BY_PERSON and (not pair.comparisons or pair.weight >= SURE):
        lines = []
    elif pair.weight < SURE:
        likely = f"probability {chance(pair.probability)}"
        by = "; a person decided" if pair.rule == BY_PERSON else ""
        lines = [f"match weight {bits(pair.weight)}{_start(pair)}: {likely}{by}"]
    if pair.held:
        until = " until then" if pair.rule == BY_PERSON else ""
        lines.append(f"kept apart{until}: {pair.held}")
    if step.operation is not None:
        why = f": {step.reason}" if step.reason else ""
        lines.append(f"{what} by operation {step.operation}, {step.at}, {step.who}{why}")
    return lines


def _start(pair: Pair) -> str:
    before = prior(pair)
    return "" if before is None else f" on a start of {bits(before)}"


def _document(found: Explanation) -> dict[str, Any]:
    return {
        "verdict": found.verdict,
        "lead_l": found.lead_l,
        "lead_r": found.lead_r,
        "steps": [
            {
                "l": asdict(step.l),
                "r": asdict(step.r),
                "rule": step.pair.rule,
                "weight": step.pair.weight if step.pair.weight < SURE else None,
                "prior": prior(step.pair),
                "probability": step.pair.probability,
                "comparisons": step.pair.comparisons,
                "held": step.pair.held or None,
                "operation": step.operation,
                "at": step.at or None,
                "who": step.who or None,
            }
            for step in found.steps
        ],
    }
