"""The start-of-day review: what happened in the last turn, what is open, what is coming, on one page.

For the facilitator's eyes. The perceptions of seats stand here too: how each sees its ties beside how the
two of them stand on the board.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wargame.alignment import perceptions
from wargame.game.rules import name_of
from wargame.game.state import GameState
from wargame.journal.rows import Entry
from wargame.session.narration import Narrator
from wargame.session.people import deserted
from wargame.session.session import Session
from wargame.session.transcript import summaries
from wargame.shown.deals import deal_rows
from wargame.shown.injects import inject_rows
from wargame.shown.table import outcome_rows
from wargame.terms import ActorId, signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading with its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A tie as a seat sees it, beside the tie that Control holds."""

    seat: str
    other: str
    turn: int
    seen: int
    held: int

    @property
    def words(self) -> str:
        """The gap in a sentence."""
        return (
            f"{self.seat} sees its tie to {self.other} at {signed(self.seen)}; "
            f"it stood at {signed(self.held)} (turn {self.turn})."
        )


def review(session: Session, narrator: Narrator) -> tuple[Chapter, ...]:
    """Return the chapters of the review; those with nothing to say are left out."""
    state, entries = session.state, session.history.line()
    turn = _last_turn(state, entries)
    happened = outcome_rows(state, narrator, [(one.number, one.event) for one in entries], turn)
    lines = [f"{row.title}: {row.said.lower()}{' (secret)' if row.secret else ''}" for row in happened]
    found = (
        Chapter(title=f"Turn {turn}", lines=(*lines, *summaries(session).get(turn, ()))),
        Chapter(title="Deals that are open or due", lines=_deals(session)),
        Chapter(title="Waiting for Control", lines=_waiting(state)),
        Chapter(title="Injects that fired", lines=_fired(state, narrator)),
        Chapter(title="Injects to come", lines=_injects(state, narrator)),
        Chapter(title="Seen otherwise than it stands", lines=tuple(one.words for one in gaps(session)[:6])),
    )
    return tuple(one for one in found if one.lines)


def _last_turn(state: GameState, entries: Sequence[Entry]) -> int:
    begun = any(entry.event.turn == state.turn for entry in entries[1:]) and state.phase > 0
    return state.turn if begun or state.turn == 1 else state.turn - 1


def _deals(session: Session) -> tuple[str, ...]:
    lines = []
    for row in deal_rows(session.state, deserted(session)):
        absent = f" {row.absent}" if row.absent else ""
        if row.open_for:
            waits = " and ".join(name for _, name in row.open_for)
            lines.append(f"Deal {row.number}, {row.parties}: waits for {waits}.{absent}")
        elif row.is_due:
            lines.append(f"Deal {row.number}, {row.parties}: due; say whether it was kept.{absent}")
        elif row.status == "Agreed":
            lines.append(f"Deal {row.number}, {row.parties}: binds {row.until or 'to the end'}.{absent}")
    return tuple(lines)


def _waiting(state: GameState) -> tuple[str, ...]:
    lines = [
        f"{name_of(state, one.seat)} asks: {one.text}" for one in state.affairs.queries if not one.answer
    ]
    lines += [f"Vote {one.number} is open: {one.question}" for one in state.affairs.votes if not one.closed]
    return tuple(lines)


def _fired(state: GameState, narrator: Narrator) -> tuple[str, ...]:
    rows = [row for row in inject_rows(state, narrator) if row.status == "fired"]
    return tuple(f"{row.title}: {row.said[:1].lower()}{row.said[1:]}" for row in rows)


def _injects(state: GameState, narrator: Narrator) -> tuple[str, ...]:
    coming = ("due", "postponed", "coming", "ready")
    return tuple(f"{row.title}: {row.when}" for row in inject_rows(state, narrator) if row.status in coming)


def gaps(session: Session) -> tuple[Gap, ...]:
    """Return where seats saw a tie otherwise than it stood at the end of that turn, the widest first."""
    history, state = session.history, session.state
    ends = history.turn_ends()

    def held(turn: int, seat: ActorId, other: ActorId) -> int:
        then = history.state_at(ends[turn]) if turn in ends else state
        return then.alignment(seat, other)

    seen = perceptions.views((entry.number, entry.event) for entry in history.line())
    return tuple(
        Gap(
            seat=name_of(state, one.view.seat),
            other=name_of(state, one.view.other),
            turn=one.view.turn,
            seen=one.view.seen,
            held=one.held,
        )
        for one in perceptions.gaps(seen, held)
    )
