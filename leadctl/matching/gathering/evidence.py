"""What is comparable of many rows, kept as numbers: the matcher's memory of a list.

Every text is stored once and rows refer to it by a code; 0 stands for nothing. The cleaned cells
themselves are let go.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY
from leadctl.cleaning.emails.email import UNKNOWN_ENDING
from leadctl.cleaning.names.split import split_name
from leadctl.cleaning.web import SHARED_HOSTS
from leadctl.matching.records.keys import EMAIL_FIELDS, own_page
from leadctl.matching.words.mailboxes import family_in, given_in
from leadctl.matching.words.numbers import phone_key
from leadctl.matching.words.sounds import sound, without_umlauts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.cleaning.cleaned import Cleaned

PHONE_FIELDS = ("phone", "mobile_phone", "work_phone", "home_phone", "other_phones")
"""Numbers that may be a person's own; that of the company tells the company."""

PLAIN_FIELDS = (
    "title", "seniority", "department", "street", "postal_code", "city", "state", "country",
    "birth_date",
)  # fmt: skip
"""Fields whose match key is compared as it is, but for umlauts of cities that are written out."""

_OF_A_PERSON = ("title", "birth_date", "linkedin")
"""Fields that tell of a person, beside names and addresses."""

FREE, ROLE, FAULTY, TOLD, MISTYPED = 1, 2, 4, 8, 16
"""What is known of an address: at a provider, a function's, broken, that its local part has a word
of the person's name in it, and that its domain is likely a slip: one of a provider's, or no ending
that is known."""

_LEAST = 2
"""Letters from which a given name is more than an initial."""

_LEAST_TELLING = 3
"""Letters from which a word of the name counts when it stands in an address."""


class Texts:
    """Texts by number; 0 is the empty one.

    Args:
        known: distinct texts to begin with, the empty one first.
    """

    def __init__(self, known: Sequence[str] = ("",)) -> None:
        self.all = list(known)
        self._codes = {text: code for code, text in enumerate(self.all)}

    def code(self, text: str) -> int:
        """Give the number of a text, a new one if it was never seen."""
        found = self._codes.get(text)
        if found is None:
            found = self._codes[text] = len(self.all)
            self.all.append(text)
        return found

    def known(self, text: str) -> int:
        """Give the number of a text, 0 if it was never seen."""
        return self._codes.get(text, 0)


class Single:
    """A column with at most one text a row."""

    def __init__(self) -> None:
        self.texts = Texts()
        self.codes = array("i")

    def extend(self, texts: Iterable[str]) -> None:
        """Append a text for each row."""
        self.codes.extend(map(self.texts.code, texts))


class Several:
    """A column with any number of texts a row."""

    def __init__(self) -> None:
        self.texts = Texts()
        self.rows = array("i")
        self.codes = array("i")

    def add(self, row: int, text: str) -> int:
        """Note a text of a row and give its code."""
        code = self.texts.code(text)
        self.rows.append(row)
        self.codes.append(code)
        return code


