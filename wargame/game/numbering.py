"""Numbers of moves, throws, deals and questions as one viewer counts them.

The record numbers every one of them in a session; a gap in what a viewer is told would tell of one
that it may not know. So each viewer counts its own, from 1, in the order in which it comes to know of them.
Used by `redaction`.
"""

from typing import TypeVar

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.events import Throw

T = TypeVar("T")

_OF_A_MOVE = (
    ev.MoveSealed
    | ev.MoveWithdrawn
    | ev.MoveArgued
    | ev.ChancesNamed
    | ev.FreeMoveJudged
    | ev.MoveBacked
    | ev.CoverBlown
)
_OF_A_DEAL = ev.DealProposed | ev.DealAnswered | ev.DealLapsed | ev.DealJudged
_OF_A_QUESTION = ev.QuestionAsked | ev.QuestionAnswered


class Numbers:
    """What one viewer counted so far."""

    def __init__(self) -> None:
        self._moves: dict[int, int] = {}
        self._throws: dict[int, int] = {}
        self._deals: dict[int, int] = {}
        self._questions: dict[int, int] = {}

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
        if isinstance(seen, _OF_A_MOVE):
            return replace(seen, number=self._move(seen.number))
        if isinstance(seen, _OF_A_DEAL):
            return replace(seen, number=_counted(self._deals, seen.number))
        if isinstance(seen, _OF_A_QUESTION):
            return replace(seen, number=_counted(self._questions, seen.number))
        return seen

    def _move(self, number: int) -> int:
        return _counted(self._moves, number)

    def _throw(self, throw: Throw) -> Throw:
        if not throw.dice:
            # It is told without its dice, so its number says nothing to anybody.
            return replace(throw, number=0)
        return replace(throw, number=_counted(self._throws, throw.number))


def _counted(known: dict[int, int], number: int) -> int:
    """Return the viewer's own number for one of the record's."""
    return known.setdefault(number, len(known) + 1)
