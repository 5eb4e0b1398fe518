"""What a scenario's conditions, terms and effects are for many games at once.

The functions are those of `game.conditions`, made once with the compiled scenario: they are given a row of
numbers, one for each game, where one game gives them a number. Here each is bound to the target of an
option, so that every target of a card has functions of its own; `tables` holds them.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias, assert_never

import numpy as np
from numpy.typing import NDArray

from wargame.game.compiled import Script
from wargame.game.conditions import Expose, Step, always
from wargame.terms import ActorId, CardId

Numbers: TypeAlias = NDArray[Any]
"""One number for each game."""
Flags: TypeAlias = NDArray[np.bool_]
"""Yes or no for each game."""


class Rows(Protocol):
    """The numbers on the board by their place, each as one number for each game."""

    def __getitem__(self, place: int, /) -> Numbers: ...


class BatchFacts(Protocol):
    """What a condition may ask besides the numbers."""

    turn: int
    last_turn: int

    @property
    def quarter(self) -> int:
        """The quarter of the year, 0 if the calendar has none."""

    def has_played(self, card: CardId, *, now: bool = False) -> Flags:
        """In which games the card was ruled on, or ruled on in this turn."""

    def has_succeeded(self, card: CardId, *, now: bool = False) -> Flags:
        """In which games the card exceeded or succeeded, or did in this turn."""

    def was_exposed(self, seat: ActorId, turns: int) -> Flags:
        """In which games the seat was exposed in this turn or one of so many before."""


Measure: TypeAlias = Callable[[Rows, BatchFacts], Any]
"""Gives one number for each game, or a single one for all."""
Test: TypeAlias = Callable[[Rows, BatchFacts], Any]
"""Gives yes or no for each game, or a single answer for all."""
Steps: TypeAlias = tuple[tuple[int, int, bool], ...]
"""Place, amount, and whether the number is set to it, in order."""


def measure_for_many(compiled: Callable[..., Any], target: ActorId = "") -> Measure:
    """Return a measure or a test of the compiled scenario as one of many games, aimed at a target."""
    return lambda rows, facts: compiled(rows, facts, target)


def condition_for_many(compiled: Callable[..., Any], target: ActorId = "") -> Test | None:
    """Return the same of a test; None for one that always holds."""
    return None if compiled is always else measure_for_many(compiled, target)


def steps_of(script: Script, target: ActorId = "") -> Steps:
    """Return a script's effects on numbers, in order; those that the target does not have are left out.

    Which move comes to light is the inject's (`InjectRule.exposes`), not a number's.
    """
    found = []
    for step in script.steps:
        match step:
            case Step(place=place, amount=amount, sets=sets):
                at = place.get(target) if isinstance(place, dict) else place
                if at is not None:
                    found.append((at, amount, sets))
            case Expose():
                continue
            case _:
                assert_never(step)
    return tuple(found)
