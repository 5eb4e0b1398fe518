"""What moved on the board, turn by turn, and through which events.

Compares where the game stood at the ends of turns (`Story.moments`) and looks up in the events what moved
each number. Who was behind a change is named only where readers may know it.
"""

from dataclasses import dataclass
from functools import cached_property

from wargame.report.story import Story, TurnMoment
from wargame.shown.causes import Cause, brief, causes_of
from wargame.terms import Pair, Quantity, alignment, track


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A number that is not what it was a turn before."""

    what: Quantity
    turn: int
    before: int
    after: int
    causes: tuple[Cause, ...]
    whys: tuple[str, ...] = ()
    """What moved it in a few words each; what says nothing is left out."""
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
    def _causes(self) -> dict[tuple[int, Quantity], tuple[Cause, ...]]:
        """For each turn and number, what moved it, in order."""
        found: dict[tuple[int, Quantity], list[Cause]] = {}
        for what, causes in self._every.items():
            for cause in causes:
                found.setdefault((cause.seen.turn, what), []).append(cause)
        return {key: tuple(causes) for key, causes in found.items()}

    @cached_property
    def _every(self) -> dict[Quantity, tuple[Cause, ...]]:
        return causes_of((one.number, one.event) for one in self._story.happened)

    def ties(self, turn: int) -> tuple[Shift, ...]:
        """Return the alignments that moved in a turn, the largest movement first."""
        before, after = self._states(turn)
        if before is None or after is None:
            return ()
        found = [
            self._shift(turn, alignment(*both), before.state.values[at], after.state.values[at], both)
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
            self._shift(turn, track(line.id), before.state.track(line.id), after.state.track(line.id))
            for line in self._story.tracks
        )

    def on_the_way(self, what: Quantity) -> tuple[int, ...]:
        """Return every event that moved a number, in all turns."""
        return tuple(cause.event for cause in self._every.get(what, ()))

    def _shift(self, turn: int, what: Quantity, before: int, after: int, both: Pair | None = None) -> Shift:
        causes = self._causes.get((turn, what), ())
        said = dict.fromkeys(brief(cause, self._story.narrator) for cause in causes)
        return Shift(
            what=what,
            turn=turn,
            before=before,
            after=after,
            causes=causes,
            whys=tuple(filter(None, said)),
            pair=both,
        )

    def _states(self, turn: int) -> tuple[TurnMoment | None, TurnMoment | None]:
        """Return where the game stood before and after a turn."""
        before = after = None
        for moment in self._story.moments:
            if moment.turn < turn:
                before = moment
            elif moment.turn == turn:
                after = moment
        return before, after
