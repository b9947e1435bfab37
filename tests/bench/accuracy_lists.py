"""Lists of one column: how many are taken as what they are, and how many others are left alone.

`python tests/bench/accuracy_lists.py [--seed N] [--wrong]`; the words stand in lists.toml. No
library does this, so nothing stands beside our figures but the share that must not be taken.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import tomllib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from meter import say, table

from leadctl.errors import LeadctlError
from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file

WORDS = Path(__file__).with_name("lists.toml")
SIZES = (1, 3, 6, 20, 100)
PEOPLES = {"email", "phone", "full_name", "title", "country", "company", "linkedin"}
SAME = {"domain": "website"}
"""Kinds that stand for each other."""


class List(NamedTuple):
    """One list: its set, the kind that it is of (none for `others`), its header and its rows."""

    of: str
    kind: str
    header: str
    rows: list[str]


def messy(chance: random.Random, value: str) -> str:
    """Write a value as people do: shouted, small, with blanks, or not at all."""
    kinds = [str.upper, str.lower, "  {} ".format, lambda _: "", lambda _: "n/a", "{}\u200b".format]
    return chance.choice(kinds)(value) if chance.random() < 0.5 else value


def lists(seed: int) -> list[List]:
    """Make all lists, each time the same ones for a seed."""
    chance, words = random.Random(seed), tomllib.loads(WORDS.read_text("utf-8"))  # noqa: S311 - no secret
    found = []
    for kind, sets in words["first"].items():
        for text in sets.values():
            found += list(drawn(chance, kind, text.split("|"), words["headers"][kind]))
    for kind, texts in words["fresh"].items():
        for text in texts:
            rows = text.split("|")
            found += [List("fresh", kind, head, part) for head in ("", "xyz")
                      for part in (rows, rows[:1], [*rows, *map(str.upper, rows)])]  # fmt: skip
    for text in words["others"].values():
        rows = text.split("|")
        found += [List("others", "", head, part) for head in ("", "xyz")
                  for part in (rows, chance.choices(rows, k=40))]  # fmt: skip
    return found


def drawn(chance: random.Random, kind: str, words: list[str], headers: list[str]):
    """Lists of some words: of all sizes, clean and messy, with a header and without one."""
    for size in SIZES:
        rows = chance.sample(words, size) if size <= len(words) else chance.choices(words, k=size)
        for head in ("", chance.choice(headers)):
            yield List("first", kind, head, rows)
            if size > 1:
                yield List("first", kind, head, [messy(chance, row) for row in rows])


def taken_as(one: List, folder: Path) -> str:
    """Clean a list, and tell as what; with `-` where rows of it were lost."""
    path, said = folder / "list.csv", sum(1 for row in one.rows if row.strip())
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([row] for row in filter(None, [one.header, *one.rows]))
    asked = CleanRequest(str(path), stream=io.BytesIO(), rejects=folder / "rejects.csv")
    try:
        result = clean_file(asked)
    except LeadctlError:
        return ""
    fields = [column.field for column in result.plan.columns] if result.plan else []
    field = " ".join(fields).replace("mobile_phone", "phone")
    return SAME.get(field, field) + ("-" if result.rows < said else "")


def main() -> None:
    """Print how many of each kind are right, and with `--wrong` the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="show the lists that are not right")
    asked = parser.parse_args()
    there, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    with TemporaryDirectory() as folder:
        for one in lists(asked.seed):
            kind = taken_as(one, Path(folder))
            good = kind == SAME.get(one.kind, one.kind) if one.kind else kind not in PEOPLES
            for key in ((one.of, one.kind or "none of them"), (one.of, "all")):
                there[key] += 1
                right[key] += good
            if asked.wrong and not good:
                say(f"{one.of} {one.kind or 'none'}, not `{kind}`: {one.header} {one.rows[:3]}")
    rows = [[*key, f"{right[key]:,} of {n:,}", f"{right[key] / n:.1%}"] for key, n in there.items()]
    say(table(["set", "kind", "right", ""], rows))


if __name__ == "__main__":
    main()
