"""What an expression says, as a checked tree of frozen values.

Trees come from `scenario.expression`, which parses and checks the texts in a scenario, and go to
`game.conditions`, which turns them into functions, and to `simulation`, which turns them into arrays.
To add a word to the language: a node or a name here, its syntax in `scenario.expression`, its meaning in
`game.conditions`; mypy's exhaustive matches point at the places.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wargame.terms import ActorId, CardId, TrackId

TARGET = "target"
"""Stands, in place of an actor, for the target chosen when the card is played."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    value: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """`alignment(one, other)`; either may be `target`."""

    one: ActorId
    other: ActorId


@dataclass(frozen=True, slots=True)
class TrackValue:
    """`track(name)`, derived tracks included."""

    name: TrackId


@dataclass(frozen=True, slots=True)
class Influence:
    """`influence(seat)`; may be `target`."""

    seat: ActorId


@dataclass(frozen=True, slots=True)
class Scrutiny:
    """`scrutiny(seat)`; may be `target`."""

    seat: ActorId


@dataclass(frozen=True, slots=True)
class Clock:
    """`turn`, `last-turn` or `quarter` (of the year, 0 if the calendar has none)."""

    word: Literal["turn", "last-turn", "quarter"]


@dataclass(frozen=True, slots=True)
class Sum:
    """`left + right` or `left - right`."""

    left: "Term"
    right: "Term"
    minus: bool


@dataclass(frozen=True, slots=True)
class Negative:
    """`-term`."""

    term: "Term"


Quantity: TypeAlias = Alignment | TrackValue | Influence | Scrutiny
Term: TypeAlias = Number | Quantity | Clock | Sum | Negative


@dataclass(frozen=True, slots=True)
class Compare:
    """Two terms compared; a chain `a <= b <= c` is parsed into two of these under `Both`."""

    left: Term
    sign: Literal["<", "<=", "==", "!=", ">=", ">"]
    right: Term


@dataclass(frozen=True, slots=True)
class Played:
    """`played(card)`: ruled on at least once, by any seat; `played-this-turn(card)`: in this turn."""

    card: CardId
    now: bool = False
    """Whether it asks for this turn alone."""


@dataclass(frozen=True, slots=True)
class Succeeded:
    """`succeeded(card)`: has at least once exceeded or succeeded; `succeeded-this-turn(card)`: just now."""

    card: CardId
    now: bool = False
    """Whether it asks for this turn alone."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """`exposed(seat, turns)`: had a covert card exposed in this turn or one of so many before.

    The seat may be `target`.
    """

    seat: ActorId
    turns: int


@dataclass(frozen=True, slots=True)
class EvenTurn:
    """`even(turn)`: the turn's number is even."""


@dataclass(frozen=True, slots=True)
class Both:
    """`a and b and ...`."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """`a or b or ...`."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """`not a`."""

    part: "Condition"


Condition: TypeAlias = Compare | Played | Succeeded | Exposed | EvenTurn | Both | Either | Not


@dataclass(frozen=True, slots=True)
class Change:
    """One effect: `track(settlement) +2` adds, `alignment(a, b) = 6` sets."""

    quantity: Quantity
    amount: int
    sets: bool = False


@dataclass(frozen=True, slots=True)
class ExposeOne:
    """The effect `expose(facilitator)`: the facilitator picks an unexposed covert move."""


Effect: TypeAlias = Change | ExposeOne
