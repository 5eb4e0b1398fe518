"""Where a game stands: the values that a state is made of.

States are made in `game.state` and its room `game.transitions` and nowhere else; they are frozen and share
what did not change with the state before. Everything else only reads them. To add something that a game has
to remember: a field in the part that lives as long as it does (`Table` for a turn, `Memory` and `Affairs` for
the session), with a default, and what sets it in `game.transitions`.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from wargame.game.compiled import CompiledScenario
from wargame.game.events import MoveRuled
from wargame.game.moves import Argument, FreeTerms, Move
from wargame.terms import SUCCESSES, ActorId, CardId, Outcome, PhaseKind, Quantity
from wargame.words.methods import Method


class Setup(Struct, frozen=True, kw_only=True, gc=False):
    """What was chosen when the session was started."""

    title: str = ""
    seed: int = 0
    turns: int = 1
    method: Method = "dice"
    hidden: Mapping[ActorId, str] = field(default_factory=dict)
    cards_off: frozenset[CardId] = frozenset()
    minutes: Mapping[str, int] = field(default_factory=dict)
    key: str = ""


class Played(Struct, frozen=True, gc=False):
    """A move on the table in this turn, from sealing to ruling."""

    number: int
    move: Move
    title: str
    cost: int
    covert: bool
    backing: tuple[tuple[ActorId, int], ...] = ()
    """Who backed (+1) or blocked (-1) it, in order."""
    arguments: tuple[Argument, ...] = ()
    terms: FreeTerms | None = None
    outcome: Outcome | None = None
    """None until it is ruled on."""
    exposed: bool = False


class Asking(Struct, frozen=True, gc=False):
    """An inject whose answers are being given."""

    inject: str
    seats: tuple[ActorId, ...]
    """Those asked, in the order in which their answers count."""
    public: bool = True
    """Whether the room was told of it; otherwise some seats alone."""
    chosen: Mapping[ActorId, str] = field(default_factory=dict)
    """The answers given so far, which nobody but their seat and Control knows."""


class Table(Struct, frozen=True, kw_only=True, gc=False):
    """What lies on the table in this turn; empty again in the next."""

    base: tuple[int, ...] = ()
    """The numbers when sealed planning opened, on which requirements are tested; empty where none is."""
    plays: tuple[Played, ...] = ()
    passed: tuple[ActorId, ...] = ()
    briefed: int = 0
    """How far the briefing has come in the order of injects."""
    waiting: str = ""
    """The inject whose option waits for an answer."""
    asking: Asking | None = None
    """The inject whose answers are being given, and what was answered."""
    to_expose: str = ""
    """The inject that lets the facilitator expose a covert move, until that is done."""
    paid: bool = False
    """Whether income was paid."""
    given: Mapping[ActorId, int] = field(default_factory=dict)
    """How much each seat gave away."""
    exposed: tuple[ActorId, ...] = ()
    """Seats exposed in this turn."""
    kept_up: bool = False
    """Whether upkeep is done."""
    last: MoveRuled | None = None
    """The ruling that can still be overridden: nothing moved since."""
    untold: Mapping[Quantity, int] = field(default_factory=dict)
    """By how much covert moves have moved each number, until the table is told of it."""


class Conduct(Struct, frozen=True, gc=False):
    """What one move revealed, for the monitor."""

    turn: int
    number: int
    seat: ActorId
    cost: int
    pulls: tuple[int, ...]
    hidden: bool
    """A covert move that stayed covert: the facilitator counts it, players do not."""
    backing: tuple[tuple[ActorId, int], ...] = ()


class Covert(Struct, frozen=True, gc=False):
    """A covert move that was ruled on and has not come to light."""

    number: int
    seat: ActorId
    card: CardId
    title: str
    target: ActorId


class Memory(Struct, frozen=True, kw_only=True, gc=False):
    """What the game remembers of earlier turns."""

    moves: int = 0
    """Moves sealed so far in this line of play."""
    uses: tuple[tuple[int, ...], ...] = ()
    """For each holding, the turns in which it was played since the last refresh."""
    played: Mapping[CardId, int] = field(default_factory=dict)
    succeeded: Mapping[CardId, int] = field(default_factory=dict)
    exposures: tuple[tuple[ActorId, int], ...] = ()
    """Seat and turn."""
    fired: tuple[tuple[int, ...], ...] = ()
    """For each inject, the turns in which it fired or was skipped."""
    postponed: Mapping[str, int] = field(default_factory=dict)
    """Inject and the turn to which it was put off."""
    ad_hoc: int = 0
    """Injects written on the spot so far."""
    crossed: frozenset[str] = frozenset()
    """Red lines crossed at least once."""
    audit: tuple[int, ...] = ()
    """The numbers at the interim audit; empty before."""
    conduct: tuple[Conduct, ...] = ()
    covert: tuple[Covert, ...] = ()


class Deal(Struct, frozen=True, gc=False):
    """An agreement, from offer to judgement."""

    number: int
    proposer: ActorId
    parties: tuple[ActorId, ...]
    terms: str
    public: bool
    until: int | None
    effects: str
    turn: int
    accepted: tuple[ActorId, ...]
    status: str = "offered"
    """offered, agreed, declined, lapsed, kept or broken."""
    broken_by: ActorId = ""


class Query(Struct, frozen=True, gc=False):
    """What a seat asked of Control."""

    number: int
    seat: ActorId
    text: str
    turn: int
    answer: str = ""
    """Empty while it waits."""


class Vote(Struct, frozen=True, gc=False):
    """A vote of the table."""

    number: int
    question: str
    options: tuple[str, ...]
    secret: bool
    turn: int
    cast: tuple[tuple[ActorId, str], ...] = ()
    """Seat and what it chose, in the order of voting."""
    closed: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """How many seats chose each option."""
        chosen = [option for _, option in self.cast]
        return {option: chosen.count(option) for option in self.options}


class Rating(Struct, frozen=True, gc=False):
    """How far a purpose was met, as somebody saw it."""

    purpose: str
    step: str
    """A word of the scenario's scale."""
    reason: str = ""
    person: int | None = None
    """Who rated it; none for what the observers agreed on."""


