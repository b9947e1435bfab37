"""What a summary calls the cells that it counts."""

import re

import pytest

from leadctl.cli.import_summary import cleaning_lines
from leadctl.fields import FIELDS
from leadctl.workflows.lists.figures import Figures


@pytest.mark.parametrize("name", [field.name for field in FIELDS])
def test_cells_of_every_field_have_a_plural(name):
    figures = Figures()
    figures.changed[name] = 2
    told = next(iter(cleaning_lines(figures)))
    assert re.search(r"\b2 \S", told)
    assert not re.search(r"(x|ss|[^aeiou]y)s\b", told)
