"""The words of the game as types, and the errors that are told to people.

Everything else in `wargame` speaks in these terms; this room knows no other. An id is the kebab-case
name that a scenario file gives to an actor, a track or a card. A quantity is one number on the board: of
which kind it is, and whose. As a text it is written as the expression language writes it, `alignment(iran,
russia)`, `track(settlement)`, `influence(russia)`, `scrutiny(iran)`, and a text it is only where something
is read or written: in the record, in scripts, in tables of data.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Any, Final, Literal, Never, TypeAlias, cast
from weakref import WeakValueDictionary

from wargame.limits import LONGEST_TEXT as LONGEST_TEXT
from wargame.words.counting import signed as signed
from wargame.words.sentences import Sentence

ActorId: TypeAlias = str
TrackId: TypeAlias = str
CardId: TypeAlias = str
InjectId: TypeAlias = str
ObjectiveId: TypeAlias = str
QuestionId: TypeAlias = str
Pair: TypeAlias = tuple[ActorId, ActorId]
"""Two actors in alphabetical order; alignments are symmetric."""

Outcome: TypeAlias = Literal["exceeds", "succeeds", "partly", "fails"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("exceeds", "succeeds", "partly", "fails")
SUCCESSES: Final[tuple[Outcome, ...]] = OUTCOMES[:2]
"""The outcomes that count as success."""

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


QuantityKind: TypeAlias = Literal["alignment", "track", "influence", "scrutiny"]


class Quantity:
    """One number on the board: of which kind it is, and whose.

    There is one object of each, however often it is made, so that two are the same where they are equal and
    looking one up costs no more than looking up a name. It never changes.
    """

    __slots__ = ("__weakref__", "ids", "kind", "written")

    kind: QuantityKind
    ids: tuple[str, ...]
    """Two actors in alphabetical order, a track, or a seat."""
    written: str
    """As the expression language writes it."""

    def __new__(cls, kind: QuantityKind, *ids: str) -> "Quantity":
        """Return the one object that stands for this number."""
        if len(ids) != _COUNTS[kind]:
            raise ValueError(f"{kind} takes {_COUNTS[kind]} names, not {len(ids)}")
        ordered = pair(*ids) if kind == "alignment" else ids
        with _MAKING:
            known = _QUANTITIES.get((kind, ordered))
            if known is not None:
                return known
            made = super().__new__(cls)
            object.__setattr__(made, "kind", kind)
            object.__setattr__(made, "ids", ordered)
            object.__setattr__(made, "written", f"{kind}({', '.join(ordered)})")
            _QUANTITIES[kind, ordered] = made
            return made

    def __str__(self) -> str:
        """Return it as the expression language writes it."""
        return self.written

    __repr__ = __str__

    def __setattr__(self, name: str, value: object) -> Never:
        """Refuse to change."""
        raise AttributeError(f"{self} never changes; its {name} cannot be set.")

    def __delattr__(self, name: str) -> Never:
        """Refuse to change."""
        raise AttributeError(f"{self} never changes; its {name} cannot be taken away.")

    def __reduce__(self) -> tuple[Callable[..., "Quantity"], tuple[str, ...]]:
        """Return how another process, or a copy, comes by it: the one object there is."""
        return Quantity, (self.kind, *self.ids)


_QUANTITIES: Final[WeakValueDictionary[tuple[str, tuple[str, ...]], Quantity]] = WeakValueDictionary()
_MAKING: Final = Lock()
"""Bots plan on other threads; two that ask at once for a new quantity are given the same."""
_KEPT_READY: Final = 4_096
"""Quantities that are found without being made again; more than any board has."""

_WRITTEN: Final = re.compile(r"\s*([a-z]+)\(([^()]*)\)\s*")
_COUNTS: Final = {"alignment": 2, "track": 1, "influence": 1, "scrutiny": 1}


@lru_cache(_KEPT_READY)
def alignment(one: ActorId, other: ActorId) -> Quantity:
    """Return the alignment between two actors, in whichever order they are named."""
    return Quantity("alignment", one, other)


@lru_cache(_KEPT_READY)
def track(name: TrackId) -> Quantity:
    """Return a track's value."""
    return Quantity("track", name)


@lru_cache(_KEPT_READY)
def influence(seat: ActorId) -> Quantity:
    """Return a seat's influence."""
    return Quantity("influence", seat)


@lru_cache(_KEPT_READY)
def scrutiny(seat: ActorId) -> Quantity:
    """Return a seat's scrutiny."""
    return Quantity("scrutiny", seat)


@lru_cache(_KEPT_READY)
def quantity_in(text: str) -> Quantity | None:
    """Return the quantity that a text names, however its spaces and actors stand; None if it names none."""
    found = _WRITTEN.fullmatch(text)
    ids = [one.strip() for one in found[2].split(",")] if found else []
    if found is None or len(ids) != _COUNTS.get(found[1]) or not all(ids):
        return None
    return Quantity(cast("QuantityKind", found[1]), *ids)
