"""What an undo or redo would do is what it does, and looking changes nothing."""

import tempfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lives import lived, steps

from leadctl.errors import Refused, UsageError
from leadctl.store.asking.difference import between, counts, differences
from leadctl.store.opening.connect import reading
from leadctl.workflows.keeping.preview import preview_redo, preview_undo

LIST = "Email,Name\njane@acme.io,Jane Doe\nmax@beta.io,Max Roe\n"


def changed_since(desk, operation):
    """What the later operations made of the leads, but for what a list of others tells."""
    with reading(desk.store, scratch=True) as con, between(con, operation, newest(desk)):
        return list(differences(con)), counts(con)


def newest(desk):
    return desk.query("select max(op_id) from operation")[0][0]


@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps, st.integers(1, 8), st.booleans())
def test_what_is_foretold_is_what_happens(script, number, keep):
    with tempfile.TemporaryDirectory() as folder:
        desk, _ = lived(folder, script)
        undone = desk.query("select undone from operation where op_id = ?", number)
        back = bool(undone) and bool(undone[0][0])
        look = preview_redo if back else preview_undo
        asked = {} if back else {"keep": keep}
        before = desk.store.read_bytes()
        try:
            with look(desk.store, number, desk.author(), **asked) as found:
                told = list(found.differences), found.counts
                reversal = found.reversal
        except UsageError:
            return
        assert desk.store.read_bytes() == before
        assert bool(reversal.sourceless) == bool(reversal.refused)
        if reversal.refused:
            with pytest.raises(Refused) as caught:
                desk.undo(number)
            assert str(caught.value) == str(reversal.refused)
            return
        last = newest(desk)
        done = (desk.redo if back else desk.undo)(number, **asked)
        assert replace(done, operation=0, target=None) == replace(
            reversal, operation=0, target=None
        )
        assert told == changed_since(desk, last)


def test_leads_that_an_undo_would_leave_without_records_are_named(desk):
    desk.load_text(LIST)
    desk.set("status", "open", "1")
    with preview_undo(desk.store, 1, desk.author()) as found:
        assert found.reversal.sourceless == [(1, [2])]
        assert found.counts["gone"] == 2
    with preview_undo(desk.store, 1, desk.author(), keep=True) as found:
        assert found.reversal.sourceless == ()
        assert (found.reversal.kept, found.counts["gone"]) == (1, 1)


def test_the_store_is_free_while_differences_are_read(desk):
    desk.load_text(LIST)
    with preview_undo(desk.store, 1, desk.author()) as found:
        desk.set("status", "open", "1")
        assert [one.name for one in found.differences] == ["Jane Doe", "Max Roe"]
