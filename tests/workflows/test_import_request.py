import pytest

from leadctl.errors import UsageError
from leadctl.workflows.importing.import_request import MODES, build_request


def ask(**asked):
    return build_request(["list.csv"], today="2026-03-05", **asked)


def test_words_are_folded_and_empty_ones_say_nothing():
    asked = ask(
        mode=" FILL ",
        channel="Webinar",
        direction="",
        protected=("job_title", "owner", "title"),
        constants={"owner": " ana ", "tags": "", "lawful_basis": "consent"},
        touch="reply",
    )
    assert asked.options.mode == "fill"
    assert (asked.source.channel, asked.source.direction) == ("webinar", "")
    assert asked.options.protected == ("title", "owner")
    assert asked.options.constants == {"owner": "ana", "lawful_basis": "consent"}
    assert asked.touch == ("reply", "2026-03-05")


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_is_taken(mode):
    assert ask(mode=mode).options.mode == mode


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": "merge"},
        {"channel": "smoke signals"},
        {"direction": "sideways"},
        {"touch": "dance"},
        {"touch": "reply@2030-01-01"},
        {"protected": ("shoe_size",)},
        {"constants": {"lawful_basis": "because"}},
        {"max_rejects": "many"},
        {"max_rejects": "%"},
    ],
)
def test_what_nobody_knows_is_refused_before_any_file_is_opened(wrong):
    with pytest.raises(UsageError):
        ask(**wrong)


def test_one_rejects_file_is_for_one_input(tmp_path):
    with pytest.raises(UsageError, match="one file"):
        build_request(["a.csv", "b.csv"], today="2026-03-05", rejects=tmp_path / "r.csv")
