from __future__ import annotations

from pathlib import Path

import pytest

from leadctl.errors import OutputError, UsageError
from leadctl.workflows.importing.import_request import build_request


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def request(*paths: str, **asked):
    return build_request(paths or ("in.csv",), today="2026-11-21", **asked)


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ({"mode": "replace"}, "unknown mode `replace`", "one of: create, fill, update, upsert"),
        ({"channel": "webinr"}, "unknown channel `webinr`", "did you mean `webinar`?"),
        ({"protected": ("ownr",)}, "unknown field `ownr`", "did you mean `owner`?"),
        ({"region": "UK"}, "unknown region `UK`", "did you mean `GB`?"),
        (
            {"constants": {"lawful_basis": "because"}},
            "`because` is no lawful basis",
            "one of: consent, contract, legal_obligation, legitimate_interest",
        ),
    ],
)
def test_unknown_words_are_refused(asked, message, hint):
    with pytest.raises(UsageError) as caught:
        request(**asked)
    assert caught.value.message == message
    assert caught.value.hint.startswith(hint)


def test_rejects_spare_the_store():
    with pytest.raises(OutputError, match="belongs to the store"):
        request(rejects=Path("./leads.db"), store=Path("leads.db"))
