"""People of whom rows of one import alone tell: what they show, many at once, without reasons."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from leadctl.matching.surviving.alike import are_plain, best_last, merge_alike
from leadctl.matching.surviving.entries import Golden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.matching.records.cluster import Cluster
    from leadctl.store.derived.load import Loaded
    from leadctl.store.derived.voices import Known, Voices
    from leadctl.store.facts.imports import Import


def alike_goldens(
    people: Iterable[tuple[Cluster, Sequence[Known]]], voices: Voices
) -> dict[int, Golden]:
    """Merge the people about whom nobody but one import said anything, and it only once.

    Args:
        people: clusters with their live records, oldest first.
        voices: who speaks when.

    Returns:
        Lead number -> what it shows; its reasons are left out.
    """
    plain = _plain_imports(voices.imports)
    groups: dict[tuple[int, int], list[tuple[int, Sequence[Known]]]] = defaultdict(list)
    for one, members in people if plain else ():
        if _are_of_one(members, plain) and not (_spoken_of(one, voices) or _are_swapped(members)):
            groups[id(members[0].loaded), len(members)].append((one.lead_id, members))
    return {
        lead: golden
        for group in groups.values()
        for (lead, _), golden in zip(group, _merged([one for _, one in group], voices), strict=True)
    }


def _plain_imports(imports: Mapping[int, Import]) -> set[int]:
    """The imports whose rows say what their cells say; none where companies have a word."""
    if any(one.companies for one in imports.values()):
        return set()
    return {
        number
        for number, one in imports.items()
        if are_plain(one.terms) and not one.options.constants and not one.plan.is_ours
    }


def _are_of_one(members: Sequence[Known], plain: set[int]) -> bool:
    """Whether one import had all of these records, and no other that stands."""
    if not members or members[0].at.first not in plain:
        return False
    first, loaded = members[0].at.first, members[0].loaded
    return all(one.at.first == one.at.last == first and one.loaded is loaded for one in members)


def _spoken_of(one: Cluster, voices: Voices) -> bool:
    said = voices.said
    return bool(said) and any(node.record in said for node in (*one.nodes, *one.ghosts))


def _are_swapped(members: Sequence[Known]) -> bool:
    """Whether two names are each other's swapped parts: of these an address tells the order."""
    names = {(one.cell("first_name").key, one.cell("last_name").key) for one in members}
    return len(names) > 1 and any((last, first) in names for first, last in names if first != last)


def _merged(people: Sequence[Sequence[Known]], voices: Voices) -> Iterator[Golden]:
    """Merge people whose records, equally many each, were read together."""
    loaded: Loaded = people[0][0].loaded
    known = {member.place: member for members in people for member in members}
    extras = {place: member.extra for place, member in known.items()}
    places = [[member.place for member in members] for members in people]
    places = best_last(loaded.cells, places, extras)
    for heard, cells in zip(places, merge_alike(loaded.cells, places), strict=True):
        members = [known[place] for place in heard]
        extra: dict[str, str] = {}
        for member in members:
            extra |= member.extra
        at = voices.imports[members[0].at.first].at
        says = extra or any(cell.value is not None for cell in cells.values())
        records = [member.at.record for member in members]
        yield Golden(cells, extra, records, at if says else "")