class Finding(Struct, frozen=True, kw_only=True, gc=False):
    """What follows from the session: a strength, or an area for improvement, with what is to be done."""

    number: int
    kind: Literal["strength", "improvement"]
    text: str
    purpose: str = ""
    evidence: tuple[int, ...] = ()
    recommendation: str = ""
    action: str = ""
    owner: str = ""
    due: str = ""
    """A day as ISO 8601 writes it; empty for none."""
    person: int | None = None


class Improvement(Struct, frozen=True, kw_only=True):
    """The improvement plan: what the session is held for, how far that was met, and what follows."""

    purposes: tuple[tuple[str, str], ...] = ()
    """Id and text."""
    made: int = 0
    """How many purposes were added in the session, those dropped since among them."""
    ratings: tuple[Rating, ...] = ()
    findings: tuple[Finding, ...] = ()
    written: int = 0
    """The highest number of a finding, those dropped since among them."""


class Affairs(Struct, frozen=True, kw_only=True, gc=False):
    """Who sits where, what was agreed and asked, and whether it is over."""

    people: tuple[tuple[int, ActorId], ...] = ()
    """Person and seat; an empty seat for an observer."""
    deals: tuple[Deal, ...] = ()
    queries: tuple[Query, ...] = ()
    votes: tuple[Vote, ...] = ()
    own_plan: tuple[tuple[str, str], ...] = ()
    """Questions of the data collection plan that were typed in the session: id and text."""
    improvement: Improvement | None = None
    """The improvement plan; none while nobody has said more of it than the scenario does."""
    ended: str = ""
    """The ending's id; empty while the game runs."""
    ended_as: str = ""
    """The ending in words."""
    closed: bool = False
    opened: bool = False
    """Whether everything hidden may be seen."""


