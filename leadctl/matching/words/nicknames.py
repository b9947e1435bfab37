"""Short forms of given names: Bob is Robert, Gosia is Małgorzata."""

from __future__ import annotations

from functools import cache, lru_cache

from leadctl.cleaning.tables import phrase_set, table_lines

KINDRED = phrase_set(
    """
    ann anna anne | anna annette | anna hannah | hanna anna | emily emma emeline | emil emily |
    ella ellen eleanor helen | ellen elena | jane jean jeanne joan | jean jeanette genevieve |
    janet jane | jan jane jean | james jamie | john jon | john jonathan | john johnathan |
    john johnathon | nathan jonathan | harry henry harold | julia julie | carol caroline carolyn |
    maria marie mary | mariah mary | maureen mary | marion mary | marion maria | marilyn mary |
    marietta mary | clara clarissa clare | clara claire | clarence clare | eva evaline |
    eliza elizabeth | elisa elizabeth | lisa alice | lisa melissa | lois louise louisa louis |
    lucas luke | lucia lucy lucinda | matilda maud madeline | patrick peter | sophia sophie |
    rosa rose rosalinda rosemary roseanna roxanne | andrea andrew andre | alexandria alexander |
    edwin edwina | ernest ernestine | augustine august | george georgine | william wilma |
    helmut wilhelm | robert billy | roger bobby | flora florence | joanna joan | josey joseph |
    adele ada adelaide | cynthia lucinda | gerald geraldine | megan margarita | marguerite margot
    """
)
"""Given names that come from one or look so, and that parents choose between: who is called by one
is hardly ever called by another. Tables of short forms hold many of them. Own list."""


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    """Short form -> the full names it may stand for; each full name stands for itself too."""
    table: dict[str, set[str]] = {}
    for full, shorts in table_lines("nicknames"):
        table.setdefault(full, set()).add(full)
        for short in shorts.split("|"):
            table.setdefault(short, set()).add(full)
    return {name: frozenset(fulls) for name, fulls in table.items()}


def is_known(name: str) -> bool:
    """Tell whether the table has a name, so that it is hardly a slip of another one."""
    return name in _full_forms()


@cache
def _kindred() -> dict[str, frozenset[str]]:
    """Given name -> those it is akin to."""
    table: dict[str, set[str]] = {}
    for group in KINDRED:
        for name in (names := group.split()):
            table.setdefault(name, set()).update(names)
    return {name: frozenset(others - {name}) for name, others in table.items()}


def are_kindred(one: str, other: str) -> bool:
    """Tell whether two given names, folded, are akin and yet each a name of its own."""
    return other in _kindred().get(one, ())


@lru_cache(maxsize=50_000)
def are_short_forms(one: str, other: str) -> bool:
    """Tell whether two given names, folded, can be forms of one full name."""
    if are_kindred(one, other):
        return False
    table = _full_forms()
    return not table.get(one, frozenset((one,))).isdisjoint(table.get(other, frozenset((other,))))
