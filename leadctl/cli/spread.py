"""Commands that take many words take them in groups: dataclasses, spread out for Typer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, wraps
from inspect import Parameter, signature
from typing import Any, get_type_hints

from leadctl.cli.common import heed
from leadctl.cli.options import Common


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Let Typer see each field of a command's dataclass parameters as a parameter of its own.

    A field may be a dataclass in its turn.

    Args:
        command: a function; no field shares its name with another or with a parameter.

    Returns:
        The command as Typer runs it: it fills the dataclasses and calls the function.
    """
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}

    @wraps(command)
    def run(**given: Any) -> None:
        filled = {name: _filled(kind, given) for name, kind in groups.items()}
        for one in filled.values():
            if isinstance(one, Common):
                heed(one)
        command(**given, **filled)

    parameters = [
        one
        for name, parameter in signature(command).parameters.items()
        for one in (_fields(groups[name]) if name in groups else [_named(parameter, hints[name])])
    ]
    run.__signature__ = signature(command).replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _named(parameter: Parameter, hint: Any) -> Parameter:
    return parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=hint)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _fields(kind: Any) -> list[Parameter]:
    hints = _hints(kind)
    found = []
    for one in fields(kind):
        if is_dataclass(hints[one.name]):
            found += _fields(hints[one.name])
            continue
        default = Parameter.empty if one.default is MISSING else one.default
        found.append(
            Parameter(one.name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[one.name])
        )
    return found


def _filled(kind: Any, given: dict[str, Any]) -> Any:
    """Make a group out of the words that Typer gives; they are taken out of `given`."""
    hints = _hints(kind)
    return kind(
        **{
            one.name: _filled(hints[one.name], given)
            if is_dataclass(hints[one.name])
            else given.pop(one.name)
            for one in fields(kind)
        }
    )
