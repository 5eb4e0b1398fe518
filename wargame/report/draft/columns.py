"""Tables whose columns an editor put into another order: the cells of each row, as the record has them.

Pairs of passages and statements come in; rows of tables whose columns changed places come out in the record's
order, so that each cell is held beside its own. One row alone tells nothing: two numbers that changed places
in it are a fault. To see through another change of a whole table, add it to `_order`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from wargame.report.draft.facts import plain
from wargame.report.draft.pairing import Pair

Table: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A part, headings, and the titles of columns."""


def in_order(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return pairs with the cells of turned tables in the record's order."""
    orders = _orders(pairs)
    return tuple(_ordered(pair, orders) for pair in pairs)


def _table(pair: Pair) -> Table | None:
    """Return the table of a row that still has all of its cells; None for anything else."""
    if len(pair.statements) != 1:
        return None
    one = pair.statements[0]
    if one.kind != "row" or len(one.lines) != len(pair.passage.lines):
        return None
    return one.part, one.headings, one.columns


def _orders(pairs: Iterable[Pair]) -> Mapping[Table, tuple[int, ...]]:
    rows: defaultdict[Table, list[Pair]] = defaultdict(list)
    for pair in pairs:
        table = _table(pair)
        if table is not None:
            rows[table].append(pair)
    found = {table: _order(own) for table, own in rows.items() if len(own) > 1}
    return {table: order for table, order in found.items() if order}


def _order(rows: Sequence[Pair]) -> tuple[int, ...]:
    """Return for each column of the record where it stands in the draft; empty if nothing was moved."""
    width = len(rows[0].passage.lines)
    same: Counter[tuple[int, int]] = Counter()
    for pair in rows:
        mine = [_words(text) for text in pair.passage.lines]
        theirs = [_words(line.text) for line in pair.statements[0].lines]
        same.update((at, where) for at in range(width) for where in range(width) if theirs[at] == mine[where])
    order = tuple(_place(at, width, same) for at in range(width))
    moved = sum(same[at, where] for at, where in enumerate(order))
    stayed = sum(same[at, at] for at in range(width))
    is_new = len(set(order)) == width and order != tuple(range(width))
    return order if is_new and moved - stayed >= len(rows) else ()


def _place(at: int, width: int, same: Mapping[tuple[int, int], int]) -> int:
    """Return where a column went; one that says the same as another stays where it is, if it can."""
    return max(range(width), key=lambda where: (same[at, where], where == at))


def _words(text: str) -> str:
    return " ".join(plain(text).split())


def _ordered(pair: Pair, orders: Mapping[Table, tuple[int, ...]]) -> Pair:
    table = _table(pair)
    order = orders.get(table) if table is not None else None
    if order is None:
        return pair
    lines = tuple(pair.passage.lines[where] for where in order)
    return Pair(replace(pair.passage, lines=lines), pair.statements)
