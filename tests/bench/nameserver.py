"""A name server on this machine for tests and benches: it says what it is told to, and counts."""

from __future__ import annotations

import re
import socket
import threading
from collections import Counter
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

from leadctl.workflows.rules.ask_dns import KNOWN, NOBODY

RECORDS = {
    "mail": {"MX": "10 mx.example.net."},
    "address": {"A": "1.1.1.1"},
    "address6": {"A": "10.0.0.1", "AAAA": "2606:4700:4700::1111"},
    "parked": {"A": "127.0.0.1", "AAAA": "::1"},
    "null": {"MX": "0 ."},
    "other": {"TXT": '"nothing of mail"'},
}
"""What a domain is -> its records; `alias` leads to the domain behind it."""

_NOBODY = re.compile(rf"[a-z]{{{NOBODY}}}\.com")


class NameServer:
    """Answers by what `domains` says each one is; one that it does not list is as `other` says.

    Besides the keys of RECORDS a domain can be `failing`, `silent`, `torn` or `alias:OTHER`; an
    empty one does not exist.

    Attributes:
        known: what the providers are that everybody knows.
        other: what all other domains are.
        asked: (domain, type of record) -> how often; without those by which a server is judged.
        judged: how many questions it was judged by.
        delay: seconds that every reply takes.
        most: how many questions at most waited at a time.
        deaf_from: the domain from whose question on nothing is answered.
        lost_from: the domain from whose question on nothing is known.
    """

    def __init__(self, domains, *, together=1, deaf=False, delay=0.0, known="mail", other=""):
        self.domains = domains
        self.known = known
        self.other = other
        self.judged = 0
        self.lost_from = None
        self.together = together
        self.deaf = deaf
        self.delay = delay
        self.asked = Counter()
        self.most = 0
        self.deaf_from = None
        self._waiting = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))

    @property
    def address(self):
        return f"127.0.0.1:{self._socket.getsockname()[1]}"

    @property
    def names(self):
        """The domains that were asked for."""
        return {domain for domain, _ in self.asked}

    def serve(self):
        while True:
            wire, client = self._socket.recvfrom(4096)
            if not wire:
                self._socket.close()
                return
            self._take(dns.message.from_wire(wire), client)

    def stop(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as end:
            end.sendto(b"", self._socket.getsockname())

    def _take(self, query, client):
        (question,) = query.question
        domain = question.name.to_text(omit_final_dot=True).strip(".")
        is_judging = domain in KNOWN or _NOBODY.fullmatch(domain) is not None
        if is_judging:
            self.judged += 1
        else:
            self.asked[domain, dns.rdatatype.to_text(question.rdtype)] += 1
        self.deaf = self.deaf or domain == self.deaf_from
        if domain == self.lost_from:
            self.domains, self.known = {}, ""
        kind = self.domains.get(domain, self.known if domain in KNOWN else self.other)
        if self.deaf or kind == "silent":
            return
        reply = b"torn" if kind == "torn" else self._reply(query, question, kind)
        self._waiting.append((reply, client))
        self.most = max(self.most, len(self._waiting))
        if len(self._waiting) >= self.together or is_judging:
            for waiting in self._waiting:
                self._send(*waiting)
            self._waiting.clear()

    def _send(self, reply, client):
        if self.delay:
            threading.Timer(self.delay, self._socket.sendto, (reply, client)).start()
        else:
            self._socket.sendto(reply, client)

    def _reply(self, query, question, kind):
        reply = dns.message.make_response(query)
        reply.flags |= dns.flags.RA
        name, wanted = question.name, dns.rdatatype.to_text(question.rdtype)
        if kind.startswith("alias:"):
            other = kind.removeprefix("alias:")
            reply.answer.append(dns.rrset.from_text(name, 60, "IN", "CNAME", f"{other}."))
            name, kind = f"{other}.", self.domains.get(other, "")
        if kind == "failing":
            reply.set_rcode(dns.rcode.SERVFAIL)
        elif not kind:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        elif wanted in RECORDS.get(kind, ()):
            record = RECORDS[kind][wanted]
            reply.answer.append(dns.rrset.from_text(name, 60, "IN", wanted, record))
        return reply.to_wire()


@contextmanager
def nameserver(domains, **how):
    """Run a name server while the block lasts."""
    server = NameServer(domains, **how)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()
