from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import fake_commands
import pytest
from typer.testing import CliRunner

from leadctl.cli import lazy

SCRIPT = Path(fake_commands.__file__)


def run(*args: str, **settings):
    return CliRunner().invoke(lazy.build(fake_commands.TABLE), list(args), **settings)


def start(*args: str, **settings) -> subprocess.Popen[bytes]:
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings}
    return subprocess.Popen([sys.executable, str(SCRIPT), *args], **settings)


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    try:
        out, err = process.communicate(timeout=20)
    finally:
        process.kill()
    return process.returncode, (out or b"").decode(), (err or b"").decode()


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("ours", 75, "error: the store is in use\nhint: try `--wait 30`\n"),
        ("multiline", 65, "error: columns unclear:\n  a[31m\n  b\nhint: map them\n"),
        ("system", 74, "error: /nowhere/at/all: no such file or directory\n"),
        ("full", 73, "error: cannot write standard output: no space left on device\n"),
        ("plain_error", 74, "error: oserror\n"),
        ("memory", 74, "error: out of memory\n"),
        ("abort", 130, "error: interrupted: nothing was written\n"),
        ("interrupt", 130, "error: interrupted: nothing was written\n"),
        ("interrupt_printing", 130, "error: interrupted\n"),
        ("interrupt_behind_a_file", 130, "error: interrupted\n"),
        ("interrupt_midway", 130, "error: interrupted: it stands\nhint: run: leadctl rest\n"),
        (
            "interrupt_late",
            130,
            (
                "error: interrupted: what was done until then stands\n"
                "hint: what stands: leadctl history\n"
            ),
        ),
    ],
)
def test_errors_become_messages_and_codes(command, code, said):
    result = run(command)
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", said)


def test_a_bug_names_its_kind_but_no_data():
    result = run("bug")
    assert result.exit_code == 70
    assert result.stderr.startswith("error: this is a bug in leadctl: KeyError at cli/lazy.py:")
    assert "hint: `leadctl --debug ...` shows the traceback" in result.stderr
    assert "Traceback" not in result.output
    assert "jane" not in result.output


def test_a_bug_in_our_own_files_names_the_place():
    table = (*fake_commands.TABLE, fake_commands.Entry("gone", "no.such", "", ""))
    result = CliRunner().invoke(lazy.build(table), ["gone"])
    assert result.exit_code == 70
    assert "ModuleNotFoundError at cli/lazy.py:" in result.stderr


@pytest.mark.parametrize("way", ["flag", "variable"])
def test_debug_shows_the_traceback_and_keeps_the_code(way):
    environment = {"LEADCTL_DEBUG": "1"} if way == "variable" else {}
    result = run(*(["--debug"] if way == "flag" else []), "bug", env=environment)
    assert result.exit_code == 70
    assert "Traceback (most recent call last)" in result.stderr
    assert "KeyError: 'jane@acme.com'" in result.stderr


def test_leaving_keeps_its_code_and_what_was_printed():
    result = run("leave")
    assert (result.exit_code, result.output) == (1, "partly\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["needs"], "error: missing argument"),
        (["needs", "x", "--format", "csv"], "error: `number`: `x` is not a whole number\n"),
        (["needs", "1", "--format", "csv", "2", "3"], "error: there is no place for `2 3`\n"),
        (["needs", "1", "--format"], "error: option `--format` requires an argument\n"),
        (["--nonsense"], "error: unknown option `--nonsense`\nhint: see `leadctl --help`\n"),
        (["status", "sett"], "error: unknown command `sett`\nhint: did you mean `set`?\n"),
    ],
)
def test_usage_errors_speak_like_all_others(args, said):
    result = CliRunner().invoke(
        lazy.build(fake_commands.TABLE), args, prog_name="leadctl", env={"COLUMNS": "80"}
    )
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert result.stderr.splitlines()[-1].startswith("hint: ")


def test_a_mistyped_option_gets_the_nearest():
    result = run("needs", "1", "--fromat", "csv")
    assert result.exit_code == 2
    assert result.stderr == "error: unknown option `--fromat`\nhint: did you mean `--format`?\n"


def test_a_closed_pipe_ends_quietly():
    process = start("flood")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.wait(20) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.parametrize("args", [["good"], ["--help"], ["flood"], ["needs", "--help"]])
def test_a_closed_pipe_is_noticed_at_the_last_flush_too(args):
    reader, writer = os.pipe()
    os.close(reader)
    code, _, err = finish(start(*args, stdout=writer))
    os.close(writer)
    assert (code, err) == (0, "")


@pytest.mark.parametrize("args", [["good"], ["--help"], ["flood"], ["leave"]])
def test_a_full_disk_behind_stdout_is_told(args):
    with Path("/dev/full").open("wb") as full:
        code, _, err = finish(start(*args, stdout=full))
    assert (code, err) == (73, "error: cannot write standard output: no space left on device\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("command", ["wait", "query"])
def test_signals_end_it_as_an_interrupt(command, number):
    process = start(command)
    assert process.stdout is not None
    assert process.stdout.readline() == b"waiting\n"
    process.send_signal(number)
    assert finish(process) == (130, "", "error: interrupted: nothing was written\n")


def test_an_ignored_hangup_stays_ignored():
    ignoring = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", sys.executable, str(SCRIPT), "wait"]
    with subprocess.Popen(ignoring, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.3)
        process.kill()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("command", "code"), [("good", 0), ("ours", 75), ("bug", 70)])
def test_closed_streams_change_no_exit_code(closed, command, code):
    line = f'exec "$@" {closed}'
    done = subprocess.run(
        ["sh", "-c", line, "sh", sys.executable, str(SCRIPT), command],
        capture_output=True,
        check=False,
    )
    if command == "good" and ">&-" in closed.replace("2>&-", ""):
        code = 73
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_a_question_without_an_answer_is_an_interrupt():
    code, _, err = finish(start("ask", stdin=subprocess.DEVNULL))
    assert code == 130
    assert err.endswith("error: interrupted: nothing was written\n")


def test_data_is_utf8_whatever_the_locale():
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    code, out, err = finish(start("accents", env=environment))
    assert (code, out, err) == (0, "Łukasz \\ud800\n", "")
