"""What a list of companies costs: `python tests/bench/bench_companies.py [--rows N] [--rounds N]`.

A store that has people already gets a list of most of their companies, and of some that nobody
works for. Against a plain merge of the two lists on the domain with pandas, which keeps neither
rows nor where values come from. Then every lead is looked at: whether it has what its company's
row says, and nothing of another's. CPU time is the median of interleaved rounds.
"""

from __future__ import annotations

import argparse
import csv
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import meter
from leads import FOUNDED, firm, write_list
from meter import say

NAIVE = Path(__file__).with_name("naive_companies.py")
COLUMNS = ("Company", "Website", "Annual Revenue", "Company Linkedin Url")
LISTED, UNKNOWN = 0.8, 0.2
"""Shares of the people's companies that the list has, and of further ones beside those."""


def companies(rows: int) -> dict[str, tuple[str, ...]]:
    """Give the list by domain: a row each, of the companies of so many people."""
    founded = int(rows * FOUNDED)
    listed = [*range(int(founded * LISTED)), *range(founded + 1, int(founded * (1 + UNKNOWN)))]
    found = {}
    for number in listed:
        one = firm(number)
        page = f"https://www.linkedin.com/company/{one.domain.partition('.')[0]}-{number}"
        found[one.domain] = (one.name, f"www.{one.domain}", str(100_000 + number), page)
    return found


def jobs(people: Path, listing: Path) -> dict[str, meter.Job]:
    """Give the ways to compare, by name; each import starts with the same store."""
    ours = (*meter.LEADCTL, "import", str(listing), "--store", "leads.db")
    naive = (sys.executable, str(NAIVE), str(people), str(listing), "merged.csv")
    return {
        "leadctl import": meter.Job(ours, copied={"leads.db": "people.db"}),
        "pandas merge": meter.Job(naive, ("merged.csv",)),
    }


def verdicts(store: Path, told: dict[str, tuple[str, ...]]) -> Counter[str]:
    """Count the leads by what they have of their company."""
    found: Counter[str] = Counter()
    with closing(sqlite3.connect(store)) as con:
        for domain, revenue, page in con.execute(
            "select domain, revenue, company_linkedin from lead"
        ):
            row = told.get(domain or "")
            if row is None:
                found[
                    "of no listed company, and with none of it" if revenue is None else "wrong"
                ] += 1
            else:
                right = (str(revenue), page) == row[2:]
                found["filled" if right else "lacking" if revenue is None else "wrong"] += 1
    return found


def merged(path: Path) -> int:
    """Count the people whom the merge gave something of their company."""
    with path.open(encoding="utf-8", newline="") as lines:
        return sum(bool(row["Annual Revenue"]) for row in csv.DictReader(lines))


def measure(rows: int, rounds: int, folder: Path) -> None:
    """Fill a store, give it the list by turns with the merge, and print the figures."""
    people, listing = folder / "people.csv", folder / "companies.csv"
    write_list(people, rows)
    told = companies(rows)
    with listing.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([COLUMNS, *told.values()])
    fill = (*meter.LEADCTL, "import", str(people), "--store", "people.db")
    meter.run(meter.Job(fill), folder)
    costs = meter.interleaved(jobs(people, listing), rounds, folder)
    ours = costs["leadctl import"].cpu
    lines = [
        (name, f"{c.cpu:.2f}", f"{c.peak:.0f}", f"{ours / c.cpu:.2f}") for name, c in costs.items()
    ]
    say(f"\n{rows:,} rows of people, {len(told):,} companies, {rounds} rounds")
    say(meter.table(("way", "CPU s", "peak MiB", "leadctl / way"), lines))
    for what, n in verdicts(folder / "leads.db", told).most_common():
        say(f"leads {what}: {n:,}")
    say(f"rows that the merge filled: {merged(folder / 'merged.csv'):,}")


def main() -> None:
    """Measure as many rows as are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    say(meter.head("Lists of companies", "leadctl", "pandas"))
    with meter.workshop() as folder:
        measure(args.rows, args.rounds, folder)


if __name__ == "__main__":
    main()
