"""Saved mappings: TOML files in the user's configuration folder, each as `--map` takes it."""

from __future__ import annotations

import fcntl
import os
import re
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, NamedTuple

from leadctl.config import user_file
from leadctl.errors import InputMissing, LeadctlError, Refused, UsageError, did_you_mean
from leadctl.exporting.atomic import atomic_writer, errors_of
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.maps.mapfile import load_map, load_text, parse_map
from leadctl.mapping.maps.maptext import as_toml, quoted
from leadctl.rows import DETECTED
from leadctl.workflows.lists.inputs import opened_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leadctl.mapping.maps.mapfile import MapFile
    from leadctl.rows import ReadOptions

_PLACE = "XDG_CONFIG_HOME"
"""By what users choose where mappings are kept."""

_NAME = re.compile(r"[^\W_][\w .-]{0,63}")


@dataclass(frozen=True, slots=True)
class SavedMap:
    """A saved mapping.

    Attributes:
        name: what `--map` calls it.
        columns: of how many columns it speaks.
        source: the source whose lists it is used for without being named; empty for none.
        path: its file.
        text: what stands in it.
        fault: why it is no mapping, with the line; empty where it is one.
    """

    name: str
    columns: int
    source: str
    path: Path
    text: str
    fault: str = ""


def list_maps() -> list[SavedMap]:
    """Every saved mapping by name, also those that cannot be read."""
    return [_looked_at(path) for path in _files()]


def map_names() -> list[str]:
    """What saved mappings are called."""
    return [path.stem for path in _files()]


def show_map(name: str) -> SavedMap:
    """Give one of them, also one that cannot be read, for it is there to be corrected.

    Raises:
        UsageError: there is none of this name; the hint gives the nearest.
    """
    path = _path(name)
    if not path.is_file():
        raise _unknown(name)
    return _looked_at(path)


def save_map(
    name: str,
    *,
    map_path: Path | None = None,
    like: str = "",
    vendor: str = "",
    taken: ReadOptions = DETECTED,
    source: str = "",
    replace: bool = False,
    dry_run: bool = False,
) -> SavedMap:
    """Save a mapping under a name: a file's, or what leadctl makes of a list.

    Args:
        name: what `--map` shall call it.
        map_path: a file for `--map`.
        like: a list whose columns are mapped so; `-` is standard input.
        vendor: profile to map that list by; recognised when empty.
        taken: what the user says of that list.
        source: lists of this source are mapped so without being told.
        replace: whether it may take the place of one of the same name.
        dry_run: write nothing.

    Raises:
        UsageError: the name cannot be a file's, or `map_path` and `like` are both given or neither.
        Refused: there is one of the same name, and it says something else.
        LeadctlError: the list or mapping cannot be read, or the file not be written.
    """
    if (map_path is None) == (not like):
        raise UsageError("a mapping is saved from a file or from a list", "--map FILE, --from LIST")
    if map_path and (vendor or any(astuple(taken))):
        raise UsageError(
            "how a list is read is said of one, and `--map` is a mapping already",
            "leave it out, or name the list with `--from LIST`",
        )
    path = _path(name)
    text = load_text(map_path) if map_path else _text_like(like, vendor, taken)
    text = _with_source(text, source)
    saved_as = _saved(path, text)  # refuses what is no mapping before it takes a place
    if dry_run:
        _refuse_other(path, text, replace=replace)
        return saved_as
    with _alone(path):
        _refuse_other(path, text, replace=replace)
        with atomic_writer(path, _PLACE) as stream:
            stream.write(text.encode())
    return saved_as


