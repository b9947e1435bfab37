"""Find out which mail domains take mail: from what is kept in the store, or by asking."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from leadctl.cleaning.emails.answers import TAKES_MAIL
from leadctl.cleaning.emails.deliverable import ADDRESSES, mail_domains
from leadctl.cleaning.emails.email import clean_email
from leadctl.errors import LeadctlError, UsageError
from leadctl.store.facts.mail_domains import domains_of_leads, keep_answers, kept_answers
from leadctl.store.file.place import is_empty
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.rules.ask_dns import Doubt, NameServer, ask, require_dns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path


Progress: TypeAlias = "Callable[[int, int], None]"
"""Told how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """How domains are looked up.

    Attributes:
        store: keeps answers, where there is one; none is made for them.
        now: UTC.
        days: how old an answer may be.
        server: who is asked.
        wait: seconds to wait for a busy store.
        dry_run: ask nobody.
    """

    store: Path
    now: datetime
    days: float = 7.0
    server: NameServer = field(default_factory=NameServer)
    wait: float = 0.0
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class MailDomains:
    """What is known of the mail domains of some addresses.

    Attributes:
        answers: domain -> answer, one of `mailanswers.VERDICTS`.
        asked: how many of them answered just now; the others are known from before.
        left: domains that are not known: a dry run asks nobody, and a name server may be gone or
            not believed.
        doubt: why the name server was not believed to the end; empty where it was.
        trouble: why answers were not taken from the store or kept in it; empty where they were.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    asked: int = 0
    left: int = 0
    doubt: Doubt = Doubt.NONE
    trouble: str = ""

    @property
    def doubtful(self) -> dict[str, str]:
        """The answers of the domains that may not take mail."""
        return {name: answer for name, answer in self.answers.items() if answer != TAKES_MAIL}

    @property
    def counts(self) -> Counter[str]:
        """Answer -> domains."""
        return Counter(self.answers.values())


def require_addresses(fields: frozenset[str] | None, words: Sequence[str]) -> None:
    """See that addresses are among the fields to clean, for of others name servers know nothing.

    Args:
        fields: these fields, None for all.
        words: what they were named by.

    Raises:
        UsageError: they are not.
    """
    if fields is not None and ADDRESSES.isdisjoint(fields):
        raise UsageError(
            "`--mx` is about e-mail addresses, which `--only` leaves out",
            f"leadctl clean --mx --only {','.join((*words, 'email'))}",
        )


def look_up(
    domains: Iterable[str],
    how: Lookup,
    report: Progress = lambda _done, _total: None,
    *,
    needs_store: bool = False,
) -> MailDomains:
    """Look domains up, each once; what is learnt is kept, also when this is interrupted.

    Args:
        domains: as addresses show them.
        how: from where and for how long.
        report: told how many domains are done, and of how many.
        needs_store: whether trouble with the store is an error; else this does without it.

    Raises:
        LeadctlError: the system names no name server, or there is trouble with a needed store.
    """
    wanted = list(dict.fromkeys(domains))
    keeper = _Keeper(how, needs_store=needs_store)
    known = keeper.known(wanted)
    unknown = [domain for domain in wanted if domain not in known]
    found: dict[str, str] = {}
    doubt = Doubt.NONE
    if unknown and not how.dry_run:
        try:
            doubt = ask(unknown, how.server, found, report)
        finally:
            keeper.keep(found)
    left = len(unknown) - len(found)
    return MailDomains(known | found, len(found), left, doubt, keeper.trouble)


@dataclass
class _Keeper:
    """Keeps answers in a store that is there, and gives them again."""

    how: Lookup
    needs_store: bool
    trouble: str = ""

    def known(self, domains: list[str]) -> dict[str, str]:
        how = self.how
        try:
            with reading(how.store, how.wait) as con:
                return kept_answers(con, domains, how.now, how.days)
        except LeadctlError as error:
            self._note(error)
            return {}

    def keep(self, answers: Mapping[str, str]) -> None:
        how = self.how
        if not answers or self.trouble or is_empty(how.store):
            return
        try:
            with writing(how.store, "", wait=how.wait, holder="leadctl clean") as con:
                keep_answers(con, answers, how.now)
        except LeadctlError as error:
            self._note(error)

    def _note(self, error: LeadctlError) -> None:
        if self.needs_store:
            raise error
        self.trouble = error.message


def look_up_leads(how: Lookup, report: Progress) -> MailDomains:
    """Look the domains of all addresses of the store's leads up.

    Raises:
        UsageError: the library that asks is not installed.
        LeadctlError: as `look_up` does, and where the store cannot be used.
    """
    require_dns()
    with reading(how.store, how.wait) as con:
        found = domains_of_leads(con)
    judged = clean_email([f"somebody@{domain}" for domain in found])
    return look_up(mail_domains(judged), how, report, needs_store=True)
