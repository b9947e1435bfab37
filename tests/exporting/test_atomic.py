from __future__ import annotations

import fcntl
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from leadctl.errors import ExitCode, OutputError
from leadctl.exporting.atomic import atomic_writer, leftovers


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write_and_fail(target: Path, error: BaseException) -> None:
    with atomic_writer(target) as stream:
        stream.write(b"new")
        raise error


def test_a_file_appears_whole_private_and_alone(tmp_path):
    target = tmp_path / "out.csv"
    with atomic_writer(target) as stream:
        stream.write(b"a,b\n")
        assert not target.exists()
    assert target.read_bytes() == b"a,b\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), OSError(28, "No space")])
def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path, error):
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    expected = OutputError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected):
        write_and_fail(target, error)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out.csv"]


def test_a_failing_rename_leaves_nothing_behind(tmp_path, monkeypatch):
    def refuse(self, _target):
        raise OSError(5, "Input/output error", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    target = tmp_path / "out.csv"
    with (
        pytest.raises(OutputError, match=r"cannot write .*out\.csv: input/output error"),
        atomic_writer(target) as stream,
    ):
        stream.write(b"new")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("place", "reason", "hint"),
    [
        ("missing/out.csv", "no such file or directory", "create the folder"),
        (".", "is a directory", "name a file"),
        ("plain/out.csv", "not a directory", "another place"),
    ],
)
def test_a_place_that_cannot_be_written_is_named_with_the_reason(tmp_path, place, reason, hint):
    (tmp_path / "plain").write_bytes(b"")
    target = tmp_path / place
    with pytest.raises(OutputError) as caught, atomic_writer(target):
        pytest.fail("opened")
    assert caught.value.message == f"cannot write {target}: {reason}"
    assert hint in caught.value.hint
    assert caught.value.exit_code == ExitCode.CANNOT_WRITE
    assert names(tmp_path) == ["plain"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "out.csv").write_bytes(b"old")
    link = tmp_path / "out.csv"
    link.symlink_to(tmp_path / "real" / "out.csv")
    with atomic_writer(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "real" / "out.csv").read_bytes() == b"new"


def test_an_error_of_an_input_is_not_blamed_on_the_output(tmp_path):
    missing = tmp_path / "elsewhere" / "in.csv"
    with pytest.raises(FileNotFoundError), atomic_writer(tmp_path / "out.csv"):
        missing.read_bytes()


def test_a_limit_on_size_is_an_output_error_and_leaves_nothing(tmp_path):
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from pathlib import Path; from leadctl.exporting.atomic import atomic_writer\n"
        "from leadctl.errors import OutputError\n"
        "try:\n"
        f"  with atomic_writer(Path({str(target)!r})) as out: out.write(b'x' * 2000)\n"
        "except OutputError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"cannot write {target}: file too large\n"
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out.csv"]


def test_a_terminal_is_written_straight():
    controller, terminal = os.openpty()
    with atomic_writer(Path(os.ttyname(terminal))) as stream:
        stream.write(b"rows")
    assert os.read(controller, 4) == b"rows"
    os.close(controller)
    os.close(terminal)


def test_a_named_pipe_is_written_straight(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    seen: list[bytes] = []
    reader = threading.Thread(target=lambda: seen.append(pipe.read_bytes()))
    reader.start()
    with atomic_writer(pipe) as stream:
        stream.write(b"rows")
    reader.join(10)
    assert seen == [b"rows"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_by_name_appends_where_the_shell_appends(tmp_path, name):
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    code = (
        "from pathlib import Path; from leadctl.exporting.atomic import atomic_writer\n"
        f"with atomic_writer(Path({name!r})) as out: out.write(b'rows\\n')"
    )
    with log.open("ab") as stream:
        subprocess.run([sys.executable, "-c", code], stdout=stream, check=True)
    assert log.read_bytes() == b"before\nrows\n"


def test_a_reader_that_went_away_is_a_broken_pipe():
    reader, writer = os.pipe()
    os.close(reader)
    try:
        with pytest.raises(BrokenPipeError), atomic_writer(Path(f"/dev/fd/{writer}")) as stream:
            stream.write(b"x")
    finally:
        os.close(writer)


@pytest.mark.parametrize(
    ("moment", "content"),
    [("os.fsync", b"old"), ("Path.replace", b"old"), ("atomic._sync_folder", b"new")],
)
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path, moment, content):
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    code = (
        "import os, signal\nfrom pathlib import Path\nfrom leadctl.exporting import atomic\n"
        f"{moment} = lambda *args: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"with atomic.atomic_writer(Path({str(target)!r})) as out: out.write(b'new')"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == content


@pytest.fixture
def abandoned(tmp_path):
    """What a killed command left, as old as three minutes."""
    path = tmp_path / ".leadctl-ab12cd34.tmp"
    path.write_bytes(b"jane@acme.io")
    then = time.time() - 180
    os.utime(path, (then, then))
    return path


def test_what_a_killed_command_left_is_removed_by_the_next_one(tmp_path, abandoned):
    young = tmp_path / ".leadctl-zz12cd34.tmp"
    young.touch()
    with atomic_writer(tmp_path / "out.csv") as stream:
        stream.write(b"a")
    assert not abandoned.exists()
    assert names(tmp_path) == [young.name, "out.csv"]


def test_what_another_command_writes_is_left_to_it(tmp_path, abandoned):
    with abandoned.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with atomic_writer(tmp_path / "out.csv") as stream:
            stream.write(b"a")
    assert abandoned.exists()


def test_a_file_that_is_being_written_is_locked(tmp_path):
    with atomic_writer(tmp_path / "out.csv"):
        (hidden,) = leftovers(tmp_path)
        with hidden.open("rb") as other, pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
