"""What moved on the board, turn by turn, and through which events.

Compares where the game stood at the ends of turns (`story.moments`) and looks up in the events what moved
each number. Who was behind a change is named only where readers may know it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from wargame.game import events as ev
from wargame.game.events import Change
from wargame.game.redaction import BehindTheScenes, SomethingHappened, changes_told
from wargame.report.story import Happened, Moment, Story
from wargame.terms import Pair, Quantity, alignment, track


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One event that moved a number."""

    event: int
    by: int
    why: str
    """A move's title, an inject's, a rule's reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A number that is not what it was a turn before."""

    what: Quantity
    turn: int
    before: int
    after: int
    causes: tuple[Cause, ...]
    pair: Pair | None = None

    @property
    def by(self) -> int:
        """How far it moved."""
        return self.after - self.before

    @property
    def refs(self) -> tuple[int, ...]:
        """The events that moved it."""
        return tuple(dict.fromkeys(cause.event for cause in self.causes))


class Shifts:
    """Looks up what moved."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def causes(self) -> dict[tuple[int, Quantity], tuple[Cause, ...]]:
        """For each turn and number, the events that moved it, in order."""
        found: dict[tuple[int, Quantity], list[Cause]] = {}
        for one in self._story.happened:
            for change, why in self._changes(one):
                if change.before != change.after:
                    cause = Cause(event=one.number, by=change.after - change.before, why=why)
                    found.setdefault((one.turn, change.what), []).append(cause)
        return {key: tuple(causes) for key, causes in found.items()}

    def ties(self, turn: int) -> tuple[Shift, ...]:
        """Return the alignments that moved in a turn, the largest movement first."""
        before, after = self._states(turn)
        if before is None or after is None:
            return ()
        found = [
            Shift(
                what=alignment(*both),
                turn=turn,
                before=before.state.values[at],
                after=after.state.values[at],
                causes=self.causes.get((turn, alignment(*both)), ()),
                pair=both,
            )
            for both, at in self._story.compiled.board.pairs.items()
            if before.state.values[at] != after.state.values[at]
        ]
        seats = set(self._story.compiled.seats)
        return tuple(sorted(found, key=lambda one: (-abs(one.by), not seats.issuperset(one.pair or ()))))

    def tracks(self, turn: int) -> tuple[Shift, ...]:
        """Return how every track stood before and after a turn, in the order of the scenario."""
        before, after = self._states(turn)
        if before is None or after is None:
            return ()
        return tuple(
            Shift(
                what=track(line.id),
                turn=turn,
                before=before.state.track(line.id),
                after=after.state.track(line.id),
                causes=self.causes.get((turn, track(line.id)), ()),
            )
            for line in self._story.scenario.tracks
        )

    def on_the_way(self, what: Quantity) -> tuple[int, ...]:
        """Return every event that moved a number, in all turns."""
        return tuple(
            cause.event for (_, one), causes in self.causes.items() if one == what for cause in causes
        )

    def _states(self, turn: int) -> tuple[Moment | None, Moment | None]:
        """Return where the game stood before and after a turn."""
        before = after = None
        for moment in self._story.moments:
            if moment.turn < turn:
                before = moment
            elif moment.turn == turn:
                after = moment
        return before, after

    def _changes(self, one: Happened) -> Iterator[tuple[Change, str]]:
        event, narrator = one.event, self._story.narrator
        for change in changes_told(event):
            yield change, narrator.reason(change.why) or cause_in_words(event, narrator.name)


def cause_in_words(event: object, name: Callable[[str], str]) -> str:
    """Return in a few words what an event was, as the cause of a change; empty if that says nothing."""
    match event:
        case ev.MoveRuled(title=title, outcome=outcome, seat=seat):
            return f"{name(seat)}, “{title}”, {outcome}"
        case ev.RulingOverridden(number=number):
            return f"Override of move {number}"
        case ev.CoverBlown(title=title, seat=seat):
            return f"Exposure of {name(seat)}, “{title}”"
        case ev.InjectFired(title=title):
            return f"Inject: {title}"
        case ev.DealAnswered(number=number):
            return f"Deal {number}"
        case ev.GameEnded(title=title):
            return title
        case _:
            return _PLAIN_CAUSES.get(type(event), "")


_PLAIN_CAUSES: Final[dict[type, str]] = {
    ev.InjectAnswered: "Answer to an inject",
    ev.BoardAdjusted: "Corrected by the facilitator",
    ev.UpkeepDone: "Upkeep",
    SomethingHappened: "Not known",
    BehindTheScenes: "Behind the scenes",
}
