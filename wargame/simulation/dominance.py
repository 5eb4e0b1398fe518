"""Which cards of a seat are never better than another of its cards.

A card is dominated by one that costs no more, is no harder, asks for nothing that it does not ask for, is
limited no more, and does at least as well in every outcome. What is better is read off the seat's
objectives: for each number on the board whether the seat wants it to rise, to fall, or neither; a number
that it wants in the middle must move alike.
"""

from itertools import islice
from typing import Final

import numpy as np

from wargame.batch.appraisal import places_read
from wargame.batch.conditions import Numbers, Steps
from wargame.batch.goals import Aim
from wargame.batch.small_tables import Probe
from wargame.batch.tables import Option, SeatTable, Tables
from wargame.scenario.model import Card, Limit

MIXED: Final = 2
"""Stands for a number that a seat wants higher at times and lower at others."""


def dominated(tables: Tables, card: Card) -> tuple[Card, ...]:
    """Return the cards that make this one needless: for each seat that holds it, the first found."""
    known = {one.id: one for one in tables.compiled.scenario.cards}
    found: list[Card] = []
    for seat in tables.seats:
        mine = [option for option in seat.options if option.card_id == card.id]
        if not mine or card.choose or card.covert:
            continue
        wants = wishes(tables, seat)
        others = ((option, known[option.card_id]) for option in seat.options)
        better = (
            other
            for option, other in others
            if other.id != card.id and _makes_needless(tables, (option, other), (mine[0], card), wants)
        )
        found.extend(islice(better, 1))
    return tuple({one.id: one for one in found}.values())


def _makes_needless(
    tables: Tables, one: tuple[Option, Card], other: tuple[Option, Card], wants: dict[int, int]
) -> bool:
    """Return whether the other card is never better than the one; of two that are alike the later is."""
    (option, card), (its_option, its_card) = one, other
    if card.choose or card.covert:
        return False
    if not (_no_worse(card, its_card) and _does_as_well(option, its_option, wants)):
        return False
    alike = _no_worse(its_card, card) and _does_as_well(its_option, option, wants)
    return not alike or tables.card_index[card.id] < tables.card_index[its_card.id]


def _no_worse(one: Card, other: Card) -> bool:
    """Return whether a card can be had as cheaply, as easily and as often as another."""
    if one.cost > other.cost or one.difficulty > other.difficulty:
        return False
    if one.requires and one.requires != other.requires:
        return False
    if one.limit not in (Limit(), other.limit):
        return False
    hindered = any(modifier.add < 0 for modifier in one.modifiers)
    return one.modifiers == other.modifiers or not (hindered or any(one.add > 0 for one in other.modifiers))


def _does_as_well(one: Option, other: Option, wants: dict[int, int]) -> bool:
    return all(
        _at_least(first, second, wants) for first, second in zip(one.scripts, other.scripts, strict=True)
    )


def _at_least(one: Steps, other: Steps, wants: dict[int, int]) -> bool:
    """Return whether some effects are at least as good as others for every number that matters."""
    if any(sets for _, _, sets in (*one, *other)):
        return one == other
    for place, want in wants.items():
        gap = sum(by for at, by, _ in one if at == place) - sum(by for at, by, _ in other if at == place)
        if (want == MIXED and gap) or (want != MIXED and gap * want < 0):
            return False
    return True


def wishes(tables: Tables, seat: SeatTable) -> dict[int, int]:
    """Return for each number that matters to a seat +1 or -1 for the way it wants it to move, or `MIXED`."""
    found: dict[int, int] = {seat.purse: 1, seat.watch: -1}
    for aim in tables.goals.of(seat.index):
        for place in places_read(aim.measure):
            _note(found, place, _wish(tables, aim, place))
    for line in tables.goals.lines:
        if line.seat == seat.index and line.test is not None:
            for place in places_read(line.test):
                _note(found, place, MIXED)
    return found


def _note(found: dict[int, int], place: int, want: int) -> None:
    if found.setdefault(place, want) != want:
        found[place] = MIXED


def _wish(tables: Tables, aim: Aim, place: int) -> int:
    if aim.shape == "band":
        return MIXED
    rows: list[Numbers] = [np.array([int(start)]) for start in tables.starts]
    facts = Probe({}, 1)
    before = int(np.asarray(aim.measure(rows, facts)).reshape(-1)[0])
    rows[place] = rows[place] + REACH
    after = int(np.asarray(aim.measure(rows, facts)).reshape(-1)[0])
    rising = aim.weight > 0 if aim.shape == "linear" else aim.hi >= aim.lo
    rises = 1 if rising else -1
    return rises if after > before else -rises if after < before else MIXED


REACH: Final = 5
"""Steps by which a number is moved to see what a measure makes of it; derived tracks round small ones off."""
