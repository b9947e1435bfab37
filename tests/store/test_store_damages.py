"""Damaged stores: each command refuses in plain words or does its work, and readers change nothing.

The bench `bench_damages.py` does the same hundreds of times.
"""

import pytest
from damages import DAMAGES, damaged
from mistreated import COMMANDS, lived_in, mistreat


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("damages")
    return folder, lived_in(folder)


@pytest.mark.parametrize("seed", range(1000, 1025))
def test_no_damage_makes_a_traceback_nor_a_silent_repair(world, seed):
    folder, whole = world
    data, journal, kind = damaged(seed, whole)
    assert data != whole or journal or kind == "swapped"
    found = list(mistreat(folder, data, journal))
    assert [name for name, _, _ in found] == list(COMMANDS)
    assert [one for one in found if one[2]] == []


def test_every_kind_of_damage_is_drawn(world):
    kinds = {damaged(seed, world[1])[2] for seed in range(len(DAMAGES) + 1)}
    assert len(kinds) == len(DAMAGES) + 1
