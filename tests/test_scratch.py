"""Nothing private is left behind, by whichever end a command comes to."""

import errno
import io
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import Mock

import pytest

from leadctl.errors import ExitCode, LeadctlError
from leadctl.scratch import held_file, private_file, private_folder, spool_file, sweep
from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_files_and_folders_are_private_and_gone_afterwards(folder):
    with private_file("staging") as (_, path), private_folder("workbook") as inner:
        (inner / "row_data").write_text("jane@acme.io")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(inner.stat().st_mode) == 0o700
        assert len(names(folder)) == 2
    assert names(folder) == []


def test_a_file_that_cannot_be_removed_is_emptied_and_costs_nothing(folder, monkeypatch):
    with monkeypatch.context() as broken, private_file("staging") as (handle, path):
        os.write(handle, b"jane@acme.io")
        broken.setattr(Path, "unlink", Mock(side_effect=OSError(errno.EIO, "input/output error")))
    assert names(folder) == [path.name]
    assert path.read_bytes() == b""


def test_a_spool_is_read_by_its_path_more_than_once(folder):
    with spool_file() as (stream, path):
        stream.write(b"jane@acme.io\n" * 2)
        stream.flush()
        with path.open("rb") as one, path.open("rb") as other:
            assert one.readline() == other.readline() == b"jane@acme.io\n"
            assert one.read() == b"jane@acme.io\n"
    assert names(folder) == []


def _held():
    with held_file() as stream:
        stream.write(b"x")


def _spooled():
    with spool_file() as (stream, _):
        stream.write(b"x")
        stream.flush()


@pytest.mark.usefixtures("full_scratch", "folder")
@pytest.mark.parametrize("write", [_held, _spooled])
def test_a_full_disk_is_told_with_the_folder(write):
    with pytest.raises(LeadctlError, match="temporary files: No space") as caught:
        write()
    assert tempfile.gettempdir() in caught.value.hint
    assert caught.value.exit_code == ExitCode.IO


@pytest.mark.usefixtures("full_scratch")
@pytest.mark.parametrize("asked", [{"changes": Path("told.csv")}, {"max_rejects": "9"}])
def test_a_full_disk_of_temporary_files_is_not_blamed_on_the_output(tmp_path, monkeypatch, asked):
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_text("Email\nA@b.io\n", encoding="utf-8")
    place = {"stream": io.BytesIO()} if "max_rejects" in asked else {"output": Path("out.csv")}
    with pytest.raises(LeadctlError, match="temporary files") as caught:
        clean_file(CleanRequest("in.csv", **place, **asked))
    assert "TMPDIR" in caught.value.hint
    assert names(tmp_path) == ["in.csv"]


@pytest.mark.skipif(sys.platform != "linux", reason="open files are opened anew on Linux only")
def test_a_spool_is_in_no_folder_even_while_it_is_used(folder):
    with spool_file():
        assert names(folder) == []


@pytest.mark.parametrize(
    ("name", "age", "stays"),
    [
        ("leadctl-abcd1234.input", 3600, False),
        ("leadctl-abcd1234.staging", 3600, False),
        ("leadctl-abcd1234.workbook/row_data", 3600, False),
        ("leadctl-abcd1234.staging", 0, True),
        ("leadctl-notes.input", 3600, True),
        ("leadctl-abcd1234.txt", 3600, True),
    ],
)
def test_what_killed_commands_left_is_swept(folder, name, age, stays):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("jane@acme.io")
    then = time.time() - age
    for one in {path, path.parent} - {folder}:
        os.utime(one, (then, then))
    with private_file("staging"):
        assert path.exists() is stays
    assert sweep(0.0) == []
    assert path.exists() is (stays and age > 0)


@pytest.mark.usefixtures("folder")
def test_what_is_in_use_is_not_swept():
    with private_file("staging") as (_, path), private_folder("workbook") as inner:
        assert sweep(0.0) == sorted([path, inner])
        assert path.exists()
        assert inner.exists()


def test_what_is_swept_before_it_is_locked_is_made_again(folder, monkeypatch):
    made = tempfile.mkstemp
    swept = []

    def made_and_swept(**given):
        handle, name = made(**given)
        if not swept:
            swept.append(name)
            Path(name).unlink()
        return handle, name

    monkeypatch.setattr(tempfile, "mkstemp", made_and_swept)
    with private_file("staging") as (_, path):
        assert path.exists()
        assert str(path) not in swept
    assert names(folder) == []


def test_a_killed_process_leaves_what_the_next_sweep_takes(folder):
    script = (
        "import leadctl.scratch as s, sys\n"
        "with s.private_file('input') as (_, path), s.private_folder('workbook') as inner:\n"
        "    path.write_text('jane@acme.io'); (inner / 'x').write_text('jane@acme.io')\n"
        "    print('ready', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, "TMPDIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        assert len(sweep(0.0)) == 2
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert len(names(folder)) == 2
    assert sweep(0.0) == []
    assert names(folder) == []
