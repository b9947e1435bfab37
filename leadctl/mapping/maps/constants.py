"""Values that an import gives to all of its rows, such as an owner or a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.fields import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping


def fill_in(fields: dict[str, list[str]], constants: Mapping[str, str], count: int) -> None:
    """Set `constants` (field -> raw value) on all `count` rows of `fields`.

    What the user says of the whole file stands over what its columns say; labels are added.
    """
    for name, value in constants.items():
        if BY_NAME[name].many and name in fields:
            fields[name] = [f"{cell}; {value}" if cell else value for cell in fields[name]]
        else:
            fields[name] = [value] * count
