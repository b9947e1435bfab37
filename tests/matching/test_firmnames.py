"""How names of organisations compare, by their match keys."""

import pytest

from leadctl.matching.words.firmnames import Level, compare_names


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("kuhne logistik", "kuehne logistik", Level.SAME),
        ("hansa bau", "hansabau", Level.SAME),
        ("stein metallbau", "metallbau stein", Level.SAME),
        ("st marys hospital", "saint marys hospital", Level.ALIKE),
        ("acme intl", "acme international", Level.ALIKE),
        ("kranz logistik", "kranz logsitik", Level.ALIKE),
        ("kranz reisen", "kranz resien", Level.ALIKE),
        ("school 12", "school 21", Level.OTHER),
        ("ibm", "international business machines", Level.ALIKE),
        ("ps 12", "public school 12", Level.ALIKE),
        ("ge", "golden eagle", Level.OTHER),
        ("blue ox", "blue ox diner", Level.LONGER),
        ("store", "store 12", Level.LONGER),
        ("lincoln elem school", "lincoln elementary", Level.LONGER),
        ("praxis dr meyer", "praxis dr huber", Level.OTHER),
        ("st marys hospital", "st marys school", Level.OTHER),
        ("siemens energy", "siemens mobility", Level.OTHER),
        ("school 12", "school 14", Level.OTHER),
        ("filiale 1000012", "filiale 1000013", Level.OTHER),
        ("hotel nord", "hotel sud", Level.OTHER),
        ("springfield north high school", "springfield south high school", Level.OTHER),
    ],
)
def test_two_names(one, other, level):
    assert compare_names(one, other) is level
    assert compare_names(other, one) is level
    assert compare_names(one, one) is Level.SAME
