"""The words of the game as types, and the errors that are told to people.

Everything else in `wargame` speaks in these terms; this room knows no other. An id is the kebab-case
name that a scenario file gives to an actor, a track or a card. A quantity is one number on the board,
named as the expression language writes it: `alignment(iran, russia)`, `track(settlement)`,
`influence(russia)`, `scrutiny(iran)`.
"""

from typing import Any, Final, Literal, TypeAlias

from wargame.limits import LONGEST_TEXT as LONGEST_TEXT
from wargame.words.counting import signed as signed
from wargame.words.sentences import Sentence

ActorId: TypeAlias = str
TrackId: TypeAlias = str
CardId: TypeAlias = str
InjectId: TypeAlias = str
ObjectiveId: TypeAlias = str
QuestionId: TypeAlias = str
Quantity: TypeAlias = str
"""One number on the board, by its name in the expression language."""

Pair: TypeAlias = tuple[ActorId, ActorId]
"""Two actors in alphabetical order; alignments are symmetric."""

Outcome: TypeAlias = Literal["exceeds", "succeeds", "partly", "fails"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("exceeds", "succeeds", "partly", "fails")

Instrument: TypeAlias = Literal["diplomatic", "informational", "military", "economic"]

PhaseKind: TypeAlias = Literal[
    "briefing", "income", "negotiation", "planning", "moves", "reveal", "resolution", "upkeep"
]

ROOM: Final = "room"
"""The viewer that sees what everyone in the room may see."""

FACILITATOR: Final = "facilitator"
"""The author of an event when nobody else is named."""


class EntenteError(Exception):
    """An error whose text is for people: what is wrong, what is safe, what to do.

    It is a value: `told` says which sentence it is and with which arguments; `str` puts that into words.
    """

    def __init__(self, what: str | Sentence, /, **given: Any) -> None:
        self.told = Sentence(what, **given) if isinstance(what, str) else what
        super().__init__(self.told)

    def __str__(self) -> str:
        """Return the words of the sentence."""
        return str(self.told)


class Refused(EntenteError):
    """The rules do not allow this now. Nothing was recorded and no die was thrown."""


class RecordError(EntenteError):
    """The record could not be read or written; what was recorded before is unchanged."""


class Unwritable(RecordError):
    """The record cannot be written where it lies, but it can be read."""


class RecordBroken(RecordError):
    """An event does not fit the state before it: the record was changed or cut."""


def pair(one: ActorId, other: ActorId) -> Pair:
    """Return the two actors in alphabetical order, as alignments are keyed."""
    return (one, other) if one <= other else (other, one)


def alignment(one: ActorId, other: ActorId) -> Quantity:
    """Return the name of the alignment between two actors."""
    first, second = pair(one, other)
    return f"alignment({first}, {second})"


def track(name: TrackId) -> Quantity:
    """Return the name of a track's value."""
    return f"track({name})"


def influence(seat: ActorId) -> Quantity:
    """Return the name of a seat's influence."""
    return f"influence({seat})"


def scrutiny(seat: ActorId) -> Quantity:
    """Return the name of a seat's scrutiny."""
    return f"scrutiny({seat})"
