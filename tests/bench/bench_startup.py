"""What a short command costs: `python tests/bench/bench_startup.py [--rounds N]`.

`leadctl --help`, `leadctl status` and the import of 100 rows against bare `python -c ''`, as ratios
of CPU time: medians of interleaved rounds, after one that writes the byte code.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import meter
from leads import write_list

if TYPE_CHECKING:
    from pathlib import Path

BARE = "python -c ''"
AIMS = {BARE: 1, "leadctl --help": 10, "leadctl status": 12, "leadctl import, 100 rows": 60}
"""How many times bare Python each may take."""


def jobs(folder: Path) -> dict[str, meter.Job]:
    """Give the commands to compare; `status` reads a store that holds the 100 leads."""
    write_list(folder / "hundred.csv", 100)
    ours = meter.LEADCTL
    load = (*ours, "import", "hundred.csv", "--store")
    meter.run(meter.Job((*load, "full.db")), folder)
    shown = (
        meter.Job((sys.executable, "-c", "")),
        meter.Job((*ours, "--help")),
        meter.Job((*ours, "status", "--store", "full.db")),
        meter.Job((*load, "new.db"), ("new.db",)),
    )
    return dict(zip(AIMS, shown, strict=True))


def main() -> None:
    """Run the rounds and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with meter.workshop() as folder:
        found = jobs(folder)
        meter.interleaved(found, 1, folder)
        costs = meter.interleaved(found, rounds, folder)
    bare = costs[BARE].cpu
    lines = [
        (name, f"{c.cpu * 1000:.0f}", f"{c.peak:.0f}", f"{c.cpu / bare:.1f}", f"{AIMS[name]}")
        for name, c in costs.items()
    ]
    print(meter.head(f"Start-up, {rounds} rounds", "leadctl", "typer", "rich"))  # noqa: T201
    print(meter.table(("command", "CPU ms", "peak MiB", "x bare", "aim"), lines))  # noqa: T201


if __name__ == "__main__":
    main()
