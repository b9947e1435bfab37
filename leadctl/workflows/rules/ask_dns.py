"""Ask name servers whether domains take mail: many at a time, each for a limited time.

The domains are all that leaves this machine, and some names that tell whether the name server can
be believed: behind a VPN or a network's page to log in, servers deny every name there is, or send
one address for all of them. What is found stands in the caller's dictionary as soon as it is known,
so that an interruption loses little.
"""

from __future__ import annotations

import asyncio
import secrets
import signal
import string
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl.cleaning.emails.answers import (
    FAILED,
    NO_DNS,
    NO_MAIL,
    NO_MX,
    SILENT,
    TAKES_MAIL,
    UNSURE,
)
from leadctl.errors import LeadctlError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Sequence

    from dns.asyncresolver import Resolver
    from dns.name import Name

AT_ONCE = 20
"""Questions under way at a time: quick enough for lists, and no burden on a name server at home."""

MANY_DOUBTED = 2 * AT_ONCE
"""Domains in a row that take no mail, after which the name server itself is doubted."""

KNOWN = ("gmail.com", "outlook.com", "yahoo.com", "icloud.com", "qq.com")
"""Providers in several parts of the world: a name server that denies them all tells no truth."""


class Doubt(StrEnum):
    """Why a name server is not believed."""

    NONE = ""
    SILENT = "silent"
    UNTRUE = "untrue"


class NameServer(NamedTuple):
    """Who is asked, and how long.

    Attributes:
        address: `IP:PORT` or `[IPv6]:PORT`; empty for the system's.
        seconds: what one domain may take, with all questions about it.
    """

    address: str = ""
    seconds: float = 5.0


def require_dns() -> None:
    """See that names can be asked for before anything else is done.

    Raises:
        UsageError: the library for it is not installed.
    """
    try:
        import dns.asyncresolver  # noqa: F401, PLC0415 - 90 ms, and for `--mx` alone
    except ImportError as error:
        raise UsageError(
            "`--mx` needs the extra `dns`", "install it: pip install 'leadctl[dns]'"
        ) from error