class Evidence:
    """What is comparable of n rows, or of n leads, as compact columns; rows count from 0.

    Attributes:
        names: given and family names, which share their texts so that swapped parts meet.
        first, last: codes of a row's given and family name.
        suffix: number of the generation that the name is given as, 0 where none is told.
        plain: the fields of `PLAIN_FIELDS`, and `company`, `linkedin` and `vendor`.
        emails: match keys; of broken addresses the text.
        kinds: `FREE`, `ROLE` and the like, for each entry of `emails`.
        phones: numbers in E.164, with `x` and the extension behind them where there is one; bare
            digits where the country is unknown.
        works: what tells where somebody works: the company's name and domains without their
            endings, in one vocabulary so that `Acme Tools` meets `acme-tools.com`; switchboards.
    """

    def __init__(self) -> None:
        self.names = Texts()
        self.first, self.last = array("i"), array("i")
        self.suffix = array("b")
        self.plain = {name: Single() for name in (*PLAIN_FIELDS, "company", "linkedin", "vendor")}
        self.emails, self.phones, self.works = Several(), Several(), Several()
        self.kinds = array("B")

    def __len__(self) -> int:
        return len(self.first)

    def add(self, cells: Mapping[str, Sequence[Cleaned]], count: int, vendor: str = "") -> None:
        """Append rows.

        Args:
            cells: field -> one Cleaned a row, as `clean_rows` gives them.
            count: number of rows.
            vendor: scope of the vendor's identifiers.
        """
        start = len(self)
        self._add_names(cells, count)
        for name in (*PLAIN_FIELDS, "company"):
            keys = _keys(cells, name, count)
            self.plain[name].extend(map(without_umlauts, keys) if name == "city" else keys)
        self.plain["linkedin"].extend([own_page(key) for key in _keys(cells, "linkedin", count)])
        ids = _keys(cells, "vendor_id", count)
        self.plain["vendor"].extend([f"{vendor}:{one}" if one else "" for one in ids])
        self._add_emails(cells, start)
        self._add_phones(cells, start)
        self._add_works(cells, start)

    def organisations(self) -> NDArray[np.bool_]:
        """Tell which rows name a company and where it is found, and nothing of a person.

        A company alone, or with a town, is nobody: it is what is left of a lead as a rule.
        """
        import numpy as np  # noqa: PLC0415

        plain = {name: np.array(column.codes) != 0 for name, column in self.plain.items()}
        found: NDArray[np.bool_] = plain["company"]
        for codes in (self.first, self.last):
            found &= np.array(codes) == 0
        for name in _OF_A_PERSON:
            found &= ~plain[name]
        own = np.array(self.kinds, dtype=np.uint8) & ROLE == 0
        found[np.array(self.emails.rows, dtype=np.int64)[own]] = False
        placed = plain["street"] | plain["postal_code"]
        placed[np.array(self.phones.rows, dtype=np.int64)] = True
        works = np.bincount(np.array(self.works.rows, dtype=np.int64), minlength=len(self))
        found &= placed | (works > 1)
        return found

    def naming_nobody(self, start: int = 0) -> list[int]:
        """Give the rows from a place on without name, address, number, profile and vendor's id.

        Those that tell an organisation are none of them.
        """
        import numpy as np  # noqa: PLC0415

        told = self.organisations()
        plain = (self.plain[name].codes for name in ("linkedin", "vendor"))
        for codes in (self.first, self.last, *plain):
            told |= np.array(codes) != 0
        for several in (self.emails, self.phones):
            told[np.array(several.rows, dtype=np.int64)] = True
        found: list[int] = (np.flatnonzero(~told[start:]) + start).tolist()
        return found

    def _add_names(self, cells: Mapping[str, Sequence[Cleaned]], count: int) -> None:
        blank = [EMPTY] * count
        emails = cells.get("email") or blank
        whole, first, last = (
            cells.get(n) or blank for n in ("full_name", "first_name", "last_name")
        )
        for parts, email in zip(zip(whole, first, last, strict=True), emails, strict=True):
            given, family = parts[1].key, parts[2].key
            if not given and not family and parts[0].key:
                given, family = split_name(parts[0].key)
            if not family and " " in (parts[1].value or ""):
                given, family = split_name(given)
            elif given and family and len(parts[0].key) > len(given) + len(family) + 1:
                given = _with_middle(parts[0].key, given, family)
            if email.value and not (len(given) >= _LEAST and family):
                given, family = _with_mailbox(email, given, family)
            self.first.append(self.names.code(given))
            self.last.append(self.names.code(family))
        self.suffix.extend(int(key or 0) for key in _keys(cells, "suffix", count))

    def _add_emails(self, cells: Mapping[str, Sequence[Cleaned]], start: int) -> None:
        for row, one in _every(cells, EMAIL_FIELDS):
            text = one.key or (one.value or "").replace(" ", "")
            if not text or not (one.key or one.reason == "failed_syntax_check"):
                continue
            self.emails.add(start + row, text)
            self.kinds.append(_kind(one) | self._told(text, start + row))
            if "business" in one.flags and one.reason != "possible_typo":
                self._note_work(start + row, _stem(text.rpartition("@")[2]))

    def _told(self, address: str, row: int) -> int:
        local = address.partition("@")[0]
        name = f"{self.names.all[self.first[row]]} {self.names.all[self.last[row]]}"
        words = (word for word in name.split() if len(word) >= _LEAST_TELLING)
        heard = sound(local)
        return TOLD if any(word in local or sound(word) in heard for word in words) else 0

    def _add_phones(self, cells: Mapping[str, Sequence[Cleaned]], start: int) -> None:
        for row, one in _every(cells, PHONE_FIELDS):
            if number := phone_key(one):
                self.phones.add(start + row, number)

    def _add_works(self, cells: Mapping[str, Sequence[Cleaned]], start: int) -> None:
        for row, one in _every(cells, ("company",)):
            self._note_work(start + row, one.key.replace(" ", ""))
        for row, one in _every(cells, ("domain",)):
            if one.key not in SHARED_HOSTS:
                self._note_work(start + row, _stem(one.key))
        for row, one in _every(cells, ("company_phone",)):
            self._note_work(start + row, phone_key(one))

    def _note_work(self, row: int, text: str) -> None:
        if text:
            self.works.add(row, text)


def _with_mailbox(email: Cleaned, given: str, family: str) -> tuple[str, str]:
    """Complete half a name by what a mailbox tells, unless it is that of a function."""
    local = (email.value or "").partition("@")[0]
    if "role" in email.flags or not (given or family):
        return given, family
    told = given_in(local, family, given) if len(given) < _LEAST else ""  # J. is Jane by jane.doe@
    family = family or family_in(local, given)
    return (told if told.startswith(given) and told else given), family


def _with_middle(whole: str, given: str, family: str) -> str:
    """The given name with what a whole name has between its parts: `jane marie`."""
    is_whole = whole.startswith(f"{given} ") and whole.endswith(f" {family}")
    return whole[: -len(family) - 1] if is_whole else given


def _keys(cells: Mapping[str, Sequence[Cleaned]], name: str, count: int) -> list[str]:
    return [one.key for one in cells[name]] if name in cells else [""] * count


def _every(
    cells: Mapping[str, Sequence[Cleaned]], names: Sequence[str]
) -> Iterator[tuple[int, Cleaned]]:
    """Every value of the named fields with its row, the further ones of a cell too."""
    for name in names:
        for row, cell in enumerate(cells.get(name, ())):
            if cell.value is not None:
                yield row, cell
                for one in cell.more:
                    yield row, one


def _kind(one: Cleaned) -> int:
    shared = ROLE if "role" in one.flags else 0
    free = FREE if "free" in one.flags or "disposable" in one.flags else 0
    mistyped = MISTYPED if one.reason in {"possible_typo", UNKNOWN_ENDING} else 0
    return shared | free | mistyped | (0 if one.key else FAULTY)


def _stem(domain: str) -> str:
    """The registrable label of a company's domain without dashes: `acme-tools.co.uk`."""
    return domain.partition(".")[0].replace("-", "") if domain.count(".") == 1 else _longest(domain)


def _longest(domain: str) -> str:
    """Of a domain of several labels the longest but the last, which is its name as a rule."""
    return max(domain.split(".")[:-1], key=len, default="").replace("-", "")
