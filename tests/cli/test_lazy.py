from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import fake_commands
import pytest
from typer.testing import CliRunner

import leadctl
from leadctl.cli import app, lazy

HEAVY = {
    "rich",
    "pandas",
    "numpy",
    "sqlite3",
    "orjson",
    "platformdirs",
    "phonenumbers",
    "email_validator",
    "ftfy",
    "nameparser",
    "tldextract",
    "chardet",
    "dateutil",
    "rapidfuzz",
    "anyascii",
    "tempfile",
    "csv",
}
"""Modules that no help text, no completion and no usage error needs."""


def run(*args: str):
    return CliRunner().invoke(lazy.build(fake_commands.TABLE), list(args))


def loaded(arguments: list[str], **environment: str) -> tuple[str, set[str]]:
    """Run the real application in a process of its own; give its output and its modules."""
    code = (
        "import sys; sys.argv = ['leadctl', *sys.argv[1:]]\n"
        "from leadctl.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('--modules--', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    said, _, modules = done.stdout.partition("--modules--")
    return said + done.stderr, {name.partition(".")[0] for name in modules.split()} | {
        name for name in modules.split() if name.startswith("leadctl.")
    }


def test_a_command_runs_with_its_arguments():
    result = run("good", "--name", "Ann")
    assert (result.exit_code, result.output) == (0, "hello Ann\n")


def test_help_lists_commands_by_heading_in_table_order():
    text = run("--help").output
    assert "First:\n  good" in text
    assert text.index("First:") < text.index("Do good") < text.index("Second:")
    assert text.count("Do good") == 1


def test_a_command_shows_its_own_help():
    result = run("needs", "--help")
    assert result.exit_code == 0
    assert "Want a number." in result.output
    assert "--format" in result.output
    assert run("needs", "-h").output == result.output


def test_a_group_counts_when_bare_and_has_commands():
    assert run("status").output == "counts\n"
    assert run("status", "set", "open").output == "set open\n"
    shown = run("status", "--help").output
    assert "set  Set it." in shown
    assert "Count, or set." in shown
    result = run("status", "sett")
    assert result.exit_code == 2
    assert "`set`" in result.output


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("goood", "did you mean `good`?"),
        ("GOOD", "did you mean `good`?"),
        ("xyzzy", "`leadctl --help` lists the commands"),
        ("", "`leadctl --help` lists the commands"),
    ],
)
def test_an_unknown_command_is_a_usage_error_with_the_nearest_name(typed, hint):
    result = run(typed)
    assert result.exit_code == 2
    assert result.output == f"error: unknown command `{typed}`\nhint: {hint}\n"


def test_no_command_at_all_shows_help_on_stderr():
    result = run()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == run("--help").stdout


def test_version_answers_alike_on_both_ways():
    assert run("--version").output == f"leadctl {leadctl.__version__}\n"
    said, modules = loaded(["--version"])
    assert said == f"leadctl {leadctl.__version__}\n"
    assert "typer" not in modules


@pytest.mark.parametrize("arguments", [["--help"], ["lisst"], [], ["--nonsense"]])
def test_help_and_usage_errors_load_nothing_heavy(arguments):
    said, modules = loaded(arguments)
    assert said
    assert not modules & HEAVY
    assert not modules & {entry.module for entry in app.COMMANDS}


@pytest.mark.parametrize("name", [entry.name for entry in app.COMMANDS])
def test_the_help_of_each_command_loads_nothing_heavy(name):
    said, modules = loaded([name, "--help"])
    assert f"Usage: leadctl {name} " in said
    assert not modules & HEAVY


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_of_commands_loads_nothing_heavy(shell):
    said, modules = loaded(
        [],
        _LEADCTL_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS="leadctl re",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        COMP_WORDS="leadctl re",
        COMP_CWORD="1",
    )
    assert "redo" in said
    assert "rejects" in said
    assert "history" not in said
    assert not modules & HEAVY


def test_completion_of_something_unknown_says_nothing():
    said, _ = loaded(
        [], _LEADCTL_COMPLETE="complete_bash", COMP_WORDS="leadctl xyzzy --", COMP_CWORD="2"
    )
    assert "error" not in said
    assert "Traceback" not in said


def test_names_are_unique_and_panels_stand_together():
    names = [entry.name for entry in app.COMMANDS]
    panels = [entry.panel for entry in app.COMMANDS]
    assert len(set(names)) == len(names)
    changes = sum(one != other for one, other in pairwise(panels))
    assert changes == len(set(panels)) - 1
    assert all(len(entry.summary) <= 60 for entry in app.COMMANDS)


def test_every_command_takes_json():
    """A group that does something by itself takes it, too."""
    lacking, seen = [], 0
    for entry in app.COMMANDS:
        command = lazy.load(entry)
        members = getattr(command, "commands", {})
        for one in (*members.values(), *([] if members and not command.params[1:] else [command])):
            seen += 1
            if not any("--json" in param.opts for param in one.params):
                lacking.append(f"{entry.name}: {one.name}")
    assert lacking == []
    assert seen >= len(app.COMMANDS)
