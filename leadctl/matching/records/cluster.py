"""Group records into people by their sure keys, one record after the other.

The result depends on the records and their order only, never on when it is computed: undoing an
import gives the clusters that there would have been without it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from leadctl.matching.pairs import Edge
from leadctl.matching.words.nicknames import are_short_forms
from leadctl.matching.words.sounds import sound

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence


class Node(NamedTuple):
    """A record as clustering sees it.

    Attributes:
        record: its number.
        order: rank by first visible sighting; older records found clusters.
        keys: texts of its sure keys, strongest first.
        first: match key of the given name, empty if unknown.
        last: match key of the family name, empty if unknown.
        suffix: match key of the generation that follows the name, empty if unknown.
        live: false for a record whose every import is undone: it founds nothing and lends no key,
            it only follows the lead that it would join today.
    """

    record: int
    order: tuple[int, int]
    keys: tuple[str, ...]
    first: str = ""
    last: str = ""
    live: bool = True
    suffix: str = ""


@dataclass(slots=True)
class Cluster:
    """Records held to be one person.

    Attributes:
        nodes: the live records, founder first.
        ghosts: records without a visible import that follow this cluster.
        edges: what holds the records together.
        joined: record -> the rule that brought it in; not for the founder.
        parts: the sets of records that decisions united; one set where none did.
        names: the distinct names its records go by; of ghosts only where none is live.
        keys: key -> the first record that has it, counted likewise.
        profiles: those of them that are LinkedIn profiles.
        suffixes: the generations that its records are given as.
    """

    nodes: list[Node] = field(default_factory=list)
    ghosts: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    joined: dict[int, str] = field(default_factory=dict)
    parts: list[set[int]] = field(default_factory=lambda: [set()])
    names: set[tuple[str, str]] = field(default_factory=set)
    keys: dict[str, int] = field(default_factory=dict)
    profiles: set[str] = field(default_factory=set)
    suffixes: set[str] = field(default_factory=set)

    @property
    def lead_id(self) -> int:
        """The lead's number: the lowest of its records, so that it outlives undo and redo."""
        return min([node.record for node in (*self.nodes, *self.ghosts)])

    def add(self, node: Node) -> None:
        """Take a record in."""
        (self.nodes if node.live else self.ghosts).append(node)
        self.parts[0].add(node.record)
        if node.live or not self.nodes:
            self.names.add((node.first, node.last))
            self.profiles.update(_profiles(node))
            if node.suffix:
                self.suffixes.add(node.suffix)
            for key in node.keys:
                self.keys.setdefault(key, node.record)

    def absorb(self, other: Cluster, edge: Edge) -> None:
        """Take in all records of a cluster, because of a decision."""
        self.joined |= other.joined | {other.founder.record: edge.rule}
        self.nodes = sorted((*self.nodes, *other.nodes), key=_order)
        self.ghosts = sorted((*self.ghosts, *other.ghosts), key=_order)
        self.edges += [*other.edges, edge]
        self.parts += other.parts

    @property
    def founder(self) -> Node:
        """The oldest record, live if any is."""
        return (*self.nodes, *self.ghosts)[0]

    def known_as(self, record: int, operation: int) -> set[int]:
        """The records that were one person with `record` before `operation` decided anything."""
        decided = [edge for edge in self.edges if 0 < edge.operation < operation]
        known = next(part for part in self.parts if record in part).copy()
        size = 0
        while size < len(known):
            size = len(known)
            for edge in decided:
                if edge.l in known or edge.r in known:
                    known.update(*(p for p in self.parts if edge.l in p or edge.r in p))
        return known


def _order(node: Node) -> tuple[int, int]:
    return node.order


def cluster(
    nodes: list[Node],
    decided: Sequence[Edge] = (),
    different: Collection[tuple[int, int]] = (),
) -> list[Cluster]:
    """Group `nodes`; records without a live companion form a cluster of ghosts only.

    Args:
        nodes: the records, in any order.
        decided: decisions that two records are one person, oldest first; they unite what shares
            no key, and stand whatever is known of the two since.
        different: records that a person told apart: no key and no decision brings them together.
    """
    if len(nodes) == 1:
        return [_alone(nodes[0])]
    apart = _Apart(different)
    grouping = _Grouping(apart)
    for node in sorted(nodes, key=_turn):
        grouping.place(node)
    return _united(grouping.clusters, decided, apart) if decided else grouping.clusters


def _turn(node: Node) -> tuple[bool, tuple[int, int]]:
    """The living are placed first."""
    return not node.live, node.order


