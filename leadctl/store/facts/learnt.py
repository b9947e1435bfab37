"""What decisions taught of match weights: each lesson is a fact, the newest visible one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from leadctl.matching.comparing.compare import Learnt


def write_learnt(con: sqlite3.Connection, op_id: int, learnt: Learnt) -> None:
    """Write down what is to be added to match weights from now on."""
    con.executemany(
        "insert into learnt values (?, ?, ?, ?)",
        ((op_id, field, level, bits) for (field, level), bits in learnt.items()),
    )


def read_learnt(con: sqlite3.Connection) -> dict[tuple[str, str], float]:
    """What is to be added to match weights, (field, level) -> bits; empty where nothing is."""
    rows = con.execute(
        "select field, level, bits from learnt where op_id ="
        " (select max(op_id) from operation where kind = 'learn' and undone = 0)"
    )
    return {(field, level): bits for field, level, bits in rows}