def ask(
    domains: Sequence[str],
    server: NameServer,
    found: dict[str, str],
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Doubt:
    """Ask about each domain once.

    Args:
        domains: as addresses show them, each once.
        server: who is asked.
        found: takes domain -> answer, one of `mailanswers.VERDICTS`, as they come.
        report: told how many domains are done, and of how many.

    Returns:
        Why the name server is not believed, at first or from some domain on, where it gave no sign
        of life or what it said cannot be: the domains that are not in `found` then were not asked,
        or nothing can be told of them.

    Raises:
        LeadctlError: the system names no name server.
    """
    asking = _Asking(domains, _resolver(server), server.seconds, found, report)
    for number in _until_signal(asking):
        signal.raise_signal(number)
    return asking.doubt


def _until_signal(asking: _Asking) -> list[int]:
    """Ask to the end, or until a signal that ends commands; gives which ones came.

    Python's own way is an exception, which would strike anywhere in the midst of the questions.
    """
    heard: list[int] = []
    with asyncio.Runner() as runner:
        loop = runner.get_loop()
        task = loop.create_task(asking.all())
        before = {one: signal.getsignal(one) for one in _ENDING if callable(signal.getsignal(one))}
        if threading.current_thread() is not threading.main_thread():
            before = {}

        def call_back(number: int) -> None:
            heard.append(number)
            asking.is_over = True  # before Python 3.12 a wait that just ended loses a cancelling
            task.cancel()

        for number in before:
            loop.add_signal_handler(number, call_back, number)
        try:
            with suppress(asyncio.CancelledError):
                loop.run_until_complete(task)
        finally:
            for number, handler in before.items():
                loop.remove_signal_handler(number)
                signal.signal(number, handler)
    return heard


_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def _resolver(server: NameServer) -> Resolver:
    from dns.asyncresolver import Resolver as Made  # noqa: PLC0415 - see `require_dns`
    from dns.resolver import NoResolverConfiguration  # noqa: PLC0415

    try:
        made = Made(configure=not server.address)
    except NoResolverConfiguration as error:
        hint = "name one: setting `dns_server`, such as 192.168.1.1"
        raise LeadctlError("this system names no name server", hint) from error
    if server.address:
        address, _, port = server.address.rpartition(":")
        made.nameservers, made.port = [address.strip("[]")], int(port)
    made.lifetime = server.seconds
    return made


@dataclass
class _Asking:
    """One round of questions.

    Attributes:
        done: how many domains are done.
        doubted: the last domains in a row that take no mail, for all that was said.
        doubt: why the name server is not believed.
        is_over: whether no more is to be asked.
    """

    domains: Sequence[str]
    resolver: Resolver
    seconds: float
    found: dict[str, str]
    report: Callable[[int, int], None]
    done: int = 0
    doubted: list[str] = field(default_factory=list)
    doubt: Doubt = Doubt.NONE
    is_over: bool = False

    async def all(self) -> None:
        await self._look()
        waiting = iter(self.domains)
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(AT_ONCE, len(self.domains))):
                    group.create_task(self._some(waiting))
            if self.doubted and not self.is_over:
                await self._look()
        finally:
            for domain in self.doubted:  # they may be well, for all that anybody knows
                del self.found[domain]

    async def _some(self, waiting: Iterator[str]) -> None:
        """Ask about one domain after the other, beside others who take theirs from the same."""
        while not self.is_over and (domain := next(waiting, "")):
            answer = await self._bounded(self._about(domain))
            self.found[domain] = answer
            self._note(domain, answer)
            self.done += 1
            self.report(self.done, len(self.domains))
            if len(self.doubted) >= MANY_DOUBTED:
                await self._look()

    def _note(self, domain: str, answer: str) -> None:
        """Count the domains in a row that take no mail: few lists have many, such servers all."""
        if answer != TAKES_MAIL:
            self.doubted.append(domain)
        elif not self.doubt:
            self.doubted.clear()

    async def _look(self) -> None:
        """See whether the name server knows what everyone knows, and nothing that nobody does."""
        doubted, self.doubted = self.doubted, []
        questions = [self._bounded(self._about(name)) for name in (*KNOWN, _nobody())]
        *known, nobody = await asyncio.gather(*questions)
        if TAKES_MAIL in known and nobody in {NO_DNS, *UNSURE}:
            return
        self.doubted = [*doubted, *self.doubted]
        self.doubt = Doubt.SILENT if {*known} == {SILENT} else Doubt.UNTRUE
        self.is_over = True

    async def _bounded(self, question: Coroutine[Any, Any, str]) -> str:
        """Wait for an answer as long as one may take, and tell what none means."""
        from dns.exception import DNSException, Timeout  # noqa: PLC0415 - see `require_dns`
        from dns.resolver import NXDOMAIN, NoNameservers  # noqa: PLC0415

        try:
            async with asyncio.timeout(self.seconds):
                return await question
        except (TimeoutError, Timeout):
            return SILENT
        except NXDOMAIN:
            return NO_DNS
        except NoNameservers as error:
            return FAILED if any(one[_REPLY] for one in error.kwargs["errors"]) else SILENT
        except DNSException:  # replies that are none, and names that cannot be asked for
            return FAILED

    async def _about(self, domain: str) -> str:
        """Ask for mail servers; where none are named, for an address (RFC 5321 section 5.1).

        One that leads nowhere, such as 127.0.0.1, is how a domain says that nobody is there.
        """
        from dns.name import IDNA_2008_UTS_46, from_text  # noqa: PLC0415 - see `require_dns`

        name = from_text(domain, idna_codec=IDNA_2008_UTS_46)
        servers = await self._records(name, "MX")
        if servers:
            return TAKES_MAIL if any(str(one.exchange) != "." for one in servers) else NO_MAIL
        for kind in ("A", "AAAA"):
            if any(ip_address(one.address).is_global for one in await self._records(name, kind)):
                return NO_MX
        return NO_DNS

    async def _records(self, name: Name, kind: str) -> list[Any]:
        answer = await self.resolver.resolve(name, kind, raise_on_no_answer=False)
        return list(answer.rrset or ())


def _nobody() -> str:
    """A name that nobody has, for all that is likely; a fixed one could be registered."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(NOBODY)) + ".com"


NOBODY = 24
"""Letters of a name that nobody has."""

_REPLY = 4
"""Place of the reply in an error as dnspython has it: None where nothing came back."""
