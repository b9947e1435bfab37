"""Random operations, undos and redos beside a model: `python tests/bench/model_undo.py [--runs N]`.

Each run is up to 20 steps on a store of its own; after each step the leads equal the model's, and
`doctor --full` finds nothing.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

TESTS = Path(__file__).parents[1]


def main() -> None:
    """Run the machine, and tell how many runs agreed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=20)
    args = parser.parse_args()
    sys.path[:0] = [str(TESTS / "store"), str(TESTS)]
    from undo_model import Undoing

    began = time.process_time()
    run_state_machine_as_test(
        Undoing,
        settings=settings(
            max_examples=args.runs,
            stateful_step_count=args.steps,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    took = time.process_time() - began
    print(f"{args.runs:,} runs of up to {args.steps} steps agreed with the model, {took:.0f} CPU s")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
