"""Which columns say what is true."""

import pytest

from leadctl.errors import DataError, UsageError
from leadctl.workflows.lists.label_columns import pair_columns, person_column

PAIRS = {
    "as review export writes them": (("decision", "why", "lead_id_a", "lead_id_b"), (2, 3, 0)),
    "as Splink calls them": (("unique_id", "id_l", "id_r", "is_match"), (1, 2, 3)),
    "addresses": (("Left Email", "Right Email", "Same"), (0, 1, 2)),
    "bare sides": (("left", "right", "label"), (0, 1, 2)),
    "numbers": (("id1", "id2", "match"), None),
    "numbers apart": (("id 1", "id 2", "match"), (0, 1, 2)),
    "two addresses of one person": (("Email 1", "Email 2", "Label"), None),
    "no label": (("lead_id_a", "lead_id_b"), None),
    "a list of leads": (("Email", "Name", "cluster"), None),
}


@pytest.mark.parametrize(("columns", "places"), PAIRS.values(), ids=PAIRS)
def test_pairs(columns, places):
    assert pair_columns(columns) == places


def test_a_user_can_name_the_column_of_pairs():
    columns = ("left", "right", "decision", "verdict of Ann")
    assert pair_columns(columns, "Verdict of Ann") == (0, 1, 3)
    assert pair_columns(columns, "other") is None


PEOPLE = {
    "by name": (("Email", "True Person"), "true person", 1),
    "cluster_id": (("Email", "cluster_id"), "", 1),
    "the clearest": (("Label", "Email", "PersonID", "person_id"), "", 3),
}


@pytest.mark.parametrize(("columns", "named", "place"), PEOPLE.values(), ids=PEOPLE)
def test_people(columns, named, place):
    assert person_column(columns, named, "list.csv") == place


def test_without_such_a_column_the_columns_are_told():
    with pytest.raises(UsageError) as wrong:
        person_column(("Email", "Persona"), "Person", "list.csv")
    assert "Persona" in wrong.value.hint
    with pytest.raises(DataError) as missing:
        person_column(("Email", "Name"), "", "list.csv")
    assert "--label COLUMN" in missing.value.hint
    assert "Email, Name" in missing.value.hint
