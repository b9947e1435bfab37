import io
from hashlib import blake2b

import pytest

from leadctl.exporting.digested import digested


def test_the_bytes_go_through_and_their_digest_is_keyed():
    out = io.BytesIO()
    with digested(out, b"key") as through:
        for _ in range(1000):
            through.stream.write(b"jane@acme.io\n" * 50)
    assert out.getvalue() == b"jane@acme.io\n" * 50_000
    assert through.digest() == blake2b(out.getvalue(), digest_size=16, key=b"key").digest()
    assert not out.closed


def begin_and_fail(out):
    with digested(out, b"key") as through:
        through.stream.write(b"half a row")
        raise ValueError("stop")


def test_what_a_failure_left_behind_is_not_written():
    out = io.BytesIO()
    with pytest.raises(ValueError, match="stop"):
        begin_and_fail(out)
    assert out.getvalue() == b""
