"""Reads the set of telephone numbers as lists hold them."""

from __future__ import annotations

import re
from typing import NamedTuple

from open_sets import FOLDER


class Shape(NamedTuple):
    """A cell and what is to become of it.

    Attributes:
        cell: as it stands in a list.
        country: alpha-2 code of the row's country, perhaps empty.
        value: the numbers, joined by `; `; the text itself where there is none.
        verdict: `valid`, `possible`, `invalid` or `missing`.
        reason: what led to it, perhaps empty.
    """

    cell: str
    country: str
    value: str
    verdict: str
    reason: str


def shapes() -> list[Shape]:
    """Give the whole set."""
    lines = (FOLDER / "phone_shapes.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("# ")]
    return [Shape(_plain(cell), *rest) for cell, *rest in rows]


def _plain(text: str) -> str:
    return re.sub(r"\\(?:u[0-9a-f]{4}|[nt])", _sign, text)


def _sign(written: re.Match[str]) -> str:
    return written[0].encode().decode("unicode_escape")