def _alone(node: Node) -> Cluster:
    """The cluster of a record that shares nothing with others."""
    found = Cluster()
    found.add(node)
    return found


class _Apart:
    """Who was told apart from whom."""

    def __init__(self, pairs: Collection[tuple[int, int]]) -> None:
        self._from: dict[int, set[int]] = defaultdict(set)
        for one, other in pairs:
            self._from[one].add(other)
            self._from[other].add(one)

    def __bool__(self) -> bool:
        return bool(self._from)

    def parts(self, records: Iterable[int], home: Cluster) -> bool:
        """Whether one of `records` was told apart from one of `home`."""
        if not self._from:
            return False
        told = [self._from[record] for record in records if record in self._from]
        return any(not others.isdisjoint(part) for others in told for part in home.parts)


def _united(clusters: list[Cluster], decided: Sequence[Edge], apart: _Apart) -> list[Cluster]:
    """Unite living clusters first; the dead follow, and are no bridge between two that live."""
    homes = {node.record: one for one in clusters for node in (*one.nodes, *one.ghosts)}
    gone: set[int] = set()
    for among_living in (True, False):
        for edge in decided:
            one, other = homes.get(edge.l), homes.get(edge.r)
            if one is None or other is None or one is other:
                continue
            if any(apart.parts(part, one) for part in other.parts):
                continue
            if bool(one.nodes and other.nodes) is among_living:
                one, other = sorted((one, other), key=_seniority)
                one.absorb(other, edge)
                gone.add(id(other))
                homes |= dict.fromkeys((n.record for n in (*other.nodes, *other.ghosts)), one)
    return [one for one in clusters if id(one) not in gone]


def _seniority(one: Cluster) -> tuple[bool, tuple[int, int]]:
    return not one.nodes, one.founder.order


