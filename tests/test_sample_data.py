"""The sample lists are what their README says, and the generator still writes them."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_data"
NAMES = (
    "apollo_export.csv",
    "webinar_registrants.csv",
    "trade_show_scans.csv",
    "customers.csv",
    "unsubscribed.csv",
)
PLAIN_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


def rows_of(name: str, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    text = (SAMPLES / name).read_bytes().decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.fixture(scope="module")
def apollo_lines() -> list[list[str]]:
    """Physical lines of the export, each parsed on its own: no good row spans two."""
    text = (SAMPLES / "apollo_export.csv").read_bytes().decode("cp1252")
    return [next(csv.reader([line])) for line in text.splitlines()]


@pytest.fixture(scope="module")
def apollo(apollo_lines: list[list[str]]) -> list[dict[str, str]]:
    header, *lines = apollo_lines
    good = [cells for cells in lines if len(cells) == len(header) and cells != header]
    return [dict(zip(header, cells, strict=True)) for cells in good]


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    script = ROOT / "tests" / "tools" / "make_samples.py"
    truth = folder / "people.csv"
    subprocess.run([sys.executable, script, folder, "--people", truth], check=True, timeout=120)
    return folder


@pytest.mark.parametrize("name", [*NAMES, "README.md"])
def test_generator_writes_the_same_bytes(name: str, remade: Path) -> None:
    assert (remade / name).read_bytes() == (SAMPLES / name).read_bytes()


def test_truth_points_at_lines_about_that_person(remade: Path) -> None:
    truth = list(csv.DictReader((remade / "people.csv").read_text("utf-8").splitlines()))
    lines = (SAMPLES / "apollo_export.csv").read_bytes().decode("cp1252").splitlines()
    told = [t for t in truth if t["file"] == "apollo_export.csv"]
    repeats = len(told) - len({t["person"] for t in told})
    assert repeats == 58 + 25
    same = Counter(lines[int(t["line"]) - 1] for t in told)
    assert sum(count - 1 for count in same.values()) == 12


def test_apollo_has_27_columns_and_1204_records(apollo_lines: list[list[str]]) -> None:
    header, *records = apollo_lines
    assert len(header) == len(set(header)) == 27
    assert len(records) == 1204
    assert not (SAMPLES / "apollo_export.csv").read_bytes().isascii()


def test_apollo_has_15_broken_records(
    apollo_lines: list[list[str]], apollo: list[dict[str, str]]
) -> None:
    header, *records = apollo_lines
    assert len(apollo) == 1204 - 15
    assert sum(cells == header for cells in records) == 3
    assert sum(len(cells) > 27 for cells in records) == 5
    assert sum(len(cells) < 27 for cells in records) == 4 + 3
    raw = (SAMPLES / "apollo_export.csv").read_bytes().splitlines()
    assert sum(line.count(b'"') % 2 for line in raw) == 3


def test_apollo_counts_of_the_readme(apollo: list[dict[str, str]]) -> None:
    page = (SAMPLES / "README.md").read_text("utf-8")
    damaged = sum(bool(re.search(r"\dE\+\d", row["Work Direct Phone"])) for row in apollo)
    assert damaged == 12
    assert "| phone: damaged by Excel | 12 |" in page
    role = re.compile(r"(info|sales|support|office|marketing|admin|billing|contact|hello)@")
    assert sum(bool(role.match(row["Email"])) for row in apollo) == 96
    typo = re.compile(r"@(g(ma|a|na)\w*|gmial|ya\w+|hot\w+|outlo\w+|iclod)\.co[mn]$")
    known = ("@gmail.com", "@googlemail.com", "@yahoo.com")
    mistyped = [e for row in apollo if typo.search(e := row["Email"]) and not e.endswith(known)]
    assert len(mistyped) == 41


def test_only_repeats_share_an_address(apollo: list[dict[str, str]]) -> None:
    """A row repeats an earlier one by address or profile 58 times; else only roles repeat."""
    role = re.compile(r"(info|sales|support|office|marketing|admin|billing|contact|hello)@")
    seen: set[str] = set()
    repeats = shared = 0
    for row in apollo:
        handle = re.search(r"/in/([\w-]+)", row["Person Linkedin Url"])
        address = PLAIN_ADDRESS.search(row["Email"].replace("mailto:", "").lower())
        keys = {handle[1].lower()} if handle else set()
        if address and not role.match(address[0]):
            keys.add(address[0])
        shared += bool(keys & seen and "assistant" in row["Email"])
        repeats += bool(keys & seen)
        seen |= keys
    assert (repeats - shared, shared) == (58, 2)


def test_every_list_has_its_size_and_dialect() -> None:
    assert (SAMPLES / "webinar_registrants.csv").read_bytes().startswith(b"\xef\xbb\xbfFirst Name;")
    assert len(rows_of("webinar_registrants.csv", "utf-8-sig", ";")) == 420
    scans = rows_of("trade_show_scans.csv")
    assert len(scans) == 310
    assert any("\r\n" in row["Notes"] for row in scans)
    assert len(rows_of("customers.csv")) == 90
    assert len(rows_of("unsubscribed.csv")) == 60


def test_lists_share_people_and_hold_enough_addresses(apollo: list[dict[str, str]]) -> None:
    webinar = rows_of("webinar_registrants.csv", "utf-8-sig", ";")
    found = {
        "apollo": {r["Email"].strip().lower() for r in apollo},
        "webinar": {r["Email"].strip().lower() for r in webinar},
        "scans": {r["E-mail"].lower() for r in rows_of("trade_show_scans.csv")},
        "opt-outs": {r["email"].lower() for r in rows_of("unsubscribed.csv")},
    }
    usable = {a for addresses in found.values() for a in addresses if PLAIN_ADDRESS.fullmatch(a)}
    assert len(usable) > 1500
    assert len(found["apollo"] & found["webinar"]) > 30
    assert len(found["apollo"] & found["scans"]) > 10
    assert len(found["opt-outs"] & usable) > 20


def test_most_addresses_and_phones_are_valid(apollo: list[dict[str, str]]) -> None:
    from email_validator import EmailNotValidError, validate_email

    good = 0
    for row in apollo:
        try:
            validate_email(row["Email"], check_deliverability=False)
        except EmailNotValidError:
            continue
        good += 1
    assert good > 1000


def test_private_addresses_cannot_exist() -> None:
    """Google gives out letters, digits and dots only, Yahoo no hyphen."""
    text = "".join(
        (SAMPLES / name).read_bytes().decode("cp1252" if name == NAMES[0] else "utf-8").lower()
        for name in NAMES
    )
    boxes = re.findall(r"([\w.+-]+)@(gmail|googlemail|yahoo)\.(?!con\b)", text, re.ASCII)
    assert len(boxes) > 200
    assert all("_" in local if box.startswith("g") else "-" in local for local, box in boxes)
