from __future__ import annotations

import io
import subprocess
import sys
from types import SimpleNamespace

import pytest

from leadctl.cli import progress as module
from leadctl.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def open_screen(monkeypatch) -> Terminal:  # no fixture: pytest takes stderr back before a test
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return stream


@pytest.fixture
def clock(monkeypatch):
    at = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: at[0])
    return at


def test_nothing_shows_within_the_first_second(monkeypatch, clock):
    screen = open_screen(monkeypatch)
    with progress("reading") as report:
        report(1, 10)
        clock[0] += 0.99
        report(9, 10)
    assert screen.getvalue() == ""


def test_a_bar_shows_after_a_second_with_rate_and_time_left(monkeypatch, clock):
    screen = open_screen(monkeypatch)
    with progress("reading [x]\x1b[2J") as report:
        for done in range(1_000_000, 9_000_000, 1_000_000):
            clock[0] += 0.6
            report(done, 10_000_000)
    shown = screen.getvalue()
    assert "reading [x][2J" in shown
    assert "10.0 MB" in shown
    assert "\x1b[?25h" in shown  # the cursor is back


def test_an_unknown_total_is_no_error(monkeypatch, clock):
    screen = open_screen(monkeypatch)
    with progress("reading") as report:
        clock[0] += 2
        report(5, 0)
    assert "reading" in screen.getvalue()


def test_what_is_counted_has_a_rate_too(monkeypatch, clock):
    screen = open_screen(monkeypatch)
    with progress("mail domains", of="domains") as report:
        for done in range(100, 900, 100):
            clock[0] += 0.6
            report(done, 1000)
    assert "800/1000" in screen.getvalue()
    assert "?/s" in screen.getvalue()  # rich has a clock of its own, and knows no rate yet
    assert str(module._rate().render(SimpleNamespace(speed=1234.4))) == "1,234/s"


def test_a_bar_that_is_full_makes_room_for_the_next(monkeypatch, clock):
    screen = open_screen(monkeypatch)
    with progress("first") as one, progress("second") as two:
        clock[0] += 2
        one(5, 10)
        one(10, 10)
        full = screen.getvalue()
        assert full.endswith("\x1b[2K")  # its line is blank again
        two(5, 10)
        assert "second" in screen.getvalue()[len(full) :]
        assert "first" not in screen.getvalue()[len(full) :]


@pytest.mark.parametrize("quiet", [True, False])
def test_nobody_watching_means_no_bar(quiet, monkeypatch, clock):
    stream = Terminal() if quiet else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress("reading", quiet=quiet) as report:
        clock[0] += 5
        report(1, 2)
    assert stream.getvalue() == ""


def test_rich_is_not_loaded_for_short_work():
    code = (
        "import io, sys\nclass T(io.StringIO):\n  def isatty(self): return True\n"
        "err, sys.stderr = sys.stderr, T()\n"
        "from leadctl.cli.progress import progress\n"
        "with progress('x') as report: report(1, 2)\n"
        "sys.stderr = err\nassert 'rich' not in sys.modules, 'rich'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
