"""The start-of-day review: what happened in the last turn, what is open, what is coming, on one page.

The room sees the screen: `public_review` has what it may know, `review` all of it, for the facilitator's
eyes. The perceptions of seats stand there too: how each sees its ties beside how the two of them stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wargame.alignment import perceptions
from wargame.alignment.perceptions import PerceptionGap
from wargame.game.asking import silent_seats
from wargame.game.rules import name_of
from wargame.game.state import GameState
from wargame.journal.rows import Entry
from wargame.session.narration import Narrator
from wargame.session.people import deserted
from wargame.session.session import Session
from wargame.session.transcript import summaries
from wargame.shown.deals import deal_rows
from wargame.shown.injects import inject_rows
from wargame.shown.positions import pairs_apart, position_words, standings
from wargame.shown.table import outcome_rows
from wargame.terms import FACILITATOR, ROOM, signed
from wargame.words.counting import listed

MOST_GAPS: Final = 6
"""So many views of ties that differ from what stands are told."""


POSITIONS: Final = "What seats say and what they play"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading with its lines."""

    title: str
    lines: tuple[str, ...]


def public_review(session: Session, narrator: Narrator) -> tuple[Chapter, ...]:
    """Return the chapters of the review as far as the room may know them."""
    known = [deal for deal in session.state.affairs.deals if deal.public]
    happened = _happened(session, narrator, ROOM)
    shown = tuple(f"Deal {at} is {deal.status}: {deal.terms}" for at, deal in enumerate(known, 1))
    votes = tuple(f"{one.question}" for one in session.state.affairs.votes if not one.closed)
    found = (
        happened,
        Chapter(title="Public deals", lines=shown),
        Chapter(title="Open votes", lines=votes),
        Chapter(title=POSITIONS, lines=_positions(session.state, ROOM)),
    )
    return tuple(one for one in found if one.lines)


def _happened(session: Session, narrator: Narrator, viewer: str) -> Chapter:
    """Return what happened in the last turn, and what it moved."""
    state, entries = session.state, session.history.line()
    turn = _last_turn(state, entries)
    happened = outcome_rows(state, narrator, [(one.number, one.event) for one in entries], turn)
    lines = [f"{row.title}: {row.said.lower()}" for row in happened]
    return Chapter(title=f"Turn {turn}", lines=(*lines, *summaries(session, viewer).get(turn, ())))


def review(session: Session, narrator: Narrator) -> tuple[Chapter, ...]:
    """Return the chapters of the review; those with nothing to say are left out."""
    state = session.state
    apart = tuple(_seen(state, one) for one in perception_gaps(session)[:MOST_GAPS])
    found = (
        _happened(session, narrator, FACILITATOR),
        Chapter(title="Deals that are open or due", lines=_deals(session)),
        Chapter(title="Waiting for Control", lines=_waiting(state)),
        Chapter(title="Injects that fired", lines=_fired(state, narrator)),
        Chapter(title="Injects to come", lines=_injects(state, narrator)),
        Chapter(title="Seen otherwise than it stands", lines=apart),
        Chapter(title=POSITIONS, lines=_positions(state, FACILITATOR)),
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
            waits = listed(name for _, name in row.open_for)
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
    if state.table.asking:
        title = state.compiled.inject_by_id[state.table.asking.inject].inject.title
        lines.append(f"{title}: {listed(name_of(state, one) for one in silent_seats(state))} to answer")
    return tuple(lines)


def _fired(state: GameState, narrator: Narrator) -> tuple[str, ...]:
    rows = [row for row in inject_rows(state, narrator) if row.status == "fired"]
    return tuple(f"{row.title}: {row.said[:1].lower()}{row.said[1:]}" for row in rows)


def _injects(state: GameState, narrator: Narrator) -> tuple[str, ...]:
    coming = ("due", "postponed", "coming", "ready")
    return tuple(f"{row.title}: {row.when}" for row in inject_rows(state, narrator) if row.status in coming)


def perception_gaps(session: Session) -> tuple[PerceptionGap, ...]:
    """Return where seats saw a tie otherwise than it stood at the end of that turn, the widest first."""
    history = session.history
    ends = {turn: history.state_at(event) for turn, event in history.turn_ends().items()}
    seen = perceptions.views((entry.number, entry.event) for entry in history.line())
    return perceptions.gaps(seen, perceptions.held_at(ends, session.state))


def _positions(state: GameState, viewer: str) -> tuple[str, ...]:
    """Return, question by question, who plays otherwise than it says, and what that does to each pair."""
    lines = []
    for question in state.compiled.scenario.questions:
        moved = [one for one in standings(state, viewer) if one.question == question.id and one.has_moved]
        if moved:
            said = "; ".join(position_words(one, name_of(state, one.seat)) for one in moved)
            lines.append(f"{question.title}. {said}.")
    for pair in pairs_apart(state, viewer):
        if round(pair.revealed) != round(pair.stated):
            both = f"{name_of(state, pair.one.seat)} and {name_of(state, pair.other.seat)}"
            apart = f"{pair.stated:.0f} apart as they say, {pair.revealed:.0f} as they play"
            lines.append(f"{pair.title}. {both}: {apart}.")
    return tuple(lines)


def _seen(state: GameState, gap: PerceptionGap) -> str:
    view = gap.view
    return (
        f"{name_of(state, view.seat)} sees its tie to {name_of(state, view.other)} at {signed(view.seen)}; "
        f"it stood at {signed(gap.held)} (turn {view.turn})."
    )