class GameState(Struct, frozen=True, kw_only=True, dict=True):
    """Where the game stands.

    What the rules were asked about it is remembered beside its fields (`vars(state)`), for it is asked again
    at once. It follows from the fields alone: it is not compared, not written, and not handed on to the next.
    """

    compiled: CompiledScenario
    setup: Setup
    turn: int
    phase: int
    """The phase's place in the turn; -1 before the first is opened."""
    values: tuple[int, ...]
    """The numbers, in the order of `compiled.board`."""
    table: Table
    memory: Memory
    affairs: Affairs

    @property
    def last_turn(self) -> int:
        """The session's last turn."""
        return self.setup.turns

    @property
    def turns_played(self) -> int:
        """How many turns count: all before this one, and this one once a move was ruled on or upkeep done.

        A game that is ended in a briefing does not count the turn that was never played, so that the moment
        at which somebody presses the button moves no share and no verdict.
        """
        begun = self.table.kept_up or any(one.outcome is not None for one in self.table.plays)
        return self.turn if begun else self.turn - 1

    @property
    def as_counted(self) -> "GameState":
        """The same numbers and memory with the clock at the last turn that counts."""
        counted = max(1, self.turns_played)
        return self if counted == self.turn else replace(self, turn=counted)

    @property
    def quarter(self) -> int:
        """The quarter of the year of the present turn; 0 if the calendar has none."""
        quarters = self.compiled.scenario.calendar.quarters
        return quarters[(self.turn - 1) % len(quarters)] if quarters else 0

    @property
    def phase_kind(self) -> PhaseKind | None:
        """The kind of the present phase; None before the first is opened."""
        return self.compiled.phases[self.phase] if self.phase >= 0 else None

    @property
    def basis(self) -> tuple[int, ...]:
        """The numbers on which requirements are tested: as sealed planning opened, else as they are now."""
        return self.table.base or self.values

    @property
    def running(self) -> bool:
        """Whether moves can still be made."""
        return not self.affairs.ended and not self.affairs.closed

    def has_played(self, card: CardId, *, now: bool = False) -> bool:
        """Whether the card was ever ruled on, or in this turn."""
        if now:
            return any(one.move.card == card and one.outcome is not None for one in self.table.plays)
        return card in self.memory.played

    def has_succeeded(self, card: CardId, *, now: bool = False) -> bool:
        """Whether the card ever exceeded or succeeded, or in this turn."""
        if now:
            return any(one.move.card == card and one.outcome in SUCCESSES for one in self.table.plays)
        return self.memory.succeeded.get(card, 0) > 0

    def was_exposed(self, seat: ActorId, turns: int) -> bool:
        """Whether the seat was exposed in this turn or one of so many before."""
        since = self.turn - turns
        return any(who == seat and when >= since for who, when in self.memory.exposures)

    def alignment(self, one: ActorId, other: ActorId) -> int:
        """Return how two actors stand; KeyError if one is unknown."""
        return self.compiled.board.alignment(one, other, self.values)

    def track(self, name: str) -> int:
        """Return the value of a track; KeyError if it is unknown."""
        return self.compiled.board.track(name, self.values)

    def influence(self, seat: ActorId) -> int:
        """Return a seat's influence; KeyError if it is unknown."""
        return self.values[self.compiled.board.influences[seat]]

    def scrutiny(self, seat: ActorId) -> int:
        """Return a seat's scrutiny; KeyError if it is unknown."""
        return self.values[self.compiled.board.scrutinies[seat]]

    def play(self, number: int) -> Played | None:
        """Return the move of this turn with that number, if there is one."""
        for played in reversed(self.table.plays):
            if played.number == number:
                return played
        return None
