"""Ask name servers whether domains take mail: many at a time, each for a limited time.

The domains are all that leaves this machine. What is found stands in the caller's dictionary as
soon as it is known, so that an interruption loses nothing.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl.cleaning.mailanswers import FAILED, NO_DNS, NO_MAIL, NO_MX, SILENT, TAKES_MAIL
from leadctl.errors import LeadctlError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Sequence

    from dns.asyncresolver import Resolver
    from dns.name import Name

AT_ONCE = 20
"""Questions under way at a time: quick enough for lists, and no burden on a name server at home."""

MANY_SILENT = 2 * AT_ONCE
"""Domains in a row without a reply, after which the name server itself is doubted."""


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
) -> bool:
    """Ask about each domain once.

    Args:
        domains: as addresses show them, each once.
        server: who is asked.
        found: takes domain -> answer, one of `mailanswers.VERDICTS`, as they come.
        report: told how many domains are done, and of how many.

    Returns:
        False where the name server gave no sign of life, at first or from some domain on: the
        domains that are not in `found` then were not asked, or nothing can be told of them.

    Raises:
        LeadctlError: the system names no name server.
    """
    asking = _Asking(domains, _resolver(server), server.seconds, found, report)
    for number in _until_signal(asking):
        signal.raise_signal(number)
    return asking.is_alive


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
        silent: the last domains in a row without a reply.
        is_alive: whether the name server is thought to be there.
        is_over: whether no more is to be asked.
    """

    domains: Sequence[str]
    resolver: Resolver
    seconds: float
    found: dict[str, str]
    report: Callable[[int, int], None]
    done: int = 0
    silent: list[str] = field(default_factory=list)
    is_alive: bool = True
    is_over: bool = False

    async def all(self) -> None:
        await self._look()
        waiting = iter(self.domains)
        async with asyncio.TaskGroup() as group:
            for _ in range(min(AT_ONCE, len(self.domains))):
                group.create_task(self._some(waiting))
        if not self.is_alive:
            for domain in self.silent:  # they may be well, for all that anybody knows
                del self.found[domain]

    async def _some(self, waiting: Iterator[str]) -> None:
        """Ask about one domain after the other, beside others who take theirs from the same."""
        while not self.is_over and (domain := next(waiting, "")):
            answer = await self._bounded(self._about(domain))
            self.found[domain] = answer
            self.done += 1
            self.report(self.done, len(self.domains))
            await self._doubt(domain, answer)

    async def _doubt(self, domain: str, answer: str) -> None:
        """See whether the name server is gone, where many domains in a row got no reply."""
        if answer != SILENT:
            self.silent.clear()
            return
        self.silent.append(domain)
        if len(self.silent) == MANY_SILENT:
            await self._look()

    async def _look(self) -> None:
        """See whether the name server replies, in whatever way, to what it can answer."""
        if await self._bounded(self._root()) != SILENT:
            self.silent.clear()
        else:
            self.is_alive, self.is_over = False, True

    async def _root(self) -> str:
        await self.resolver.resolve(".", "NS", raise_on_no_answer=False)
        return TAKES_MAIL

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


_REPLY = 4
"""Place of the reply in an error as dnspython has it: None where nothing came back."""
