"""Mappings under names, in the user's configuration folder."""

import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from leadctl.errors import DataError, InputMissing, OutputError, Refused, UsageError
from leadctl.rows import ReadOptions
from leadctl.workflows.lists import saved_maps
from leadctl.workflows.lists.saved_maps import (
    found_map,
    list_maps,
    map_names,
    map_of_source,
    remove_map,
    save_map,
    show_map,
)

TEXT = '# mine\n[columns]\nsource = "source"\n"Adr" = "email"\n'


@pytest.fixture
def given_map(tmp_path):
    path = tmp_path / "m.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_is_kept_as_it_is(given_map):
    saved = save_map("fair", map_path=given_map)
    assert (saved.name, saved.columns, saved.source, saved.text) == ("fair", 2, "", TEXT)
    assert saved.path.read_text(encoding="utf-8") == TEXT
    assert saved.path.stat().st_mode & 0o777 == 0o600
    assert show_map("fair") == saved
    assert list_maps() == [saved]
    assert found_map(Path("fair")).columns == {"source": "source", "Adr": "email"}


def test_a_source_stands_at_the_top_and_nowhere_else(given_map):
    save_map("fair", map_path=given_map, source='Fair "26"')
    again = save_map("fair", map_path=show_map("fair").path, source="Other", replace=True)
    assert again.source == "Other"
    assert again.text == 'source = "Other"\n' + TEXT
    assert map_of_source("Other").found.columns["source"] == "source"
    assert map_of_source("Fair") == (None, ())
    assert map_of_source("") == (None, ())


def test_what_leadctl_makes_of_a_list_is_kept(tmp_path):
    path = tmp_path / "l.csv"
    path.write_text("Mail;Wunsch;Abonniert\na@acme.com;x;nein\n", encoding="utf-8")
    saved = save_map("l", like=str(path), source="L")
    assert saved.text == (
        'source = "L"\n[columns]\n"Mail" = "email"\n"Wunsch" = ""\n'
        '"Abonniert" = "not email_opt_out"\n'
    )


def test_a_vendor_can_be_named_for_a_list(tmp_path):
    path = tmp_path / "l.csv"
    path.write_text("Email,Stage\na@acme.com,Cold\n", encoding="utf-8")
    assert '"Stage" = "status"' in save_map("l", like=str(path), vendor="apollo").text


def test_none_takes_anothers_place_by_accident(given_map, tmp_path):
    save_map("fair", map_path=given_map)
    save_map("fair", map_path=given_map)
    other = tmp_path / "o.toml"
    other.write_text('[columns]\n"A" = "email"\n', encoding="utf-8")
    with pytest.raises(Refused):
        save_map("fair", map_path=other)
    assert show_map("fair").text == TEXT
    save_map("fair", map_path=other, replace=True)
    assert show_map("fair").columns == 1


def test_a_dry_run_keeps_nothing(given_map):
    assert save_map("fair", map_path=given_map, dry_run=True).columns == 2
    assert map_names() == []
    save_map("fair", map_path=given_map)
    remove_map("fair", dry_run=True)
    assert map_names() == ["fair"]
    remove_map("fair")
    assert map_names() == []


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".hidden", "-x", "x" * 65, "a\nb", "a\0b"])
def test_a_name_that_could_lead_elsewhere_is_refused(given_map, name):
    with pytest.raises(UsageError):
        save_map(name, map_path=given_map)


def test_one_of_the_two_is_needed(given_map):
    for asked in ({}, {"map_path": given_map, "like": "x.csv"}):
        with pytest.raises(UsageError):
            save_map("fair", **asked)


def test_what_is_no_mapping_is_not_kept(tmp_path):
    path = tmp_path / "m.toml"
    path.write_bytes(b"[columns]\nA = 'emial'\n")
    with pytest.raises(UsageError):
        save_map("fair", map_path=path)
    path.write_bytes(b"\xff")
    with pytest.raises(DataError):
        save_map("fair", map_path=path)
    assert map_names() == []


def test_an_unknown_name_gets_the_nearest(given_map):
    save_map("fair", map_path=given_map)
    for work in (show_map, remove_map):
        with pytest.raises(UsageError) as caught:
            work("fiar")
        assert "fair" in caught.value.hint
    with pytest.raises(InputMissing) as caught:
        found_map(Path("fiar"))
    assert "fair" in caught.value.hint


