"""Print the reference tables of README.md from the tables in the code.

Renew them with `cog -r -I tests/tools README.md`; a test fails where they are stale.
"""

from __future__ import annotations

import dataclasses
from itertools import groupby

import cog

from leadctl.cli.app import COMMANDS
from leadctl.cli.lazy import load
from leadctl.cli.options import Common
from leadctl.compliance import reasons as suppressed_for
from leadctl.config import SETTINGS, Settings
from leadctl.errors import ExitCode
from leadctl.exporting.writers import FORMATS
from leadctl.fields import BY_NAME, FIELDS
from leadctl.mapping.maps.profiles import profiles
from leadctl.reading.opening.rejects import REASONS
from leadctl.segments.keys import IS, KEY_ALIASES, KEYS
from leadctl.vocabulary import CHANNELS, DIRECTIONS, STAGES, STATUSES, TOUCHES


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    cog.outl("| " + " | ".join(heads) + " |")
    cog.outl("|" + "---|" * len(heads))
    for row in rows:
        cog.outl("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")


def commands() -> None:
    """Every command with its summary and options."""
    for panel, entries in groupby(COMMANDS, lambda entry: entry.panel):
        cog.outl(f"**{panel}**\n")
        rows = []
        for entry in entries:
            command = load(entry)
            rows += [(f"`leadctl {entry.name}`", entry.summary, _options(command))]
            rows += [
                (f"`leadctl {entry.name} {name}`", inner.help.partition("\n")[0], _options(inner))
                for name, inner in getattr(command, "commands", {}).items()
            ]
        _table(("command", "what it does", "options"), rows)
        cog.outl("")


def _options(command: object) -> str:
    """The options of a command; those of every command on the store are told once, above."""
    names = [
        max(param.opts, key=len)
        for param in command.params
        if param.param_type_name == "option" and param.name != "help" and not param.hidden
    ]
    of_store = "--store" in names
    return " ".join(f"`{name}`" for name in names if not (of_store and name in OF_STORE))


OF_STORE = tuple(f"--{one.name.replace('_', '-')}" for one in dataclasses.fields(Common))
"""Options of every command on the store."""


def store_options() -> None:
    """Name the options of every command on the store."""
    cog.outl("What works on the store takes " + ", ".join(f"`{name}`" for name in OF_STORE) + ".")


def fields() -> None:
    """Every field."""
    for group, members in groupby(FIELDS, lambda field: field.group):
        cog.outl(f"**{group}**\n")
        _table(
            ("field", "what it holds", "when records merge", "headers such as"),
            [
                (
                    f"`{field.name}`",
                    field.doc + (" (many)" if field.many else ""),
                    f"with {field.beside}" if field.beside else field.survivorship,
                    ", ".join(field.synonyms[:4]),
                )
                for field in members
            ],
        )
        cog.outl("")


def exit_codes() -> None:
    """Every exit code."""
    _table(("code", "meaning"), [(str(int(code)), code.meaning) for code in ExitCode])


def rejects() -> None:
    """Every reason for which a row is rejected."""
    rows = [(f"`{code}`", text) for code, text in REASONS.items()]
    _table(("reason", "what is wrong"), rows)


def settings() -> None:
    """Every setting, with its default."""
    made = dataclasses.fields(Settings)
    defaults = {one.name: "" if one.default is dataclasses.MISSING else one.default for one in made}
    rows = []
    for one in SETTINGS:
        default = defaults[one.name]
        shown = ", ".join(default) if isinstance(default, tuple) else str(default or "")
        if one.name == "store":
            shown = "`leads.db` in your data folder"
        variable = f"`{one.variable}`" if one.variable else ""
        rows.append((f"`{one.place}`", variable, one.doc, shown or "none"))
    _table(("in leadctl.toml", "environment", "what it does", "default"), rows)


def formats() -> None:
    """Every output format."""
    _table(
        ("format", "suffixes", "what it is"),
        [(f"`{one.name}`", ", ".join(one.suffixes), one.doc) for one in FORMATS],
    )


def vendors() -> None:
    """Every vendor profile."""
    rows = [
        (f"`{one.name}`", one.title, "its headers" if one.signature else f"`--vendor {one.name}`")
        for one in profiles().values()
    ]
    _table(("vendor", "what it reads", "known by"), rows)


def keys() -> None:
    """Every key of the query language that is no field, and every word of `is:`."""
    names = {field.name for field in FIELDS}
    others = {
        name: [alias for alias, meant in KEY_ALIASES.items() if meant == name] for name in KEYS
    }
    _table(
        ("key", "what it looks at", "also"),
        [
            (f"`{key.name}`", key.doc, ", ".join(f"`{one}`" for one in others[key.name]))
            for key in KEYS.values()
            if key.name not in names or key.doc != BY_NAME[key.name].doc or others[key.name]
        ],
    )
    cog.outl("")
    _table(
        ("word", "the lead is", "the same as"),
        [
            (f"`is:{word}`", about.doc, f"`{about.meaning}`" if about.meaning else "")
            for word, about in IS.items()
        ],
    )


def reasons() -> None:
    """Every reason for which somebody is suppressed."""
    rows = [
        (f"`{one.word}`", one.doc, ", ".join(one.forms.split("|")[:4]))
        for one in suppressed_for.REASONS
    ]
    _table(("reason", "what it says", "also read from"), rows)


def words() -> None:
    """Every vocabulary."""
    rows = (
        ("stage", STAGES),
        ("status", STATUSES),
        ("direction", DIRECTIONS),
        ("channel", CHANNELS),
        ("touch", TOUCHES),
    )
    _table(("kind", "words"), [(kind, ", ".join(words)) for kind, words in rows])