def compatible(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two (given, family) names can be one person's, by their match keys.

    An initial, a short form (`chris`, `christopher`), one of several given names, half a double
    surname, a missing part and swapped parts agree, and one name that was split in two ways;
    nicknames of other letters are left to matching.
    """
    return (
        one == other
        or _same_order(one, other)
        or (_share_a_part(one, other[::-1]) and _same_order(one, other[::-1]))
        or _whole(*one) == _whole(*other)
    )


def contradict(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two (given, family) names are plainly of two people, by their match keys.

    So are those of which both parts are known and neither is like one of the other's. Who marries
    keeps a name, and who is spelt by another alphabet is spelt alike; in another script anything
    may be alike.
    """
    if compatible(one, other) or not _are_told(one, other):
        return False
    return not any(_are_alike(part, whole) for part in one for whole in other)


def are_like(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two names agree, or are like each other in both parts, as far as is told."""
    if compatible(one, other) or not _are_told(one, other):
        return True
    return any(all(map(_are_alike, one, way)) for way in (other, other[::-1]))


def _are_told(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether both names have two parts, in letters that can be compared."""
    return all((*one, *other)) and "".join((*one, *other)).isascii()


@lru_cache(maxsize=10_000)
def _are_alike(one: str, other: str) -> bool:
    """Whether two words or more are spelt much alike, sound alike or are forms of one name."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - 50 ms, for odd profiles alone

    if not set(one.split()).isdisjoint(other.split()) or sound(one) == sound(other):
        return True
    is_short = len(one) == 1 or len(other) == 1
    alike = Indel.normalized_similarity(one, other) >= _MUCH_ALIKE
    return alike or are_short_forms(one, other) or (is_short and one[0] == other[0])


_MUCH_ALIKE = 0.7
"""Share of letters in common from which words may be one: Yuliya and Julia have 0.73."""


def _share_a_part(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a part is known of both: `Tom` and `Bob` agree in what neither tells."""
    return any(mine and theirs for mine, theirs in zip(one, other, strict=True))


def _whole(first: str, last: str) -> str:
    """A name without the place where it was split: `jose maria` `rey` is `jose` `maria rey`."""
    return f"{first}{last}".replace(" ", "")


def _same_order(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return _agree(one[0], other[0]) and _share_surname(one[1], other[1])


def _share_surname(one: str, other: str) -> bool:
    """Half of a double surname, or one without its particle, is the same family's."""
    mine, theirs = set(one.split()), set(other.split())
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _agree(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return len(short) == 1 or len(short) >= _SHORT_FORM
    return short in long.split()


_SHORT_FORM = 3
"""Letters from which a beginning counts as a short form: `al` could be anyone, `ale` hardly."""


class _Grouping:
    """Clusters under construction, indexed by key and by letters of the name.

    The index is made once it is asked for: where all are one person, the cluster itself tells.
    """

    def __init__(self, apart: _Apart) -> None:
        self.clusters: list[Cluster] = []
        self._apart = apart
        self._by_key: dict[str, dict[tuple[str, str], dict[int, Cluster]]] = defaultdict(dict)
        self._unindexed: list[tuple[Node, Cluster]] = []

    def place(self, node: Node) -> None:
        home = self._home(node) if self.clusters else None
        if home is None:
            home = Cluster()
            self.clusters.append(home)
        home.add(node)
        self._unindexed.append((node, home))

    def _home(self, node: Node) -> Cluster | None:
        for key in node.keys:
            homes = self._homes(node, key)
            home = next(homes, None)
            if home is not None:
                if self._apart:  # a person may have parted two that share this key
                    home = max([home, *homes], key=partial(_likeness, node))
                self._explain(node, key, home)
                return home
        return None

    def _homes(self, node: Node, key: str) -> Iterator[Cluster]:
        """The clusters that a record may join by a key."""
        for candidate in self._candidates(key, node):
            if not self._apart.parts((node.record,), candidate) and _may_join(node, key, candidate):
                yield candidate

    def _candidates(self, key: str, node: Node) -> Iterable[Cluster]:
        """Clusters that have the key; of several, those of a name like the node's first."""
        if len(self.clusters) == 1 and not self.clusters[0].ghosts:
            return self.clusters if key in self.clusters[0].keys else ()
        return self._indexed(key, _buckets(node))

    def _indexed(self, key: str, buckets: Sequence[tuple[str, str]]) -> Iterator[Cluster]:
        self._index()
        known = self._by_key.get(key)
        if known is None:
            return
        wanted: Iterable[tuple[str, str]] = (*buckets, _ANY)
        if not key.startswith(("email:", "linkedin:")) or _ANY in buckets:
            wanted = known
        for bucket in wanted:
            yield from known.get(bucket, {}).values()
        if key.startswith("linkedin:"):  # whose names may be like each other in other letters
            everyone = (home for homes in known.values() for home in homes.values())
            yield from islice(everyone, _MOST_LOOKED_AT)

    def _index(self) -> None:
        for node, home in self._unindexed:
            buckets = _buckets(node)
            for key in node.keys:
                by_bucket = self._by_key[key]
                for bucket in buckets:
                    by_bucket.setdefault(bucket, {})[id(home)] = home
        self._unindexed.clear()

    def _explain(self, node: Node, key: str, home: Cluster) -> None:
        if node.live and home.nodes:
            rule = key.partition(":")[0]
            home.joined[node.record] = rule
            home.edges.append(Edge(home.keys[key], node.record, rule, float("inf")))


_ANY = ("", "")

_MOST_LOOKED_AT = 40
"""Clusters of one profile that are looked at whatever their names: nobody goes by so many."""


def _buckets(node: Node) -> tuple[tuple[str, str], ...]:
    """Where names compatible with this one stand, so that 50,000 rows of one key stay quick."""
    if not node.first or not node.last:
        return (_ANY,)
    straight = [(word, node.first[:1]) for word in node.last.split()]
    swapped = [(word, node.last[:1]) for word in node.first.split()]
    return *straight, *swapped, (_whole(node.first, node.last), "")


def _may_join(node: Node, key: str, home: Cluster) -> bool:
    """An address needs names that agree; a lead number needs the name or an address to agree.

    A profile needs names that are like each other, for programs fill in anybody's.
    Father and son may share an address, and bear one name.
    """
    kind = key.partition(":")[0]
    if kind == "linkedin":
        return all(are_like((node.first, node.last), name) for name in home.names)
    if kind == "vendor":
        return True
    if kind == "email" and _profiles_differ(node, home):
        return False
    if node.suffix and home.suffixes - {node.suffix}:
        return False
    if all(compatible((node.first, node.last), name) for name in home.names):
        return True
    return kind == "lead" and any(key in home.keys for key in _addresses(node))


def _likeness(node: Node, home: Cluster) -> tuple[int, bool]:
    """How well a record fits a cluster: the keys that both have, then whether it bears the name."""
    return sum(key in home.keys for key in node.keys), (node.first, node.last) in home.names


def _profiles_differ(node: Node, home: Cluster) -> bool:
    """Two LinkedIn profiles behind one address are two people, or a case for a person to decide."""
    mine = set(_profiles(node))
    return bool(mine and home.profiles and not mine & home.profiles)


def _profiles(node: Node) -> list[str]:
    return [key for key in node.keys if key.startswith("linkedin:")]


def _addresses(node: Node) -> list[str]:
    return [key for key in node.keys if key.startswith("email:")]
