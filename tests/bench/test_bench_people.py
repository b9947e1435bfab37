import csv
from collections import Counter
from pathlib import Path

import bench_dedupe
import people
import pytest


@pytest.mark.parametrize("words", ["people.toml", "people_aside.toml"])
def test_same_seed_same_labelled_rows(words, tmp_path):
    file = Path(people.__file__).with_name(words)
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        people.write_people(tmp_path / name, 300, seed, file)
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b != c
    with (tmp_path / "a").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    listed = Counter(row[people.TRUTH] for row in rows)
    assert len(rows) == 300
    assert 1 < max(listed.values()) <= 4
    assert len(listed) > 150


def test_figures_count_pairs_and_rows():
    right = bench_dedupe.figures([0, 0, 2, 2], ["a", "a", "b", "b"])
    assert right == {"P": 1, "R": 1, "F1": 1, "B3": 1}
    half = bench_dedupe.figures([0, 0, 0, 3], ["a", "a", "b", "b"])
    assert (half["P"], half["R"]) == (1 / 3, 1 / 2)
    assert 0 < half["B3"] < 1


def test_public_sets_get_the_headers_of_lead_lists(tmp_path):
    path = tmp_path / "febrl.csv"
    path.write_text(
        "rec_id, given_name, surname, street_number, address_1, date_of_birth, soc_sec_id\n"
        "rec-7-org, jane, doe, 12, oak road, 19800407, 1\n"
        "rec-7-dup-0, jnae, doe, , oak road, 19800407, 1\n"
    )
    headers, columns, truth = bench_dedupe.load(path)
    assert headers == ["First Name", "Last Name", "Street", "Date of Birth"]
    assert columns[2] == ["12 oak road", "oak road"]
    assert truth == ["7", "7"]
