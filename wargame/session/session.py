"""A session: its history, its record, and who listens. The only object in `wargame` that changes.

The functions of this package (`play`, `turns`, `rulings`, `deals`, `notes`, `people`) are what people
can do with one. Each asks the rules, makes events and gives them to `Session.record`, which tries them on
the state, has them written, and then tells whoever listens, in this order: an event that does not fit is
never written, an event that could not be written is never shown.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from time import time_ns
from typing import TypeAlias

from wargame.game.adjudication.throwing import Thrower, Throwing
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Event, MoveRuled, Throw
from wargame.game.state import GameState, replay
from wargame.journal.memory import MemoryJournal
from wargame.journal.rows import Batch, Entry, HeadAct, HeadMove, Journal, Person
from wargame.journal.six_words import six_words
from wargame.names import known_as, tidied
from wargame.scenario.model import Scenario
from wargame.session.history import History, Step
from wargame.session.unsent import what_stays
from wargame.terms import FACILITATOR, LONGEST_TEXT, ActorId, Refused

Listener: TypeAlias = Callable[[GameState, tuple[Event, ...]], None]
Clock: TypeAlias = Callable[[], str]


class WallClock:
    """Tells the wall-clock time as ISO 8601 in UTC, to the millisecond.

    It is written once a millisecond: simulations ask often.
    """

    def __init__(self) -> None:
        self._moment = -1
        self._words = ""

    def __call__(self) -> str:
        """Return the time."""
        moment = time_ns() // 1_000_000
        if moment != self._moment:
            second, rest = divmod(moment, 1_000)
            whole = datetime.fromtimestamp(second, UTC)
            self._words = f"{whole:%Y-%m-%dT%H:%M:%S}.{rest:03}+00:00"
            self._moment = moment
        return self._words


now = WallClock()


class Session:
    """One sitting. Made by `opening.start` or `opening.take_up`."""

    def __init__(
        self, history: History, journal: Journal | None = None, clock: Clock = now, *, writable: bool = True
    ) -> None:
        self.history = history
        self.journal: Journal = MemoryJournal() if journal is None else journal
        self.writable = writable
        self.people: dict[int, Person] = {}
        self.settings: dict[str, str] = {}
        self.throws = 0
        self._clock = clock
        self._listeners: list[Listener] = []

    @property
    def state(self) -> GameState:
        """Where the game stands now."""
        return self.history.state

    @property
    def compiled(self) -> CompiledScenario:
        """The scenario, made ready for play."""
        return self.history.opening.compiled

    @property
    def scenario(self) -> Scenario:
        """The scenario as played."""
        return self.compiled.scenario

    @property
    def branch(self) -> str:
        """The branch that is played now."""
        return self.history.branch

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change with the new state and the events; return what stops it.

        After an undo, a redo or a change of branch the events are empty.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def record(
        self,
        events: tuple[Event, ...],
        by: str = FACILITATOR,
        people: tuple[Person, ...] = (),
        settings: dict[str, str] | None = None,
        after: GameState | None = None,
    ) -> tuple[Event, ...]:
        """Make `events` part of the session as one command and return them.

        `after` is the state after them, from a caller that has applied them to the present one already.

        Raises
        ------
        RecordBroken
            If an event does not fit the state; nothing was written.
        RecordError
            If it could not be written; the state is the one before.
        """
        if not self.writable:
            self.check_writable()
        before = self.history.state
        following = replay(before, events) if after is None else after
        entries = self._entries(events, by)
        batch = Batch(
            entries=entries,
            people=people,
            settings=settings or {},
            snapshot=following if entries[0].number == 1 or _is_stored(before, following) else None,
            drafts=self._drafts_after(before, following),
        )
        self.journal.append(batch)
        self.history.add(entries, following)
        self.throws += thrown_in(events)
        if people:
            self.people.update({person.number: person for person in people})
        if settings:
            self.settings.update(settings)
        if self._listeners:
            self._tell(events)
        return events

    def _drafts_after(self, before: GameState, after: GameState) -> dict[ActorId, str] | None:
        """Return what is left of all drafts where planning is left or the session closed; else None."""
        if not _ends_drafts(before, after):
            return None
        return what_stays(self.journal.drafts(), after)

    def _entries(self, events: tuple[Event, ...], by: str) -> tuple[Entry, ...]:
        history, at = self.history, self._clock()
        recorded, branch = history.entries, history.branch
        number, parent = len(recorded), history.heads[branch]
        command = recorded[-1].command + 1 if number else 1
        entries = []
        for event in events:
            number += 1
            entries.append(Entry(number, parent, command, branch, event, by, at))
            parent = number
        return tuple(entries)

    def move_head(
        self, act: HeadAct, branch: str, event: int, left: int, by: str = FACILITATOR, reason: str = ""
    ) -> HeadMove:
        """Move the name of a branch and leave a trace of it.

        Raises
        ------
        RecordError
            If the trace could not be written; nothing moved.
        """
        self.check_writable()
        history = self.history
        move = HeadMove(
            len(history.moves) + 1, act, branch, event, left, len(history.entries), by, self._clock(), reason
        )
        self.journal.move_head(move)
        history.move(move)
        self._tell(())
        return move

    def change_settings(self, settings: dict[str, str]) -> None:
        """Keep settings that are no events.

        Raises
        ------
        RecordError
            If they could not be written.
        """
        self.check_writable()
        self.journal.change_settings(settings)
        self.settings.update(settings)

    def thrower(self) -> Thrower:
        """Return a source of throws whose numbers follow the last one recorded in the file."""
        number, setup = self.throws, self.history.state.setup
        seed, key = setup.seed, setup.key

        def throw(throwing: Throwing, by_hand: tuple[int, ...] | None) -> Throw:
            nonlocal number
            number += 1
            if by_hand is not None:
                throwing.check(by_hand)
                return Throw(number=number, dice=by_hand, by_hand=True)
            return Throw(number=number, dice=throwing.fall(seed, number, key))

        return throw

    def time(self) -> str:
        """Return the wall-clock time as the record has it."""
        return self._clock()

    def seal(self, event: int | None = None) -> str:
        """Return the six words over the line of play up to an event, or up to now.

        Empty for a session that is in no file: there is nothing to compare them with later.
        """
        hash_ = self.journal.hash_at(self.history.head if event is None else event)
        return six_words(hash_) if hash_ else ""

    def close(self) -> None:
        """Let go of the record; what was recorded stays."""
        self.journal.close()

    def check_writable(self) -> None:
        """Refuse where the session is open for reading only."""
        if not self.writable:
            raise Refused("reading-only")

    def _tell(self, events: tuple[Event, ...]) -> None:
        state = self.history.state
        for listener in tuple(self._listeners):
            listener(state, events)


def _is_stored(before: GameState, after: GameState) -> bool:
    """Return whether a state is kept, so that the places after it are found from it."""
    if after.turn != before.turn:
        return True
    return after.affairs is not before.affairs and after.affairs != before.affairs


def _ends_drafts(before: GameState, after: GameState) -> bool:
    """Return whether planning is left between two states, so that nothing more is sealed, or all is over."""
    if before.affairs is not after.affairs and before.affairs.closed != after.affairs.closed:
        return True
    if before.phase == after.phase and before.turn == after.turn and after.running:
        return False
    left = before.phase_kind in ("planning", "moves") and after.phase_kind not in ("planning", "moves")
    return left or before.turn != after.turn or not after.running


def thrown_in(events: tuple[Event, ...]) -> int:
    """Return how many new throws stand in some events."""
    count = 0
    for event in events:
        # Only rulings throw; an override reads again a throw that is on record already.
        if isinstance(event, MoveRuled):
            count += (event.throw is not None) + (event.exposure is not None)
    return count


def undo(session: Session, by: str = FACILITATOR, reason: str = "", *, event: int | None = None) -> Step:
    """Take back the last command of the present branch; return what was taken back.

    `event` is one of the step that is meant. Others act meanwhile, and what came since is not meant.

    Raises
    ------
    Refused
        At the beginning of the session, or if another step than the one that is meant comes last.
    """
    step = session.history.back()
    if event is not None and not step.holds(event):
        raise Refused("undo-other-step")
    session.move_head("undo", session.branch, step.event, session.history.head, by, reason)
    return step


def redo(session: Session, by: str = FACILITATOR) -> Step:
    """Restore what was last taken back, with its recorded throws.

    Raises
    ------
    Refused
        If nothing was taken back since the last event.
    """
    step = session.history.forward()
    session.move_head("redo", session.branch, step.event, session.history.head, by)
    return step


def start_branch(
    session: Session, name: str, at: int | None = None, by: str = FACILITATOR, reason: str = ""
) -> None:
    """Begin a branch at an event (the present one if None) and go over to it; the other line stays.

    Raises
    ------
    Refused
        If the name is empty or taken, or there is no such event.
    """
    name = tidied(checked_text(name, "name of the branch"))
    history = session.history
    if not name:
        raise Refused("branch-name-missing")
    if known_as(name, history.heads) is not None:
        raise Refused("branch-twice", name=name)
    event = history.head if at is None else history.entry(at).number
    if not event:
        raise Refused("branch-without-event")
    session.move_head("branch", name, event, history.head, by, reason)


def switch_branch(session: Session, name: str, by: str = FACILITATOR) -> None:
    """Go over to another branch; nothing in either changes.

    Raises
    ------
    Refused
        If there is no such branch.
    """
    history = session.history
    name = history.branch_called(name)
    if name == history.branch:
        raise Refused("branch-played-now", name=name)
    session.move_head("switch", name, history.heads[name], history.head, by)


def check_seats(state: GameState, seats: Iterable[ActorId]) -> None:
    """Refuse a seat that the scenario does not have."""
    for seat in seats:
        if seat not in state.compiled.hands:
            raise Refused("no-such-seat", seat=seat)


def checked_text(text: str, what: str) -> str:
    """Return a text as it came, or refuse it.

    Raises
    ------
    Refused
        If it is longer than 20,000 characters, or holds a NUL or half a character.
    """
    if len(text) > LONGEST_TEXT:
        raise Refused("text-too-long", what=what, length=len(text), most=LONGEST_TEXT)
    check_letters(text, what)
    return text


def check_letters(text: str, what: str) -> None:
    """Refuse a text with letters that no file holds: a NUL, or half a character."""
    if "\0" in text:
        raise Refused("text-with-nul", what=what)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Refused("text-with-half", what=what)
