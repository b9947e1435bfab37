from __future__ import annotations

from random import Random

import pytest

from leadctl.cleaning.emails.mailboxes import (
    DUMMY_WORDS,
    NOT_A_MAILBOX,
    ROLES,
    TEMPLATES,
    free_domains,
    is_placeholder,
    is_role,
    is_template,
    quiet_starts,
)

FUNCTIONS = """
info sales-emea info.de c.e.o rrhh verkoop ufficio.stampa do-not-reply hr it kundeservice biuro
"""
PEOPLE = "jane jane.doe salesman infoman de mark.info hrdlicka iti"
PRIVATE = "gmail.com hotmail.be tuta.com t-online.hu gmx.de"


@pytest.mark.parametrize("local", FUNCTIONS.split())
def test_functions(local):
    assert is_role(local)


@pytest.mark.parametrize("local", PEOPLE.split())
def test_people(local):
    assert not is_role(local)


def test_no_name_of_interest_has_a_quiet_start():
    rng = Random(5)  # noqa: S311 - test data, no secret
    words = sorted(ROLES | NOT_A_MAILBOX | DUMMY_WORDS | TEMPLATES | {"de", "1", "x"})
    for _ in range(20_000):
        local = rng.choice(words) + rng.choice(("", ".", "-", "_", "x")) + rng.choice(words)
        at = rng.randrange(len(local))
        local = local[:at] + rng.choice(("", ".", "-", "a")) + local[at:]
        for host in ("test.com", local.replace(".", "") + ".com"):
            if is_role(local) or is_placeholder(local, host) or is_template(local, host):
                assert not quiet_starts[local[:4]], local
    assert sum(quiet_starts[name] for name in ("jane", "bob.", "j.do", "quin")) == 4


@pytest.mark.parametrize("domain", PRIVATE.split())
def test_private_mailboxes(domain):
    assert domain in free_domains()
