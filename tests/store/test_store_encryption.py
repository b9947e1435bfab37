import os
import sqlite3
import sys

import pytest

from leadctl.errors import DataError, InputMissing, UsageError
from leadctl.store.facts.staging import staging
from leadctl.store.file import access
from leadctl.store.file.access import Access, read_key
from leadctl.store.opening.connect import reading
from leadctl.workflows.keeping.encrypt_store import decrypt, encrypt
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.keeping.keep_store import backup, restore
from leadctl.workflows.keeping.repair_store import repair

pytest.importorskip("sqlcipher3")

KEY = "0123456789abcdef" * 4
PHRASE = 'it\'s a "phrase" of ünïcode; drop table lead'
LIST = "Email,First Name,Last Name\njane@acme.io,Jane,Doe\nmax@beta.io,Max,Roe\n"
SECRETS = (b"jane@acme", b"Jane", b"SQLite format", b"create table")


@pytest.fixture(autouse=True)
def _terms():
    before = access.current()
    yield
    access.use(before)


@pytest.fixture
def locked(desk):
    """A desk with an encrypted store whose key is in use."""
    desk.load_text(LIST)
    access.use(Access(passphrase=KEY))
    encrypt(desk.store)
    return desk


def test_a_store_whose_name_is_no_text_is_encrypted_and_back(desk):
    desk.store = desk.folder / "\udcff%41.db"
    desk.load_text(LIST)
    access.use(Access(passphrase=KEY))
    assert encrypt(desk.store).leads == 2
    assert decrypt(desk.store).leads == 2


def emails(path):
    with reading(path) as con:
        return [row[0] for row in con.execute("select email from lead order by 1")]


def is_plain_text(path):
    content = path.read_bytes()
    return [secret for secret in SECRETS if secret in content]


def test_an_encrypted_store_works_like_any_other_and_shows_nothing(locked):
    assert is_plain_text(locked.store) == []
    locked.load_text(LIST.replace("max", "ann"), name="b.csv")
    locked.set("status", "open", "jane@acme.io")
    locked.merge((1, 2))
    locked.undo()
    assert emails(locked.store) == ["ann@beta.io", "jane@acme.io", "max@beta.io"]
    assert not any(check.findings for check in examine(locked.store))
    assert is_plain_text(locked.store) == []
    assert oct(locked.store.stat().st_mode)[-3:] == "600"


def test_a_store_that_a_key_creates_is_encrypted_from_the_start(desk):
    access.use(Access(passphrase=KEY))
    desk.load_text(LIST)
    assert is_plain_text(desk.store) == []
    assert len(emails(desk.store)) == 2


def test_a_passphrase_is_a_key_too_whatever_it_holds(desk):
    desk.load_text(LIST)
    access.use(Access(passphrase=PHRASE))
    encrypt(desk.store)
    assert is_plain_text(desk.store) == []
    assert len(emails(desk.store)) == 2


def test_decrypting_brings_the_plain_store_back(desk):
    desk.load_text(LIST)
    desk.undo()
    desk.redo()
    dump = "select * from {} order by 1, 2"
    tables = ("lead", "operation", "record", "block", "sighting", "member", "meta")
    before = {name: desk.query(dump.format(name)) for name in tables}
    access.use(Access(passphrase=KEY))
    encrypt(desk.store)
    decrypt(desk.store)
    access.use(Access())
    assert {name: desk.query(dump.format(name)) for name in tables} == before
    assert not any(check.findings for check in examine(desk.store))
    assert desk.undo().target.id == 1


@pytest.mark.parametrize("key", ["", "wrong", "f" * 64])
def test_another_key_or_none_opens_nothing(locked, key, capfd):
    whole = locked.store.read_bytes()
    access.use(Access(passphrase=key))
    with pytest.raises(DataError, match="the key does not open" if key else "or it is encrypted"):
        emails(locked.store)
    with pytest.raises(DataError):
        locked.set("status", "open", "jane@acme.io")
    assert locked.store.read_bytes() == whole
    assert capfd.readouterr() == ("", "")  # SQLCipher would log by itself


def test_a_key_for_a_plain_store_is_refused(desk):
    desk.load_text(LIST)
    access.use(Access(passphrase=KEY))
    for work in (emails, decrypt):
        with pytest.raises(DataError, match="is not encrypted"):
            work(desk.store)
    assert is_plain_text(desk.store)