def test_a_file_of_the_same_name_comes_first(given_map, tmp_path, monkeypatch):
    save_map("fair", map_path=given_map)
    monkeypatch.chdir(tmp_path)
    Path("fair").write_text('[columns]\n"B" = "phone"\n', encoding="utf-8")
    assert found_map(Path("fair")).columns == {"B": "phone"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_takes_no_files_is_told(given_map, monkeypatch, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    monkeypatch.setattr(saved_maps, "user_file", lambda: closed / "leadctl" / "config.toml")
    with pytest.raises(OutputError):
        save_map("fair", map_path=given_map)


def test_a_folder_that_is_a_file_is_told(given_map, monkeypatch, tmp_path):
    (tmp_path / "maps").write_text("", encoding="utf-8")
    monkeypatch.setattr(saved_maps, "user_file", lambda: tmp_path / "config.toml")
    with pytest.raises(OutputError):
        save_map("fair", map_path=given_map)


BROKEN = {
    "comma": ('source = "Other"\n[columns]\n"A" = "email",\n', "line 3"),
    "field": ('[columns]\n"A" = "email"\n"B" = "emial"\n', "line 3"),
    "bytes": (b"\xff\xfe", "no TOML"),
    "source": ("source = 3\n[columns]\nA = 'email'\n", "source"),
}


@pytest.fixture
def broken(given_map):
    """A good mapping for a source, and beside it some files that are none."""
    folder = save_map("fair", map_path=given_map, source="Fair").path.parent
    for name, (text, _) in BROKEN.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.toml").write_bytes(data)
    return folder


def test_a_broken_mapping_is_told_and_stops_no_other(broken):
    found, warnings = map_of_source("Fair")
    assert found.columns["Adr"] == "email"
    assert [line.split(" is left")[0] for line in warnings] == [
        f"the saved mapping {broken / name}.toml" for name in ("bytes", "comma")
    ]
    found, warnings = map_of_source("Nobody's")
    assert found is None
    for line, (_, why) in zip(warnings, sorted(BROKEN.items()), strict=True):
        assert why[1] in line


@pytest.mark.usefixtures("broken")
def test_a_broken_mapping_stops_where_it_is_asked_for():
    with pytest.raises(DataError, match="line 3"):
        map_of_source("Other")
    with pytest.raises(DataError, match="line 3"):
        found_map(Path("comma"))
    with pytest.raises(UsageError, match=r"`field.toml`, line 3: unknown field `emial`"):
        found_map(Path("field"))


@pytest.mark.usefixtures("broken")
def test_a_broken_mapping_is_shown_to_be_corrected():
    assert show_map("comma").text == BROKEN["comma"][0]
    assert "line 3" in show_map("comma").fault
    assert {one.name: bool(one.fault) for one in list_maps()} == {
        **dict.fromkeys(BROKEN, True),
        "fair": False,
    }
    remove_map("comma")
    assert map_of_source("Other").found is None


def test_of_two_that_save_at_the_same_time_the_second_is_refused(tmp_path):
    """Both look before either writes: whoever waits must look again."""
    maps = []
    for name in ("one", "two"):
        maps.append(tmp_path / f"{name}.toml")
        maps[-1].write_text(f'[columns]\n"{name}" = "email"\n', encoding="utf-8")
    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(save_map, "fair", map_path=path) for path in maps * 5]
        failed = [one for one in done if isinstance(one.exception(), Refused)]
    assert len(failed) == 5
    kept = show_map("fair").text
    assert {one.result().text for one in done if one not in failed} == {kept}


@pytest.mark.parametrize("name", ["Trade fair 26", "März", "名簿", "a.b-c", "CON", "x" * 64])
def test_odd_names_are_kept_and_found(given_map, name):
    save_map(name, map_path=given_map)
    assert map_names() == [name]
    assert found_map(Path(name)).columns["Adr"] == "email"
    remove_map(name)
    assert map_names() == []


def test_the_list_behind_a_map_is_taken_as_said(tmp_path):
    path = tmp_path / "l.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "Mail\na@acme.com\n")
        archive.writestr("b.csv", "Vorname|Adresse\nAnn|b@acme.com\n")
    taken = ReadOptions(member="b.csv", delimiter="|")
    assert '"Adresse" = "email"' in save_map("l", like=str(path), taken=taken).text
    with pytest.raises(DataError):
        save_map("m", like=str(path))


def test_how_a_list_is_taken_is_nothing_to_say_of_a_map(given_map):
    with pytest.raises(UsageError, match="a mapping already"):
        save_map("fair", map_path=given_map, taken=ReadOptions(sheet="2"))
    with pytest.raises(UsageError, match="a mapping already"):
        save_map("fair", map_path=given_map, vendor="apollo")
