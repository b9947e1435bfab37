from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadctl import config
from leadctl.errors import ExitCode, LeadctlError, UsageError


@pytest.fixture(autouse=True)
def _nowhere_special(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("LEADCTL_")]:
        monkeypatch.delenv(name)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)


def user_file(text: str) -> Path:
    path = config.user_file()
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_need_no_file(tmp_path):
    settings = config.load({})
    assert settings.store == tmp_path / "XDG_DATA_HOME" / "leadctl" / "leads.db"
    assert (settings.region, settings.wait, settings.protected_fields) == ("", 60.0, ())
    assert "email" in settings.list_columns
    assert settings.origin("region") == ("default", "")


def test_the_user_file_stands_in_a_folder_of_our_own(tmp_path):
    assert config.user_file() == tmp_path / "XDG_CONFIG_HOME" / "leadctl" / "config.toml"


def test_each_layer_beats_the_one_below(monkeypatch):
    user = user_file('region = "de"\n')
    assert config.load({}).region == "DE"
    assert config.load({}).origin("region") == ("user", str(user))
    Path("leadctl.toml").write_text('region = "at"\n', encoding="utf-8")
    assert config.load({}).region == "AT"
    assert config.load({}).origin("region") == ("project", "leadctl.toml")
    monkeypatch.setenv("LEADCTL_REGION", "ch")
    assert config.load({}).region == "CH"
    assert str(config.load({}).origin("region")) == "environment LEADCTL_REGION"
    assert config.load({"region": "fr"}).region == "FR"
    assert config.load({"region": "fr"}).origin("region") == ("flag", "--region")


def test_flags_not_given_and_variables_left_empty_say_nothing(monkeypatch):
    Path("leadctl.toml").write_text("wait = 5\n", encoding="utf-8")
    monkeypatch.setenv("LEADCTL_WAIT", " ")
    assert config.load({"wait": None, "columns": "a,b"}).wait == 5.0


def test_a_flag_of_zero_counts_as_given():
    Path("leadctl.toml").write_text("wait = 5\n", encoding="utf-8")
    assert config.load({"wait": 0.0}).wait == 0.0


def test_a_path_in_a_file_starts_at_that_file(monkeypatch, tmp_path):
    file = user_file('store = "mine.db"\n')
    assert config.load({}).store == file.parent / "mine.db"
    monkeypatch.setenv("HOME", str(tmp_path))
    file.write_text('store = "~/mine.db"\n', encoding="utf-8")
    assert config.load({}).store == tmp_path / "mine.db"
    assert config.load({"store": Path("here.db")}).store == Path("here.db")


def test_lists_come_as_text_or_as_lists(monkeypatch):
    Path("leadctl.toml").write_text('list_columns = ["email", " phone "]', encoding="utf-8")
    assert config.load({}).list_columns == ("email", "phone")
    monkeypatch.setenv("LEADCTL_LIST_COLUMNS", "full_name, email,,")
    assert config.load({}).list_columns == ("full_name", "email")


