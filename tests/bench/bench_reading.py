"""What reading a clean list costs: `python tests/bench/bench_reading.py [--rows N] [--rounds N]`.

Detecting, decoding, parting into cells and checking them stand against `csv.reader` over the same
file, which does nothing but part. The same list is then read packed and in other formats. CPU time
is the median of interleaved rounds; the peak is of the larger process where there are two.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import meter
from leads import write_list
from meter import say

BARE = """
import csv, sys
rows = 0
with open(sys.argv[1], encoding="utf-8", newline="") as stream:
    for row in csv.reader(stream):
        rows += 1
print(rows - 1)
"""

OURS = """
import sys
from pathlib import Path
from leadctl.reading import open_table
table = open_table(Path(sys.argv[1]))
rows = rejects = 0
for chunk in table.chunks:
    rows += len(chunk.lines)
    rejects += len(chunk.rejects)
print(rows, rejects)
"""

SHEET_ROWS = 200_000
"""Rows of the workbook; a whole list is more than a sheet can hold."""


def lists(source: Path) -> dict[str, Callable[[Path], None]]:
    """Give the other forms of a list: name of the file -> what writes it."""

    def zipped(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(source, "leads.csv")

    def packed(path: Path) -> None:
        with source.open("rb") as plain, gzip.open(path, "wb", 1) as stream:
            shutil.copyfileobj(plain, stream, 1 << 20)

    def lines(path: Path) -> None:
        with path.open("w", encoding="utf-8") as stream:
            for row in _objects(source):
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    found: dict[str, Callable[[Path], None]] = {
        "leads.csv.gz": packed,
        "leads.zip": zipped,
        "leads.jsonl": lines,
    }
    if find_spec("pyarrow"):
        found["leads.parquet"] = lambda path: _write_parquet(source, path)
    if find_spec("xlsxwriter"):
        found["leads.xlsx"] = lambda path: _write_sheet(source, path)
    return found


def _objects(source: Path) -> Iterator[dict[str, str]]:
    with source.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _write_parquet(source: Path, path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    rows = _objects(source)
    first = list(islice(rows, 1))
    schema = pa.schema([(name, pa.string()) for name in first[0]])
    with parquet.ParquetWriter(path, schema) as writer:
        batch = first + list(islice(rows, 50_000))
        while batch:
            writer.write_table(pa.Table.from_pylist(batch, schema))
            batch = list(islice(rows, 50_000))


def _write_sheet(source: Path, path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("Leads")
    with source.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(islice(csv.reader(stream), SHEET_ROWS + 1)):
            for at, cell in enumerate(row):
                sheet.write_string(number, at, cell)
    book.close()


def measure(rows: int, rounds: int, folder: Path) -> None:
    """Write the lists, read them by turns, and print the figures."""
    source = folder / "leads.csv"
    write_list(source, rows)
    say(f"{rows:,} rows, {source.stat().st_size / 1e6:.0f} MB")
    forms = lists(source)
    for name, write in forms.items():
        writer = get_context("fork").Process(
            target=write, args=(folder / name,)
        )  # its memory is not to be ours
        writer.start()
        writer.join()
    jobs = {"csv.reader": meter.Job((sys.executable, "-c", BARE, "leads.csv"))}
    for name in ("leads.csv", *forms):
        jobs[f"leadctl {name}"] = meter.Job((sys.executable, "-c", OURS, name))
    costs = meter.interleaved(jobs, rounds, folder)
    bare = costs["csv.reader"].cpu / rows
    table = []
    for name, cost in costs.items():
        count = min(rows, SHEET_ROWS) if name.endswith("xlsx") else rows
        each = cost.cpu / count
        figures = f"{cost.cpu:.2f}", f"{each * 1e6:.2f}", f"{each / bare:.2f}", f"{cost.peak:.0f}"
        table.append((name, *figures))
    say(meter.table(("way", "CPU s", "us/row", "x csv.reader", "peak MiB"), table))
    say(f"(peaks under {meter.floor():.0f} MiB cannot be seen)")


def main() -> None:
    """Measure as many rows as are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_250_000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    say(meter.head("Reading", "leadctl", "python-calamine", "pyarrow"))
    with meter.workshop() as folder:
        measure(args.rows, args.rounds, folder)


if __name__ == "__main__":
    main()
