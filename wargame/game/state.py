"""Where the game stands, and how an event moves it on.

A state is made from an opening (`opening_state`) and the events after it, by `apply`, and from nothing
else; it is frozen and shares what did not change with the state before it, so that keeping every state
of a session is cheap and going back is picking one up. Rules, sight, scores, the graph and the bots read
it; nothing writes it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TypeAlias, assert_never

from wargame.game import events as ev
from wargame.game.book import Book
from wargame.game.events import Change, Event, MoveRuled
from wargame.game.moves import Argument, FreeTerms, Move
from wargame.terms import ActorId, CardId, Method, Outcome, PhaseKind, RecordBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What was chosen when the session was started."""

    title: str = ""
    seed: int = 0
    turns: int = 1
    method: Method = "dice"
    hidden: Mapping[ActorId, str] = field(default_factory=dict)
    cards_off: frozenset[CardId] = frozenset()
    minutes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Played:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What lies on the table in this turn; empty again in the next."""

    base: tuple[int, ...] = ()
    """The numbers when sealed planning opened, on which requirements are tested; empty where none is."""
    plays: tuple[Played, ...] = ()
    passed: tuple[ActorId, ...] = ()
    briefed: int = 0
    """How far the briefing has come in the order of injects."""
    waiting: str = ""
    """The inject whose option waits for an answer."""
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


@dataclass(frozen=True, slots=True)
class Conduct:
    """What one move revealed, for the monitor."""

    turn: int
    number: int
    seat: ActorId
    cost: int
    pulls: tuple[int, ...]
    hidden: bool
    """A covert move that stayed covert: the facilitator counts it, players do not."""
    backing: tuple[tuple[ActorId, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Covert:
    """A covert move that was ruled on and has not come to light."""

    number: int
    seat: ActorId
    card: CardId
    title: str
    target: ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
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


@dataclass(frozen=True, slots=True)
class Deal:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Affairs:
    """Who sits where, what was agreed, and whether it is over."""

    people: tuple[tuple[int, ActorId], ...] = ()
    """Person and seat; an empty seat for an observer."""
    deals: tuple[Deal, ...] = ()
    ended: str = ""
    """The ending's id; empty while the game runs."""
    ended_as: str = ""
    """The ending in words."""
    closed: bool = False
    opened: bool = False
    """Whether everything hidden may be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GameState:
    """Where the game stands."""

    book: Book
    setup: Setup
    turn: int
    phase: int
    """The phase's place in the turn; -1 before the first is opened."""
    values: tuple[int, ...]
    """The numbers, in the order of `book.board`."""
    table: Table
    memory: Memory
    affairs: Affairs

    @property
    def last_turn(self) -> int:
        """The session's last turn."""
        return self.setup.turns

    @property
    def quarter(self) -> int:
        """The quarter of the year of the present turn; 0 if the calendar has none."""
        quarters = self.book.scenario.calendar.quarters
        return quarters[(self.turn - 1) % len(quarters)] if quarters else 0

    @property
    def phase_kind(self) -> PhaseKind | None:
        """The kind of the present phase; None before the first is opened."""
        return self.book.phases[self.phase] if self.phase >= 0 else None

    @property
    def running(self) -> bool:
        """Whether moves can still be made."""
        return not self.affairs.ended and not self.affairs.closed

    def has_played(self, card: CardId) -> bool:
        """Whether the card was ever ruled on."""
        return card in self.memory.played

    def has_succeeded(self, card: CardId) -> bool:
        """Whether the card ever exceeded or succeeded."""
        return self.memory.succeeded.get(card, 0) > 0

    def was_exposed(self, seat: ActorId, turns: int) -> bool:
        """Whether the seat was exposed in this turn or one of so many before."""
        since = self.turn - turns
        return any(who == seat and when >= since for who, when in self.memory.exposures)

    def alignment(self, one: ActorId, other: ActorId) -> int:
        """Return how two actors stand; KeyError if one is unknown."""
        return self.book.board.alignment(one, other, self.values)

    def track(self, name: str) -> int:
        """Return the value of a track; KeyError if it is unknown."""
        return self.book.board.track(name, self.values)

    def influence(self, seat: ActorId) -> int:
        """Return a seat's influence; KeyError if it is unknown."""
        return self.values[self.book.board.influences[seat]]

    def scrutiny(self, seat: ActorId) -> int:
        """Return a seat's scrutiny; KeyError if it is unknown."""
        return self.values[self.book.board.scrutinies[seat]]

    def play(self, number: int) -> Played | None:
        """Return the move of this turn with that number, if there is one."""
        for played in self.table.plays:
            if played.number == number:
                return played
        return None


