"""What undo would take back, in a few words that can stand on a screen that others see.

Comes from a session's history; goes to the buttons above the table, to the notice after an undo and to the
list of what happened. Of a sealed move it says whose it is and that the seat has others, never which one. To
let a step be named that is not: a line in `undo_words` or in `_FEW_WORDS`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wargame.game import events as ev
from wargame.game.events import Event
from wargame.game.rules import moves_made, name_of
from wargame.game.secrecy import may_know_number
from wargame.game.state import GameState
from wargame.session.narration import Narrator
from wargame.session.session import Session
from wargame.shown.backstage import interlude
from wargame.terms import ROOM, ActorId, Refused
from wargame.words.counting import spelt

LAST_STEP: Final = "the last step"
EVERYONE_ELSE: Final = "everyone else passes"

_FEW_WORDS: Final[Mapping[type[Event], str]] = {
    ev.SessionOpened: "the opening of the session",
    ev.MoveWithdrawn: "a move taken back",
    ev.MoveRuled: "the last ruling",
    ev.MoveArgued: "an argument",
    ev.FreeMoveJudged: "the terms of a free move",
    ev.RulingOverridden: "an override",
    ev.InjectFired: "a private inject",
    ev.InjectAnswered: "an answer to an inject",
    ev.AnswerSealed: "an answer to an inject",
    ev.AnswersOpened: "the opening of the answers",
    ev.InjectSkipped: "an inject left out",
    ev.InjectPostponed: "an inject put off",
    ev.DealProposed: "a step of a deal",
    ev.DealAnswered: "a step of a deal",
    ev.DealLapsed: "a step of a deal",
    ev.DealJudged: "a step of a deal",
    ev.BookmarkSet: "a bookmark",
}
"""What may be said of steps that are not public; of one that is missing nothing is."""


def undo_word(session: Session, narrator: Narrator) -> str:
    """Return what undo would take back.

    Raises
    ------
    Refused
        If there is nothing.
    """
    entries = session.history.back().entries
    return _said_of(narrator, [entry.event for entry in entries], session.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The step that undo would take back."""

    event: int | None
    """The number that the step goes by; None if there is nothing."""
    from_elsewhere: bool
    """Whether a seat did it itself just now, and not who has the button."""


def undo_offer(session: Session) -> Offer:
    """Return the step that undo would take back now."""
    history = session.history
    try:
        step = history.back()
    except Refused:
        return Offer(event=None, from_elsewhere=False)
    last = history.last
    is_new = step.entries[-1].number == last and not (history.moves and history.moves[-1].after == last)
    by_seat = step.entries[0].author in session.compiled.hands
    return Offer(event=step.named, from_elsewhere=is_new and by_seat)


def come_since(session: Session, narrator: Narrator) -> str:
    """Return why undo took nothing back: what it names now is not what was meant."""
    said = undo_word(session, narrator)
    return f"Another step has come since: {said}. Nothing was taken back; Undo takes that one back now."


def redo_word(session: Session, narrator: Narrator) -> str:
    """Return what redo would restore.

    Raises
    ------
    Refused
        If there is nothing.
    """
    step = session.history.forward()
    events = [entry.event for entry in step.entries]
    return _said_of(narrator, events, session.history.state_at(step.event))


def taken_back(session: Session, narrator: Narrator) -> str:
    """Return what undo is about to take back as it is told once it is done; empty if there is nothing."""
    try:
        return f"Taken back: {undo_word(session, narrator)}. Redo restores it: Ctrl+Shift+Z."
    except Refused:
        return ""


def _said_of(narrator: Narrator, events: Sequence[Event], after: GameState) -> str:
    """Return a command in words; behind the scenes any step is the last one, whatever is there."""
    if after.compiled.covert_last and interlude(after) is not None:
        return LAST_STEP
    return undo_words(narrator, events, after)


