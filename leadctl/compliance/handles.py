"""What a person is reached and known by, and where a text mentions it: for erasing all of it.

A text mentions a handle in any capitals and in any of its spellings; a number however it is parted,
with or without its country. What is only a part of a longer address is another's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from leadctl.compliance.addresses import EXTENSION
from leadctl.compliance.spellings import (
    AFTER_ESCAPE,
    address_pattern,
    bare,
    bare_forms,
    first_signs,
    plain,
    profile_pattern,
    traces_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ERASED = "[erased]"
"""Stands in a text for what was erased."""

_RUN = re.compile(r"\+?\(?\d(?:[\s().\-/–‐‑−·]{0,4}\d){5,}", re.ASCII)
"""Digits with what people put between those of a number."""

_GROUP = re.compile(r"\d+", re.ASCII)
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
        return next(self._hits(plain(text), label=label), None) is not None

    def _hits(self, text: str, *, label: bool) -> Iterator[re.Match[str]]:
        """The mentions in a text that is plain; its numbers come behind all else."""
        yield from (self._in_labels if label else self._in_texts).finditer(text)
        if self.phones:
            yield from (run for run in _RUN.finditer(text) if self._is_number(run[0]))

    def named_in(self, text: str) -> bool:
        """Tell whether a command line or a reason mentions any of them, or the full name."""
        return self.mentioned_in(text, label=True) or bool(self._names.search(plain(text)))

    def out_of(self, text: str, mark: str = ERASED, *, label: bool = False) -> str:
        """Put `mark` in the place of every mention; in labels also in that of full names."""
        flat = plain(text)
        hits = [*self._hits(flat, label=label), *(self._names.finditer(flat) if label else ())]
        left, end = [], 0
        for start, stop in sorted(hit.span() for hit in hits):
            if start >= end:
                left += [text[end:start], mark]
            end = max(end, stop)
        return "".join([*left, text[end:]])

    def may_be_in(self, data: bytes) -> bool:
        """Tell quickly whether some bytes of UTF-8 may mention any of them.

        Digits are looked for whatever stands between them, so that there is no need to decode.
        """
        data = bare(data)
        for some, others in self._traces:
            if any(one in data for one in some) and any(one in data for one in others):
                return True
        digits = data.translate(None, _OTHER_BYTES) if self._endings else b""
        return any(ending in digits for ending in self._endings)

    @cached_property
    def _traces(self) -> list[tuple[list[bytes], list[bytes]]]:
        """What stands wherever a handle does: one of the first texts, and one of the second."""
        steps = (max(slug.split("/"), key=len) for slug in self.profiles)
        alone = [bare_forms([one]) for one in (*steps, *self._plain_literals)]
        return [*map(traces_of, self.emails), *((one, one) for one in alone)]

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
        parts = [f"{before}{address_pattern(one)}{_BEHIND}" for one in sorted(self.emails)]
        parts += map(profile_pattern, sorted(self.profiles))
        parts += [f"{before}{re.escape(one)}{_BEHIND}" for one in sorted(self._plain_literals)]
        begins = first_signs([*self.emails, *self._plain_literals, "in", "pub"])
        return re.compile(f"{begins}(?:{'|'.join(parts)})" if parts else r"(?!)", re.IGNORECASE)

    @cached_property
    def _plain_literals(self) -> set[str]:
        """Those that can be taken out of JSON and leave JSON."""
        fit = (plain(one.strip()) for one in self.literals)
        return {one for one in fit if len(one) >= _LEAST_LITERAL and not set(one) & set('"\\\n\r')}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        names = sorted(map(plain, self.names))
        parts = [r"[\s_.+-]+".join(map(re.escape, one.split())) for one in names]
        both = (rf"(?<!\w)(?:{part})(?!\w)" for part in parts)
        return re.compile("|".join(both) or r"(?!)", re.IGNORECASE)

    @cached_property
    def _numbers(self) -> list[tuple[str, str]]:
        """Each number's digits with its country, and without."""
        return [numbers(one) for one in sorted(self.phones)]

    def _is_number(self, run: str) -> bool:
        groups = _GROUP.findall(run)
        digits = "".join(groups)
        edges = {0, *accumulate(map(len, groups))}
        return any(
            whole in digits
            or f"0{national}" in digits
            or (len(national) >= _SURE_LENGTH and national in digits)
            or any({at, at + len(national)} <= edges for at in _places(national, digits))
            for whole, national in self._numbers
        )


_BEFORE = rf"(?:(?<!\w)(?<!\w[.+%-])|{AFTER_ESCAPE})"
_BEFORE_IN_LABELS = rf"(?:(?<![^\W_])|{AFTER_ESCAPE})"
_BEHIND = (
    r"(?![^\W_]|\.(?!(?:csv|tsv|tab|txt|jsonl?|ndjson|xls[xb]?|ods|vcf|gz|zip|db|rejects)\b)\w)"
)
"""What parts an address from a longer one: a sign before it belongs to it only behind a letter; the
suffix of a file's name makes it none."""


def _places(part: str, digits: str) -> Iterator[int]:
    """Where a part stands in a text, overlapping places too."""
    at = digits.find(part)
    while at >= 0:
        yield at
        at = digits.find(part, at + 1)


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
