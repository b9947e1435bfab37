"""Write `sample_data/` anew, byte for byte: `python tests/tools/make_samples.py [FOLDER]`.

With `--people FILE` it also writes which invented person each line is about
(`file,line,person`; lines count from 1), the truth against which matching can be judged.
"""

from __future__ import annotations

import argparse
import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sample_apollo
import sample_others
from sample_people import Dice, World
from sample_readme import readme

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from sample_others import Line

SEED = 20261121
TARGET = Path(__file__).parents[2] / "sample_data"


@dataclass(frozen=True, slots=True)
class Sample:
    """One finished file: its bytes, whom each line is about, and what is wrong in it."""

    name: str
    data: bytes
    people: list[tuple[int, int]]
    tally: Counter[str]


def csv_line(cells: Sequence[str], delimiter: str = ",", end: str = "\n") -> str:
    """Write one record, quoted where it must be."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerow(cells)
    return out.getvalue()


def broken_lines(world: World, header: str) -> list[tuple[str, str]]:
    """Make the 15 records that no reader can place, with the reason of each."""
    spare = [sample_apollo.base_row(world.dice, world.invent()) for _ in range(18)]
    lines = [csv_line(list(row.values())) for row in spare]
    short = [
        line[: line.index(row["Industry"])] + "\n" for line, row in zip(lines, spare, strict=True)
    ]
    glued = [lines[i].rstrip("\n") + lines[i + 1] for i in (4, 6, 8)]
    loose = [
        line.rstrip("\n") + f",see also: {spare[0]['City']},{spare[1]['City']}\n"
        for line in lines[10:12]
    ]
    unclosed = [_unclose(row) for row in spare[12:15]]
    return [
        *(("too few cells", line) for line in short[:4]),
        *(("too many cells", line) for line in glued + loose),
        *(("quote never closed", line) for line in unclosed),
        *(("header repeated", header) for _ in range(3)),
    ]


def _unclose(row: dict[str, str]) -> str:
    """Open a quote before the city and forget to close it.

    The city, because a quote opened there never yields 27 cells, whichever later quote ends it.
    """
    line = csv_line(list((row | {"Technologies": "", "Annual Revenue": ""}).values()))
    return line.replace(f",{row['City']},", f',"{row["City"]},', 1)


def apollo_sample(world: World) -> tuple[Sample, sample_apollo.Apollo]:
    """Make the Apollo export, broken records among the good ones."""
    apollo = sample_apollo.Apollo(world)
    header = csv_line(sample_apollo.HEADERS)
    texts = [(e.person.number, csv_line(list(e.cells.values()))) for e in apollo.build()]
    for reason, line in broken_lines(world, header):
        texts.insert(world.dice.between(40, len(texts) - 40), (-1, line))
        apollo.tally[f"broken: {reason}"] += 1
    people = [(at, person) for at, (person, _) in enumerate(texts, 2) if person > 0]
    data = (header + "".join(text for _, text in texts)).encode("cp1252")
    return Sample("apollo_export.csv", data, people, apollo.tally), apollo


def list_sample(
    name: str,
    headers: Sequence[str],
    lines: Sequence[Line],
    tally: Counter[str],
    *,
    delimiter: str = ",",
    end: str = "\n",
    encoding: str = "utf-8",
) -> Sample:
    """Make one of the other files."""
    text, people = csv_line(headers, delimiter, end), []
    for person, cells in lines:
        people.append((text.count("\n") + 1, person))
        text += csv_line(cells, delimiter, end)
    return Sample(name, text.encode(encoding), people, tally)


def samples() -> list[Sample]:
    """Make all five files."""
    world = World(Dice(SEED))
    first, apollo = apollo_sample(world)
    known = list({e.person.number: e.person for e in apollo.entries if e.plain}.values())
    others = sample_others.Others(world, known)
    registered, guests = others.webinar()
    scans, opt_outs = others.scans(guests), others.unsubscribed(guests)
    lists = (
        ("webinar_registrants.csv", sample_others.WEBINAR, registered, ";", "\r\n", "utf-8-sig"),
        ("trade_show_scans.csv", sample_others.SCANS, scans, ",", "\r\n", "utf-8"),
        ("customers.csv", sample_others.CUSTOMERS, others.customers(), ",", "\n", "utf-8"),
        ("unsubscribed.csv", sample_others.UNSUBSCRIBED, opt_outs, ",", "\n", "utf-8"),
    )  # fmt: skip
    rest = [
        list_sample(n, h, lines, others.tally[n], delimiter=d, end=end, encoding=encoding)
        for n, h, lines, d, end, encoding in lists
    ]
    return [first, *rest]


def main() -> None:
    """Write the files, their README and, if asked, the truth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=TARGET)
    parser.add_argument("--people", type=Path, help="write file,line,person here")
    args = parser.parse_args()
    made = samples()
    for sample in made:
        (args.folder / sample.name).write_bytes(sample.data)
    text = readme({s.name: (len(s.people), s.tally) for s in made})
    (args.folder / "README.md").write_text(text, "utf-8", newline="\n")
    if args.people:
        rows = [f"{s.name},{line},{person}" for s in made for line, person in s.people]
        args.people.write_text("\n".join(["file,line,person", *rows, ""]), "utf-8")


if __name__ == "__main__":
    main()
