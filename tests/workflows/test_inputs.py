"""Lists from pipes and archives are known again, however they are brought."""

import gzip
import os
import threading

import pytest

from leadctl.errors import DataError, InputMissing
from leadctl.workflows.lists.inputs import opened_table

LIST = "Email,Name\njane@acme.io,Jane Doe\nmax@beta.io,Max Roe\n"


def test_the_same_list_packed_twice_is_one(desk):
    first = desk.load_text(LIST, source="crm")
    for level in (1, 9):
        path = desk.folder / f"list{level}.csv.gz"
        path.write_bytes(gzip.compress(LIST.encode(), level))
        again = desk.load(str(path), source="crm")
        assert (again.operation, again.files[0].known) == (None, first.operation)


def test_a_named_pipe_is_read_once_and_known_again(desk):
    desk.load_text(LIST, source="crm")
    pipe = desk.folder / "pipe.csv"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(LIST,))
    writer.start()
    again = desk.load(str(pipe), source="crm")
    writer.join()
    assert again.files[0].known == 1


def test_a_broken_archive_and_a_missing_file_say_so(tmp_path):
    broken = tmp_path / "list.csv.gz"
    broken.write_bytes(gzip.compress(LIST.encode() * 50)[:-20])
    with pytest.raises(DataError, match=r"list\.csv\.gz"), opened_table(str(broken)):
        pass
    with pytest.raises(InputMissing), opened_table(str(tmp_path / "none.csv")):
        pass
