"""An import as a process of its own, disturbed in every way that a machine can disturb it."""

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from world import LEADCTL, World, await_staging, listing, may_trace, strace

from leadctl.store.file.patience import Patience

ROWS = 1500


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


@pytest.fixture
def filled(world):
    listing(world.folder / "first.csv", rows=20)
    assert world.run("import", "first.csv", "-q")[0] == 0
    listing(world.folder / "big.csv", "q")
    return world


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
        assert (child.returncode, err.splitlines()[-1]) == (
            130,
            "error: interrupted: nothing was written",
        )
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
    from leadctl.store.file.lock import writer_lock

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
    not may_trace(), reason="strace is not installed, or may not trace"
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
    trace = strace(log, call, f"{call}:error={fault}:when={when}+", [filled.store, filled.journal])
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
    trace = strace(os.devnull, "pwrite64", f"pwrite64:error={fault}:when=3+")
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


def test_a_small_disk_is_told_and_nothing_is_lost(filled):
    """On a disk of its own in memory, full before the import is done."""
    disk = filled.folder / "disk"
    disk.mkdir()
    size = filled.store.stat().st_size + (200 << 10)
    mount = f"mount -t tmpfs -o size={size} none {disk} && cp {filled.store} {disk}/leads.db"
    inside = ("unshare", "-m", "sh", "-c")
    if (
        not shutil.which("unshare")
        or subprocess.run((*inside, mount), check=False, capture_output=True).returncode
    ):
        pytest.skip("mounting is not allowed here")
    command = " ".join(LEADCTL)
    script = (
        f"{mount} && export LEADCTL_STORE={disk}/leads.db && {command} import big.csv;"
        f" echo $?; {command} doctor -q; echo $?; {command} list --count; ls {disk}"
    )
    done = subprocess.run(
        (*inside, script),
        cwd=filled.folder,
        env=filled.environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split()[:3] == ["73", "0", "20"], done.stdout + done.stderr
    message, hint = done.stderr.splitlines()
    assert message == f"error: the disk of {disk}/leads.db is full; the store is unchanged"
    assert hint.startswith("hint: make room there")
    assert "leads.db-journal" not in done.stdout
