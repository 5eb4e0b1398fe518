"""What seats answer to injects, counted while games are played side by side.

`Replies` has a row for each answer that a seat can give to an inject, and for each inject with a way out one
for paying and one for letting it happen. `Engine` tells it what was possible and what was chosen in games
that still count; `tally` and `ends` read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from wargame.batch.conditions import Flags
from wargame.batch.tables import InjectRule, Tables
from wargame.terms import ActorId, InjectId

if TYPE_CHECKING:
    from numpy.typing import NDArray

PAYS: Final = "pays"
LETS: Final = "lets-happen"
"""The two answers to an inject with a way out; a scenario gives them no ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer that one seat can give to one inject."""

    inject: InjectId
    seat: ActorId
    answer: str
    """The id of the answer, or one of `PAYS` and `LETS`."""


def replies_of(tables: Tables) -> tuple[Reply, ...]:
    """Return every answer to injects that come by themselves, in the order of the file and of the seats."""
    found = []
    for rule in tables.injects:
        if rule.payer is not None:
            seat = tables.seats[rule.payer].seat
            found += [Reply(inject=rule.id, seat=seat, answer=one) for one in (PAYS, LETS)]
        for index, answers in rule.answers.items():
            seat = tables.seats[index].seat
            found += [Reply(inject=rule.id, seat=seat, answer=one.id) for one in answers]
    return tuple(found)


class Replies:
    """How often each answer was asked for, possible and given."""

    def __init__(self, tables: Tables, games: int) -> None:
        self.rows = replies_of(tables)
        self._first: dict[tuple[InjectId, ActorId], int] = {}
        for at, row in enumerate(self.rows):
            self._first.setdefault((row.inject, row.seat), at)
        self.asked: NDArray[np.int64] = np.zeros(len(self.rows), dtype=np.int64)
        """How often its seat was asked."""
        self.possible: NDArray[np.int64] = np.zeros(len(self.rows), dtype=np.int64)
        """How often its seat was asked and could have given it."""
        self.given: NDArray[np.uint16] = np.zeros((len(self.rows), games), dtype=np.uint16)
        """How often it was given in each game."""

    def count(
        self, rule: InjectRule, seat: ActorId, asked: Flags, possible: Sequence[Flags], given: Sequence[Flags]
    ) -> None:
        """Count a seat's answers in the games in which it is asked.

        `possible` and `given` have a row for each answer, in the order of the rows of this inject and seat.
        An inject that comes by hand has no rows, and nothing is counted.
        """
        first = self._first.get((rule.id, seat))
        if first is None:
            return
        many = int(np.count_nonzero(asked))
        for at, (could, here) in enumerate(zip(possible, given, strict=True), start=first):
            self.asked[at] += many
            self.possible[at] += np.count_nonzero(could & asked)
            self.given[at] += here & asked
