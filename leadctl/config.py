"""Settings, each declared once, and the two facts that come from outside: the time and the user.

A setting's value comes from the first of: a flag, the environment, `leadctl.toml` in the working
folder, the user's `config.toml`, its default. `Settings.origins` remembers which one it was.
"""

from __future__ import annotations

import os
from dataclasses import Field, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl import settingkinds as kinds
from leadctl.errors import ExitCode, InputMissing, LeadctlError, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PROJECT_FILE = "leadctl.toml"
USER_FILE = "config.toml"
ENVIRONMENT_PREFIX = "LEADCTL_"


class Origin(NamedTuple):
    """Where a value was found.

    Attributes:
        kind: `flag`, `argument`, `environment`, `project`, `user` or `default`.
        place: the variable, the flag, the argument or the file; empty for a default.
    """

    kind: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.place}".strip()


def _default_store() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - only where no store is named

    return user_data_path("leadctl") / "leads.db"


def _about(
    parse: Callable[[object], object], doc: str, example: str, table: str = ""
) -> dict[str, Any]:
    """Declare a setting beside its name, type and default.

    Args:
        parse: turns a flag, a variable's text or a TOML value into the setting's type; raises
            ValueError with what it wants, as in "a path".
        doc: one line for users.
        example: a value as it stands in a TOML file.
        table: name of the table of the file in which it stands; such a one has no variable.
    """
    return {"parse": parse, "doc": doc, "example": example, "table": table}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings are for one command; the attributes are the table of settings."""

    store: Path = field(
        default_factory=_default_store,
        metadata=_about(kinds.path, "File of the store, created on first use", '"leads.db"'),
    )
    region: str = field(
        default="",
        metadata=_about(
            kinds.region, "Country of phones where neither number nor lead names one", '"DE"'
        ),
    )
    list_columns: tuple[str, ...] = field(
        default=("lead_id", "full_name", "email", "company", "title", "status"),
        metadata=_about(kinds.words, "Columns that `list` shows", '["lead_id", "email"]'),
    )
    protected_fields: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            kinds.words,
            "Fields that no import changes once they hold a value",
            '["owner", "notes"]',
        ),
    )
    wait: float = field(
        default=60.0,
        metadata=_about(
            kinds.seconds, "Seconds to wait for a store that is in use; 0 gives up at once", "30"
        ),
    )
    journal: str = field(
        default="delete",
        metadata=_about(
            kinds.journal,
            "How the store survives a crash: `delete`, or `wal` with SQLite 3.51.3 or newer",
            '"wal"',
        ),
    )
    key_file: Path | None = field(
        default=None,
        metadata=_about(kinds.path, "File with the key of an encrypted store", '"leads.key"'),
    )
    dns_server: str = field(
        default="",
        metadata=_about(
            kinds.name_server,
            "Name server that `--mx` asks, else the system's",
            '"192.168.1.1:53"',
        ),
    )
    mx_days: float = field(
        default=7.0,
        metadata=_about(kinds.days, "Days for which `--mx` trusts an answer in the store", "30"),
    )
    mx_timeout: float = field(
        default=5.0,
        metadata=_about(kinds.timeout, "Seconds that `--mx` waits for a domain's answer", "10"),
    )
    null_words: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata=_about(
            kinds.lists_of_words,
            "Cells that say nothing, by field; `*` is every field",
            '{ "*" = ["tbc"], company = ["Acme Test"] }',
            "clean",
        ),
    )
    aliases: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict,
        metadata=_about(
            kinds.tables_of_words,
            "What a cell means, by field",
            '{ country = { "Holland" = "NL" }, company = { "Big Blue" = "IBM" } }',
            "clean",
        ),
    )
    casing: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            kinds.list_of_words,
            "Words written just so wherever they stand in names, companies and titles",
            '["IBM", "deVries", "eBay"]',
            "clean",
        ),
    )
    required: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            kinds.list_of_words,
            "Fields that every row should have; `clean FILE` counts the rows without one",
            '["email", "last_name"]',
            "clean",
        ),
    )
    allow: Path | None = field(
        default=None,
        metadata=_about(
            kinds.path,
            "File with addresses and domains that are good, one a line",
            '"allow.txt"',
            "clean",
        ),
    )
    deny: Path | None = field(
        default=None,
        metadata=_about(
            kinds.path,
            "File with addresses and domains that are not, one a line",
            '"deny.txt"',
            "clean",
        ),
    )
    threshold: float | None = field(
        default=None,
        metadata=_about(
            kinds.threshold,
            "Probability from which `dedupe` takes two for one person; 0.75 if left out",
            "0.97",
            "dedupe",
        ),
    )
    max_cluster: int = field(
        default=1000,
        metadata=_about(
            kinds.count,
            "Different leads, or rows, that `dedupe` makes one person at most",
            "50",
            "dedupe",
        ),
    )
    max_merge_share: float = field(
        default=100.0,
        metadata=_about(
            kinds.percent,
            "Percent of the leads, or rows, that `dedupe` merges into others at most",
            "40",
            "dedupe",
        ),
    )
    survivorship: Mapping[str, str] = field(
        default_factory=dict,
        metadata=_about(
            kinds.words_by_name,
            "Which of several values a lead shows, by field: `newest`, `oldest`, `longest`,"
            " `most_trusted`, `most_complete` or `most_frequent`",
            '{ title = "most_trusted", company = "most_frequent" }',
            "dedupe",
        ),
    )
    trusted_sources: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            kinds.list_of_words,
            "Sources in the order of trust, for `most_trusted`",
            '["crm", "apollo"]',
            "dedupe",
        ),
    )
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def origin(self, name: str) -> Origin:
        """Tell where the value of setting `name` comes from."""
        return self.origins.get(name, Origin("default"))


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table of settings, for `load` and for the documentation."""

    name: str
    doc: str
    example: str
    parse: Callable[[object], object]
    table: str = ""

    @property
    def variable(self) -> str:
        """The environment variable that sets it; empty for what only a file can hold."""
        return "" if self.table else ENVIRONMENT_PREFIX + self.name.upper()

    @property
    def place(self) -> str:
        """How a file names it: `region`, `clean.casing`."""
        return f"{self.table}.{self.name}" if self.table else self.name


