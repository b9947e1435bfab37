from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

from leadctl.cleaning.cleaned import Cleaned, Rules
from leadctl.cleaning.derive import derive
from leadctl.cleaning.memory import Memory
from leadctl.cleaning.rows import clean_rows


class Maker:
    def __init__(self):
        self.asked = []

    def __call__(self, keys):
        self.asked += keys
        return [Cleaned(key.upper()) for key in keys]


class Reader:
    def __init__(self):
        self.asked = []

    def __call__(self, cells):
        self.asked += [cell.value for cell in cells]
        return [Cleaned(cell.value * 2) for cell in cells]


def values(column):
    return [one.value for one in column]


@pytest.mark.parametrize("keys", [[], ["a"], ["a", "b"], ["b", "a", "b"]])
def test_every_key_is_made_once(keys):
    make = Maker()
    memory = Memory(make, 10)
    for _ in range(2):
        assert values(memory.recall(keys)) == [key.upper() for key in keys]
    assert sorted(make.asked) == sorted(set(keys))


def test_what_follows_is_read_once_of_each_key():
    memory, read = Memory(Maker(), 10), Reader()
    for keys in (["a", "b", "a"], ["b", "c"], ["c"]):
        found = memory.recall(keys).follow("double", read)
        assert values(found) == [key.upper() * 2 for key in keys]
    assert sorted(read.asked) == ["A", "B", "C"]


def test_a_rule_may_be_asked_for_late():
    memory = Memory(Maker(), 10)
    memory.recall(["a", "b"])
    first = memory.recall(["b", "c"])
    assert values(first.follow("double", Reader())) == ["BB", "CC"]
    assert values(memory.recall(["a", "c"]).follow("double", Reader())) == ["AA", "CC"]


def test_a_part_is_forgotten_and_columns_keep_theirs():
    make = Maker()
    memory, earlier = Memory(make, 100), []
    for at in range(12):
        keys = [f"k{at * 10 + i}" for i in range(15)]
        column = memory.recall(keys)
        assert values(column) == [key.upper() for key in keys]
        earlier.append((keys, column))
    for keys, column in earlier:
        assert values(column.follow("double", Reader())) == [key.upper() * 2 for key in keys]
    known = len(make.asked)
    memory.recall(earlier[-1][0])
    assert len(make.asked) - known < 15


def test_a_column_may_have_more_than_is_remembered():
    memory, keys = Memory(Maker(), 10), [f"k{i}" for i in range(95)]
    for _ in range(2):
        column = memory.recall([*keys, *keys])
        assert values(column) == [key.upper() for key in keys] * 2
        assert values(column.follow("double", Reader())) == [key.upper() * 2 for key in keys] * 2


def test_what_failed_is_made_anew():
    def make(keys):
        if "bad" in keys and not passing:
            raise RuntimeError("broken")
        return [Cleaned(key) for key in keys]

    memory, passing = Memory(make, 10), []
    memory.recall(["a"])
    with pytest.raises(RuntimeError, match="broken"):
        memory.recall(["a", "bad"])
    passing.append(True)
    assert values(memory.recall(["a", "bad"])) == ["a", "bad"]


def test_threads_see_only_what_is_made():
    memory = Memory(Maker(), 300)
    columns = [[f"k{(at * 7 + i) % 500}" for i in range(40)] for at in range(200)]
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda keys: memory.recall(keys).follow("double", Reader()), columns)
        for keys, column in zip(columns, found, strict=True):
            assert values(column) == [key.upper() * 2 for key in keys]


def test_what_is_remembered_tells_what_any_column_tells():
    rows = {
        "full_name": ["Jane Doe", "Max Muster Jr.", "", "Jane Doe"],
        "last_name": ["", "", "Roe III", ""],
        "title": ["VP Sales", "", "n/a", "VP Sales"],
        "company": ["Acme Inc.", "self-employed", "", "Acme Inc."],
        "email": ["j@acme.com", "m@gmail.com", "x@acme.con", "j@acme.com"],
        "website": ["", "beta.de", "https://www.acme.co.uk/x", ""],
        "country": ["Germany", "", "zzz", "Germany"],
    }
    for at in (slice(0, 2), slice(1, 4), slice(0, 4)):
        part = {name: cells[at] for name, cells in rows.items()}
        cleaned = clean_rows(part, Rules(), derive=False)
        plain = {name: list(column) for name, column in cleaned.items()}
        assert derive(cleaned) == derive(plain) == clean_rows(part, Rules())


def test_a_recalled_column_is_kept_as_a_plain_one():
    for keys in (["a"], ["a", "b", "a"]):
        column = Memory(lambda new: [Cleaned(one) for one in new], 10).recall(keys)
        again = pickle.loads(pickle.dumps(column))  # noqa: S301 - written here
        assert type(again) is list
        assert again == column
