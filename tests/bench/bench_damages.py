"""Damage a store in many ways and see what each command says: `python bench_damages.py [500]`.

A command may refuse with a message and a documented exit code, or do its work; it may not show a
traceback, call itself a bug, or, where it only reads, change a byte. Prints how many did what.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from damages import damaged
from meter import say
from mistreated import COMMANDS, lived_in, mistreat

RUNS = 500


def main() -> int:
    """Damage a store as often as asked, and print what every command made of it."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    outcomes: Counter[tuple[str, str]] = Counter()
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = lived_in(folder)
        for seed in range(first, first + runs):
            data, journal, kind = damaged(seed, whole)
            for command, outcome, fault in mistreat(folder, data, journal):
                outcomes[command, outcome] += 1
                if fault:
                    faults.append(f"seed {seed} ({kind}): {command}: {fault}")
    say(f"{runs} damaged stores, {len(COMMANDS)} commands each")
    for (command, outcome), count in sorted(outcomes.items()):
        say(f"  {command:12} {outcome:12} {count:6}")
    say("\n  ".join([f"faults: {len(faults)}", *faults]))
    return min(len(faults), 1)


if __name__ == "__main__":
    sys.exit(main())
