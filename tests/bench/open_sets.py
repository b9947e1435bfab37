"""Reads the sets of cases in `open_sets`, each a fact a line, and cuts them in halves."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "open_sets"


def read_set(name: str) -> list[tuple[str, str]]:
    """Give the pairs of text and expected value; lines with `#` and a blank are the head."""
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("# ")]
    return [(one[0], one[1]) for one in cells]


def halves(cases: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Give every other case to each half: one to look at, one to hold out."""
    return cases[::2], cases[1::2]
