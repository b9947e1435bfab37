"""`leadctl explain`."""

from __future__ import annotations

from dataclasses import asdict
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import emit, emit_json, emit_table
from leadctl.cli.spread import spread

if TYPE_CHECKING:
    from leadctl.matching.pairs import Pair
    from leadctl.store.explain import Side, Step
    from leadctl.workflows.explain_leads import Explanation

Lead = Annotated[str, Argument(metavar="LEAD", help="A lead: number, e-mail address or profile.")]


@spread
def run(*, one: Lead, other: Lead, common: options.Common) -> None:
    """Tell why two leads are one person, or how near they come to it.

    A number that a merged lead once had still names the row behind it.
    """
    from leadctl.workflows.explain_leads import explain

    chosen = settings(store=common.store, wait=common.wait)
    found = explain(chosen.store, one, other, chosen.wait)
    if common.json:
        emit_json(_document(found))
        return
    emit(_verdict(found))
    for step in found.steps:
        emit("")
        _show(step)


def _verdict(found: Explanation) -> str:
    two = f"leads {found.lead_l} and {found.lead_r}"
    return {
        "one row": f"both are lead {found.lead_l}, and stand in one row of it",
        "same": f"both are lead {found.lead_l}",
        "doubtful": f"{two} might be one person: for you to decide",
        "different": f"{two} are two people, as far as can be told",
    }[found.verdict]


def _show(step: Step) -> None:
    """Show one decision: the two side by side, then what was compared."""
    left, right = (_named(side) for side in (step.l, step.r))
    names = list(dict.fromkeys((*step.l.values, *step.r.values)))
    rows = [(n, step.l.values.get(n, ""), step.r.values.get(n, "")) for n in names]
    emit_table(("", left, right), [row for row in rows if row[1] or row[2]])
    emit("")
    if step.pair.comparisons:
        compared = [(c.field, c.level, f"{c.weight:+.1f}") for c in step.pair.comparisons]
        emit_table(
            ("compared", "agreement", "bits"), [*compared, *_prior(step.pair)], right={"bits"}
        )
    emit(_decision(step))
    if step.pair.held:
        emit(f"kept apart: {step.pair.held}")


def _prior(pair: Pair) -> list[tuple[str, str, str]]:
    """What the pair started from: any two of many leads are hardly ever one person."""
    if not 0 < pair.probability < 1:
        return []
    prior = log2(pair.probability / (1 - pair.probability)) - pair.weight
    return [("", "any two of so many leads", f"{prior:+.1f}")]


def _named(side: Side) -> str:
    """A record by its number and where it stands, a lead by its number."""
    return f"{side.number} ({Path(side.file).name}:{side.line})" if side.file else str(side.number)


def _decision(step: Step) -> str:
    pair = step.pair
    known = f"match weight {pair.weight:+.1f}, probability {pair.probability:.3f}"
    if step.operation is None:
        return f"the same {pair.rule}, and nothing against it" if pair.weight > _SURE else known
    rule = "" if pair.rule == "match" else f"the same {pair.rule}; "
    return f"{rule}{known}: decided by operation {step.operation}, {step.at}, {step.who}"


_SURE = 1e9


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
                "weight": step.pair.weight if step.pair.weight < _SURE else None,
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
