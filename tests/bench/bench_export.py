"""What an export and an erasure cost: `python tests/bench/bench_export.py [--rows N] [--rounds N]`.

The gate, the guard against formulas and the note of who went out are in the export. It stands
against the SQLite shell's own CSV of the same columns, which has none of them, and the erasure of
one person against the shell's `vacuum` of the same file. CPU time is the median of interleaved
rounds.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import meter
from leads import write_list
from meter import say

from leadctl.workflows.exporting.export_leads import EXPORT_COLUMNS


def jobs(store: Path) -> dict[str, meter.Job]:
    """Give the ways to compare, by name."""
    ours = (*meter.LEADCTL, "export", "-o", "ours.csv", "--store", str(store))
    found = {"leadctl export": meter.Job(ours, ("ours.csv",))}
    if shutil.which("sqlite3"):
        columns = ", ".join(f'"{name}"' for name in EXPORT_COLUMNS)
        query = f"select {columns} from lead order by lead_id"
        shell = ("sqlite3", "-csv", "-header", str(store), ".once shell.csv", query)
        found["sqlite3 -csv"] = meter.Job(shell, ("shell.csv",))
        found["sqlite3 vacuum"] = meter.Job(("sqlite3", str(store), "vacuum"))
    return found


def measure(rows: int, rounds: int, folder: Path) -> None:
    """Fill a store, export it by turns, forget a person, and print the figures."""
    listing, store = folder / "leads.csv", folder / "leads.db"
    write_list(listing, rows)
    meter.run(meter.Job((*meter.LEADCTL, "import", str(listing), "--store", str(store))), folder)
    costs = meter.interleaved(jobs(store), rounds, folder)
    forget = (*meter.LEADCTL, "forget", "1", "--yes", "--store", str(store))
    costs["leadctl forget"] = meter.run(meter.Job(forget), folder)
    say(
        meter.table(
            ("way", "CPU s", "us/row", "peak MiB"), [_line(*c, rows) for c in costs.items()]
        )
    )
    for ours, peer in (("export", "-csv"), ("forget", "vacuum")):
        if f"sqlite3 {peer}" in costs:
            ratio = costs[f"leadctl {ours}"].cpu / costs[f"sqlite3 {peer}"].cpu
            say(f"leadctl {ours} / sqlite3 {peer}: {ratio:.2f}")
    say(f"a note of {_noted(store)}   (peaks under {meter.floor():.0f} MiB cannot be seen)")


def _line(name: str, cost: meter.Cost, rows: int) -> tuple[str, str, str, str]:
    return name, f"{cost.cpu:.2f}", f"{cost.cpu / rows * 1e6:.1f}", f"{cost.peak:.0f}"


def _noted(store: Path) -> str:
    with closing(sqlite3.connect(store)) as con:
        size, leads = con.execute(
            "select (select sum(length(leads) + 12) from exported where export_id = 1), rows"
            " from export where export_id = 1"
        ).fetchone()
    return f"{leads:,} leads: {size:,} bytes, {size / leads:.4f} a lead"


def main() -> None:
    """Measure as many rows as are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    say(meter.head("Export and erasure", "leadctl"))
    with meter.workshop() as folder:
        measure(args.rows, args.rounds, folder)


if __name__ == "__main__":
    main()
