import multiprocessing
import os
import threading
import time

import pytest

from leadctl.errors import ExitCode, StoreLocked
from leadctl.store.file.lock import lock_file, other_holder, writer_lock
from leadctl.store.file.patience import Patience


@pytest.fixture
def store(tmp_path):
    return tmp_path / "leads.db"


def test_who_comes_second_learns_who_holds_it(store):
    with (
        writer_lock(store, Patience(0), "leadctl import"),
        pytest.raises(StoreLocked, match=f"leadctl import, process {os.getpid()}") as caught,
        writer_lock(store, Patience(0), "leadctl undo"),
    ):
        pass
    assert caught.value.exit_code == ExitCode.LOCKED
    assert "--wait" in caught.value.hint


def test_waiting_ends_when_the_holder_is_done(store):
    held = threading.Event()

    def hold():
        with writer_lock(store, Patience(0), "first"):
            held.set()
            time.sleep(0.3)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    with writer_lock(store, Patience(10), "second"):
        assert lock_file(store).read_text().startswith("second")
    holder.join()


def test_waiting_ends_in_time(store):
    start = time.monotonic()
    with (
        writer_lock(store, Patience(0), "first"),
        pytest.raises(StoreLocked),
        writer_lock(store, Patience(0.2), "second"),
    ):
        pass
    assert 0.2 <= time.monotonic() - start < 3


def test_the_lock_is_free_after_an_exception(store):
    with pytest.raises(ZeroDivisionError), writer_lock(store, Patience(0), "first"):
        raise ZeroDivisionError
    with writer_lock(store, Patience(0), "second"):
        pass


def _hold_and_die(store, held):
    with writer_lock(store, Patience(0), "killed"):
        held.set()
        time.sleep(60)


def test_the_lock_of_a_killed_process_is_free(store):
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    process = context.Process(target=_hold_and_die, args=(store, held))
    process.start()
    assert held.wait(30)
    with pytest.raises(StoreLocked, match="killed"), writer_lock(store, Patience(0), "second"):
        pass
    process.kill()
    process.join()
    process.close()
    with writer_lock(store, Patience(0), "second"):
        pass


def test_a_lock_file_that_its_holder_removed_holds_nobody(store):
    """Or two could hold the lock: one on the file that is gone, one on the new one."""
    order = []

    def wait_and_work(name):
        with writer_lock(store, Patience(10), name):
            order.append(f"{name} in")
            time.sleep(0.1)
            order.append(f"{name} out")

    waiting = [threading.Thread(target=wait_and_work, args=(name,)) for name in ("a", "b")]
    with writer_lock(store, Patience(0), "first"):
        waiting[0].start()
        time.sleep(0.1)
        lock_file(store).unlink()
    waiting[1].start()
    for one in waiting:
        one.join()
    assert [step.split()[1] for step in order] == ["in", "out", "in", "out"]


def test_who_holds_it_is_named_unless_that_is_this_process(store):
    assert other_holder(store) == "another command or program"
    with writer_lock(store, Patience(0), "leadctl import"):
        assert other_holder(store) == "another command or program"
    with writer_lock(store, Patience(0), "leadctl import"):
        lock_file(store).write_text("leadctl undo, process 0")
        assert other_holder(store) == "leadctl undo, process 0"


def test_a_command_that_was_killed_is_not_named(store):
    lock_file(store).write_text("leadctl undo, process 0")
    assert other_holder(store) == "another command or program"
    with writer_lock(store, Patience(0), "leadctl import"):
        pass
