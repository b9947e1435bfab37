"""What the store costs at size: `python tests/bench/bench_store.py [--rows N] [--rounds N]`.

- landing: from cleaned rows in the staging to the commit, against the SQLite shell's `.import` of
  the same file, which only splits and stores. Once with nobody in two rows, where no lead is to be
  put together, and once as lists are.
- upsert: a list in which every row of the store changed.
- a night: a full list of the same rows, and how much the store grows by.
- export of all leads as guarded CSV with the gate, against the shell's CSV.
- a segment of four conditions, as a query and as a command.
- `status` and `--help` against bare Python.
- undo of the import.

CPU seconds are medians of rounds that take turns; `x` is the ratio to the row named there.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import leads
import meter
from meter import say

if TYPE_CHECKING:
    from collections.abc import Iterator

SEGMENT = "country:de,fr,us seniority:vp,c_level,director has:email not status:unqualified"
SHELL, BARE = "sqlite3 .import", "python -c ''"
LOOKS = 15
"""Rounds of short commands."""


def land_alone(listing: str, store: str) -> None:
    """Import a list and print the CPU seconds of its transaction: what `--land` measures."""
    from leadctl.cli.app import main
    from leadctl.workflows.importing import import_lists

    plain, spent = import_lists.writing, 0.0

    @contextmanager
    def timed(*args: Any, **asked: Any) -> Iterator[Any]:
        nonlocal spent
        start = time.process_time()
        with plain(*args, **asked) as con:
            yield con
        spent = time.process_time() - start

    import_lists.writing = timed
    try:
        sys.argv = ["leadctl", "import", listing, "--store", store, "-q"]
        main()
    finally:
        say(f"{spent:.3f}")


def write_lists(folder: Path, rows: int) -> None:
    """Write the lists: distinct people, people as they come, the same changed, one row more."""
    repeated, leads.REPEATED = leads.REPEATED, 0.0
    leads.write_list(folder / "apart.csv", rows)
    leads.REPEATED = repeated
    leads.write_list(folder / "crm.csv", rows)
    with (folder / "crm.csv").open(encoding="utf-8", newline="") as given:
        lines = csv.reader(given)
        head = next(lines)
        at = head.index("Notes")
        with (
            (folder / "changed.csv").open("w", encoding="utf-8", newline="") as changed,
            (folder / "night.csv").open("w", encoding="utf-8", newline="") as night,
        ):
            upsert, again = (csv.writer(out, lineterminator="\n") for out in (changed, night))
            upsert.writerow(head)
            again.writerow(head)
            for cells in lines:
                again.writerow(cells)
                upsert.writerow([*cells[:at], f"Called on the {len(cells[0])}th", *cells[at + 1 :]])
            again.writerow(["Zoe", "New", *[""] * 2, "zoe.new@late.example", *[""] * 15])


def ours(*words: str) -> list[str]:
    """Write a command on the bench's store."""
    return [*meter.LEADCTL, *words, "--store", "leads.db"]


def shell(*words: str) -> list[str]:
    """Write a command of the SQLite shell."""
    return ["sqlite3", *words]


def writers() -> dict[str, meter.Job]:
    """Give what writes to the store; each starts from a store as it has to be."""
    base = {"leads.db": "base.db"}
    load = ["raw.db", "-cmd", ".mode csv", ".import crm.csv raw"]
    found = {
        SHELL: meter.Job(shell(*load), ("raw.db",)),
        "import": meter.Job(ours("import", "crm.csv", "-q"), ("leads.db",)),
        "upsert": meter.Job(ours("import", "changed.csv", "--source", "crm", "-q"), copied=base),
        "night, --full": meter.Job(
            ours("import", "night.csv", "--source", "crm", "--full", "-q"), copied=base
        ),
        "undo": meter.Job(ours("undo", "1", "-q"), copied=base),
    }
    if tool := shutil.which("sqlite-utils", path=str(Path(sys.executable).parent)):
        insert = [tool, "insert", "utils.db", "raw", "crm.csv", "--csv"]
        found["sqlite-utils insert"] = meter.Job(insert, ("utils.db",))
    return found


def readers() -> dict[str, meter.Job]:
    """Give what writes leads out."""
    dump = "sqlite3 -csv -header base.db 'select * from lead' > shell.csv"
    return {
        "shell's csv": meter.Job(["sh", "-c", dump]),
        "export": meter.Job(
            ours("export", "-o", "out.csv", "-q"), ("out.csv",), {"leads.db": "base.db"}
        ),
    }


