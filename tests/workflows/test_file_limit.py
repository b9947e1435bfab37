"""Where files may grow no further, each command says which, and nothing is lost."""

import resource
import sys
from contextlib import contextmanager

import pytest

from leadctl.cli.boundary import judge

ROWS = "".join(f"p{n}@acme{n}.io,P{n},Q{n}\n" for n in range(300))


@contextmanager
def limit(size):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def filled(shell):
    (shell.folder / "list.csv").write_text("Email,First Name,Last Name\n" + ROWS)
    key = shell.folder / "key"
    key.write_text("secret\n")
    key.chmod(0o600)  # others' eyes on it would be warned of
    shell("import", "list.csv")
    shell("backup", "nightly.db")
    return shell


@pytest.mark.skipif(sys.platform != "linux", reason="Python hears of the limit as an error there")
@pytest.mark.parametrize(
    ("words", "size", "code", "named"),
    [
        ("status set open has:email", 60 << 10, 74, "leads.db"),
        ("restore nightly.db --yes", 60 << 10, 74, "leads.db"),
        ("backup new.db", 60 << 10, 74, "new.db"),
        ("doctor --repair-into new.db", 60 << 10, 73, "new.db"),
        ("encrypt --key-file key", 60 << 10, 74, "leads.db"),
        ("export -o out.csv", 4 << 10, 73, "out.csv"),
    ],
)
def test_a_limit_is_told_with_the_file_and_what_to_do(filled, words, size, code, named):
    if words.startswith("encrypt"):
        pytest.importorskip("sqlcipher3")
    whole = filled.store.read_bytes()
    before = sorted(path.name for path in filled.folder.iterdir())
    with limit(size):
        done = filled(*words.split(), code=code)
    message, hint = done.stderr.splitlines()
    assert named in message
    assert "ulimit -f" in hint
    filled("doctor", "-q")
    assert filled.store.read_bytes() == whole
    assert sorted(path.name for path in filled.folder.iterdir()) == before


def test_a_limit_behind_standard_output_is_told():
    verdict = judge(OSError(27, "File too large"))
    assert (verdict.code, verdict.message) == (73, "cannot write standard output: file too large")
    assert "ulimit -f" in verdict.hint
