"""Phone cells as lists hold them, all of them right; and both ways to clean one."""

from __future__ import annotations

from itertools import pairwise

import equal_phone
import pytest
from phone_shapes import shapes

from leadctl.cleaning.phones.phone import clean_phone
from leadctl.cleaning.registry import CLEANERS
from leadctl.cleaning.steps import listening


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: f"{shape.cell!a} {shape.country}")
def test_shape(shape):
    found = clean_phone([shape.cell], shape.country)[0]
    value = "; ".join(found.values)
    assert (value, found.verdict, found.reason) == (shape.value, shape.verdict, shape.reason)


def test_shapes_cleaned_together_are_as_cleaned_apart():
    cells = [shape.cell for shape in shapes()]
    assert clean_phone(cells, "DE") == [clean_phone([cell], "DE")[0] for cell in cells]


def test_the_short_way_comes_to_what_the_long_way_does():
    for text, region in equal_phone.values(1500, seed=3):
        short = clean_phone([text], region)
        with listening():
            assert clean_phone([text], region) == short, (text, region)


def test_cells_of_several_come_to_the_same_both_ways():
    texts = [text for text, _ in equal_phone.values(3000, seed=4)]
    written = [
        one.value for one in clean_phone(texts, "US") if one.verdict in {"valid", "possible"}
    ]
    cells = [f"{one}; {other}" for one, other in pairwise(written)]
    assert len(cells) > 300
    for cell in cells:
        short = clean_phone([cell], "DE")
        with listening():
            assert clean_phone([cell], "DE") == short, cell


@pytest.mark.parametrize(
    ("raw", "country", "rules"),
    [
        ("+49 30 1234567", "", ["E.164"]),
        ("Tel.: +49 30 1234567", "", ["label", "E.164"]),
        ("4155552671.0", "US", ["number format", "E.164"]),
        ("'+49 30 1234567", "", ["spreadsheet", "E.164"]),
        ("(415) 555-2671 ext. 12", "US", ["extension", "E.164"]),
        ("1-800-FLOWERS", "US", ["letters"]),
        ("493012345678", "", ["country code"]),
        ("+52 1 55 1234 5678", "", ["old prefix"]),
        ("0049 30 1234567", "DE", ["E.164"]),
        ("+45 (0)32 12 34 56", "", ["national zero", "E.164"]),
        ("+49301234567", "", []),
        ("call me", "US", []),
    ],
)
def test_steps(raw, country, rules):
    assert [one.rule for one in CLEANERS["phone"].explain(raw, country, "")[1]] == rules
