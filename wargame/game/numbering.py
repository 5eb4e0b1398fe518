"""Numbers of moves and throws as one viewer counts them.

The record numbers every move and every throw of a session; a gap in what a viewer is told would tell of one
that it may not know. So each viewer counts its own, from 1, in the order in which it comes to know of them.
Used by `redaction`.
"""

from typing import TypeVar

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.events import Throw

T = TypeVar("T")

_OF_A_MOVE = (
    ev.MoveSealed | ev.MoveWithdrawn | ev.MoveArgued | ev.FreeMoveJudged | ev.MoveBacked | ev.CoverBlown
)


class Numbers:
    """What one viewer counted so far."""

    def __init__(self) -> None:
        self._moves: dict[int, int] = {}
        self._throws: dict[int, int] = {}

    def anew(self, seen: T) -> T:
        """Return what a viewer is told with its own numbers in place of the record's."""
        if isinstance(seen, ev.MoveRuled):
            throw, test = seen.throw, seen.exposure
            return replace(
                seen,
                number=self._move(seen.number),
                throw=None if throw is None else self._throw(throw),
                exposure=None if test is None else replace(test, throw=self._throw(test.throw)),
            )
        if isinstance(seen, ev.RulingOverridden):
            test = seen.exposure
            return replace(
                seen,
                number=self._move(seen.number),
                exposure=None if test is None else replace(test, throw=self._throw(test.throw)),
            )
        if isinstance(
            seen,
            ev.MoveSealed
            | ev.MoveWithdrawn
            | ev.MoveArgued
            | ev.FreeMoveJudged
            | ev.MoveBacked
            | ev.CoverBlown,
        ):
            return replace(seen, number=self._move(seen.number))
        return seen

    def _move(self, number: int) -> int:
        return self._moves.setdefault(number, len(self._moves) + 1)

    def _throw(self, throw: Throw) -> Throw:
        if not throw.dice:
            # It is told without its dice, so its number says nothing to anybody.
            return replace(throw, number=0)
        return replace(throw, number=self._throws.setdefault(throw.number, len(self._throws) + 1))
