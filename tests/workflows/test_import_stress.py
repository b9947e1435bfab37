"""An import as a process of its own, disturbed in every way that a machine can disturb it."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from leadctl.store.patience import Patience

ROOT = Path(__file__).parents[2]
LEADCTL = (sys.executable, "-m", "leadctl")
ROWS = 1500


def listing(path, name="p", rows=ROWS):
    """A list that takes a good while to clean and is large enough to spill."""
    lines = ["Email,First Name,Last Name,Company,Phone"]
    lines += [f"{name}{i}@acme.io,Jane{i},Doe,Acme {i},+4930{1000000 + i}" for i in range(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


class World:
    """A folder with a store, a temporary folder, and commands that run in it."""

    def __init__(self, folder):
        self.folder = folder
        self.store = folder / "leads.db"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LEADCTL_")}
        self.environment = {
            **kept,
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(self.temporary),
            "LEADCTL_STORE": str(self.store),
        }

    def start(self, *words, before=()):
        return subprocess.Popen(
            (*before, *LEADCTL, *words),
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words, before=()):
        with self.start(*words, before=before) as child:
            out, err = child.communicate(timeout=120)
        return child.returncode, out, err

    def left_over(self):
        return [path.name for path in self.temporary.iterdir()]

    def count(self):
        with closing(sqlite3.connect(self.store)) as con:
            return con.execute("select count(*) from lead").fetchone()[0]


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


@pytest.fixture
def filled(world):
    listing(world.folder / "first.csv", rows=20)
    assert world.run("import", "first.csv", "-q")[0] == 0
    listing(world.folder / "big.csv", "q")
    return world


def await_staging(world, child):
    """Wait until the child has begun to read."""
    while child.poll() is None and not world.left_over():
        time.sleep(0.005)


@pytest.mark.parametrize("late", [0.0, 0.1, 0.3])
def test_ctrl_c_leaves_the_store_and_the_temporary_folder_as_they_were(filled, late):
    before = filled.store.read_bytes()
    with filled.start("import", "big.csv") as child:
        await_staging(filled, child)
        time.sleep(late)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=30)
    assert filled.left_over() == []
    if child.returncode in {0, -signal.SIGINT}:  # it was done, or on its way out of the interpreter
        assert filled.count() == ROWS + 20
    else:
        assert (child.returncode, err.splitlines()[-1]) == (130, "error: interrupted")
        assert filled.store.read_bytes() == before


def test_ctrl_c_in_a_first_import_leaves_no_store(world):
    listing(world.folder / "big.csv")
    with world.start("import", "big.csv") as child:
        await_staging(world, child)
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=30)
    assert child.returncode == 130
    assert sorted(path.name for path in world.folder.iterdir()) == ["big.csv", "tmp"]


def test_a_kill_at_any_time_leaves_a_whole_store_and_its_staging_is_swept(filled):
    draw = random.Random(5)  # noqa: S311 - no secret
    for _ in range(4):
        with filled.start("import", "big.csv", "-q") as child:
            await_staging(filled, child)
            time.sleep(draw.random() * 0.6)
            child.kill()
            child.communicate()
        code, out, err = filled.run("doctor")
        assert code == 0, out + err
        assert filled.count() in {20, ROWS + 20}
        for path in filled.temporary.iterdir():
            os.utime(path, (1, 1))
    listing(filled.folder / "last.csv", "z", rows=3)
    assert filled.run("import", "last.csv", "-q")[0] == 0
    assert filled.left_over() == []


def test_two_importers_at_once_both_land(world):
    """On a store that neither finds: one makes it, the other reads its file again."""
    for name in ("a", "b"):
        listing(world.folder / f"{name}.csv", name, rows=400)
    words = ("--wait", "60", "-q")
    with (
        world.start("import", "a.csv", *words) as one,
        world.start("import", "b.csv", *words) as other,
    ):
        assert (one.communicate()[1], other.communicate()[1]) == ("", "")
    assert world.count() == 800
    again = world.run("import", "b.csv")
    assert "in the store already" in again[2]
    assert world.run("doctor")[0] == 0


def test_who_will_not_wait_is_told_who_holds_the_store(filled):
    from leadctl.store.lock import writer_lock

    before = filled.store.read_bytes()
    with writer_lock(filled.store, Patience(0), "leadctl undo"):
        code, _, err = filled.run("import", "big.csv", "--wait", "0")
    assert code == 75
    assert f"in use by leadctl undo, process {os.getpid()}" in err
    assert filled.store.read_bytes() == before
    assert filled.left_over() == []


def test_readers_see_the_store_before_or_after_an_import(filled):
    seen = set()
    with filled.start("import", "big.csv", "-q") as child:
        while child.poll() is None:
            code, out, err = filled.run("list", "--count")
            assert code == 0, err
            seen.add(int(out))
    assert child.returncode == 0
    assert seen <= {20, ROWS + 20}


needs_strace = pytest.mark.skipif(
    not shutil.which("strace")
    or subprocess.run(
        ["strace", "-o", os.devnull, "true"], check=False, capture_output=True
    ).returncode
    != 0,
    reason="strace is not installed, or may not trace",
)


@needs_strace
@pytest.mark.parametrize("fault", ["ENOSPC", "EIO"])
@pytest.mark.parametrize(
    ("call", "when", "code"),
    [
        ("openat", 1, 73),
        ("openat", 3, 73),
        ("pwrite64", 1, None),
        ("pwrite64", 9, None),
        ("pwrite64", 30, None),
        ("fdatasync", 1, 74),
        ("fdatasync", 3, 74),
        ("unlink", 1, 74),
    ],
)
def test_a_failing_disk_leaves_the_store_as_it_was(filled, fault, call, when, code):
    """A fault at the K-th call to a file of the store, and at every such call after it."""
    before = filled.store.read_bytes()
    log = filled.folder / "strace.log"
    trace = (
        "strace", "-f", "-o", str(log), "-e", f"trace={call}",
        "-P", str(filled.store), "-P", f"{filled.store}-journal",
        "-e", f"inject={call}:error={fault}:when={when}+",
    )  # fmt: skip
    listing(filled.folder / "small.csv", "s", rows=60)
    done, _, err = filled.run("import", "small.csv", before=trace)
    assert "INJECTED" in log.read_text(encoding="utf-8")
    assert done == (code or {"ENOSPC": 73, "EIO": 74}[fault]), err
    assert err.startswith("error: ")
    assert filled.run("doctor")[0] == 0
    assert filled.store.read_bytes() == before
    assert filled.left_over() == []


@needs_strace
@pytest.mark.parametrize(("fault", "codes"), [("ENOSPC", {73}), ("EIO", {73, 74})])
def test_a_full_temporary_folder_is_told(filled, fault, codes):
    before = filled.store.read_bytes()
    trace = (
        "strace", "-f", "-o", os.devnull, "-e", "trace=pwrite64",
        "-e", f"inject=pwrite64:error={fault}:when=3+",
    )  # fmt: skip
    code, _, err = filled.run("import", "big.csv", before=trace)
    assert code in codes, err
    assert filled.store.read_bytes() == before
    assert filled.left_over() == []


@pytest.mark.parametrize(
    "words", [("list",), ("status",), ("history",), ("export", "-o", "-"), ("list", "--json")]
)
def test_a_full_output_is_told(filled, words):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            (*LEADCTL, *words),
            cwd=filled.folder,
            env=filled.environment,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert done.returncode == 73, done.stderr
    assert "no space left" in done.stderr


def test_a_store_that_cannot_be_written_is_told_and_can_be_read(filled):
    """On a file system that is mounted read-only, for the superuser may write elsewhere."""
    mount = (
        f"mount --bind {filled.folder} {filled.folder} && mount -o remount,ro,bind {filled.folder}"
    )
    inside = ("unshare", "-m", "sh", "-c")
    if (
        not shutil.which("unshare")
        or subprocess.run((*inside, mount), check=False, capture_output=True).returncode
    ):
        pytest.skip("mounting is not allowed here")
    command = " ".join(LEADCTL)
    script = (
        f"{mount} && cd {filled.folder} && {command} list --count && {command} status set open 1"
    )
    done = subprocess.run(
        (*inside, script),
        env={**filled.environment, "TMPDIR": "/tmp"},  # noqa: S108 - nothing is written there
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "20\n", done.stderr
    assert done.returncode == 73, done.stderr
    assert "read-only" in done.stderr
