"""A few rounds of every disturbance; `stress.py` runs as many as one has time for."""

import random

import pytest
import stress
from world import may_trace

ROUNDS = 2


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return stress.Scene(tmp_path_factory.mktemp("stress"))


@pytest.mark.parametrize("kind", list(stress.KINDS))
def test_nothing_is_lost_or_half_done(scene, kind):
    if kind in stress.TRACED and not may_trace():
        pytest.skip("strace is not installed, or may not trace")
    draw = random.Random(stress.SEED)  # noqa: S311 - no secret
    for name, found in stress.KINDS[kind](scene, ROUNDS, draw):
        assert found.faults == [], name
        assert found.outcomes.total() >= ROUNDS, name


def test_a_half_done_store_would_be_noticed(scene):
    """The judge knows a store that says neither what it said before nor after."""
    scene.undisturbed("import")
    scene.reset().must("status", "set", "open", "1")
    assert scene.judge("import").startswith("the store says neither")