def _row(declared: Field[Any]) -> Setting:
    about = declared.metadata
    return Setting(declared.name, about["doc"], about["example"], about["parse"], about["table"])


SETTINGS: tuple[Setting, ...] = tuple(_row(one) for one in fields(Settings) if one.metadata)
"""Every setting, in the order of the documentation."""


def load(flags: Mapping[str, object]) -> Settings:
    """Find the value of each setting.

    Args:
        flags: what the command line says, by setting; None where a flag was not given. Names that
            are no settings are the caller's own and are passed over.

    Raises:
        UsageError: an unknown setting in a file, or a value of the wrong kind anywhere.
        LeadctlError: a settings file that cannot be read.
    """
    found: dict[str, tuple[object, Origin]] = {}
    for layer in (_user_layer(), _project_layer(), _environment_layer(), _flag_layer(flags)):
        found.update(layer)
    values = {name: value for name, (value, _) in found.items()}
    return Settings(**values, origins={name: at for name, (_, at) in found.items()})  # type: ignore[arg-type]


def load_given(path: Path | None, arguments: Mapping[str, object]) -> Settings:
    """Read the settings of one file alone, or of none, under the arguments of a function.

    Args:
        path: the file.
        arguments: what a caller says, by setting; None where nothing is said.

    Raises:
        InputMissing: there is no such file.
        UsageError: it holds something else than settings, or an argument is of the wrong kind.
        LeadctlError: it cannot be read.
    """
    if path is not None and not path.is_file():
        raise InputMissing(f"there is no settings file {path}", "write one: leadctl.toml")
    layer = _file_layer(path, "project") if path else {}
    layer |= _given_layer(arguments, lambda name: Origin("argument", name))
    values = {name: value for name, (value, _) in layer.items()}
    return Settings(**values, origins={name: at for name, (_, at) in layer.items()})  # type: ignore[arg-type]


Layer = dict[str, tuple[object, Origin]]


def _flag_layer(flags: Mapping[str, object]) -> Layer:
    return _given_layer(flags, lambda name: Origin("flag", f"--{name.replace('_', '-')}"))


def _given_layer(values: Mapping[str, object], named: Callable[[str], Origin]) -> Layer:
    given = [(one, named(one.name)) for one in SETTINGS if values.get(one.name) is not None]
    return {one.name: (_parsed(one, values[one.name], origin), origin) for one, origin in given}


