"""The bench list has the shape that its figures are quoted for."""

from __future__ import annotations

import csv
from pathlib import Path

import leads
import pytest

ROWS = 6000


@pytest.fixture(scope="module")
def listed() -> list[dict[str, str]]:
    header, *rest = leads.rows(ROWS)
    return [dict(zip(header, cells, strict=True)) for cells in rest]


def test_twenty_columns_seven_cells_in_ten_filled(listed: list[dict[str, str]]) -> None:
    said = [c for row in listed for c in row.values() if c and c not in leads.WORDS["nulls"]]
    assert len(listed[0]) == 20
    assert len(said) / (ROWS * 20) == pytest.approx(0.70, abs=0.01)


def test_distinct_emails_and_domains(listed: list[dict[str, str]]) -> None:
    emails = [e.lower().strip() for row in listed if "@" in (e := row["Email"])]
    domains = {e.partition("@")[2] for e in emails}
    assert len(set(emails)) / len(emails) == pytest.approx(0.88, abs=0.02)
    assert len(domains) / len(emails) == pytest.approx(0.13, abs=0.02)


def test_phones_of_ten_countries_most_of_them_valid(listed: list[dict[str, str]]) -> None:
    from naive_clean import REGIONS, clean_phone

    told = [(row["Phone"], REGIONS[row["Country"]]) for row in listed if row["Country"] in REGIONS]
    phones = [(text, region) for text, region in told if any(c.isdigit() for c in text)]
    valid = [region for text, region in phones if clean_phone(text, region)]
    assert set(valid) == set(REGIONS.values())
    assert len(set(REGIONS.values())) == 10
    assert len(valid) / len(phones) > 0.85


def test_firms_of_a_hundred_thousand_numbers_are_distinct() -> None:
    assert len({leads.firm(number).domain for number in range(100_000)}) == 100_000


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    leads.write_list(tmp_path / "a.csv", 300)
    leads.write_list(tmp_path / "b.csv", 300)
    leads.write_list(tmp_path / "c.csv", 300, seed=8)
    a, b, c = ((tmp_path / name).read_bytes() for name in ("a.csv", "b.csv", "c.csv"))
    assert a == b != c
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        assert {len(cells) for cells in csv.reader(file)} == {20}