def test_encrypting_twice_or_without_a_key_is_refused(locked):
    whole = locked.store.read_bytes()
    with pytest.raises(DataError, match="encrypted already"):
        encrypt(locked.store)
    access.use(Access())
    for work in (encrypt, decrypt):
        with pytest.raises(UsageError, match="no key is given"):
            work(locked.store)
    access.use(Access(passphrase=KEY))
    with pytest.raises(UsageError, match="there is no store"):
        encrypt(locked.folder / "none.db")
    assert locked.store.read_bytes() == whole


def test_backup_restore_and_repair_keep_the_store_encrypted(locked):
    copy, fixed = locked.folder / "copy.db", locked.folder / "fixed.db"
    backup(locked.store, copy)
    locked.load_text(LIST.replace("max", "ann"), name="b.csv")
    backup(locked.store, copy)
    restore(locked.store, copy, locked.author())
    assert repair(locked.store, fixed, "2026-02-02T00:00:00Z").complete
    for path in (copy, locked.store, fixed):
        assert is_plain_text(path) == []
        assert len(emails(path)) == 3


def test_a_damaged_encrypted_store_is_refused_in_plain_words(locked):
    whole = locked.store.read_bytes()
    locked.store.write_bytes(whole[:20000] + b"\xa5" * 8192 + whole[28192:])
    with pytest.raises(DataError):
        backup(locked.store, locked.folder / "copy.db")


def test_the_staging_of_an_encrypted_store_is_encrypted_too(locked):
    assert locked.store.exists()
    with staging() as stage:
        stage.add_block(0, [1], [["jane@acme.io"], ["Jane"]])
        stage.con.execute("create table plain as select 'jane@acme.io Jane' as x")
        stage.finish()
        assert is_plain_text(stage.path) == []
        with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(stage.path) as con:
            con.execute("select * from plain")
        con.close()


def test_without_the_extra_an_encrypted_store_says_what_to_install(locked, monkeypatch):
    for name in ("sqlcipher3", "sqlcipher3.dbapi2"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError) as caught:
        emails(locked.store)
    assert "leadctl[encrypt]" in caught.value.hint


def test_a_key_file_holds_its_key_in_the_first_line(tmp_path):
    path = tmp_path / "leads.key"
    path.write_text(f"{KEY}\nnot this\n")
    assert read_key(path) == KEY
    for content in (b"", b"\n", b"\xff\xfe", b"a\0b"):
        path.write_bytes(content)
        with pytest.raises(DataError, match="holds no key"):
            read_key(path)
    with pytest.raises(InputMissing):
        read_key(tmp_path)


def test_the_command_line_takes_the_key_as_a_flag_or_from_the_environment(shell, monkeypatch):
    (shell.folder / "leads.csv").write_text(LIST)
    (shell.folder / "k").write_text(KEY)
    shell("import", "leads.csv")
    shell("encrypt", code=2)
    assert shell.json("encrypt", "--key-file", "k")["encrypted"] is True
    assert "--key-file" in shell("list", code=65).stderr
    assert shell.json("status", "--key-file", "k")["leads"] == 2
    shell("list", "--key-file", "none", code=66)
    monkeypatch.setenv("LEADCTL_KEY", KEY)
    assert shell.json("status")["leads"] == 2
    monkeypatch.delenv("LEADCTL_KEY")
    monkeypatch.setenv("LEADCTL_KEY_FILE", "k")
    assert shell.json("decrypt")["leads"] == 2
    monkeypatch.delenv("LEADCTL_KEY_FILE")
    assert shell.json("status")["leads"] == 2


def test_a_key_file_that_others_may_use_is_told_of_once_a_command(shell):
    (shell.folder / "l.csv").write_text(LIST)
    (shell.folder / "my key").write_text(KEY)
    keyed = ("--key-file", "my key")
    shell("import", "l.csv")
    for mode, told in ((0o600, 0), (0o400, 0), (0o640, 1), (0o604, 1)):
        (shell.folder / "my key").chmod(mode)
        for command in ("encrypt", "decrypt"):
            said = shell(command, *keyed).stderr
            assert said.count(f"others may use the key file (mode {mode:o})") == told
            assert said.count("chmod 600 'my key'") == told
    assert "chmod" not in shell("encrypt", *keyed, "-q").stderr
    assert shell("list", *keyed, "--json").stdout.startswith('{"schema_version"')


def test_a_key_that_comes_through_a_pipe_has_no_mode_to_mend(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o644)
    assert access.loose_mode(pipe) == ""
    assert access.loose_mode(tmp_path / "nothing") == ""
    assert access.loose_mode(None) == ""
