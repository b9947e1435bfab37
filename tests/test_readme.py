"""README tells the truth: its commands print what it shows, its tables are those of the code."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8") if README.exists() else ""

MOVING = [
    (re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\dZ?"), "<time>"),
    (re.compile(r"since \d{4}-\d\d-\d\d"), "since <day>"),
    (re.compile(r"process \d+"), "process <n>"),
]
"""What differs from run to run, and what stands for it."""


def blocks():
    """Console blocks of README: (line of the block, [(line, command, expected output)])."""
    found = []
    for match in re.finditer(r"^```console\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL):
        first = TEXT[: match.start()].count("\n") + 2
        commands = []
        for offset, line in enumerate(match[1].splitlines()):
            if line.startswith("$ "):
                commands.append([first + offset, line[2:], []])
            elif commands and commands[-1][1].endswith("\\"):
                commands[-1][1] += "\n" + line
            else:
                commands[-1][2].append(line)
        found.append(commands)
    return found


def still(text):
    for pattern, word in MOVING:
        text = pattern.sub(word, text)
    return [line.rstrip() for line in text.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "sample_data", path / "sample_data")
    return path


def test_the_commands_print_what_readme_shows(folder):
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "LEADCTL_STORE": "leads.db",
        "LEADCTL_USER": "ana",
    }
    assert blocks(), "README shows no commands"
    for commands in blocks():
        for line, command, expected in commands:
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            assert still(done.stdout) == still("\n".join(expected)), f"README.md:{line}: {command}"


def test_the_tables_are_those_of_the_code():
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "cogapp",
            "--check",
            "--diff",
            "-I",
            "tests/tools",
            "README.md",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
