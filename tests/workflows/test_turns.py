"""Commands as processes of their own that want one store at one time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leadctl.store.file.lock import writer_lock
from leadctl.store.file.patience import Patience

ROOT = Path(__file__).parents[2]


@pytest.fixture
def start(desk):
    desk.load_text("Email\njane@acme.io\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEADCTL_")}

    def start(*words):
        return subprocess.Popen(
            [sys.executable, "-m", "leadctl", *words],
            env={**kept, "PYTHONPATH": str(ROOT), "LEADCTL_STORE": str(desk.store)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    start.store = desk.store
    return start


def test_who_waits_says_so_once_and_goes_on_when_the_other_is_done(start):
    with writer_lock(start.store, Patience(0), "leadctl import"):
        child = start("status", "set", "open", "1")
        for line in child.stderr:
            said = line
            break
        time.sleep(0.3)
    _, rest = child.communicate(timeout=30)
    assert child.returncode == 0
    assert said == f"waiting for leadctl import, process {os.getpid()}\n"
    assert "waiting" not in rest


@pytest.mark.parametrize("words", [("--quiet",), ("--quiet", "--json")])
def test_the_quiet_wait_without_a_word(start, words):
    with writer_lock(start.store, Patience(0), "leadctl import"):
        child = start("status", "set", "open", "1", *words)
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(2.5)
    _, said = child.communicate(timeout=30)
    assert (child.returncode, said) == (0, "")


def test_ctrl_c_ends_the_waiting_at_once(start):
    before = start.store.read_bytes()
    with writer_lock(start.store, Patience(0), "leadctl import"):
        child = start("status", "set", "open", "1")
        child.stderr.readline()
        child.send_signal(signal.SIGINT)
        began = time.monotonic()
        child.communicate(timeout=30)
        assert time.monotonic() - began < 3
    assert child.returncode == 130
    assert start.store.read_bytes() == before


def test_the_wait_ends_with_its_time(start):
    with writer_lock(start.store, Patience(0), "leadctl import"):
        child = start("status", "set", "open", "1", "--wait", "0")
        _, said = child.communicate(timeout=30)
    assert child.returncode == 75
    assert f"in use by leadctl import, process {os.getpid()}" in said
    assert "waiting" not in said
