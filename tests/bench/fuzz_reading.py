"""Breaks bytes of lists at random and reads them: `tests/bench/fuzz_reading.py --seconds N`.

Whatever is in a file, reading ends, raises nothing but our own errors, gives rows of the header's
width, and leaves no line out nor counts one twice: each is in a row, a reject, the header, or
blank.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from polluter import Style, written
from tables import tables

from leadctl.errors import LeadctlError
from leadctl.mapping.maps.profiles import is_vendors_header
from leadctl.reading import open_table

SIGNS = (
    *map(bytes, ([n] for n in b"\",;\t|' \r\n\\\x00=@")),
    b'""',
    b"\r\n",
    b"\n\n",
    b"\xff",
    b"\xe4",
)
STYLES = (
    Style(),
    Style(";"),
    Style("\t"),
    Style(quote="'"),
    Style(escape="\\"),
    Style(always=True),
)
SLOW = 20.0
"""Seconds for some kilobytes, beyond which something goes round and round."""


def broken(data: bytes, luck: random.Random) -> bytes:
    """Put in, take out, double and swap pieces of a file."""
    for _ in range(luck.randrange(1, 12)):
        at, size = luck.randrange(len(data) + 1), luck.choice((1, 1, 2, 9, 200))
        piece = data[at : at + size]
        put = luck.choice((luck.choice(SIGNS), b"", piece * 2, luck.choice(SIGNS) * 3))
        data = data[:at] + put + data[at + luck.choice((0, size)) :]
    return data


def read(path: Path) -> str:
    """Read a file to its end; what is wrong with the reading, empty for nothing."""
    start = time.monotonic()
    numbers: list[int] = []
    try:
        table = open_table(path, is_header=is_vendors_header)
        found: list[str] = list(table.columns)
        for chunk in table.chunks:
            if {len(column) for column in chunk.columns} - {len(chunk.lines)}:
                return "a chunk whose columns are not equally long"
            found += [cell for column in chunk.columns for cell in column]
            found += [one.raw for one in chunk.rejects]
            numbers += [*chunk.lines, *(one.line for one in chunk.rejects)]
    except LeadctlError:
        return ""
    if time.monotonic() - start > SLOW:
        return "it takes too long"
    if len(numbers) != len(set(numbers)):
        return "a line that is counted twice"
    there = set(_words("\n".join(found)))
    lost = set(_words(path.read_bytes().decode("latin-1"))) - there
    return f"lost: {sorted(lost)[:5]}" if table.shape.encoding == "utf-8" and lost else ""


def _words(text: str) -> list[str]:
    """The marks by which rows are known again: no fault can part or join them unseen."""
    return re.findall(r"k\d{3}k", text)


def main() -> None:
    """Fuzz for some seconds; the first finding ends it, its file is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    args = parser.parse_args()
    luck = random.Random(args.seed)  # noqa: S311 - no secret
    end, count = time.monotonic() + args.seconds, 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        clean = tables(8)
        while time.monotonic() < end:
            table = luck.choice(clean)
            rows = [[f"k{100 + n}k {row[0]}", *row[1:]] for n, row in enumerate(table.rows)]
            text = written([table.header, *rows], luck.choice(STYLES))
            path.write_bytes(broken(text.encode(), luck))
            try:
                wrong = read(path)
            except Exception:
                Path("fuzzed.csv").write_bytes(path.read_bytes())
                raise
            if wrong:
                Path("fuzzed.csv").write_bytes(path.read_bytes())
                raise SystemExit(f"{wrong}; seed {args.seed}, file {count}: see fuzzed.csv")
            count += 1
    print(f"{count:,} broken files read, seed {args.seed}: nothing found")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