States: TypeAlias = tuple[GameState, ...]


def opening_state(book: Book) -> GameState:
    """Return the state before the first event."""
    return GameState(
        book=book,
        setup=Setup(turns=book.scenario.calendar.turns, method=book.rules.adjudication.method),
        turn=1,
        phase=-1,
        values=book.board.starts,
        table=Table(),
        memory=Memory(uses=((),) * len(book.holdings), fired=((),) * len(book.injects)),
        affairs=Affairs(),
    )


def replay(opening: GameState, happened: Iterable[Event]) -> GameState:
    """Return the state reached from `opening` through the events."""
    return reduce(apply, happened, opening)


def apply(state: GameState, event: Event) -> GameState:  # noqa: C901  # one flat table of cases
    """Return the state that follows `state` once `event` has happened.

    Raises
    ------
    RecordBroken
        If the event does not fit this state: it belongs to another turn, or a number was not what
        the event says it was.
    """
    if event.turn != state.turn:
        raise RecordBroken(f"an event of turn {event.turn} stands in turn {state.turn}")
    match event:
        case ev.MoveSealed():
            return _sealed(state, event)
        case ev.MoveRuled():
            return _ruled(state, event)
        case ev.PhaseOpened():
            return _phase_opened(state, event)
        case ev.IncomePaid(changes=changes):
            return _moved(state, changes, replace(state.table, paid=True, last=None))
        case ev.UpkeepDone():
            return _kept_up(state, event)
        case ev.TurnClosed():
            return _turn_closed(state, event)
        case ev.SeatPassed(seat=seat):
            return replace(state, table=replace(state.table, passed=(*state.table.passed, seat)))
        case ev.MoveBacked() | ev.MoveArgued() | ev.FreeMoveJudged():
            return _discussed(state, event)
        case ev.MoveWithdrawn():
            return _withdrawn(state, event)
        case ev.RulingOverridden():
            return _overridden(state, event)
        case ev.CoverBlown():
            return _cover_blown(state, event)
        case ev.InjectFired() | ev.InjectAnswered() | ev.InjectSkipped() | ev.InjectPostponed():
            return _injected(state, event)
        case ev.InfluenceGiven(giver=giver):
            arrived = sum(one.after - one.before for one in event.changes if one.after > one.before)
            given = {**state.table.given, giver: state.table.given.get(giver, 0) + arrived}
            return _moved(state, event.changes, replace(state.table, given=given, last=None))
        case ev.BoardAdjusted():
            return _adjusted(state, event)
        case ev.AuditHeld(values=values):
            return replace(state, memory=replace(state.memory, audit=values))
        case ev.GameEnded(ending=ending, title=title, changes=changes):
            ended = replace(state.affairs, ended=ending, ended_as=title)
            return replace(_moved(state, changes, replace(state.table, last=None)), affairs=ended)
        case ev.DealProposed() | ev.DealAnswered() | ev.DealLapsed() | ev.DealJudged():
            return _dealt(state, event)
        case ev.SessionOpened():
            return _opened(state, event)
        case ev.CalendarChanged(after=after):
            return replace(state, setup=replace(state.setup, turns=after))
        case ev.PlayerJoined(person=person, seat=seat):
            others = tuple(one for one in state.affairs.people if one[0] != person)
            return replace(state, affairs=replace(state.affairs, people=(*others, (person, seat))))
        case ev.PlayerLeft(person=person):
            others = tuple(one for one in state.affairs.people if one[0] != person)
            return replace(state, affairs=replace(state.affairs, people=others))
        case ev.SessionClosed(opened=opened):
            return replace(state, affairs=replace(state.affairs, closed=True, opened=opened))
        case ev.StatementMade() | ev.NoteMade() | ev.BookmarkSet() | ev.SeatCodeReset():
            return state
        case _:
            assert_never(event)


def moved(state: GameState, changes: Iterable[Change]) -> tuple[int, ...]:
    """Return the numbers after some changes.

    Raises
    ------
    RecordBroken
        If a number was not what the change says it was.
    """
    values = list(state.values)
    places = state.book.board.places
    for change in changes:
        place = places.get(change.what)
        if place is None or values[place] != change.before:
            held = (
                "is not on this board" if place is None else f"stood at {values[place]}, not {change.before}"
            )
            raise RecordBroken(f"{change.what} {held}")
        values[place] = change.after
    return tuple(values)


