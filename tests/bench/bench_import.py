"""How much an import costs: `python tests/bench/bench_import.py [--rows N] [--million]`.

Against the SQLite shell's `.import` of the same file, which only splits and stores, and against
the plain use of the libraries once a row, which only cleans. CPU time is the median of
interleaved rounds; wall time would measure the neighbours.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import meter
from leads import COLUMNS, write_list
from meter import say

PACKAGES = ("leadctl", "email-validator", "phonenumbers", "nameparser")
NAIVE = Path(__file__).with_name("naive_clean.py")


def jobs(listing: Path, *, naive: bool = True) -> dict[str, meter.Job]:
    """Give the ways to compare, by name; each import starts with an empty store."""
    ours = [*meter.LEADCTL, "import", str(listing), "--store", "leads.db"]
    found = {"leadctl import": meter.Job(ours, ("leads.db",))}
    if shutil.which("sqlite3"):
        load = ["sqlite3", "raw.db", "-cmd", ".mode csv", f".import {listing} raw"]
        found["sqlite3 .import"] = meter.Job(load, ("raw.db",))
    if naive:
        found["plain libraries"] = meter.Job([sys.executable, str(NAIVE), str(listing)])
    return found


def report(costs: dict[str, meter.Cost], rows: int) -> str:
    """Show each way and how much more leadctl takes."""
    ours = costs["leadctl import"].cpu
    lines = [
        (name, f"{c.cpu:.2f}", f"{c.cpu / rows * 1e6:.0f}", f"{c.peak:.0f}", f"{ours / c.cpu:.2f}")
        for name, c in costs.items()
    ]
    return meter.table(("way", "CPU s", "us/row", "peak MiB", "leadctl / way"), lines)


def measure(rows: int, rounds: int, folder: Path, *, naive: bool) -> None:
    """Make the list, run everything on it and print the figures."""
    listing = folder / "leads.csv"
    write_list(listing, rows)
    size = listing.stat().st_size
    say(f"\n{rows:,} rows x {len(COLUMNS)} columns, {size / 2**20:.1f} MiB, {rounds} rounds")
    costs = meter.interleaved(jobs(listing, naive=naive), rounds, folder)
    say(report(costs, rows))
    say(f"(peaks under {meter.floor():.0f} MiB cannot be seen)")
    store = (folder / "leads.db").stat().st_size
    say(f"store: {store / rows:.0f} bytes a record, {store / size:.2f} x the file")


def main() -> None:
    """Measure 100,000 rows and, if asked, a million."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-naive", action="store_true", help="leave out the slow peer")
    parser.add_argument("--million", action="store_true", help="a million rows too, one round")
    args = parser.parse_args()
    say(meter.head("Import", *PACKAGES))
    if not shutil.which("sqlite3"):
        say("skipped: the sqlite3 shell is not installed, so there is no `.import` to compare with")
    with meter.workshop() as folder:
        measure(args.rows, args.rounds, folder, naive=not args.no_naive)
        if args.million:
            measure(1_000_000, 1, folder, naive=False)


if __name__ == "__main__":
    main()