def looks() -> dict[str, meter.Job]:
    """Give the short commands."""
    return {
        BARE: meter.Job([sys.executable, "-c", ""]),
        "--help": meter.Job([*meter.LEADCTL, "--help"]),
        "status": meter.Job([*meter.LEADCTL, "status", "--store", "base.db"]),
        "list SEGMENT --count": meter.Job(
            [*meter.LEADCTL, "list", SEGMENT, "--count", "--store", "base.db"]
        ),
    }


def landings(folder: Path, rounds: int) -> None:
    """Measure the store's part alone, in turns with the shell."""
    lines = []
    for name in ("apart.csv", "crm.csv"):
        load = meter.Job(shell("raw.db", "-cmd", ".mode csv", f".import {name} raw"), ("raw.db",))
        words = [sys.executable, __file__, "--land", name, "leads.db"]
        spent, split = [], []
        for _ in range(rounds):
            split.append(meter.run(load, folder))
            meter.run(meter.Job(words, ("leads.db",)), folder)
            spent.append(float((folder / "said.txt").read_text("utf-8").split()[-1]))
        mine, theirs = sorted(spent)[len(spent) // 2], meter.middle(split).cpu
        lines.append((name, f"{mine:.2f}", f"{theirs:.2f}", f"{mine / theirs:.1f}"))
    say(meter.table(("landing of", "CPU s", SHELL, "x"), lines))


def compare(jobs: dict[str, meter.Job], against: str, rounds: int, folder: Path) -> None:
    """Measure jobs in turns and show them."""
    costs = meter.interleaved(jobs, rounds, folder)
    floor = costs[against].cpu
    lines = [
        (name, f"{c.cpu:.3f}", f"{c.peak:.0f}", f"{c.cpu / floor:.1f}") for name, c in costs.items()
    ]
    say("\n" + meter.table(("way", "CPU s", "peak MiB", f"x {against}"), lines))


def query_alone(store: str) -> None:
    """Look a segment up twice, the second time warm, and print it: what `--query` measures."""
    from leadctl.workflows.leads.choose import Choice
    from leadctl.workflows.leads.list_leads import count_leads

    for _ in range(2):
        start = time.process_time()
        found = count_leads(Path(store), Choice((SEGMENT,)))
        spent = time.process_time() - start
    say(f"segment of four conditions: {spent:.3f} s for {found:,} leads")


def sizes(folder: Path, rows: int) -> None:
    """Show what the store takes, and by how much a night without news lets it grow."""
    base, listing = (folder / name for name in ("base.db", "crm.csv"))
    store = base.stat().st_size
    say(
        f"store: {store / rows:.0f} bytes a record, {store / listing.stat().st_size:.2f} x the file"
    )
    meter.run(writers()["night, --full"], folder)
    more = (folder / "leads.db").stat().st_size - store
    say(f"a night without news: {more / rows:.2f} bytes a row more")
    status = (*meter.LEADCTL, "status", "--json", "--store", "leads.db")
    meter.run(meter.Job(status), folder)
    told = json.loads((folder / "said.txt").read_text("utf-8"))
    say(f"leads: {told['leads']:,}")


def main() -> None:
    """Measure everything at one size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--land", nargs=2, metavar=("LIST", "STORE"), help=argparse.SUPPRESS)
    parser.add_argument("--query", metavar="STORE", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.land:
        land_alone(*args.land)
        return
    if args.query:
        query_alone(args.query)
        return
    if not shutil.which("sqlite3"):
        sys.exit("the sqlite3 shell is not installed, so there is nothing to compare with")
    say(meter.head("Store", "leadctl", "sqlite-utils"))
    with meter.workshop() as folder:
        write_lists(folder, args.rows)
        say(f"{args.rows:,} rows x {len(leads.COLUMNS)} columns, {args.rounds} rounds\n")
        meter.run(meter.Job(ours("import", "crm.csv", "-q")), folder)
        (folder / "leads.db").rename(folder / "base.db")
        sizes(folder, args.rows)
        meter.run(meter.Job([sys.executable, __file__, "--query", "base.db"]), folder)
        say((folder / "said.txt").read_text("utf-8").strip())
        compare(looks(), BARE, LOOKS, folder)
        compare(readers(), "shell's csv", max(args.rounds, 3), folder)
        landings(folder, args.rounds)
        compare(writers(), SHELL, args.rounds, folder)
        say(f"(peaks under {meter.floor():.0f} MiB cannot be seen)")


if __name__ == "__main__":
    main()