def _moved(state: GameState, changes: Iterable[Change], table: Table) -> GameState:
    return replace(state, values=moved(state, changes), table=table)


def _adjusted(state: GameState, event: ev.BoardAdjusted) -> GameState:
    change, table = event.change, replace(state.table, last=None)
    if table.base:
        # What was wrong on the board was wrong when planning opened, too.
        place = state.book.board.places.get(change.what, -1)
        base = tuple(change.after if at == place else value for at, value in enumerate(table.base))
        table = replace(table, base=base)
    return _moved(state, (change,), table)


def _opened(state: GameState, event: ev.SessionOpened) -> GameState:
    setup = Setup(
        title=event.title,
        seed=event.seed,
        turns=event.turns,
        method=event.method,
        hidden=dict(event.hidden),
        cards_off=frozenset(event.cards_off),
        minutes=dict(event.minutes),
    )
    return replace(state, setup=setup)


def _phase_opened(state: GameState, event: ev.PhaseOpened) -> GameState:
    table = state.table
    if event.kind == "planning" and not table.plays:
        # Reopened with moves on the table, planning goes on from the numbers that those were tested on.
        table = replace(table, base=state.values)
    return GameState(
        book=state.book,
        setup=state.setup,
        turn=state.turn,
        phase=event.phase,
        values=state.values,
        table=table,
        memory=state.memory,
        affairs=state.affairs,
    )


def _sealed(state: GameState, event: ev.MoveSealed) -> GameState:
    table, memory, move = state.table, state.memory, event.move
    uses = memory.uses
    if move.card:
        index = state.book.holdings[move.seat, move.card].index
        uses = (*uses[:index], (*uses[index], state.turn), *uses[index + 1 :])
    played = Played(event.number, move, event.title, event.cost, event.covert)
    return GameState(
        book=state.book,
        setup=state.setup,
        turn=state.turn,
        phase=state.phase,
        values=moved(state, event.changes),
        table=_with_plays(table, (*table.plays, played), None),
        memory=_with_moves(memory, event.number, uses),
        affairs=state.affairs,
    )


def _with_plays(table: Table, plays: tuple[Played, ...], last: MoveRuled | None) -> Table:
    """Return the table with other moves on it; spelt out because every move comes through here."""
    return Table(
        base=table.base,
        plays=plays,
        passed=table.passed,
        briefed=table.briefed,
        waiting=table.waiting,
        to_expose=table.to_expose,
        paid=table.paid,
        given=table.given,
        exposed=table.exposed,
        kept_up=table.kept_up,
        last=last,
    )


def _with_moves(memory: Memory, moves: int, uses: tuple[tuple[int, ...], ...]) -> Memory:
    return Memory(
        moves=moves,
        uses=uses,
        played=memory.played,
        succeeded=memory.succeeded,
        exposures=memory.exposures,
        fired=memory.fired,
        postponed=memory.postponed,
        ad_hoc=memory.ad_hoc,
        crossed=memory.crossed,
        audit=memory.audit,
        conduct=memory.conduct,
        covert=memory.covert,
    )


def _withdrawn(state: GameState, event: ev.MoveWithdrawn) -> GameState:
    played = state.play(event.number)
    if played is None:
        raise RecordBroken(f"move {event.number} was withdrawn but never sealed")
    uses = state.memory.uses
    if played.move.card:
        index = state.book.holdings[played.move.seat, played.move.card].index
        uses = (*uses[:index], uses[index][:-1], *uses[index + 1 :])
    left = tuple(one for one in state.table.plays if one.number != event.number)
    moved_on = _moved(state, event.changes, replace(state.table, plays=left))
    return replace(moved_on, memory=replace(state.memory, uses=uses))


def _swap(plays: tuple[Played, ...], new: Played) -> tuple[Played, ...]:
    return tuple(new if one.number == new.number else one for one in plays)


def _discussed(state: GameState, event: ev.MoveBacked | ev.MoveArgued | ev.FreeMoveJudged) -> GameState:
    played = state.play(event.number)
    if played is None:
        raise RecordBroken(f"move {event.number} is not on the table")
    match event:
        case ev.MoveBacked(seat=seat, by=by, changes=changes):
            new = replace(played, backing=(*played.backing, (seat, by)))
        case ev.MoveArgued(argument=argument):
            new, changes = replace(played, arguments=(*played.arguments, argument)), ()
        case ev.FreeMoveJudged(terms=terms):
            new, changes = replace(played, terms=terms), ()
    table = replace(state.table, plays=_swap(state.table.plays, new))
    return _moved(state, changes, replace(table, last=None) if changes else table)


