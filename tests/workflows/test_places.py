from __future__ import annotations

import os
from pathlib import Path

import pytest

from leadctl.errors import OutputError, UsageError
from leadctl.workflows.lists.places import is_same, keep_apart, no_dash, spare_store


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_files_that_differ_pass():
    Path("a.csv").touch()
    keep_apart(["a.csv", "-"], [("--output", Path("b.csv")), ("--rejects", Path("c.csv"))])
    keep_apart(["-"], [("--output", None), ("--rejects", None)])


@pytest.mark.parametrize("name", ["a.csv", "./a.csv", "sub/../a.csv", "link.csv", "hard.csv"])
def test_an_output_that_is_the_input_is_refused(name):
    Path("a.csv").touch()
    Path("sub").mkdir()
    Path("link.csv").symlink_to("a.csv")
    Path("hard.csv").hardlink_to("a.csv")
    with pytest.raises(UsageError) as caught:
        keep_apart(["other.csv", "a.csv"], [("--output", Path(name))])
    assert "the input and `--output` are the same file" in caught.value.message
    assert "-2.csv`" in caught.value.hint


def test_two_outputs_that_are_one_are_refused_even_before_they_exist():
    with pytest.raises(UsageError, match="`--output` and `--rejects` are the same file"):
        keep_apart(["a.csv"], [("--output", Path("o.csv")), ("--rejects", Path("./o.csv"))])


def test_a_device_may_take_everything():
    null = Path(os.devnull)
    keep_apart([os.devnull], [("--output", null), ("--rejects", null)])


def test_paths_are_compared_where_one_cannot_be_looked_at():
    assert not is_same(Path("a" * 300), Path("b"))
    assert is_same(Path("a" * 300), Path("a" * 300))


@pytest.mark.parametrize("end", ["", ".lock", "-journal", "-wal", "-shm"])
def test_the_store_and_what_belongs_to_it_are_spared(end):
    with pytest.raises(OutputError, match="belongs to the store"):
        spare_store(Path(f"./leads.db{end}"), Path("leads.db"))


def test_other_files_are_not_the_stores():
    spare_store(Path("leads.db.csv"), Path("leads.db"))
    spare_store(None, Path("leads.db"))


def test_rejects_do_not_go_to_standard_output():
    no_dash(None)
    no_dash(Path("rejects.csv"))
    with pytest.raises(UsageError, match="`--rejects` takes a file, not standard output"):
        no_dash(Path("-"))
    with pytest.raises(UsageError, match="`--clusters` takes a file, not standard output"):
        no_dash(Path("-"), "--clusters")
