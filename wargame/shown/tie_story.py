"""How one tie came to stand as it does: its value turn by turn, and every event that moved it.

Reads a session's history; what the viewer may not know was taken out by `game.redaction`, so that the same
words serve the facilitator, the projector and the replay.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from wargame.game.redaction import redact
from wargame.game.secrecy import as_told
from wargame.game.state import GameState
from wargame.session.history import History
from wargame.session.narration import Narrator
from wargame.shown.causes import Cause, causes_of, sentence
from wargame.terms import FACILITATOR, ActorId, Pair, alignment, pair


@dataclass(frozen=True, slots=True, kw_only=True)
class TieMovement:
    """By how much an event moved a tie in all."""

    event: int
    """Its number in the record."""
    turn: int
    before: int
    after: int
    words: str
    """What happened, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieStory:
    """A tie over time."""

    pair: Pair
    title: str
    """`Iran and Kabul`."""
    values: tuple[int, ...]
    """At the start, and at the end of each turn; the last one is now."""
    movements: tuple[TieMovement, ...]
    """In the order in which they happened."""


def tie_story(
    history: History,
    one: ActorId,
    other: ActorId,
    narrator: Narrator,
    viewer: str = FACILITATOR,
    head: int | None = None,
) -> TieStory:
    """Return the story of a tie up to an event (the present head if None), as a viewer may know it."""
    both, entries = pair(one, other), history.line(head)
    compiled = history.opening.compiled
    place = compiled.board.pairs[both]
    opened = history.state_at(entries[-1].number).affairs.opened if entries else False
    told = redact([entry.event for entry in entries], viewer, compiled, opened=opened)
    causes = causes_of((entry.number, seen) for entry, seen in zip(entries, told, strict=True))
    ends = history.turn_ends(head)
    values = [history.opening.values[place]]
    reached = [history.state_at(number) for _, number in sorted(ends.items())]
    values += [(one if viewer == FACILITATOR else as_told(one)).values[place] for one in reached]
    return TieStory(
        pair=both,
        title=f"{narrator.name(both[0])} and {narrator.name(both[1])}",
        values=tuple(values),
        movements=_movements(causes.get(alignment(*both), ()), narrator),
    )


def turn_start(history: History, turn: int, head: int | None = None) -> GameState:
    """Return where the game stood when a turn of a line of play began."""
    earlier = [event for known, event in history.turn_ends(head).items() if known < turn]
    return history.state_at(max(earlier)) if earlier else history.opening


def _movements(causes: Iterable[Cause], narrator: Narrator) -> tuple[TieMovement, ...]:
    """Return what each event did to a tie; one that left it where it was is left out."""
    found = []
    for event, group in groupby(causes, key=lambda cause: cause.event):
        steps = tuple(group)
        first, last = steps[0], steps[-1]
        if first.before != last.after:
            movement = TieMovement(
                event=event,
                turn=last.seen.turn,
                before=first.before,
                after=last.after,
                words=sentence(last, narrator),
            )
            found.append(movement)
    return tuple(found)