def _environment_layer() -> Layer:
    layer: Layer = {}
    for one in SETTINGS:
        text = os.environ.get(one.variable, "") if one.variable else ""
        if text.strip():  # an empty variable is how shells say "not set"
            origin = Origin("environment", one.variable)
            layer[one.name] = (_parsed(one, text, origin), origin)
    return layer


def _project_layer() -> Layer:
    return _file_layer(Path(PROJECT_FILE), "project")


def _user_layer() -> Layer:
    return _file_layer(user_file(), "user")


def user_file() -> Path:
    """Where the user's own settings stand: `config.toml` in the configuration folder."""
    from platformdirs import user_config_path  # noqa: PLC0415 - keeps `--help` fast

    return user_config_path("leadctl") / USER_FILE


def _file_layer(path: Path, kind: str) -> Layer:
    by_place = {one.place: one for one in SETTINGS}
    layer: Layer = {}
    for place, value in _places(_read_toml(path), path):
        origin = Origin(kind, str(path))
        if place not in by_place:
            raise UsageError(f"unknown setting `{place}` in {path}", _nearest(place, by_place))
        one = by_place[place]
        layer[one.name] = (_beside(path, _parsed(one, value, origin)), origin)
    return layer


_TABLES = frozenset(one.table for one in SETTINGS if one.table)


def _places(document: Mapping[str, object], path: Path) -> Iterator[tuple[str, object]]:
    """Name what a file sets: `region`, and `clean.casing` for what stands in a table."""
    for name, value in document.items():
        if name not in _TABLES:
            yield name, value
            continue
        if not isinstance(value, dict):
            raise UsageError(
                f"`{name}` in {path} must be a table", f"write `[{name}]`, and its settings below"
            )
        yield from ((f"{name}.{inner}", one) for inner, one in value.items())


def _beside(file: Path, value: object) -> object:
    """Read a relative path in a settings file from that file's folder, wherever we stand."""
    return file.absolute().parent / value if isinstance(value, Path) else value


def _read_toml(path: Path) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - most calls find no file to read

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise LeadctlError(f"cannot read {path}: {reason}", code=ExitCode.IO) from error
    except (ValueError, RecursionError) as error:
        hint = "settings stand as `name = value`, one a line"
        raise UsageError(f"{path} is not valid TOML: {error}", hint) from error


def _parsed(setting: Setting, value: object, origin: Origin) -> object:
    try:
        return setting.parse(value)
    except ValueError as error:
        place = f" in {origin.place}" if origin.kind in {"project", "user"} else ""
        name = setting.place if place else origin.place
        hint = f"for example: `{setting.place} = {setting.example}`" if place else ""
        raise UsageError(f"`{name}`{place} must be {error}", hint) from error


def _nearest(name: str, among: Mapping[str, object]) -> str:
    last = name.rpartition(".")[2]  # the right name in another table
    for one in among:
        if one.rpartition(".")[2] == last:
            return f"did you mean `{one}`?"
    return did_you_mean(name, among, f"settings: {', '.join(among)}")


def now() -> datetime:
    """Tell the time, UTC, to the second; `LEADCTL_NOW` (`2026-01-31T09:00:00Z`) overrides it.

    Raises:
        UsageError: `LEADCTL_NOW` holds something else.
    """
    text = os.environ.get("LEADCTL_NOW", "").strip()
    if not text:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        hint = "for example: `2026-01-31T09:00:00Z`"
        raise UsageError("`LEADCTL_NOW` must be a time in UTC", hint) from error


def passphrase() -> str:
    """The key that opens an encrypted store: `LEADCTL_KEY`, empty where it is not set.

    No setting, for settings stand in files that people share.
    """
    return os.environ.get("LEADCTL_KEY", "")


def who() -> str:
    """Name the user for the history: `LEADCTL_USER`, else the login name, else `unknown`."""
    from getpass import getuser  # noqa: PLC0415 - only writing commands ask

    named = " ".join(os.environ.get("LEADCTL_USER", "").split())
    if named:
        return named
    try:
        return getuser()
    except (KeyError, OSError, ImportError):  # a container's user without an entry
        return "unknown"