def _refuse_other(path: Path, text: str, *, replace: bool) -> None:
    """See that no other mapping loses its place."""
    saved = path.read_bytes().decode("utf-8", "replace") if path.is_file() else None
    if saved not in {None, text} and not replace:
        hint = f"leadctl mapping show {path.stem}; --yes replaces it"
        raise Refused(f"there is a mapping `{path.stem}` already", hint)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the folder of mappings, so that of two commands that save one the second sees it."""
    with errors_of(path, _PLACE):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(path.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def remove_map(name: str, *, dry_run: bool = False) -> Path:
    """Delete a saved mapping, also one that cannot be read any more; gives its file.

    Raises:
        UsageError: there is none of this name.
        OutputError: its folder lets nothing be removed.
    """
    path = _path(name)
    if not path.is_file():
        raise _unknown(name)
    if not dry_run:
        with errors_of(path, _PLACE):
            path.unlink(missing_ok=True)
    return path


def found_map(given: Path) -> MapFile:
    """Read what `--map` names: a file, or a saved mapping.

    Raises:
        InputMissing: it is neither.
        LeadctlError: it is no mapping.
    """
    if not given.exists() and _NAME.fullmatch(str(given)) and _path(str(given)).is_file():
        return load_map(_path(str(given)))
    if not given.exists():
        saved = map_names()
        listed = f"saved ones: {', '.join(saved)}" if saved else "save one: leadctl mapping save"
        hint = did_you_mean(str(given), saved, listed)
        raise InputMissing(f"there is no mapping `{given}`, neither a file nor a saved one", hint)
    return load_map(given)


class OfSource(NamedTuple):
    """The saved mapping for the lists of a source, None without any, and what to warn of."""

    found: MapFile | None
    warnings: tuple[str, ...]


def map_of_source(source: str) -> OfSource:
    """Give the saved mapping for the lists of a source; of several the first by name.

    One that cannot be read and says nothing of this source is no reason to stop.

    Raises:
        LeadctlError: the one for this source is no mapping.
    """
    warnings: list[str] = []
    for one in map(_looked_at, _files() if source else ()):
        if one.source == source:
            return OfSource(load_map(one.path), tuple(warnings))
        if one.fault:
            warnings.append(f"the saved mapping {one.path} is left aside: {one.fault}")
    return OfSource(None, tuple(warnings))


def _saved(path: Path, text: str) -> SavedMap:
    found = parse_map(path.name, text)
    return SavedMap(path.stem, len(found.columns), found.source, path, text)


def _looked_at(path: Path) -> SavedMap:
    text = ""
    try:
        text = load_text(path)
        return _saved(path, text)
    except LeadctlError as error:
        return SavedMap(path.stem, 0, _source_in(text), path, text, error.message)


def _source_in(text: str) -> str:
    """Find for which source a text is that is no mapping as a whole."""
    import tomllib  # noqa: PLC0415  (only for an error)

    top = _TABLE.split(text, maxsplit=1)[0]
    try:
        said = tomllib.loads("".join(_SOURCE.findall(top)[:1])).get("source", "")
    except tomllib.TOMLDecodeError:
        return ""
    return said if isinstance(said, str) else ""


def _text_like(like: str, vendor: str, taken: ReadOptions) -> str:
    with opened_table(like, taken) as (_, table):
        plan = make_plan(table.columns, table.sample, profile=vendor, guarded=table.shape.guarded)
    return as_toml(plan)


def _with_source(text: str, source: str) -> str:
    """Say at the top for which source it is, instead of what stood there."""
    if not source:
        return text
    top, table, rest = _TABLE.split(text, maxsplit=1) if _TABLE.search(text) else (text, "", "")
    return f"source = {quoted(source)}\n{_SOURCE.sub('', top)}{table}{rest}"


_TABLE = re.compile(r"^(\s*\[)", re.MULTILINE)
_SOURCE = re.compile(r"^[ \t]*source[ \t]*=.*\n?", re.MULTILINE)


def _folder() -> Path:
    return user_file().parent / "maps"


def _files() -> list[Path]:
    return sorted(_folder().glob("*.toml"))


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"`{name}` cannot be the name of a mapping", "letters, digits, spaces, dots and dashes"
        )
    return _folder() / f"{name}.toml"


def _unknown(name: str) -> UsageError:
    saved = map_names()
    listed = f"mappings: {', '.join(saved)}" if saved else "there are none yet"
    return UsageError(f"unknown mapping `{name}`", did_you_mean(name, saved, listed))