def undo_words(narrator: Narrator, events: Sequence[Event], after: GameState) -> str:
    """Return a command in a few words; of what is not listed here as public only that it was a step.

    `after` is the state that the command led to.
    """
    for event in _without_asides(events):
        if quiet := _unsaid(event):
            return quiet
        match event:
            case ev.MoveSealed(move=move):
                return _sealed(after, move.seat)
            case ev.SeatPassed():
                return _passed(narrator, [one for one in events if isinstance(one, ev.SeatPassed)], after)
            case ev.MoveBacked(seat=seat):
                # Numbers of moves count those that the room may not know of.
                return f"what {name_of(after, seat)} says of a move"
            case ev.BoardAdjusted(change=change) if not may_know_number(after, change.what, ROOM):
                return "a correction by hand"
            case ev.InjectFired(to=()) | ev.MoveRuled(covert=False):
                return _told(narrator, event)
            case (
                ev.PhaseOpened()
                | ev.IncomePaid()
                | ev.InfluenceGiven()
                | ev.StatementMade()
                | ev.CoverBlown()
                | ev.BoardAdjusted()
                | ev.UpkeepDone()
                | ev.AuditHeld()
                | ev.TurnClosed()
                | ev.GameEnded()
                | ev.CalendarChanged()
                | ev.PlayerJoined()
                | ev.PlayerLeft()
                | ev.VoteOpened()
                | ev.VoteClosed()
                | ev.TimerSet()
                | ev.MarkingSet()
                | ev.SeatCodeReset()
                | ev.SessionClosed()
            ):
                return _told(narrator, event)
            case _:
                return _FEW_WORDS.get(type(event), LAST_STEP)
    return LAST_STEP


def _passed(narrator: Narrator, passes: Sequence[ev.SeatPassed], after: GameState) -> str:
    """Return a pass, or that of everyone else.

    Where the table is not to know how many moves a seat makes, it is not to learn from whom this names
    whether a seat that has moved had a move left: those who have not moved are named, if there are any.
    """
    if not after.compiled.covert_last:
        return _told(narrator, passes[0]) if len(passes) == 1 else EVERYONE_ELSE
    idle = [one.seat for one in passes if not moves_made(after, one.seat)]
    return EVERYONE_ELSE if len(idle) > 1 else _sealed(after, idle[0] if idle else passes[0].seat)


def _sealed(after: GameState, seat: ActorId) -> str:
    """Return one of a seat's sealed moves: that it is one of several, and never which.

    Where the table is not to know how many moves a seat makes, a single one looks like passing.
    """
    name, made, most = name_of(after, seat), moves_made(after, seat), after.compiled.rules.moves_per_turn
    if made < 2:
        return f"{name}'s {'plan' if after.compiled.covert_last else 'move'}"
    # That a seat has still sealed something is seen anyway; how much it has may tell of what is covert.
    counted = spelt(made, "move") if made == most == 2 or not after.compiled.covert_last else "moves"
    return f"one of {name}'s {counted}"


def _without_asides(events: Sequence[Event]) -> Sequence[Event]:
    """Return the events without what goes along with a step, timer and answers; all if none is left."""
    return [event for event in events if not isinstance(event, ev.TimerSet | ev.AnswersOpened)] or events


def _unsaid(event: Event) -> str:
    """Return the few words for what people wrote; empty for anything else."""
    match event:
        case ev.NoteMade() | ev.PlanQuestionAdded():
            return "a note"
        case (
            ev.PurposeSet()
            | ev.PurposeDropped()
            | ev.PurposeRated()
            | ev.FindingWritten()
            | ev.FindingDropped()
        ):
            return "an entry of the improvement plan"
        case ev.MessageSent() | ev.QuestionAsked() | ev.QuestionAnswered():
            return "a message"
        case ev.SecondRulingGiven() | ev.SecondRulingsShared():
            return "a note on rulings"
        case ev.VoteCast() | ev.PerceptionGiven() | ev.HotWashAnswered():
            return "an answer from behind the curtain"
        case _:
            return ""


def _told(narrator: Narrator, event: Event) -> str:
    said = narrator.tell(event).text
    return said[:-1] if said.endswith(".") else said
