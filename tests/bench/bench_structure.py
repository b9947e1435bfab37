"""How well broken tables are read: `python tests/bench/bench_structure.py [--held-out SEED]`.

Each table of `tables` is broken in every way that `polluter` knows, one fault a file. A file is
right when every value of every row stands in its own column, a stray quote aside. A row that is in
no clean table is wrong without a word; a value that is neither in a row nor in a reject is lost.
Those tables were looked at while the reader was made; `--held-out` makes others, each seed its own:
take a new one to judge, and never mend what only one seed shows.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import meter
from heldout import HeldOut, held_out
from polluter import PLAIN, Polluted, polluted
from tables import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PEERS = ("clevercsv", "duckdb", "pandas")


class Read(NamedTuple):
    """What a reader made of a file: rows, and the raw text of what it rejected."""

    rows: list[list[str]]
    raw: str = ""
    rejects: int = 0


def ours(path: Path) -> Read:
    """Read as leadctl does."""
    from leadctl.mapping.maps.profiles import is_vendors_header
    from leadctl.reading import open_table
    from leadctl.reading.opening.rejects import NO_ROWS

    chunks = list(open_table(path, is_header=is_vendors_header).chunks)
    rows = [list(row) for chunk in chunks for row in zip(*chunk.columns, strict=True)]
    rejects = [one for chunk in chunks for one in chunk.rejects]
    counted = sum(one.reason not in NO_ROWS for one in rejects)
    return Read(rows, "\n".join(one.raw for one in rejects), counted)


def plain(path: Path) -> Read:
    """Read as the csv module does without being told anything."""
    with path.open(newline="", encoding="utf-8") as stream:
        return Read(list(csv.reader(stream))[1:])


def sniffed(path: Path) -> Read:
    """Read under what csv.Sniffer finds."""
    with path.open(newline="", encoding="utf-8") as stream:
        dialect = csv.Sniffer().sniff(stream.read(1 << 16), ",;\t|")
        stream.seek(0)
        return Read(list(csv.reader(stream, dialect))[1:])


def clever(path: Path) -> Read:
    """Read as CleverCSV does."""
    import clevercsv

    return Read(clevercsv.read_table(str(path))[1:])


def pandas(path: Path) -> Read:
    """Read as pandas does, all as text."""
    import pandas as pd

    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return Read([list(map(str, row)) for row in frame.itertuples(index=False)])


def duckdb(path: Path) -> Read:
    """Read as DuckDB does, all as text."""
    import duckdb as db

    found = db.sql(f"select * from read_csv('{path}', all_varchar = true)").fetchall()
    return Read([["" if cell is None else cell for cell in row] for row in found])


WAYS: dict[str, Callable[[Path], Read]] = {
    "leadctl": ours,
    "csv.reader": plain,
    "csv.Sniffer": sniffed,
    "clevercsv": clever,
    "pandas": pandas,
    "duckdb": duckdb,
}


class Score:
    """How one way did: per fault, files and how many were right; cells; what went wrong."""

    def __init__(self) -> None:
        self.files: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.hits = self.given = self.wanted = 0
        self.rejects = self.wrong = self.lost = self.failed = 0
        self.shown: dict[str, list[str]] = defaultdict(list)

    def add(self, one: Polluted, read: Read | None) -> None:
        """Judge what was read from a file; None is an error."""
        self.files[one.fault] += 1
        found = [tuple(map(_value, row)) for row in read.rows] if read else []
        wanted = [tuple(map(_value, row)) for row in one.rows]
        self.right[one.fault] += found == wanted and read is not None
        cells, aims = _cells(found), _cells(wanted)
        self.hits += (cells & aims).total()
        self.given, self.wanted = self.given + cells.total(), self.wanted + aims.total()
        if read is None:
            self.failed += 1
            return
        self.rejects += read.rejects
        wrong = Counter(found) - Counter(wanted)
        self.wrong += wrong.total()
        lost = _lost(found, wanted, _value(read.raw))
        self.lost += len(lost)
        if found != wanted:
            self.shown[one.fault].append(f"wrong {list(wrong)[:2]} lost {lost[:3]}")

    @property
    def f1(self) -> float:
        """Share of cells that stand where they should, both ways."""
        return 2 * self.hits / max(self.given + self.wanted, 1)


def _value(text: str) -> str:
    return text.replace('"', "").replace("\\", "").strip()


def _cells(rows: list[tuple[str, ...]]) -> Counter[tuple[int, str]]:
    return Counter((at, cell) for row in rows for at, cell in enumerate(row))


def _lost(found: list[tuple[str, ...]], wanted: list[tuple[str, ...]], raw: str) -> list[str]:
    missing = {cell for row in wanted for cell in row if cell}
    missing.difference_update(cell for row in found for cell in row)
    there = "\0".join(cell for row in found for cell in row) + "\0" + raw if missing else ""
    return [cell for cell in missing if cell not in there]


def measure(chosen: Sequence[HeldOut], ways: dict[str, Callable[[Path], Read]]) -> dict[str, Score]:
    """Read every polluted file in every way."""
    scores = {name: Score() for name in ways}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        for table, style, broken in chosen:
            for one in polluted(table, style=style, broken=broken):
                path.write_text(one.text, encoding="utf-8", newline="")
                for name, way in ways.items():
                    scores[name].add(one, _tried(way, path))
    return scores


def _tried(way: Callable[[Path], Read], path: Path) -> Read | None:
    try:
        return way(path)
    except Exception:
        if way is ours:
            raise
        return None  # peers raise what they like; it counts against them


def report(scores: dict[str, Score]) -> str:
    """Lay out the figures."""
    lines = [
        (name, f"{one.right.total():,} of {one.files.total():,}",
         f"{100 * one.right.total() / one.files.total():.1f}", f"{one.f1:.4f}",
         str(one.rejects), str(one.wrong), str(one.lost), str(one.failed))
        for name, one in scores.items()
    ]  # fmt: skip
    head = ("way", "files right", "%", "cell F1", "rejects", "wrong rows", "lost values", "errors")
    faults = next(iter(scores.values())).files
    by_fault = [
        (fault, str(n), *(f"{100 * one.right[fault] / n:.0f}" for one in scores.values()))
        for fault, n in sorted(faults.items())
    ]
    second = meter.table(("fault", "files", *(f"{name} %" for name in scores)), by_fault)
    return f"{meter.table(head, lines)}\n\n{second}"


def main() -> None:
    """Read all tables in all ways that are installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=40)
    parser.add_argument("--held-out", type=int, metavar="SEED", help="take fresh tables")
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--verbose", action="store_true", help="show what went wrong")
    args = parser.parse_args()
    missing = [name for name in PEERS if find_spec(name) is None]
    left = {"leadctl"} if args.ours else set(WAYS) - set(missing)
    chosen = [HeldOut(table, PLAIN, None) for table in tables(args.rows)]
    chosen = chosen if args.held_out is None else held_out(args.held_out)
    scores = measure(chosen, {name: way for name, way in WAYS.items() if name in left})
    text = [meter.head("Structure", "leadctl", *PEERS), report(scores)]
    text += [f"skipped: {name} is not installed" for name in missing]
    if args.verbose:
        text += [f"{k}: {m}" for k, all_ in scores["leadctl"].shown.items() for m in all_[:12]]
    print("\n".join(text))  # noqa: T201 - a script


if __name__ == "__main__":
    main()