def _ruled(state: GameState, event: MoveRuled) -> GameState:
    played = state.play(event.number)
    if played is None:
        raise RecordBroken(f"move {event.number} was ruled on but is not on the table")
    exposure = event.exposure
    exposed = exposure is not None and exposure.exposed
    values = moved(state, event.changes)
    table, memory = state.table, state.memory
    new = Played(
        played.number,
        played.move,
        played.title,
        played.cost,
        played.covert,
        played.backing,
        played.arguments,
        played.terms,
        event.outcome,
        exposed,
    )
    memory = _after_ruling(state, memory, event, played, exposed=exposed)
    following = GameState(
        book=state.book,
        setup=state.setup,
        turn=state.turn,
        phase=state.phase,
        values=values,
        table=_with_plays(table, _swap(table.plays, new), event),
        memory=memory,
        affairs=state.affairs,
    )
    if exposure is not None and exposed:
        blown = replace(following.table, exposed=(*table.exposed, event.seat))
        return _moved(following, exposure.changes, blown)
    return following


def _after_ruling(
    state: GameState, memory: Memory, event: MoveRuled, played: Played, *, exposed: bool
) -> Memory:
    card = event.card
    counted = memory.played if not card else {**memory.played, card: memory.played.get(card, 0) + 1}
    good = event.outcome in ("exceeds", "succeeds")
    succeeded = memory.succeeded
    if good and card:
        succeeded = {**succeeded, card: succeeded.get(card, 0) + 1}
    stays = event.covert and not exposed
    conduct = memory.conduct
    if event.pulls or played.backing:
        acted = Conduct(state.turn, event.number, event.seat, played.cost, event.pulls, stays, played.backing)
        conduct = (*conduct, acted)
    covert = memory.covert
    if stays:
        covert = (*covert, Covert(event.number, event.seat, card, event.title, event.target))
    exposures = (*memory.exposures, (event.seat, state.turn)) if exposed else memory.exposures
    return Memory(
        moves=memory.moves,
        uses=memory.uses,
        played=counted,
        succeeded=succeeded,
        exposures=exposures,
        fired=memory.fired,
        postponed=memory.postponed,
        ad_hoc=memory.ad_hoc,
        crossed=memory.crossed,
        audit=memory.audit,
        conduct=conduct,
        covert=covert,
    )


def _overridden(state: GameState, event: ev.RulingOverridden) -> GameState:
    last = state.table.last
    if last is None or last.number != event.number:
        raise RecordBroken(f"move {event.number} was overridden but was not the last ruling")
    before = _without_ruling(state, last)
    changed = replace(before, values=moved(replace(before, values=state.values), event.undone))
    ruled = replace(last, outcome=event.after, changes=event.changes, exposure=event.exposure)
    return _ruled(changed, ruled)


def _without_ruling(state: GameState, last: MoveRuled) -> GameState:
    """Return the state as if the last ruling had not been made, numbers aside."""
    memory = state.memory
    played, succeeded = dict(memory.played), dict(memory.succeeded)
    if last.card:
        played[last.card] -= 1
        if not played[last.card]:
            del played[last.card]
        if last.outcome in ("exceeds", "succeeds"):
            succeeded[last.card] -= 1
            if not succeeded[last.card]:
                del succeeded[last.card]
    exposed = last.exposure is not None and last.exposure.exposed
    return replace(
        state,
        table=replace(state.table, exposed=state.table.exposed[:-1] if exposed else state.table.exposed),
        memory=replace(
            memory,
            played=played,
            succeeded=succeeded,
            exposures=memory.exposures[:-1] if exposed else memory.exposures,
            conduct=tuple(one for one in memory.conduct if one.number != last.number),
            covert=tuple(one for one in memory.covert if one.number != last.number),
        ),
    )


def _cover_blown(state: GameState, event: ev.CoverBlown) -> GameState:
    memory = replace(
        state.memory,
        covert=tuple(one for one in state.memory.covert if one.number != event.number),
        conduct=tuple(
            replace(one, hidden=False) if one.number == event.number else one for one in state.memory.conduct
        ),
        exposures=(*state.memory.exposures, (event.seat, state.turn)),
    )
    plays = tuple(replace(p, exposed=True) if p.number == event.number else p for p in state.table.plays)
    table = replace(
        state.table, exposed=(*state.table.exposed, event.seat), to_expose="", plays=plays, last=None
    )
    return replace(_moved(state, event.changes, table), memory=memory)


