"""Why a value is shown: the rule that decided, who brought it, and what it stood against."""

from dataclasses import replace

import pytest
from test_golden import cell, record

from leadctl.matching.surviving.entries import Edit, Said, custom_mark
from leadctl.matching.surviving.golden import survive
from leadctl.matching.surviving.reasons import REASONS, Reason


def edit(operation, **cells):
    return Edit(operation, "", cells={name: cell(value) for name, value in cells.items()})


GUESS = {"seniority": cell("vp", derived=True)}


@pytest.mark.parametrize(
    ("field", "entries", "why"),
    [
        ("title", [record(1, title="CEO")], Reason("first", 1, 1)),
        (
            "title",
            [record(1, title="CEO"), record(2, title="CTO")],
            Reason("newest", 2, 2, 1),
        ),
        ("title", [record(1, title="CEO"), record(2, title="CEO")], Reason("first", 1, 1)),
        (
            "title",
            [record(1, title="CEO"), record(2, mode="fill", title="CTO")],
            Reason("fill", 1, 1, 2),
        ),
        (
            "title",
            [record(1, title="CEO"), record(2, protected=("title",), title="CTO")],
            Reason("protected", 1, 1, 2),
        ),
        (
            "email",
            [record(1, email=cell("a@a", "valid")), record(2, email=cell("b@b", "risky"))],
            Reason("better", 1, 1, 2),
        ),
        (
            "seniority",
            [record(1, **GUESS), record(2, mode="fill", seniority="staff")],
            Reason("given", 2, 2, 1),
        ),
        (
            "seniority",
            [record(1, seniority="staff"), record(2, **GUESS)],
            Reason("given", 1, 1, 2),
        ),
        (
            "stage",
            [record(1, stage="sql"), record(2, stage="mql")],
            Reason("furthest", 1, 1, 2),
        ),
        (
            "stage",
            [record(1, stage="mql"), record(2, stage="sql")],
            Reason("furthest", 2, 2, 1),
        ),
        (
            "do_not_call",
            [record(1, do_not_call="yes"), record(2, do_not_call="no")],
            Reason("strictest", 1, 1, 2),
        ),
        (
            "first_name",
            [record(1, first_name="Al"), record(2, first_name="Al", last_name="Doe")],
            Reason("fuller", 2, 2, 1),
        ),
        (
            "first_name",
            [record(1, first_name="Al", last_name="Doe"), record(2, first_name="Bo")],
            Reason("fuller", 1, 1, 2),
        ),
        (
            "first_name",
            [
                record(1, first_name="Al", last_name="Doe"),
                record(2, mode="fill", first_name="Bo", last_name="Doe"),
            ],
            Reason("fill", 1, 1, 2),
        ),
        (
            "title",
            [record(1, title="CEO"), replace(record(2, title="CTO"), as_of="")],
            Reason("edited", 2, 2, 1),
        ),
        ("title", [record(1, title="CEO"), edit(2, title="Boss")], Reason("typed", -2, 2, 1)),
        (
            "title",
            [record(1, title="CEO"), edit(2, title="Boss"), record(3, title="CTO")],
            Reason("typed", -2, 2, 1),
        ),
        (
            "status",
            [record(1, status="new"), Said(2, "", "status", "open")],
            Reason("said", -2, 2, 1),
        ),
        ("notes", [record(1, notes="x"), Edit(2, "", note="y")], Reason("noted", -2, 2, 1)),
        (
            custom_mark("Odd"),
            [record(1, extra={"Odd": "a"}), record(2, extra={"Odd": "b"})],
            Reason("newest", 2, 2, 1),
        ),
        (
            custom_mark("Odd"),
            [record(1, extra={"Odd": "a"}), record(2, mode="fill", extra={"Odd": "b"})],
            Reason("fill", 1, 1, 2),
        ),
        (
            custom_mark("Odd"),
            [record(1, extra={"Odd": "a"}), record(2, extra={"Odd": "a"})],
            Reason("first", 1, 1),
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_decided_is_noted(field, entries, why):
    assert survive(entries).why[field] == why
    assert why.rule in REASONS


def test_every_choice_has_its_reason_and_what_it_came_from():
    entries = [
        record(1, email=cell("a@a", more=("b@b",)), tags="x", full_name="Al Doe", city="Rome"),
        record(2, email="c@c", tags="y", city="Oslo", stage="sql"),
        edit(3, city="Bonn"),
    ]
    golden = survive(entries)
    givers = {"email": 2, "tags": 1, "full_name": 1, "first_name": 1, "last_name": 1}
    assert {name: golden.why[name].record for name in golden.cells} == {
        **givers,
        "city": -3,
        "stage": 2,
    }
    assert all(golden.why[name].rule in REASONS for name in golden.cells)
    assert golden.bearers["email", "b@b"] == (1, 1)
    assert golden.bearers["tags", "y"] == (2, 2)


def test_a_reason_alone_is_no_change_of_the_lead():
    first = record(1, title="CEO")
    terms = replace(first.terms, at="2026-01-01")
    later = record(2, mode="fill", title="CTO")
    golden = survive(
        [replace(first, terms=terms), replace(later, terms=replace(later.terms, at="2027-01-01"))]
    )
    assert golden.updated_at == "2026-01-01"
