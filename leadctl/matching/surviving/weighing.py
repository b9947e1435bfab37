"""What decides between two values of a field, or between two names, of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.cleaning.names.given import may_be_given
from leadctl.cleaning.text import fold
from leadctl.fields import BY_NAME
from leadctl.matching.surviving.edited import NAME_UNIT
from leadctl.matching.words.mailboxes import reads_in_order
from leadctl.vocabulary import later_stage, stricter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

NO_NEWS = "again"
"""Why an older value stays that was said again, or that a person typed: that decides nothing."""


def weigh(
    name: str, old: Cleaned, new: Cleaned, keep: str, *, level: bool = False
) -> tuple[Cleaned, str]:
    """Tell which of two values of a field is shown, and what decides that.

    Args:
        name: the field.
        old: the older value.
        new: the newer one.
        keep: why the old one stays whatever the rule is; empty where the rule decides.
        level: whether both stand in one list, and the new one only in the row to be believed first.
    """
    # A value said again is no news: it stays the record's that said it first.
    keep = NO_NEWS if old.value == new.value else keep
    if keep == NO_NEWS and DERIVED not in old.flags:
        return old, NO_NEWS
    rule = BY_NAME[name].survivorship
    if level and not keep and (sided := _sided(name, old, new)):
        return sided
    if level and rule in {"oldest", "union"}:
        rule = "newest"
    winner, other = (old, new) if keep else RULES[rule](old, new)
    is_guess = DERIVED in winner.flags and DERIVED not in other.flags
    if is_guess and rule == "newest":
        return other, "given"
    return winner, keep or ("better" if rule == "newest" and winner is old else rule)


def _sided(name: str, old: Cleaned, new: Cleaned) -> tuple[Cleaned, str] | None:
    """Of two values in one list the earlier day, and of addresses as good the one at work."""
    if name == "created":
        return (new if (new.value or "") < (old.value or "") else old), "oldest"
    if name == "email" and badness(old) == badness(new):
        is_work = "business" in old.flags
        if is_work != ("business" in new.flags):
            return (old if is_work else new), "work"
    return None


def beside(old: Cleaned, new: Cleaned, shown: Cleaned, said: Cleaned) -> Cleaned:
    """Tell what is shown beside a leading field that shows an older value.

    Args:
        old: what is shown.
        new: what comes in.
        shown: the leading field.
        said: what the newer record says under it.
    """
    of_it = shown.value is None or shown.value == said.value
    is_more = old.value is None or (DERIVED in old.flags and DERIVED not in new.flags)
    return new if of_it and is_more and new.value is not None else old


def _newest(old: Cleaned, new: Cleaned) -> tuple[Cleaned, Cleaned]:
    """The newer value wins, unless it is judged worse than the older one."""
    is_worse = badness(new) > badness(old)
    return (old, new) if is_worse else (new, old)


_FROM_BEST = ("valid", "possible", "risky", "unknown", "invalid")
"""Verdicts on addresses and numbers, the best first: what can be reached before what may be a slip
or a function's, that before what could not be judged, and what cannot be right last."""


def badness(cell: Cleaned) -> int:
    """Place of a cell's verdict from the best; what is not judged is as good as any."""
    return _FROM_BEST.index(cell.verdict) if cell.verdict in _FROM_BEST else 0


def joined(texts: Iterable[str]) -> str:
    """Put texts below each other; of each the lines that none before it says."""
    known: dict[str, None] = {}
    lines: list[str] = []
    for text in texts:
        told = [line for line in text.split("\n") if line not in known]
        known.update(dict.fromkeys(told))
        lines += told
    return "\n".join(lines)


def _joined(old: Cleaned, new: Cleaned) -> tuple[Cleaned, Cleaned]:
    """Both, the older above; neither is another one where it says all of it."""
    text = joined((old.value or "", new.value or ""))
    if text == old.value:
        return old, new
    return (new if text == new.value else Cleaned(text)), old


def _furthest(old: Cleaned, new: Cleaned) -> tuple[Cleaned, Cleaned]:
    further = later_stage(old.value or "", new.value or "") != old.value
    return (new, old) if further else (old, new)


def _strictest(old: Cleaned, new: Cleaned) -> tuple[Cleaned, Cleaned]:
    return (new, old) if stricter(new.value, old.value) else (old, new)


RULES: dict[str, Callable[[Cleaned, Cleaned], tuple[Cleaned, Cleaned]]] = {
    "newest": _newest,
    "oldest": lambda old, new: (old, new),
    "union": lambda old, new: (old, new),
    "joined": _joined,
    "furthest": _furthest,
    "strictest": _strictest,
}
"""Survivorship by its name in FIELDS: (older, newer) -> (winner, other)."""