_Injected: TypeAlias = ev.InjectFired | ev.InjectAnswered | ev.InjectSkipped | ev.InjectPostponed


def _injected(state: GameState, event: _Injected) -> GameState:
    bound = state.book.inject_by_id.get(event.inject)
    table, memory = state.table, state.memory
    if isinstance(event, ev.InjectAnswered):
        exposing = event.inject if event.exposes else table.to_expose
        return _moved(state, event.changes, replace(table, waiting="", to_expose=exposing, last=None))
    if isinstance(event, ev.InjectPostponed):
        postponed = {**memory.postponed, event.inject: event.until}
        return replace(state, memory=replace(memory, postponed=postponed))
    postponed = {name: turn for name, turn in memory.postponed.items() if name != event.inject}
    if bound is None:
        memory = replace(memory, ad_hoc=memory.ad_hoc + 1)
    else:
        fired = memory.fired
        turns = (*fired[bound.index], state.turn)
        fired = (*fired[: bound.index], turns, *fired[bound.index + 1 :])
        memory = replace(memory, fired=fired, postponed=postponed)
    if isinstance(event, ev.InjectSkipped):
        return replace(state, memory=memory)
    table = replace(
        table,
        briefed=_briefed(state, event),
        waiting=event.inject if event.waits_for else table.waiting,
        to_expose=event.inject if event.exposes else table.to_expose,
        last=None,
    )
    return replace(_moved(state, event.changes, table), memory=memory)


def _briefed(state: GameState, event: ev.InjectFired) -> int:
    """Return how far the briefing has come; an inject that is skipped or put off moves it no further."""
    briefed = state.table.briefed
    if event.ends_briefing:
        return len(state.book.injects)
    if event.by_hand:
        return briefed
    return max(briefed, state.book.inject_by_id[event.inject].index + 1)


def _kept_up(state: GameState, event: ev.UpkeepDone) -> GameState:
    memory = state.memory
    if event.crossed:
        memory = replace(memory, crossed=memory.crossed | frozenset(event.crossed))
    return replace(_moved(state, event.changes, replace(state.table, kept_up=True, last=None)), memory=memory)


_CLEAR = Table()


def _turn_closed(state: GameState, event: ev.TurnClosed) -> GameState:
    memory = state.memory
    if event.refreshed:
        memory = replace(memory, uses=((),) * len(memory.uses))
    return GameState(
        book=state.book,
        setup=state.setup,
        turn=state.turn + 1,
        phase=-1,
        values=state.values,
        table=_CLEAR,
        memory=memory,
        affairs=state.affairs,
    )


_Dealt: TypeAlias = ev.DealProposed | ev.DealAnswered | ev.DealLapsed | ev.DealJudged


def _dealt(state: GameState, event: _Dealt) -> GameState:
    deals = state.affairs.deals
    if isinstance(event, ev.DealProposed):
        offered = Deal(
            event.number,
            event.proposer,
            event.parties,
            event.terms,
            event.public,
            event.until,
            event.effects,
            event.turn,
            (event.proposer,),
        )
        return replace(state, affairs=replace(state.affairs, deals=(*deals, offered)))
    new = tuple(_settled(deal, event) if deal.number == event.number else deal for deal in deals)
    state = replace(state, affairs=replace(state.affairs, deals=new))
    if isinstance(event, ev.DealAnswered) and event.changes:
        return _moved(state, event.changes, replace(state.table, last=None))
    return state


def _settled(deal: Deal, event: ev.DealAnswered | ev.DealLapsed | ev.DealJudged) -> Deal:
    match event:
        case ev.DealAnswered(seat=seat, accepted=True):
            accepted = (*deal.accepted, seat)
            whole = set(accepted) == set(deal.parties)
            return replace(deal, accepted=accepted, status="agreed" if whole else "offered")
        case ev.DealAnswered():
            return replace(deal, status="declined")
        case ev.DealLapsed():
            return replace(deal, status="lapsed")
        case ev.DealJudged(kept=kept, by=by):
            return replace(deal, status="kept" if kept else "broken", broken_by=by)
        case _:
            assert_never(event)
