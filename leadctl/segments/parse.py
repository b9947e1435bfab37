"""Text to tree: a reader by hand, because its messages are the better half of the language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.segments.tree import NUMERAL, AllOf, AnyOf, Clause, Not, Range, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leadctl.segments.tree import Expression, How

LONGEST = 10_000
"""Characters of an expression."""

DEEPEST = 50
"""Brackets and `not`s inside one another."""

MOST = 1_000
"""Clauses of an expression, those of the segments in it included."""

_BLANKS = re.compile(r"\s*")
_KEYWORD = re.compile(r"(and|or|not)(?![^\s()])", re.IGNORECASE)
_QUOTES = frozenset("\"'“”„")
_QUOTED = r"\"((?:[^\"]|\"\")*)\"|'((?:[^']|'')*)'|[“”„]([^“”]*)[“”]"
_IN_QUOTES = re.compile(_QUOTED)
_SIGN = r":|\s*(?:[<>]=?|!=|==?)"
_KEY = re.compile(rf"(?:{_QUOTED}|([^\s()\"'“”„,:<>=!~*-][^\s()\"',:<>=!~*]*))({_SIGN})")
_COMPARING = re.compile(r"[<>]=?")
_BARE = re.compile(r"[^\s(),]+")
_FOREIGN = re.compile(r"!|&+|\|+")
_FOREIGN_INSIDE = re.compile(r"^!|&&+|&+$|\|+")
_FOREIGN_HINTS = {
    "!": "to leave leads out, write `not`: not country:us",
    "&": "a blank means and: country:us has:email",
    "|": "write `or`, or a comma between values: country:us,gb",
}
"""What other languages write for `not`, `and` and `or`; never looked for as words."""

_CONDITION_HINT = "a condition is a field with a value, such as country:us, or has:email"
_NUMERAL_HINT = 'leads by number: lead_id:1,2,3 or lead_id:1..3; a text with these digits: "2026"'
_ALL_HINT = "every lead is: has:lead_id"
_EMPTY_HINT = (
    "`has:` and `no:` tell whether a field has a value; quote brackets that are part of it"
)


def parse(text: str) -> Expression:
    """Read an expression.

    Raises:
        UsageError: it is none; the message has the column, counted from 1.
    """
    if len(text) > LONGEST:
        raise UsageError(
            f"the expression has {len(text):,} characters, and may have {LONGEST:,}",
            "save a part of it: leadctl segment save NAME EXPR",
        )
    for at, sign in enumerate(text):
        if unicodedata.category(sign) in {"Cc", "Cs"} and not sign.isspace():
            raise fault("a sign that no lead can hold stands", at)
    return _Reader(text).whole()


def fault(message: str, at: int, hint: str = "") -> UsageError:
    """Make the error of something at position `at`, counted from 0."""
    return UsageError(f"{message} at column {at + 1}", hint)


class _Reader:
    """Walks through the text once, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.clauses = 0

    def whole(self) -> Expression:
        if not self.text.strip():
            raise UsageError("the expression is empty", "for example: country:de has:email")
        tree = self.any_of()
        if self.at < len(self.text):
            raise self.stray()
        return tree

    def any_of(self) -> Expression:
        parts = [self.all_of()]
        while self.took("or"):
            parts.append(self.all_of())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def all_of(self) -> Expression:
        parts = [self.term()]
        while self.took("and") or self.more():
            parts.append(self.term())
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def term(self) -> Expression:
        self.skip()
        if self.took("not"):
            return Not(self.deeper(self.term))
        if self.next() == "(":
            return self.deeper(self.group)
        if _KEYWORD.match(self.text, self.at) or self.next() in {"", ")", ","}:
            raise self.missing()
        if self.next() == ":":
            raise fault("a field's name is missing", self.at)
        self.refuse_foreign(_FOREIGN.match(self.text, self.at))
        return self.clause()

    def group(self) -> Expression:
        opened, self.at = self.at, self.at + 1
        tree = self.any_of()
        if self.next() == ",":
            raise self.stray()
        if self.next() != ")":
            raise fault("nothing closes the bracket", opened, "a bracket is missing")
        self.at += 1
        self.skip()
        return tree

    def deeper(self, read: Callable[[], Expression]) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise fault(f"more than {DEEPEST} brackets or `not`s inside one another", self.at)
        tree = read()
        self.depth -= 1
        return tree

    def clause(self) -> Clause:
        start = self.at
        self.clauses += 1
        if self.clauses > MOST:
            raise fault(f"more than {MOST:,} conditions", start)
        key = _KEY.match(self.text, start)
        if key is None:
            return Clause("", self.free_words(), column=start + 1)
        self.at = key.end()
        *names, sign = key.groups()
        in_quotes = names[-1] is None
        name = _unquoted(names) if in_quotes else names[-1]
        if not name.strip():
            raise fault("a field's name is missing", start)
        if sign.strip() == "!=":
            raise fault("`!=` is not understood", key.start(5), f"write: not {name}:...")
        return self.keyed(name, sign.strip(), start, in_quotes=in_quotes)

    def keyed(self, name: str, sign: str, start: int, *, in_quotes: bool) -> Clause:
        compared = _COMPARING.match(self.text, self.at) if sign == ":" else None
        if compared:
            sign, self.at = compared[0], compared.end()
        sign = ":" if sign in {"=", "=="} else sign
        if sign != ":":
            self.skip()
            item = self.value(name)
            if item.how != "is" or self.next() == ",":
                raise fault(f"`{sign}` takes one number or date", item.column - 1)
            return Clause(name, (item,), sign, in_quotes, start + 1)
        return Clause(name, self.items(name), sign, in_quotes, start + 1)

    def items(self, key: str) -> tuple[Value | Range, ...]:
        found = [self.item(key)]
        while self.next() == ",":
            self.at += 1
            found.append(self.item(key))
        return tuple(found)

    def item(self, key: str) -> Value | Range:
        if self.skip() and _KEY.match(self.text, self.at):
            raise fault(f"a value of `{key}` is missing", self.at, "quote a value with a colon")
        bare = _BARE.match(self.text, self.at)
        if bare and bare[0][0] not in _QUOTES | {"~"} and ".." in bare[0]:
            return self.range(bare)
        return self.value(key)

    def range(self, bare: re.Match[str]) -> Range:
        low, _, high = bare[0].partition("..")
        if not (low or high) or ".." in high:
            raise fault(f"`{bare[0]}` is no range", self.at, "write one as a..b, a.. or ..b")
        column, self.at = self.at + 1, bare.end()
        self.end_of_value()
        return Range(low, high, column)

    def value(self, key: str) -> Value:
        start = self.at
        contains = self.next() == "~"
        self.at += contains
        if contains:
            self.skip()
        starred = self.next() == "*"
        self.at += starred
        in_quotes = self.next() in _QUOTES
        text, ends = self.written(key)
        if not text.strip():
            raise fault(f"a value is missing after `{key}`", start, _EMPTY_HINT)
        how: How = "contains" if contains or (starred and ends) else "is"
        if how == "is" and (starred or ends):
            how = "ends" if starred else "starts"
        return Value(text, how, start + 1, in_quotes)

    def written(self, key: str) -> tuple[str, bool]:
        """Read a value and tell whether a `*` follows it."""
        if self.next() in _QUOTES:
            text = self.in_quotes()
            star = self.next() == "*"
            self.at += star
        else:
            text, star = self.bare(key)
        self.end_of_value()
        return text, star

    def in_quotes(self) -> str:
        match = _IN_QUOTES.match(self.text, self.at)
        if match is None:
            hint = "a quote inside a quoted text is written twice"
            raise fault("this quote is never closed: the one", self.at, hint)
        self.at = match.end()
        return re.sub(r"\s", " ", _unquoted(match.groups()))

    def bare(self, key: str) -> tuple[str, bool]:
        match = _BARE.match(self.text, self.at)
        if match is None:
            after = f" after `{key}`" if key else ""
            hint = _ALL_HINT if self.text.strip() == "*" else _EMPTY_HINT
            raise fault(f"a value is missing{after}", self.at, hint)
        self.refuse_foreign(_FOREIGN_INSIDE.search(match[0]), match.start())
        self.at = match.end()
        text = match[0].removesuffix("*")
        if "*" in text:
            hint = "`*` stands at either end of a value; quote the sign itself"
            raise fault("a `*` stands inside a value", match.start() + text.index("*"), hint)
        return text, text != match[0]

    def free_words(self) -> tuple[Value, ...]:
        if self.next() == "-":
            raise fault("`-` stands before a word", self.at, "to leave leads out, write `not`")
        found = [self.free_word()]
        while self.next() == ",":
            self.at += 1
            self.skip()
            found.append(self.free_word())
        return tuple(found)

    def free_word(self) -> Value:
        value = self.value("")
        if NUMERAL.fullmatch(value.text) and not value.in_quotes:
            raise fault(f"`{value.text}` stands without a field", value.column - 1, _NUMERAL_HINT)
        return replace(value, how="contains")

    def refuse_foreign(self, sign: re.Match[str] | None, start: int = 0) -> None:
        if sign is not None:
            hint = _FOREIGN_HINTS[sign[0][0]] + "; a value with this sign stands in quotes"
            raise fault(f"`{sign[0]}` is not understood", start + sign.start(), hint)

    def end_of_value(self) -> None:
        """See that a value ends where words do, and pass the blanks behind it."""
        if self.next() not in {"", ")", ","} and not self.next().isspace():
            raise fault("a blank is missing", self.at, "quote a value with such signs in it")
        self.skip()

    def took(self, word: str) -> bool:
        """Pass a keyword, where it stands here."""
        match = _KEYWORD.match(self.text, self.at)
        if match is None or match[1].lower() != word:
            return False
        self.at = match.end()
        self.skip()
        return True

    def more(self) -> bool:
        """Whether another term follows."""
        keyword = _KEYWORD.match(self.text, self.at)
        if keyword:
            return keyword[1].lower() == "not"
        return self.next() not in {"", ")", ","}

    def next(self) -> str:
        return self.text[self.at : self.at + 1]

    def skip(self) -> bool:
        """Pass blanks, and tell whether there were any."""
        start, blank = self.at, _BLANKS.match(self.text, self.at)
        self.at = blank.end() if blank else start
        return self.at > start

    def missing(self) -> UsageError:
        word = _KEYWORD.match(self.text, self.at)
        before = f" before `{word[1].lower()}`" if word else ""
        hint = "a keyword that is a value stands in quotes" if word else _CONDITION_HINT
        return fault(f"a condition is missing{before}", self.at, hint)

    def stray(self) -> UsageError:
        hint = "a bracket is missing, or one too many" if self.next() == ")" else ""
        return fault(f"`{self.next()}` is not expected", self.at, hint)


def _unquoted(groups: Sequence[str | None]) -> str:
    """The text between whichever quotes were used; a doubled quote means one."""
    double, single, curly = groups[:3]
    if double is not None:
        return double.replace('""', '"')
    return single.replace("''", "'") if single is not None else curly or ""