def test_an_unknown_setting_names_the_nearest_and_the_file():
    Path("leadctl.toml").write_text('regoin = "DE"\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        config.load({})
    assert caught.value.message == "unknown setting `regoin` in leadctl.toml"
    assert caught.value.hint == "did you mean `region`?"
    Path("leadctl.toml").write_text('colour = "red"\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        config.load({})
    assert (
        caught.value.hint
        == "settings: store, region, list_columns, protected_fields, wait, journal, key_file,"
        " dns_server, mx_days, mx_timeout, clean.null_words, clean.aliases, clean.casing,"
        " clean.required, clean.allow, clean.deny,"
        " dedupe.threshold, dedupe.max_cluster, dedupe.max_merge_share,"
        " dedupe.survivorship, dedupe.trusted_sources"
    )


REGION = "a country as two letters, such as `DE`"
SECONDS = "a number of seconds, 0 or more"


@pytest.mark.parametrize(
    ("line", "name", "wanted"),
    [
        ('region = "Germany"', "region", REGION),
        ("region = 49", "region", REGION),
        ("store = 1", "store", "a path"),
        ('store = ""', "store", "a path"),
        (r'store = "a\u0000b"', "store", "a path"),
        ('store = "~no-such-user/x"', "store", "a path, with a known user after `~`"),
        ("wait = true", "wait", SECONDS),
        ("wait = -1", "wait", SECONDS),
        ("wait = nan", "wait", SECONDS),
        ("wait = inf", "wait", SECONDS),
        ('wait = "soon"', "wait", SECONDS),
        ("list_columns = [1]", "list_columns", "a list of names"),
        ("[list_columns]\na = 1", "list_columns", "a list of names"),
    ],
)
@pytest.mark.parametrize("kind", ["project", "user"])
def test_a_value_of_the_wrong_kind_says_what_is_wanted(kind, line, name, wanted):
    path = user_file(line) if kind == "user" else Path("leadctl.toml")
    path.write_text(line, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        config.load({})
    assert caught.value.message == f"`{name}` in {path} must be {wanted}"
    assert caught.value.hint.startswith(f"for example: `{name} = ")


def test_a_bad_variable_and_a_bad_flag_are_named(monkeypatch):
    monkeypatch.setenv("LEADCTL_WAIT", "soon")
    with pytest.raises(UsageError) as caught:
        config.load({})
    assert caught.value.message == f"`LEADCTL_WAIT` must be {SECONDS}"
    assert caught.value.hint == ""
    monkeypatch.delenv("LEADCTL_WAIT")
    with pytest.raises(UsageError, match="`--region` must be a country"):
        config.load({"region": "Deutschland"})
    with pytest.raises(UsageError, match="`--list-columns` must be a list of names"):
        config.load({"list_columns": 7})


def test_a_variable_holds_a_number_as_text(monkeypatch):
    monkeypatch.setenv("LEADCTL_WAIT", " 2.5 ")
    assert config.load({}).wait == 2.5


@pytest.mark.parametrize("junk", [b"region =", b"\xff\xfe\x00", b"a = " + b"[" * 5000])
def test_a_file_that_is_not_toml_is_a_usage_error(junk):
    Path("leadctl.toml").write_bytes(junk)
    with pytest.raises(UsageError, match=r"^leadctl\.toml is not valid TOML: ") as caught:
        config.load({})
    assert caught.value.hint == "settings stand as `name = value`, one a line"


def test_a_byte_order_mark_and_a_folder_of_that_name_do_no_harm():
    Path("leadctl.toml").write_bytes(b'\xef\xbb\xbfregion = "DE"')
    assert config.load({}).region == "DE"
    Path("leadctl.toml").unlink()
    Path("leadctl.toml").mkdir()
    assert config.load({}).region == ""


def test_a_file_that_cannot_be_read_is_an_io_error(monkeypatch):
    Path("leadctl.toml").write_text("", encoding="utf-8")

    def refuse(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(
        LeadctlError, match=r"cannot read leadctl\.toml: Permission denied"
    ) as caught:
        config.load({})
    assert caught.value.exit_code == ExitCode.IO


def test_every_setting_is_documented_and_its_example_is_valid():
    for setting in config.SETTINGS:
        assert setting.doc
        Path("leadctl.toml").write_text(f"{setting.place} = {setting.example}", encoding="utf-8")
        assert config.load({}).origin(setting.name).kind == "project"


def test_the_time_can_be_set(monkeypatch):
    assert abs((config.now() - datetime.now(UTC)).total_seconds()) < 5
    assert config.now().microsecond == 0
    monkeypatch.setenv("LEADCTL_NOW", "2026-01-31T09:00:00Z")
    assert config.now() == datetime(2026, 1, 31, 9, tzinfo=UTC)


@pytest.mark.parametrize("text", ["yesterday", "2026-01-31", "2026-01-31T09:00:00+01:00"])
def test_a_time_in_another_form_is_a_usage_error(monkeypatch, text):
    monkeypatch.setenv("LEADCTL_NOW", text)
    with pytest.raises(UsageError, match=r"^`LEADCTL_NOW` must be a time in UTC$") as caught:
        config.now()
    assert caught.value.hint == "for example: `2026-01-31T09:00:00Z`"


def test_the_user_has_a_name_even_in_a_bare_container(monkeypatch):
    monkeypatch.setenv("LEADCTL_USER", " Ann \n Lee ")
    assert config.who() == "Ann Lee"
    monkeypatch.delenv("LEADCTL_USER")
    monkeypatch.setenv("LOGNAME", "ann")
    assert config.who() == "ann"

    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert config.who() == "unknown"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("192.168.1.1", "192.168.1.1:53"),
        (" 192.168.1.1:5353 ", "192.168.1.1:5353"),
        ("::1", "[::1]:53"),
        ("[2001:DB8::1]:5353", "[2001:db8::1]:5353"),
    ],
)
def test_a_name_server_is_an_address_with_a_port(given, kept, monkeypatch):
    monkeypatch.setenv("LEADCTL_DNS_SERVER", given)
    assert config.load({}).dns_server == kept


PROBABILITY = "a probability above 0.5 and below 1"
COUNT, SHARE = "a whole number, 1 or more", "a share from 0 to 100 percent"


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("threshold", "0.97", 0.97),
        ("threshold", '".6"', 0.6),
        ("threshold", "0.5", PROBABILITY),
        ("threshold", "1.0", PROBABILITY),
        ("threshold", "1", PROBABILITY),
        ("threshold", "nan", PROBABILITY),
        ("threshold", '"97%"', PROBABILITY),
        ("max_cluster", "50", 50),
        ("max_cluster", "0", COUNT),
        ("max_cluster", "true", COUNT),
        ("max_cluster", "2.5", COUNT),
        ("max_merge_share", "40", 40.0),
        ("max_merge_share", '"12.5%"', 12.5),
        ("max_merge_share", "0", 0.0),
        ("max_merge_share", "100.5", SHARE),
        ("max_merge_share", "nan", SHARE),
        ("max_merge_share", '"-1%"', SHARE),
        ("max_merge_share", "true", SHARE),
    ],
)
def test_from_when_and_how_much_is_merged(name, given, kept):
    Path("leadctl.toml").write_text(f"[dedupe]\n{name} = {given}\n", encoding="utf-8")
    if isinstance(kept, str):
        with pytest.raises(UsageError, match=f"`dedupe.{name}` in leadctl.toml must be {kept}"):
            config.load({})
    else:
        assert getattr(config.load({}), name) == kept


@pytest.mark.parametrize(
    ("name", "given", "wanted"),
    [
        ("DNS_SERVER", "dns.example", "the address of a name server"),
        ("DNS_SERVER", "192.168.1.1:0", "the address of a name server"),
        ("DNS_SERVER", "192.168.1.1:70000", "the address of a name server"),
        ("MX_DAYS", "soon", "a number of days, 0 or more"),
        ("MX_TIMEOUT", "0", "a number of seconds, 0.1 or more"),
    ],
)
def test_settings_of_name_servers_that_make_no_sense_are_refused(name, given, wanted, monkeypatch):
    monkeypatch.setenv(f"LEADCTL_{name}", given)
    with pytest.raises(UsageError, match=wanted):
        config.load({})
