from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.testing import CliRunner

from leadctl import config
from leadctl.cli import options
from leadctl.exporting.writers import FORMATS

app = typer.Typer(rich_markup_mode=None)
seen: dict[str, object] = {}


@app.command()
def run(
    *,
    leads: options.Leads,
    store: options.Store = None,
    wait: options.Wait = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    dry_run: options.DryRun = False,
    output: options.OutputPath = None,
    form: options.Format = None,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    raw: options.Raw = False,
    region: options.Region = None,
    reason: options.Reason = None,
    yes: options.Yes = False,
) -> None:
    seen.clear()
    seen.update(locals())


def call(*args: str) -> dict[str, object]:
    result = CliRunner().invoke(app, list(args))
    assert result.exit_code == 0, result.output
    return dict(seen)


def test_short_and_long_forms_mean_the_same():
    short = call("7", "-qnvv", "-o", "-")
    long = call("7", "--quiet", "--dry-run", "--verbose", "--verbose", "--output", "-")
    assert short == long
    assert (short["verbose"], short["output"], short["leads"]) == (2, Path("-"), ["7"])


def test_nothing_given_leaves_it_to_the_settings():
    given = call("jane@acme.com")
    assert [given[name] for name in ("store", "wait", "region", "output")] == [None] * 4
    assert config.load(given).origins == config.load({}).origins


def test_help_names_the_variables_and_no_default_of_a_count():
    text = re.sub(r"\s+", " ", CliRunner().invoke(app, ["--help"]).output)
    assert "default: 0" not in text
    declared = {setting.variable for setting in config.SETTINGS if setting.variable}
    named = set(re.findall(r"\[env: (\w+)\]", text))
    assert named
    assert named <= declared


def test_help_of_format_names_every_format():
    text = get_args(options.Format)[1].help
    assert all(form.name in text for form in FORMATS)


@pytest.mark.parametrize("arguments", [["7", "--limit", "-1"], ["7", "--wait", "x"], []])
def test_nonsense_is_a_usage_error(arguments):
    assert CliRunner().invoke(app, arguments).exit_code == 2
