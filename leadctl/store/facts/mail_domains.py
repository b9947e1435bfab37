"""What name servers said of mail domains: facts that verdicts follow, and answers for later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import orjson

from leadctl.cleaning.emails.answers import NO_DNS, TAKES_MAIL, UNSURE, VERDICTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

_AT = "%Y-%m-%dT%H:%M:%SZ"

_LONGEST = {NO_DNS: timedelta(days=1)} | dict.fromkeys(UNSURE, timedelta(hours=1))
"""How long an answer is good at most: a name may be registered tomorrow (RFC 2308 section 5 would
keep that for hours only), and who did not reply may do so soon."""


def known_answers(con: sqlite3.Connection) -> dict[str, str]:
    """Domain -> what it answered last, of the domains where that was not that it takes mail."""
    rows = con.execute(
        "select domain, answer from mail_domain join operation using (op_id) where undone = 0"
        " order by op_id"
    )
    latest: dict[str, str] = dict(rows.fetchall())
    return {domain: answer for domain, answer in latest.items() if answer != TAKES_MAIL}


def note_answers(con: sqlite3.Connection, op_id: int, answers: Mapping[str, str]) -> int:
    """Write down the answers that are news, and give how many; no reply is none of a dead domain.

    Args:
        con: the store, in a transaction.
        op_id: the operation that asked.
        answers: domain -> answer.
    """
    known = known_answers(con)
    news = [
        (op_id, domain, answer)
        for domain, answer in answers.items()
        if answer != known.get(domain, TAKES_MAIL)
        and not (answer in UNSURE and VERDICTS[known.get(domain, TAKES_MAIL)] == "invalid")
    ]
    con.executemany("insert into mail_domain values (?, ?, ?)", news)
    return len(news)


def kept_answers(
    con: sqlite3.Connection, domains: Iterable[str], now: datetime, days: float
) -> dict[str, str]:
    """Domain -> the answer of it that is still good.

    Args:
        con: the store.
        domains: which ones.
        now: UTC.
        days: how old an answer may be.
    """
    rows = con.execute(
        "select domain, answer, at from json_each(?) j join mail_answer on domain = j.value",
        (orjson.dumps(list(domains)).decode(),),
    )
    most = timedelta(days=days)
    return {
        domain: answer
        for domain, answer, at in rows
        if timedelta(0) <= now - _time(at) < min(most, _LONGEST.get(answer, most))
    }


def keep_answers(con: sqlite3.Connection, answers: Mapping[str, str], now: datetime) -> None:
    """Keep answers for the next time that their domains are asked for."""
    con.executemany(
        "insert into mail_answer values (?1, ?2, ?3)"
        " on conflict (domain) do update set answer = ?2, at = ?3",
        ((domain, answer, now.strftime(_AT)) for domain, answer in answers.items()),
    )


def _time(text: str) -> datetime:
    return datetime.strptime(text, _AT).replace(tzinfo=UTC)


def drop_answers(con: sqlite3.Connection, domains: Iterable[str]) -> None:
    """Forget what was answered of those domains at which no lead has an address any more."""
    con.execute("create temp table if not exists parting (domain text primary key)")
    con.executemany("insert or ignore into temp.parting values (?)", ((one,) for one in domains))
    for column in ("email", "personal_email"):
        con.execute(
            f"delete from temp.parting where domain in (select {_DOMAIN.format(column)} from lead)"
        )
    con.execute(
        "delete from temp.parting where domain in (select"
        f" {_DOMAIN.format('j.value')} from lead, json_each(lead.other_emails) j)"
    )
    for table in ("mail_domain", "mail_answer"):
        con.execute(f"delete from {table} where domain in (select domain from temp.parting)")
    con.execute("drop table temp.parting")


def domains_of_leads(con: sqlite3.Connection) -> list[str]:
    """What stands behind the @ in the addresses of all leads, each once, in order."""
    rows = con.execute(
        f"select {_DOMAIN.format('email')} d from lead where email is not null"
        f" union select {_DOMAIN.format('personal_email')} from lead"
        " where personal_email is not null"
        f" union select {_DOMAIN.format('j.value')} from lead, json_each(other_emails) j order by d"
    )
    return [row[0] for row in rows]


_DOMAIN = "substr({0}, instr({0}, '@') + 1)"

_ANSWERED = "(select domain from mail_domain where op_id = ?1)"

LEADS_ANSWERED = (
    "select lead_id from lead where exists (select 1 from mail_domain where op_id = ?1) and ("
    f"{_DOMAIN.format('email')} in {_ANSWERED} or {_DOMAIN.format('personal_email')} in {_ANSWERED}"
    " or exists (select 1 from json_each(other_emails) j"
    f" where {_DOMAIN.format('j.value')} in {_ANSWERED}))"
)
"""Finds the leads with an address at a domain of which operation ?1 tells."""
