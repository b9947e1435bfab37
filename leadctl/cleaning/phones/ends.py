"""What follows a whole telephone number behind a sign: an extension, or a second number's end.

`555-2671/72` are two numbers that share their start, `+1 415 555 2671,123` pauses before an
extension. Whatever else hangs behind a comma, a slash or a bracket may be anything; read on as
digits of the number, it would make the number of somebody else.
"""

from __future__ import annotations

import re
from itertools import pairwise

from leadctl.cleaning.phones.abroad import is_area
from leadctl.cleaning.phones.digits import count_digits, digits_of
from leadctl.cleaning.phones.words import are_labels

_SIGN = r"\s*[/,&]\s*|\s+(?=-)"
_HEAD = r"[^/,]*?\d|[^,]*?\d[^,]*?[ .-][^,]*?\d"
_ENDS = re.compile(rf"({_HEAD})((?:(?:{_SIGN})-?\s?\d{{1,4}})+)", re.ASCII)
_END = re.compile(rf"({_SIGN})(-?)\s?(\d{{1,4}})(?!\d)", re.ASCII)
_LAST_GROUP = re.compile(r"(?<=-)\d{1,4}$", re.ASCII)
_PAUSED = re.compile(r"([^,]*\d),{1,3}\s?(\d{1,6})#?", re.ASCII)
"""A mobile phone dials an extension after the pause that a comma means."""

_HUNG_ON = re.compile(
    rf"(\+?\(?[\d ()-]*\d{{6,}})[.,]\d{{1,2}}|({_HEAD})\s*[,/(\[][\s,/-]*\d{{1,6}}[)\]]?",
    re.ASCII,
)
_LONGEST = 80
"""Characters; a longer text holds more than numbers that share a start."""

_LEAST_HEAD = 8
"""Digits of a number that others may share the start of."""

_NEAR = 20
"""Numbers of one owner lie side by side; as far apart as this they may be anything."""

_TWO = 2


def shared_start(bare: str) -> list[str]:
    """Write out numbers that share their start: `030/1234567-10, -11`, `555-2671/72`.

    Returns:
        The whole numbers, two at least; none where no second one is told.
    """
    found = _ENDS.fullmatch(bare) if len(bare) <= _LONGEST else None
    if found is None or is_area(found[1]):
        return []
    head, ends = _with_its_dash(found[1], _END.findall(found[2]))
    if count_digits(head) < _LEAST_HEAD or not ends:
        return []
    numbers = [head]
    for sign, dash, end in ends:
        before = numbers[-1]
        if not before:
            return []
        if not dash and "," in sign and not _is_next(before, end, spaced=len(sign) > 1):
            return []
        numbers.append(_ended(head, end, dashed=bool(dash)))
    same = any(count_digits(one) != count_digits(other) for one, other in pairwise(numbers[1:]))
    return [] if same or "" in numbers else numbers


def _with_its_dash(
    head: str, ends: list[tuple[str, str, str]]
) -> tuple[str, list[tuple[str, str, str]]]:
    """Give a head its own end that stands off behind a dash: `089 1234 - 0 / -12`.

    Alone, as in `089 1234 -0`, that is no second number but the one of a switchboard.
    """
    sign, _, end = ends[0]
    if sign.strip() or _LAST_GROUP.search(head):
        return head, ends
    return f"{head}-{end}", ends[1:]


def completed(numbers: list[str]) -> list[str]:
    """Put the area code of the first of several numbers before those that go without one.

    `(415) 555-2671 / 555-2672`, `030 901820-0, 901821`: such a number has as many digits as the
    first one behind its area code, or as the group there whose first digits it shares.
    """
    if len(numbers) < _TWO:
        return numbers
    whole = [one[0] for one in _RUN.finditer(numbers[0]) if count_digits(one[0]) >= _LEAST_HEAD]
    if len(whole) != 1:
        return numbers
    return [numbers[0], *(_with_area(whole[0], other) for other in numbers[1:])]


def _with_area(head: str, other: str) -> str:
    local = _RUN.search(other)
    if local is None or not _LOCAL.fullmatch(local[0]) or not are_labels(other):
        return other
    digits = digits_of(other)
    if count_digits(local[0]) != len(digits) or len(digits) not in _LOCAL_DIGITS:
        return other
    for gap in _GAP.finditer(head):
        group = _FIRST_GROUP.match(head, gap.end())
        same = group and len(group[0]) == len(digits) and group[0][:3] == digits[:3]
        if same or count_digits(head[gap.end() :]) == len(digits):
            return f"{other[: local.start()]}{head[: gap.end()]}{other[local.start() :]}"
    return other


_RUN = re.compile(r"[+(]?\d[\d\s().+/-]*\d", re.ASCII)
_LOCAL = re.compile(r"[1-9]\d*(?:[ .-]\d+)*", re.ASCII)
_LOCAL_DIGITS = range(5, 9)
_GAP = re.compile(r"(?<=\d)[\s().+/-]+(?=\d)", re.ASCII)
_FIRST_GROUP = re.compile(r"\d+", re.ASCII)


def _ended(head: str, end: str, *, dashed: bool) -> str:
    """Put another end to a number: for what follows its last dash, else for as many digits."""
    group = _LAST_GROUP.search(head)
    if group and (dashed or len(group[0]) < len(end)):
        return head[: group.start()] + end
    return "" if not re.search(rf"\d{{{len(end)}}}$", head) else head[: -len(end)] + end


def _is_next(head: str, end: str, *, spaced: bool) -> bool:
    """Whether an end behind a comma is that of a neighbour rather than an extension."""
    last = digits_of(head)[-len(end) :]
    long_enough = len(end) > _TWO or (len(end) == _TWO and spaced)
    return long_enough and 0 < abs(int(end) - int(last)) < _NEAR


def paused(text: str) -> tuple[str, str]:
    """Part a number from the extension that is dialled after a pause; two empty texts if none."""
    found = _PAUSED.fullmatch(text)
    if found is None or count_digits(found[1]) <= _LEAST_HEAD or is_area(found[1]):
        return "", ""
    if shared_start(text):
        return "", ""
    return found[1], found[2]


def before_hung_on(bare: str) -> str:
    """Give the start of a number behind which a few digits hang by a sign; empty for no such."""
    found = _HUNG_ON.fullmatch(bare) if len(bare) <= _LONGEST else None
    head = (found[1] or found[2]) if found else ""
    return head if count_digits(head) >= _LEAST_HEAD - 1 and not is_area(head) else ""
