"""What new leads cost to match: `python tests/bench/bench_incremental.py [--rows N] [--new N]`.

A list comes in two parts: the first is imported and deduped, then the second. Measured are `dedupe`
of the first part, of the second beside what is remembered, and of both with `--anew`; and how far
what was found differs from a store that took both parts before its one `dedupe`, over pairs of rows
that end in one lead. The second part is of the same people as the first: both come out of one list.
"""

from __future__ import annotations

import argparse
import sqlite3
from contextlib import closing
from itertools import combinations
from typing import TYPE_CHECKING

import meter
from meter import LEADCTL, Job, say
from people import write_people

if TYPE_CHECKING:
    from pathlib import Path

REMEMBERED, APART, ONCE = "remembered.db", "apart.db", "once.db"


def command(store: str, *words: str) -> tuple[str, ...]:
    """A command over a store of the folder."""
    return (*LEADCTL, *words, "--store", store, "-q")


def part(folder: Path, rows: int, new: int, seed: int) -> None:
    """Write a list in two parts, and whole."""
    write_people(folder / "all.csv", rows + new, seed)
    header, *lines = (folder / "all.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "first.csv").write_text(header + "".join(lines[:rows]), "utf-8")
    (folder / "second.csv").write_text(header + "".join(lines[rows:]), "utf-8")


def pairs_of(store: Path) -> set[tuple[int, int]]:
    """The pairs of records that are one lead."""
    with closing(sqlite3.connect(store)) as con:
        rows = con.execute("select group_concat(record_id) from member group by lead_id")
        homes = [sorted(map(int, text.split(","))) for (text,) in rows]
    return {pair for home in homes for pair in combinations(home, 2)}


def measure(folder: Path, rows: int, new: int, rounds: int) -> None:
    """Print the figures."""
    for store, lists in ((REMEMBERED, ["first.csv"]), (ONCE, ["first.csv", "second.csv"])):
        for name in lists:
            meter.run(Job(command(store, "import", name)), folder)
    (folder / REMEMBERED).replace(folder / "first.db")
    meter.run(Job(command(ONCE, "dedupe")), folder)
    first = Job(command(REMEMBERED, "dedupe"), copied={REMEMBERED: "first.db"})
    cold = [meter.run(first, folder) for _ in range(rounds)]
    size = (folder / REMEMBERED).stat().st_size - (folder / "first.db").stat().st_size
    meter.run(Job(command(REMEMBERED, "import", "second.csv")), folder)
    (folder / REMEMBERED).replace(folder / "both.db")
    jobs = {
        "new leads": Job(command(REMEMBERED, "dedupe"), copied={REMEMBERED: "both.db"}),
        "all anew": Job(command(APART, "dedupe", "--anew"), copied={APART: "both.db"}),
    }
    costs = {f"first {rows:,}": meter.middle(cold)} | meter.interleaved(jobs, rounds, folder)
    against = costs["all anew"].cpu
    lines = [
        (name, f"{one.cpu:.2f} s", f"{one.cpu / against:.2f}x", f"{one.peak:.0f} MiB")
        for name, one in costs.items()
    ]
    say(meter.table((f"{new:,} new leads", "CPU", "of all anew", "peak"), lines))
    say(f"the first `dedupe` makes the store {size / rows:.0f} bytes a row larger")
    once = pairs_of(folder / ONCE)
    for name, store in (("what is remembered", REMEMBERED), ("all anew", APART)):
        found = pairs_of(folder / store)
        missed, more = len(once - found), len(found - once)
        say(f"by {name}: {len(found):,} pairs of rows; of one run {missed} missed, {more} more")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--new", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    say(meter.head("dedupe of new leads", "leadctl", "numpy", "rapidfuzz"))
    with meter.workshop() as folder:
        part(folder, args.rows, args.new, args.seed)
        measure(folder, args.rows, args.new, args.rounds)


if __name__ == "__main__":
    main()
