from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from leadctl.cli.spread import spread


@dataclass(frozen=True)
class Place:
    where: Annotated[str, typer.Option("--where", help="Some place.")]
    loud: Annotated[bool, typer.Option("--loud")] = False


@dataclass(frozen=True)
class Size:
    unit: Annotated[str, typer.Option("--unit")] = "cm"


@dataclass(frozen=True)
class Amount:
    tags: Annotated[list[str] | None, typer.Option("--tag")] = None
    size: Size = Size()


def answer(*words: str):
    app = typer.Typer(rich_markup_mode=None)

    @app.command()
    @spread
    def run(
        name: Annotated[str, typer.Argument()],
        place: Place,
        *,
        number: Annotated[int, typer.Option("--number")] = 3,
        amount: Amount,
    ) -> None:
        """Do it."""
        typer.echo(f"{name} {place} {number} {amount}")

    return CliRunner().invoke(app, list(words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["x", "--where", "here"],
            "x Place(where='here', loud=False) 3 Amount(tags=None, size=Size(unit='cm'))\n",
        ),
        (
            [
                "x",
                "--loud",
                "--number",
                "7",
                "--tag",
                "a",
                "--tag",
                "b",
                "--unit",
                "m",
                "--where",
                "y",
            ],
            "x Place(where='y', loud=True) 7 Amount(tags=['a', 'b'], size=Size(unit='m'))\n",
        ),
    ],
)
def test_fields_are_options_and_arrive_in_their_groups(words, said):
    assert answer(*words).output == said


def test_the_help_is_the_commands_with_its_options_in_order():
    text = answer("--help").output
    assert "Do it." in text
    places = [
        text.index(word) for word in (" name ", "--where", "--loud", "--number", "--tag", "--unit")
    ]
    assert places == sorted(places)


def test_a_field_without_a_default_is_required():
    assert answer("x").exit_code == 2
