"""How one tie came to stand as it does: its value turn by turn, and every event that moved it.

Reads a session's history; what the viewer may not know was taken out by `game.redaction`, so that the same
words serve the facilitator, the projector and the replay.
"""

from dataclasses import dataclass

from wargame.game import events as ev
from wargame.game.redaction import Redacted, changes_told, redact
from wargame.game.sight import as_told
from wargame.game.state import GameState
from wargame.session.history import History
from wargame.session.narration import Narrator
from wargame.terms import FACILITATOR, ActorId, Pair, alignment, pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """An event that moved a tie."""

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
    causes: tuple[Cause, ...]
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
    place, name = history.opening.compiled.board.pairs[both], alignment(*both)
    opened = history.state_at(entries[-1].number).affairs.opened if entries else False
    told = redact([entry.event for entry in entries], viewer, history.opening.compiled, opened=opened)
    causes = []
    for entry, seen in zip(entries, told, strict=True):
        moved = [change for change in (changes_told(seen) if seen else ()) if change.what == name]
        if moved and moved[0].before != moved[-1].after and seen is not None:
            cause = Cause(
                event=entry.number,
                turn=entry.event.turn,
                before=moved[0].before,
                after=moved[-1].after,
                words=_words(narrator, seen, moved[-1].why),
            )
            causes.append(cause)
    ends = history.turn_ends(head)
    values = [history.opening.values[place]]
    reached = [history.state_at(number) for _, number in sorted(ends.items())]
    values += [(one if viewer == FACILITATOR else as_told(one)).values[place] for one in reached]
    return TieStory(
        pair=both,
        title=f"{narrator.name(both[0])} and {narrator.name(both[1])}",
        values=tuple(values),
        causes=tuple(causes),
    )


def turn_start(history: History, turn: int, head: int | None = None) -> GameState:
    """Return where the game stood when a turn of a line of play began."""
    earlier = [event for known, event in history.turn_ends(head).items() if known < turn]
    return history.state_at(max(earlier)) if earlier else history.opening


def _words(narrator: Narrator, seen: Redacted, why: str) -> str:
    if isinstance(seen, ev.UpkeepDone):
        return narrator.reason(why) or "Upkeep"
    return narrator.tell(seen).text