def weigh_names(
    old: Mapping[str, Cleaned],
    new: Mapping[str, Cleaned],
    keep: str,
    level: Sequence[Mapping[str, Cleaned]] = (),
) -> tuple[str, bool]:
    """Tell what decides between two names, empty for nothing, and whether the newer is shown.

    Args:
        old: the cells with the older name.
        new: those with the newer one.
        keep: why a name stays that is as good; empty where the newest counts.
        level: the names in one list so far, with both of these; none where they are of two.
    """
    weight, old_weight = _name_weight(new), _name_weight(old)
    if weight > old_weight:
        return ("fuller" if old_weight else "first"), True
    if not weight or weight < old_weight:
        return ("fuller" if weight else ""), False
    if keep or _says_no_more(old, new):
        return keep, False
    if in_order := _in_order(old, new):
        rule, name = in_order
        return rule, name == _parts(new)
    return _more_told(old, new, level) if level else ("newest", True)


def _in_order(
    old: Mapping[str, Cleaned], new: Mapping[str, Cleaned]
) -> tuple[str, tuple[str, str]] | None:
    """Of names that are each other's swapped parts the one in order, and what tells so.

    That is a given name that is known as such beside one that is not, or else an address.
    """
    names = _parts(old), _parts(new)
    if names[0] != names[1][::-1] or names[0] == names[1]:
        return None
    known = [one for one in names if _is_known_order(*one)]
    if len(known) == 1:
        return "known", known[0]
    boxes = [(cells.get("email", EMPTY).value or "").partition("@")[0] for cells in (old, new)]
    spelt = [name for name in names if any(reads_in_order(box, name) for box in boxes)]
    return ("address", spelt[0]) if len(spelt) == 1 else None


def _is_known_order(first: str, last: str) -> bool:
    return may_be_given(first) and not may_be_given(last)


def _parts(cells: Mapping[str, Cleaned]) -> tuple[str, str]:
    first, last = (fold(cells.get(name, EMPTY).value or "") for name in NAME_UNIT[1:])
    return first, last


def _more_told(
    old: Mapping[str, Cleaned], new: Mapping[str, Cleaned], told: Sequence[Mapping[str, Cleaned]]
) -> tuple[str, bool]:
    """Of two names in one list the one of which the other lacks words, else the given name in use.

    Of two used as often it is the one that the other cuts short, as Rob does Robert.
    """
    words, old_words = _words(new), _words(old)
    if words > old_words or words < old_words:
        return "fuller", words > old_words
    forms = [_form(cells) for cells in told]
    more = forms.count(_form(new)) - forms.count(_form(old))
    if more:
        return "most_frequent", more > 0
    form, old_form = _form(new) or "", _form(old) or ""
    if form != old_form and (form.startswith(old_form) or old_form.startswith(form)):
        return "fuller", len(form) > len(old_form)
    return "newest", True


def _words(cells: Mapping[str, Cleaned]) -> frozenset[str]:
    """The words of a name, without initials."""
    parts = (cells.get(name, EMPTY).value or "" for name in NAME_UNIT[1:])
    return frozenset(word for part in parts for word in part.split() if not is_initial(word))


def _form(cells: Mapping[str, Cleaned]) -> str | None:
    return cells.get("first_name", EMPTY).value


def is_initial(part: str) -> bool:
    """Whether nothing but initials stands for a name, in a script that writes names by letters."""
    if len(part) > _LETTER and "." not in part:
        return False
    return all(len(word) == 1 and word < _BY_SIGNS for word in part.replace(".", " ").split())


_LETTER = 1
_BY_SIGNS = "\u2e80"
"""From here on scripts have whole names of one sign."""


def _says_no_more(old: Mapping[str, Cleaned], new: Mapping[str, Cleaned]) -> bool:
    """Whether the same full name comes again, and no better split than before.

    Where a name parts is known to those who gave its parts; we only guess.
    """
    if "full_name" not in old or old["full_name"].value != new.get("full_name", EMPTY).value:
        return False
    return _is_guessed(new) or not _is_guessed(old)


def _is_guessed(cells: Mapping[str, Cleaned]) -> bool:
    return DERIVED in cells.get("first_name", EMPTY).flags


def _name_weight(cells: Mapping[str, Cleaned]) -> int:
    """3 for given and family name, 2 where one is an initial, 1 for less, 0 for none."""
    _, first, last = (cells.get(name, EMPTY).value for name in NAME_UNIT)
    if first is None or last is None:
        return int(any(cells.get(name, EMPTY).value is not None for name in NAME_UNIT))
    return 2 if is_initial(first) or is_initial(last) else 3
