"""The timeline of a session for its replay: every event as a moment, every turn as a stop, branches as lanes.

Reads a session's history and changes nothing. A moment is a place in the record at which the board can be
looked at; stops are the moments at which turns ended. The room sees the screen: if not `whole`, moments are
those of which it was told, in the words that it heard, and lines of play and bookmarks have no names.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wargame.alignment.graph import turn_label
from wargame.game.secrecy import hidden_now, may_know_influence
from wargame.game.state import GameState
from wargame.journal.rows import MAIN
from wargame.session.narration import Narrator
from wargame.session.notes import bookmarks
from wargame.session.session import Session
from wargame.session.transcript import told_lines
from wargame.terms import ROOM, signed
from wargame.words.counting import counted

MAIN_WORDS = "Main line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A place in the record."""

    event: int
    """The event's number; 0 for the start."""
    turn: int
    """0 for the start."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The end of a turn, or the start."""

    moment: int
    """Its place among the moments."""
    turn: int
    label: str
    """`Start`, or the turn's number."""
    title: str
    """As the calendar calls it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Another branch beside the one that is shown."""

    branch: str
    name: str
    fork: float
    """Where it leaves, in stops of the line that is shown: 2.5 is halfway through turn 3."""
    ends: tuple[float, ...]
    """Its own turns' ends, in stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One line of play from the start to its head."""

    branch: str
    name: str
    moments: tuple[Moment, ...]
    stops: tuple[Stop, ...]
    marks: tuple[tuple[int, str], ...]
    """Bookmarks: moment and name."""
    lanes: tuple[Lane, ...]
    last_turn: int
    """How many turns the session is to have."""

    def stop_of(self, moment: int) -> int:
        """Return the stop that a moment belongs to: that of its turn's end."""
        places = [stop.moment for stop in self.stops]
        return min(bisect_left(places, moment), len(places) - 1)

    def place_of(self, moment: int) -> float:
        """Return where a moment lies, in stops."""
        return _place(moment, [stop.moment for stop in self.stops])

    def next_stop(self, moment: int) -> int:
        """Return the moment of the next stop; the last one if there is none."""
        places = [stop.moment for stop in self.stops]
        return places[min(bisect_right(places, moment), len(places) - 1)]

    def stop_before(self, moment: int) -> int:
        """Return the moment of the stop before; the first one if there is none."""
        places = [stop.moment for stop in self.stops]
        return places[max(bisect_left(places, moment) - 1, 0)]

    def moment_before(self, event: int) -> int:
        """Return the last moment that is not after an event."""
        return max(at for at, one in enumerate(self.moments) if one.event <= event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A number that stands differently in two branches."""

    name: str
    one: str
    other: str
    tie: bool


def branch_name(branch: str) -> str:
    """Return what a branch is called."""
    return MAIN_WORDS if branch == MAIN else branch


def _names(session: Session, *, whole: bool) -> dict[str, str]:
    """Return what each branch is called; all but the main line by a number if not `whole`."""
    return {
        branch: branch_name(branch) if whole or branch == MAIN else f"Line of play {at}"
        for at, branch in enumerate(session.history.heads, 1)
    }


def branches(session: Session) -> tuple[tuple[str, str], ...]:
    """Return the branches with their names, the main line first."""
    return tuple((branch, branch_name(branch)) for branch in session.history.heads)


def timeline(session: Session, branch: str | None = None, *, whole: bool = True) -> Timeline:
    """Return the line of play of a branch; of the one that is played now if None."""
    history = session.history
    name = history.branch if branch is None else branch
    head = history.heads[name]
    entries = history.line(head)
    moments = [Moment(event=0, turn=0, words="Before the first turn.")]
    moments += _moments(session, head, whole=whole)
    at_event = _places(moments, [one.number for one in entries])
    stops = _stops(session, head, at_event)
    marks = enumerate(bookmarks(entries).items(), 1)
    marked = sorted(
        (at_event[on], mark if whole else f"Bookmark {at}") for at, (mark, on) in marks if on in at_event
    )
    names = _names(session, whole=whole)
    return Timeline(
        branch=name,
        name=names[name],
        moments=tuple(moments),
        stops=stops,
        marks=tuple(marked),
        lanes=tuple(
            _lane(session, other, names[other], at_event, stops) for other in history.heads if other != name
        ),
        last_turn=history.state_at(head).last_turn,
    )


def _moments(session: Session, head: int, *, whole: bool) -> list[Moment]:
    if not whole:
        told = told_lines(session, ROOM, head)
        return [Moment(event=entry.number, turn=line.turn, words=line.told.text) for entry, _, line in told]
    narrator = Narrator(session.compiled, session.people)
    return [
        Moment(event=one.number, turn=one.event.turn, words=narrator.tell(one.event).text)
        for one in session.history.line(head)
    ]


def _places(moments: Sequence[Moment], line: Sequence[int]) -> dict[int, int]:
    """Return for each event of a line the moment that stands for it: its own, or the last before it."""
    own = {moment.event: at for at, moment in enumerate(moments)}
    found, at = {0: 0}, 0
    for number in line:
        at = own.get(number, at)
        found[number] = at
    return found


def _stops(session: Session, head: int, at_event: dict[int, int]) -> tuple[Stop, ...]:
    opening = session.history.opening
    found = [Stop(moment=0, turn=0, label="Start", title="Start")]
    for turn, event in sorted(session.history.turn_ends(head).items()):
        title = turn_label(opening, turn)
        found.append(Stop(moment=at_event[event], turn=turn, label=str(turn), title=title))
    return tuple(found)


def _lane(
    session: Session, branch: str, name: str, at_event: dict[int, int], stops: tuple[Stop, ...]
) -> Lane:
    history = session.history
    line = history.line(history.heads[branch])
    shared = [entry.number for entry in line if entry.number in at_event]
    places = [stop.moment for stop in stops]
    fork = _place(at_event[shared[-1]], places) if shared else 0.0
    ends = history.turn_ends(history.heads[branch])
    own = tuple(float(turn) for turn, event in sorted(ends.items()) if event not in at_event)
    return Lane(branch=branch, name=name, fork=fork, ends=own)


def _place(moment: int, places: list[int]) -> float:
    after = bisect_left(places, moment)
    if after >= len(places):
        return float(len(places) - 1)
    if places[after] == moment or not after:
        return float(after)
    before = places[after - 1]
    return after - 1 + (moment - before) / (places[after] - before)


def state_at(session: Session, moment: Moment) -> GameState:
    """Return where the game stood at a moment."""
    return session.history.state_at(moment.event) if moment.event else session.history.opening


def caption(session: Session, line: Timeline, at: int, *, whole: bool = True) -> tuple[str, str]:
    """Return a title and a sentence for a moment; if not `whole`, of what the room may know."""
    moment, stop = line.moments[at], line.stops[line.stop_of(at)]
    if not at:
        return "Start", moment.words
    ended = stop.moment == at
    title = f"Turn {moment.turn}" + ("" if stop.title == f"Turn {moment.turn}" else f", {stop.title}")
    if not ended:
        return title, moment.words
    first = line.stops[line.stop_of(at) - 1]
    before, after = (state_at(session, one) for one in (line.moments[first.moment], moment))
    moved = differences(before, after, purses=whole)
    ties = sum(one.tie for one in moved)
    return title, f"{counted(ties, 'tie')} and {counted(len(moved) - ties, 'other number')} moved."


def differences(one: GameState, other: GameState, *, purses: bool = True) -> tuple[Difference, ...]:
    """Return every tie, track and influence that stands differently, as far as the room may know them.

    Without `purses` influence is left out, which is told later than the rest where it is told at all.
    """
    compiled, narrator = one.compiled, Narrator(one.compiled)
    shown = all(may_know_influence(state, "", ROOM) for state in (one, other))
    found = []
    for both, at in compiled.board.pairs.items():
        if one.values[at] != other.values[at]:
            name = f"{narrator.name(both[0])} and {narrator.name(both[1])}"
            found.append(
                Difference(name=name, one=signed(one.values[at]), other=signed(other.values[at]), tie=True)
            )
    for line in compiled.scenario.tracks:
        if line.id not in hidden_now(one) and one.track(line.id) != other.track(line.id):
            found.append(
                Difference(
                    name=line.name, one=str(one.track(line.id)), other=str(other.track(line.id)), tie=False
                )
            )
    for seat in compiled.seats if shown and purses else ():
        if one.influence(seat) != other.influence(seat):
            name = f"Influence of {narrator.name(seat)}"
            found.append(
                Difference(
                    name=name, one=str(one.influence(seat)), other=str(other.influence(seat)), tie=False
                )
            )
    return tuple(found)
