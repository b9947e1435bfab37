"""What a person is reached and known by, and where a text mentions it: for erasing all of it.

A text mentions a handle in any capitals; an address also with a plus tag, a number however it is
parted, with or without its country. What is only a part of a longer address is another's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from leadctl.compliance.addresses import EXTENSION

if TYPE_CHECKING:
    from collections.abc import Iterable

ERASED = "[erased]"
"""Stands in a text for what was erased."""

_RUN = re.compile(r"\+?\(?\d(?:[\s().\-/–‐·]{0,3}\d){5,}")
"""Digits with what people put between those of a number."""

_DIGITS = re.compile(r"\D+")
_OTHER_BYTES = bytes(set(range(256)) - set(b"0123456789"))
_LEAST_LITERAL = 7
"""Characters of the shortest text that is looked for as it was written."""

_SURE_LENGTH = 9
"""Digits from which a national number is one wherever it stands in a longer run; RFC 3966 numbers
of large countries have as many."""


@dataclass(frozen=True)
class Handles:
    """One person's own addresses, numbers and profiles.

    Attributes:
        emails: addresses, in lower case.
        phones: numbers in E.164, such as `+4930901820`.
        profiles: LinkedIn slugs, such as `jane-doe`.
        literals: how cells that held these were written.
        names: full names; looked for in what people typed about the person only.
    """

    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()
    literals: frozenset[str] = frozenset()
    names: frozenset[str] = field(default_factory=frozenset)

    def mentioned_in(self, text: str, *, label: bool = False) -> bool:
        """Tell whether a text mentions any of them, names left aside.

        Args:
            text: where to look.
            label: it is the name of a file or a command line, where anything may stand before an
                address; too much is found in it rather than too little.
        """
        pattern = self._in_labels if label else self._in_texts
        return bool(pattern.search(text)) or any(
            self._is_number(run[0]) for run in (_RUN.finditer(text) if self.phones else ())
        )

    def named_in(self, text: str) -> bool:
        """Tell whether a command line or a reason mentions any of them, or the full name."""
        return self.mentioned_in(text, label=True) or bool(self._names.search(text))

    def out_of(self, text: str, mark: str = ERASED, *, label: bool = False) -> str:
        """Put `mark` in the place of every mention; in labels also in that of full names."""
        text = (self._in_labels if label else self._in_texts).sub(lambda _hit: mark, text)
        if label:
            text = self._names.sub(lambda _hit: mark, text)
        if not self.phones:
            return text
        return _RUN.sub(lambda run: mark if self._is_number(run[0]) else run[0], text)

    def may_be_in(self, data: bytes) -> bool:
        """Tell quickly whether some bytes of UTF-8 may mention any of them.

        Digits are looked for whatever stands between them, so that there is no need to decode.
        """
        low = data.lower()
        if any(one in low and other in low for one, other in self._parts):
            return True
        digits = data.translate(None, _OTHER_BYTES) if self._endings else b""
        return any(ending in digits for ending in self._endings)

    @cached_property
    def _parts(self) -> list[tuple[bytes, bytes]]:
        """Pairs of texts that both stand wherever a handle does, in lower case."""
        split = (address.rpartition("@") for address in self.emails)
        pairs = [(mailbox.partition("+")[0] or mailbox, host) for mailbox, _, host in split]
        whole = [*self.profiles, *map(str.lower, self._plain_literals)]
        return [(a.encode(), b.encode()) for a, b in (*pairs, *((one, one) for one in whole))]

    @cached_property
    def _endings(self) -> list[bytes]:
        return [national[-_LEAST_LITERAL:].encode() for _, national in self._numbers]

    @cached_property
    def _in_texts(self) -> re.Pattern[str]:
        return self._pattern(_BEFORE)

    @cached_property
    def _in_labels(self) -> re.Pattern[str]:
        return self._pattern(_BEFORE_IN_LABELS)

    def _pattern(self, before: str) -> re.Pattern[str]:
        parts = [f"{before}{_address(one)}{_BEHIND}" for one in sorted(self.emails)]
        parts += [rf"\b(?:in|pub)/+{re.escape(one)}(?![\w%-])" for one in sorted(self.profiles)]
        parts += [f"{before}{re.escape(one)}{_BEHIND}" for one in sorted(self._plain_literals)]
        return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)

    @cached_property
    def _plain_literals(self) -> set[str]:
        """Those that can be taken out of JSON and leave JSON."""
        fit = (one.strip() for one in self.literals)
        return {one for one in fit if len(one) >= _LEAST_LITERAL and not set(one) & set('"\\\n\r')}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        parts = [r"[\s_.+-]+".join(map(re.escape, one.split())) for one in sorted(self.names)]
        both = (rf"(?<!\w)(?:{part})(?!\w)" for part in parts)
        return re.compile("|".join(both) or r"(?!)", re.IGNORECASE)

    @cached_property
    def _numbers(self) -> list[tuple[str, str]]:
        """Each number's digits with its country, and without."""
        return [numbers(one) for one in sorted(self.phones)]

    def _is_number(self, run: str) -> bool:
        digits = _DIGITS.sub("", run)
        return any(
            whole in digits
            or f"0{national}" in digits
            or digits == national
            or (len(national) >= _SURE_LENGTH and national in digits)
            for whole, national in self._numbers
        )


def _address(text: str) -> str:
    mailbox, _, host = text.rpartition("@")
    name = re.escape(mailbox.partition("+")[0] or mailbox)
    return rf"{name}(?:\+[^\s@\"\\]*)?(?:@|%40){re.escape(host)}"


_BEFORE = r"(?<!\w)(?<!\w[.+%-])"
_BEFORE_IN_LABELS = r"(?<![^\W_])"
_BEHIND = (
    r"(?![^\W_]|\.(?!(?:csv|tsv|tab|txt|jsonl?|ndjson|xls[xb]?|ods|vcf|gz|zip|db|rejects)\b)\w)"
)
"""What parts an address from a longer one: a sign before it belongs to it only behind a letter; the
suffix of a file's name makes it none."""


def numbers(phone: str) -> tuple[str, str]:
    """Give the digits of a number in E.164, with and without those of its country."""
    from phonenumbers import (  # noqa: PLC0415 - heavy, and few numbers are erased
        NumberParseException,
        national_significant_number,
        parse,
    )

    plain = phone.partition(EXTENSION)[0]
    digits = _DIGITS.sub("", plain)
    try:
        return digits, national_significant_number(parse(plain))
    except NumberParseException:
        return digits, digits


def literal(cells: Iterable[str]) -> frozenset[str]:
    """The texts of cells that are worth looking for as they were written."""
    return frozenset(one.strip() for one in cells if len(one.strip()) >= _LEAST_LITERAL)
